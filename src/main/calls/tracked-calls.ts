import type { Call } from '../../shared/call.ts';
import {
  type CallsContext,
  type CallsState,
  type Facts,
  keptEnded,
  mostEnded,
  mostLive,
  type ReadReason,
  shownAfterEnd,
  type TrackedCall,
} from './calls-state.ts';
import { isArriving } from './derive-call.ts';

type Ids = {
  readonly telephonySessionId: string | undefined;
  readonly sessionId: string | undefined;
  readonly partyId?: string | undefined;
};

/** Finds a call by either of its ids; -1 when it is new. */
export function indexOfCall(tracked: readonly TrackedCall[], ids: Ids): number {
  const { telephonySessionId, sessionId } = ids;
  // The newest call is asked for most.
  for (let index = tracked.length - 1; index >= 0; index -= 1) {
    const call = tracked[index]?.call;
    if (call === undefined) continue;
    if (telephonySessionId !== undefined && call.telephonySessionId !== undefined) {
      if (call.telephonySessionId === telephonySessionId) return index;
    } else if (sessionId !== undefined && call.sessionId === sessionId) return index;
  }
  return -1;
}

/** A call of which nothing is known but its ids. */
export function newTracked(ids: Ids, facts: Facts, elapsed: number): TrackedCall {
  const call: Call = {
    id: ids.telephonySessionId ?? ids.sessionId ?? '',
    telephonySessionId: ids.telephonySessionId,
    sessionId: ids.sessionId,
    partyId: undefined,
    direction: facts.direction,
    phase: 'ringing',
    party: { kind: 'anonymous' },
    line: undefined,
    transferredBy: undefined,
    devices: [],
    startedAt: facts.startedAt,
    answeredAt: undefined,
    endedAt: undefined,
    ending: undefined,
    silenced: false,
  };
  return {
    call,
    facts,
    presence: undefined,
    parties: [],
    presencePartyId: ids.partyId,
    isConference: false,
    sessionSequence: -1,
    connectedAt: undefined,
    wasConnected: false,
    answeredBy: undefined,
    answeredByColleague: false,
    logged: undefined,
    pendingEnd: undefined,
    gone: undefined,
    lastNewsAt: elapsed,
    lastCheckedAt: elapsed,
    absentOnce: false,
    unconfirmedUntil: undefined,
    shown: false,
    alerted: false,
    found: false,
    endedSeenAt: undefined,
    settled: false,
    told: { rang: false, answered: false, ending: undefined },
  };
}

/** Fills in an id that an earlier report did not carry; the call keeps the `id` it is known by. */
export function withIds(tracked: TrackedCall, ids: Ids): TrackedCall {
  const telephonySessionId = tracked.call.telephonySessionId ?? ids.telephonySessionId;
  const sessionId = tracked.call.sessionId ?? ids.sessionId;
  const presencePartyId = ids.partyId ?? tracked.presencePartyId;
  const isKnown =
    telephonySessionId === tracked.call.telephonySessionId && sessionId === tracked.call.sessionId;
  if (isKnown && presencePartyId === tracked.presencePartyId) return tracked;
  const call = isKnown ? tracked.call : { ...tracked.call, telephonySessionId, sessionId };
  return { ...tracked, presencePartyId, call };
}

/**
 * Puts changed calls in their places and new ones at the end. One event changes one call of hundreds, so nothing
 * here walks over all of them unless the list itself has to be made anew.
 */
export function replaceTracked(
  state: CallsState,
  changes: ReadonlyMap<number, TrackedCall>,
  added: readonly TrackedCall[],
  context: CallsContext,
): CallsState {
  if (changes.size === 0 && added.length === 0) return state;
  let next = state;
  for (const [index, after] of changes) next = replaceOne(next, index, after, context);
  for (const each of added) next = addOne(next, each, context);
  const isWithin = next.liveCount <= mostLive && next.tracked.length - next.liveCount <= mostEnded;
  return isWithin ? next : relist(next, next.tracked, context);
}

