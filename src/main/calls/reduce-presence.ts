import type { PresenceCall, PresenceReport } from '../ringcentral/reports.ts';
import { type CallsContext, type CallsState, type TrackedCall, unconfirmedFor } from './calls-state.ts';
import { deriveCall } from './derive-call.ts';
import { learnFromPresence, presenceFacts } from './facts.ts';
import { isOutspoken, isSameSession } from './legs.ts';
import { endPending, isNewTry, isStale, withStatus } from './presence-evidence.ts';
import { believable, type Delay, isOvertaken, measureDelay } from './lateness.ts';
import { indexOfCall, newTracked, replaceTracked, wishing, withIds } from './tracked-calls.ts';

/** Most calls of one event that are looked at; the platform sends seven. */
const mostItems = 300;

/** One presence event: it tells of every call it lists; what it does not list it says nothing certain about. */
export function reducePresence(state: CallsState, report: PresenceReport, context: CallsContext): CallsState {
  if (report.extensionId !== undefined && report.extensionId !== context.own.extensionId) return state;
  const wished = report.damaged ? wishing(state, 'damaged') : state;
  if (report.calls === undefined) return wished;
  const { wait, quickest, isLate } = measureDelay(state, report.timestamp, context);
  const isOld = report.sequence !== undefined && report.sequence < state.presenceSequence;
  const changes = new Map<number, TrackedCall>();
  const added: TrackedCall[] = [];
  let matched = 0;
  let isDoubtful = false;
  for (const item of report.calls.slice(0, mostItems)) {
    const index = indexOfCall(state.tracked, item);
    const before = state.tracked[index];
    if (before !== undefined && before.endedSeenAt === undefined) matched += 1;
    if (!hasId(item) || isOutspoken(item, report.calls)) continue;
    if (before !== undefined && isOvertaken(before, wait)) isDoubtful = true;
    if (before === undefined)
      added.push(createFromItem(item, report, context, isOld ? unconfirmedFor : wait));
    else if (isNewTry(before, item, report)) {
      changes.set(index, closed(before, context));
      added.push(asNewTry(createFromItem(item, report, context, wait), state.tracked));
    } else {
      const after = applyItem(before, item, report, context, { wait, isLate });
      if (after !== before) changes.set(index, after);
    }
  }
  const changed = [...changes.values(), ...added];
  let next = wishAfter(wished, report, changed);
  if (!isOld && hasUnlisted(state, report, matched)) next = wishing(next, 'unlisted');
  if (isDoubtful) next = wishing(next, 'late');
  return withClocks(replaceTracked(next, changes, added, context), report.sequence, quickest);
}

function hasId({ sessionId, telephonySessionId }: PresenceCall): boolean {
  return sessionId !== undefined || telephonySessionId !== undefined;
}

/** Reasons in the event to ask for the truth. */
function wishAfter(state: CallsState, report: PresenceReport, changed: readonly TrackedCall[]): CallsState {
  let next = state;
  if (report.calls?.some((item) => !hasId(item)) === true) next = wishing(next, 'damaged');
  if (report.calls?.some(({ termination }) => termination === 'intermediate') === true)
    next = wishing(next, 'unclear');
  if (changed.some(({ unconfirmedUntil }) => unconfirmedUntil !== undefined)) next = wishing(next, 'late');
  return next;
}

function withClocks(
  state: CallsState,
  sequence: number | undefined,
  quickest: CallsState['quickest'],
): CallsState {
  const presenceSequence = Math.max(state.presenceSequence, sequence ?? -1);
  if (presenceSequence === state.presenceSequence && quickest === state.quickest) return state;
  return { ...state, presenceSequence, quickest };
}

function applyItem(
  before: TrackedCall,
  item: PresenceCall,
  report: PresenceReport,
  context: CallsContext,
  { wait, isLate }: Pick<Delay, 'wait' | 'isLate'>,
): TrackedCall {
  const known = withIds(before, item);
  const facts = learnFromPresence(known.facts, item, context);
  const factsChanged = facts !== known.facts;
  const isOld = isStale(known, item, report.sequence, believable(report.timestamp, context.serverNow));
  if (isOld || (isOvertaken(known, wait) && item.status !== 'NoCall')) {
    // Too old to say what happens now, but it may know who calls.
    return factsChanged ? deriveCall({ ...known, facts }, context, true) : known;
  }
  const checked = checkedFirst(known, wait, context);
  // That it is over may still be taken back, but it is no word of a ring either.
  const unconfirmedUntil = item.status === 'NoCall' ? known.unconfirmedUntil : checked;
  const heard = { ...known, facts, lastNewsAt: context.elapsed, absentOnce: false, unconfirmedUntil };
  return deriveCall(withStatus(heard, item, report, context, isLate), context, factsChanged);
}

/** A ring nobody has seen yet, told of late, may be over by now. */
export function checkedFirst(
  tracked: TrackedCall,
  wait: number,
  { elapsed }: CallsContext,
): number | undefined {
  return tracked.shown || wait === 0 ? undefined : (tracked.unconfirmedUntil ?? elapsed + wait);
}

function closed(tracked: TrackedCall, context: CallsContext): TrackedCall {
  const { pendingEnd } = tracked;
  return pendingEnd === undefined ? tracked : deriveCall(endPending(tracked, pendingEnd), context, false);
}

/** The older try keeps the session's id. */
function asNewTry(created: TrackedCall, tracked: readonly TrackedCall[]): TrackedCall {
  const tries = tracked.filter(({ call }) => isSameSession(call, created.call)).length;
  return { ...created, call: { ...created.call, id: `${created.call.id}~${tries + 1}` } };
}

function createFromItem(
  item: PresenceCall,
  report: PresenceReport,
  context: CallsContext,
  wait: number,
): TrackedCall {
  const facts = presenceFacts(item, report.timestamp, context);
  const fresh = newTracked(item, facts, context.elapsed);
  const tracked = withStatus(fresh, item, report, context);
  const unconfirmedUntil = wait > 0 && item.status !== 'NoCall' ? context.elapsed + wait : undefined;
  return deriveCall({ ...tracked, unconfirmedUntil }, context, true);
}

/** A live call that presence told of before is missing from a list that seems complete. */
function hasUnlisted(state: CallsState, report: PresenceReport, matched: number): boolean {
  const { calls } = report;
  if (calls === undefined || state.liveCount <= matched || (report.totalCalls ?? 0) > calls.length)
    return false;
  return state.tracked.some(
    ({ presence, endedSeenAt, call }) =>
      presence !== undefined && endedSeenAt === undefined && !calls.some((item) => isSameSession(item, call)),
  );
}
