import type { PresenceCall, PresenceReport } from '../ringcentral/reports.ts';
import {
  type CallsContext,
  type CallsState,
  transitionalFor,
  type TrackedCall,
  unconfirmedFor,
} from './calls-state.ts';
import { deriveCall } from './derive-call.ts';
import { learnFromPresence, presenceFacts } from './facts.ts';
import { believable, indexOfCall, measureDelay, newTracked, replaceTracked, wishing, withIds } from './tracked-calls.ts'; // prettier-ignore

/** One presence event: it tells of every call it lists; what it does not list it says nothing certain about. */
export function reducePresence(state: CallsState, report: PresenceReport, context: CallsContext): CallsState {
  if (report.extensionId !== undefined && report.extensionId !== context.own.extensionId) return state;
  let next = report.damaged ? wishing(state, 'damaged') : state;
  if (report.calls === undefined) return next;
  const { isLate, leastDelay } = measureDelay(state, report.timestamp, context);
  const isOld = report.sequence !== undefined && report.sequence < state.presenceSequence;
  const changes = new Map<number, TrackedCall>();
  const added: TrackedCall[] = [];
  for (const item of report.calls) {
    if (item.sessionId === undefined && item.telephonySessionId === undefined) {
      next = wishing(next, 'damaged');
      continue;
    }
    const index = indexOfCall(state.tracked, item);
    const before = changes.get(index) ?? state.tracked[index];
    if (before !== undefined) {
      const after = applyItem(before, item, report, context, isLate);
      if (after !== before) changes.set(index, after);
      if (after.unconfirmedUntil !== undefined) next = wishing(next, 'late');
      if (item.termination === 'intermediate') next = wishing(next, 'unclear');
    } else if (indexOfCall(added, item) < 0) {
      const created = createFromItem(item, report, context, isLate || isOld);
      added.push(created);
      if (created.unconfirmedUntil !== undefined) next = wishing(next, 'late');
    }
  }
  if (!isOld && hasUnlisted(state, report)) next = wishing(next, 'unlisted');
  next = replaceTracked(next, changes, added, context);
  return withClocks(next, report.sequence, leastDelay);
}

function withClocks(
  state: CallsState,
  sequence: number | undefined,
  leastDelay: number | undefined,
): CallsState {
  const presenceSequence = Math.max(state.presenceSequence, sequence ?? -1);
  if (presenceSequence === state.presenceSequence && leastDelay === state.leastDelay) return state;
  return { ...state, presenceSequence, leastDelay };
}

function applyItem(
  before: TrackedCall,
  item: PresenceCall,
  report: PresenceReport,
  context: CallsContext,
  isLate: boolean,
): TrackedCall {
  const known = withIds(before, item);
  const facts = learnFromPresence(known.facts, item, context);
  const factsChanged = facts !== known.facts;
  const at = believable(report.timestamp, context.serverNow);
  if (isStale(known, report.sequence, at)) {
    // Too old to say what happens now, but it may know who calls.
    return factsChanged ? deriveCall({ ...known, facts }, context, true) : known;
  }
  const unconfirmedUntil = isLate ? checkedFirst(known, context) : undefined;
  const heard = { ...known, facts, lastNewsAt: context.elapsed, absentOnce: false, unconfirmedUntil };
  return deriveCall(withStatus(heard, item, report.sequence, at, context), context, factsChanged);
}

/** A ring nobody has seen yet, told of late, may be over by now. */
export function checkedFirst(tracked: TrackedCall, { elapsed }: CallsContext): number | undefined {
  return tracked.shown ? undefined : (tracked.unconfirmedUntil ?? elapsed + unconfirmedFor);
}

function isStale({ presence }: TrackedCall, sequence: number | undefined, at: number): boolean {
  if (presence === undefined) return false;
  if (presence.sequence !== undefined && sequence !== undefined) return sequence <= presence.sequence;
  return at < presence.at;
}

function withStatus(
  tracked: TrackedCall,
  item: PresenceCall,
  sequence: number | undefined,
  at: number,
  { elapsed }: CallsContext,
): TrackedCall {
  const { presence } = tracked;
  if (item.status !== 'NoCall') {
    // What the platform called final stays so: a ring after it is no new call.
    if (item.status === 'Ringing' && presence?.final === true)
      return { ...tracked, presence: { ...presence, sequence } };
    const isConnected = item.status === 'CallConnected';
    return {
      ...tracked,
      presence: { sequence, status: item.status, at, final: false },
      pendingEnd: undefined,
      gone: undefined,
      unconfirmedUntil: isConnected ? undefined : tracked.unconfirmedUntil,
      connectedAt: tracked.connectedAt ?? (isConnected ? at : undefined),
    };
  }
  const isFinal = item.termination === 'final';
  if (isFinal || presence === undefined || presence.status === 'NoCall') {
    const final = isFinal || presence?.final === true;
    return {
      ...tracked,
      presence: { sequence, status: 'NoCall', at: presence?.final === true ? presence.at : at, final },
      pendingEnd: undefined,
    };
  }
  // One leg is over and the call goes on: the old word for that.
  if (item.termination === 'intermediate') return { ...tracked, presence: { ...presence, sequence } };
  return {
    ...tracked,
    presence: { ...presence, sequence },
    pendingEnd: tracked.pendingEnd ?? { due: elapsed + transitionalFor, at },
  };
}

function createFromItem(
  item: PresenceCall,
  report: PresenceReport,
  context: CallsContext,
  needsCheck: boolean,
): TrackedCall {
  const facts = presenceFacts(item, report.timestamp, context);
  const fresh = newTracked(item, facts, context.elapsed);
  const at = believable(report.timestamp, context.serverNow);
  const tracked = withStatus(fresh, item, report.sequence, at, context);
  const unconfirmedUntil =
    needsCheck && item.status !== 'NoCall' ? context.elapsed + unconfirmedFor : undefined;
  return deriveCall({ ...tracked, unconfirmedUntil }, context, true);
}

/** A live call that presence told of before is missing from a list that seems complete. */
function hasUnlisted(state: CallsState, report: PresenceReport): boolean {
  const { calls } = report;
  if (calls === undefined || (report.totalCalls ?? 0) > calls.length) return false;
  return state.tracked.some(
    ({ presence, endedSeenAt, call }) =>
      presence !== undefined &&
      endedSeenAt === undefined &&
      !calls.some(
        (item) =>
          (item.telephonySessionId !== undefined && item.telephonySessionId === call.telephonySessionId) ||
          (item.sessionId !== undefined && item.sessionId === call.sessionId),
      ),
  );
}