function replaceOne(
  state: CallsState,
  index: number,
  changed: TrackedCall,
  { elapsed }: CallsContext,
): CallsState {
  const before = state.tracked[index];
  if (before === undefined) return state;
  const after = marked(changed, elapsed);
  const place = state.calls.indexOf(before.call);
  const isListed = isVisible(after, elapsed);
  const tracked = state.tracked.with(index, after);
  return {
    ...state,
    tracked,
    calls:
      place >= 0 && isListed
        ? replacedAt(state.calls, place, after.call)
        : place >= 0 || isListed
          ? listOf(tracked, elapsed)
          : state.calls,
    liveCount: state.liveCount + countOne(after) - countOne(before),
    touched: touching(state, index),
  };
}

function addOne(state: CallsState, added: TrackedCall, { elapsed }: CallsContext): CallsState {
  const after = marked(added, elapsed);
  return {
    ...state,
    tracked: [...state.tracked, after],
    calls: isVisible(after, elapsed) ? [...state.calls, after.call] : state.calls,
    liveCount: state.liveCount + countOne(after),
    touched: touching(state, state.tracked.length),
  };
}

function replacedAt(calls: readonly Call[], place: number, call: Call): readonly Call[] {
  return calls[place] === call ? calls : calls.with(place, call);
}

function touching({ touched }: CallsState, index: number): CallsState['touched'] {
  if (touched === 'all' || touched.includes(index)) return touched;
  return touched.length < mostTouched ? [...touched, index] : 'all';
}

const mostTouched = 16;

function countOne({ endedSeenAt }: TrackedCall): number {
  return endedSeenAt === undefined ? 1 : 0;
}

function marked(tracked: TrackedCall, elapsed: number): TrackedCall {
  return tracked.shown || !isVisible(tracked, elapsed) ? tracked : { ...tracked, shown: true };
}

function listOf(tracked: readonly TrackedCall[], elapsed: number): readonly Call[] {
  return tracked.filter((each) => isVisible(each, elapsed)).map(({ call }) => call);
}

/** The whole list as a person should see it now. */
export function relist(
  state: CallsState,
  tracked: readonly TrackedCall[],
  { elapsed }: CallsContext,
): CallsState {
  const kept = withinLimits(tracked).map((each) => marked(each, elapsed));
  const calls = listOf(kept, elapsed);
  const same =
    calls.length === state.calls.length && calls.every((call, index) => call === state.calls[index]);
  return {
    ...state,
    tracked: kept,
    calls: same ? state.calls : calls,
    liveCount: countLive(kept),
    touched: 'all',
    wish: countLive(tracked) > mostLive ? 'too-many' : state.wish,
  };
}

function isVisible(tracked: TrackedCall, elapsed: number): boolean {
  if (tracked.endedSeenAt !== undefined)
    return tracked.shown && elapsed - tracked.endedSeenAt < shownAfterEnd;
  return tracked.unconfirmedUntil === undefined && !isArriving(tracked);
}

function countLive(tracked: readonly TrackedCall[]): number {
  return tracked.reduce((count, { endedSeenAt }) => (endedSeenAt === undefined ? count + 1 : count), 0);
}

/** Drops the oldest ended calls and the newest live ones beyond what is followed. */
function withinLimits(tracked: readonly TrackedCall[]): readonly TrackedCall[] {
  const live = countLive(tracked);
  const ended = tracked.length - live;
  if (live <= mostLive && ended <= mostEnded) return tracked;
  let dropEnded = ended > mostEnded ? ended - keptEnded : 0;
  let keepLive = mostLive;
  return tracked.filter(({ endedSeenAt }) => {
    if (endedSeenAt === undefined) {
      keepLive -= 1;
      return keepLive >= 0;
    }
    dropEnded -= 1;
    return dropEnded < 0;
  });
}

const urgency: readonly ReadReason[] = [
  ...(['too-many', 'silent', 'hole', 'unlisted', 'damaged', 'unclear', 'recheck', 'late'] as const),
];

/** Keeps the more urgent of two reasons to ask for the truth. */
export function wishing(state: CallsState, reason: ReadReason): CallsState {
  const before = state.wish === undefined ? -1 : urgency.indexOf(state.wish);
  return urgency.indexOf(reason) > before ? { ...state, wish: reason } : state;
}
