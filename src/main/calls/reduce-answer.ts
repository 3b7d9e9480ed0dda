import type { ActiveCall, PresenceCall, PresenceReport } from '../ringcentral/reports.ts';
import type { CallsContext, CallsState, PresenceEvidence, TrackedCall } from './calls-state.ts';
import { deriveCall } from './derive-call.ts';
import { learnFromPresence, presenceFacts } from './facts.ts';
import { isOutspoken } from './legs.ts';
import { isTestCall } from './test-call.ts';
import { indexOfCall, newTracked, replaceTracked, wishing, withIds } from './tracked-calls.ts';

/** Ms an answer must be younger than the last event to be believed that the call is no longer there. */
const absenceCertainAfter = 3000;
/** Ms in which an answer may still list what an event just ended. */
const lagAllowed = 5000;

/**
 * A presence answer holds every call there is: what it lists is so, what it does not list is over. Events that
 * came after it was asked for are newer than it.
 *
 * @param askedAt monotonic ms when the answer was asked for
 */
export function reduceAnswer(
  state: CallsState,
  report: PresenceReport,
  askedAt: number,
  context: CallsContext,
): CallsState {
  if (report.extensionId !== undefined && report.extensionId !== context.own.extensionId) return state;
  if (report.calls === undefined) return wishing(state, 'recheck');
  const items = report.calls.filter((item, _, all) => item.status !== 'NoCall' && !isOutspoken(item, all));
  let next: CallsState = report.damaged ? wishing(state, 'recheck') : { ...state, wish: undefined };
  const changes = new Map<number, TrackedCall>();
  const added: TrackedCall[] = [];
  const listed = new Set<number>();
  for (const item of items) {
    const index = indexOfCall(state.tracked, item);
    const before = state.tracked[index];
    if (before === undefined) {
      if (hasId(item) && indexOfCall(added, item) < 0) added.push(createFound(item, context));
      continue;
    }
    listed.add(index);
    const after = applyListed(before, item, askedAt, context);
    if (after === before) next = wishing(next, 'recheck');
    else changes.set(index, after);
  }
  const isComplete = !report.damaged && (report.totalCalls ?? firstUncertain(items)) <= items.length;
  if (isComplete) {
    for (const [index, each] of state.tracked.entries()) {
      if (listed.has(index) || each.endedSeenAt !== undefined || isTestCall(each.call)) continue;
      const after = applyAbsent(each, askedAt, context);
      if (after.gone === undefined) next = wishing(next, 'recheck');
      changes.set(index, after);
    }
  }
  return replaceTracked(next, changes, added, context);
}

/** The platform lists seven calls at most; without a total, a full list may have been cut. */
function firstUncertain({ length }: readonly PresenceCall[]): number {
  return length < 7 ? length : length + 1;
}

function hasId(item: PresenceCall): boolean {
  return item.sessionId !== undefined || item.telephonySessionId !== undefined;
}

function createFound(item: PresenceCall, context: CallsContext): TrackedCall {
  const fresh = newTracked(item, presenceFacts(item, undefined, context), context.elapsed);
  return deriveCall(
    { ...fresh, found: true, presence: wordOf(item, undefined, context.serverNow) },
    context,
    true,
  );
}

function wordOf(item: PresenceCall, sequence: number | undefined, at: number): PresenceEvidence {
  return { sequence, status: item.status, at, stamp: undefined, final: false };
}

/** Newer than every event before it, whatever the two clocks say. */
function newestWord(tracked: TrackedCall, item: PresenceCall, { serverNow }: CallsContext): PresenceEvidence {
  const { presence, parties } = tracked;
  const at = parties.reduce((most, party) => Math.max(most, party.at + 1), serverNow);
  return wordOf(item, presence?.sequence, Math.max(at, presence?.at ?? 0));
}

/** The very same call where the answer may be older than what we know. */
function applyListed(
  before: TrackedCall,
  item: PresenceCall,
  askedAt: number,
  context: CallsContext,
): TrackedCall {
  const known = withIds(before, item);
  if (known.endedSeenAt !== undefined && askedAt - known.lastNewsAt < lagAllowed) return before;
  const facts = learnFromPresence(known.facts, item, context);
  const factsChanged = facts !== known.facts;
  const seen: TrackedCall = {
    ...known,
    facts,
    lastCheckedAt: context.elapsed,
    absentOnce: false,
    unconfirmedUntil: undefined,
  };
  if (known.lastNewsAt > askedAt && !advances(known, item)) return deriveCall(seen, context, factsChanged);
  const revived = known.endedSeenAt === undefined ? seen : { ...seen, parties: [], settled: false };
  return deriveCall(
    {
      ...revived,
      presence: newestWord(known, item, context),
      pendingEnd: undefined,
      gone: undefined,
      lastNewsAt: Math.max(known.lastNewsAt, askedAt),
    },
    context,
    factsChanged,
  );
}

function advances({ call }: TrackedCall, { status }: PresenceCall): boolean {
  return call.phase === 'ringing' && status !== 'Ringing';
}

function applyAbsent(before: TrackedCall, askedAt: number, context: CallsContext): TrackedCall {
  if (before.lastNewsAt > askedAt) return { ...before, lastCheckedAt: context.elapsed };
  const isCertain = askedAt - before.lastNewsAt >= absenceCertainAfter;
  const needsSecond = !isCertain && !before.absentOnce && before.unconfirmedUntil === undefined;
  if (needsSecond) return { ...before, absentOnce: true, lastCheckedAt: context.elapsed };
  return deriveCall(ended(before, context), context, false);
}

/** Over, without anybody having said so: at the time of a NoCall we had, else as far as we know now. */
export function ended(tracked: TrackedCall, { serverNow }: CallsContext): TrackedCall {
  return {
    ...tracked,
    pendingEnd: undefined,
    unconfirmedUntil: undefined,
    gone: { at: tracked.pendingEnd?.at ?? serverNow },
  };
}

/**
 * The active-calls list lags by seconds and keeps ended calls for two minutes: it may confirm a call that we
 * know and end one of which nothing was heard since; it never starts one.
 */
export function reduceActiveCalls(
  state: CallsState,
  records: readonly ActiveCall[],
  askedAt: number,
  context: CallsContext,
): CallsState {
  const changes = new Map<number, TrackedCall>();
  for (const record of records) {
    const index = indexOfCall(state.tracked, record);
    const before = state.tracked[index];
    if (before === undefined || before.endedSeenAt !== undefined || before.lastNewsAt > askedAt) continue;
    const isLive = record.result === 'In Progress';
    if (isLive) changes.set(index, { ...before, lastCheckedAt: context.elapsed, absentOnce: false });
    else if (record.result !== undefined)
      changes.set(index, deriveCall(ended(before, context), context, false));
  }
  return replaceTracked(state, changes, [], context);
}
