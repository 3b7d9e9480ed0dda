import {
  type CallsContext,
  type CallsState,
  endFollowsWithin,
  latenessAllowed,
  latenessBelieved,
  type QuickestDelay,
  serverTimeError,
  type TrackedCall,
  unconfirmedFor,
} from './calls-state.ts';
import { relist } from './tracked-calls.ts';

/** Ms: a stamp that is older is no time at all. PubNub hands on what it kept for half an hour, and more. */
const oldestBelieved = 24 * 3_600_000;

/** Server time from the platform, or ours where the stamp cannot be true: a day old, or in the future. */
export function believable(time: number | undefined, serverNow: number): number {
  if (time === undefined) return serverNow;
  const age = serverNow - time;
  return age < -60_000 || age > oldestBelieved ? serverNow : time;
}

export type Delay = {
  /** Ms that a ring waits to be checked because its event was under way for long; 0 where there is no need. */
  readonly wait: number;
  readonly quickest: QuickestDelay | undefined;
  /** It was under way for long, as others show that were quicker. */
  readonly isLate: boolean;
};

/**
 * How long an event was under way, measured against the quickest one of late, on the clock that never jumps: that takes out
 * how far apart the two clocks are. Where the platform's time is known, an event that is old by it waits too, also when
 * it is the first: after a gap the missed ones come all at once.
 */
export function measureDelay(
  state: CallsState,
  timestamp: number | undefined,
  { elapsed, serverNow, isServerTimeKnown, isListening }: CallsContext,
): Delay {
  const mistrusted = !isListening || (timestamp !== undefined && timestamp < state.trustedFrom);
  const wait = mistrusted ? endFollowsWithin : 0;
  if (timestamp === undefined) return { wait, quickest: state.quickest, isLate: false };
  const age = serverNow - timestamp;
  const isOld = isServerTimeKnown && age > serverTimeError + latenessAllowed && age <= oldestBelieved;
  const delay = elapsed - timestamp;
  const least = leastOf(state.quickest);
  const isAhead = isServerTimeKnown && age < -serverTimeError;
  const quickest =
    isAhead || Math.abs(age) > latenessBelieved ? state.quickest : learnt(state.quickest, delay, elapsed);
  const isLate = delay - least > latenessAllowed && delay - least <= latenessBelieved;
  return { wait: isOld || isLate ? unconfirmedFor : wait, quickest, isLate };
}

/** Ms after which what was quickest is counted anew; what was before goes with the next time. */
const quickestFor = 30 * 60_000;

function leastOf(quickest: QuickestDelay | undefined): number {
  return quickest === undefined ? Infinity : Math.min(quickest.least, quickest.before ?? Infinity);
}

function learnt(quickest: QuickestDelay | undefined, delay: number, elapsed: number): QuickestDelay {
  if (quickest === undefined) return { since: elapsed, least: delay, before: undefined };
  if (elapsed - quickest.since > quickestFor) return { since: elapsed, least: delay, before: quickest.least };
  return delay < quickest.least ? { ...quickest, least: delay } : quickest;
}

/**
 * The platform's answer had it no more, and now an event that was under way for long says that it lives: the event is
 * the older word, and only another answer can bring the call back.
 */
export function isOvertaken({ gone }: TrackedCall, wait: number): boolean {
  return gone !== undefined && wait > 0;
}

/** What was missed is handed over now: a ring stamped before may have its own end right behind it. */
export function mistrustPast(state: CallsState, { serverNow, isServerTimeKnown }: CallsContext): CallsState {
  return isServerTimeKnown ? { ...state, trustedFrom: serverNow + serverTimeError } : state;
}

/** Mostly nothing is handed over now, but PubNub keeps what was missed from one run of the app to the next. */
function mistrustOld(state: CallsState, { serverNow, isServerTimeKnown }: CallsContext): CallsState {
  return isServerTimeKnown ? { ...state, trustedFrom: serverNow - serverTimeError } : state;
}

/** The ends of rings that wait for their check are lost: only the platform's answer can tell. */
export function holdUnconfirmed(before: CallsState, context: CallsContext): CallsState {
  const state = mistrustOld(before, context);
  const waits = ({ unconfirmedUntil }: TrackedCall): boolean => unconfirmedUntil !== undefined;
  if (!state.tracked.some(waits)) return state;
  const held = state.tracked.map((each) => (waits(each) ? { ...each, unconfirmedUntil: Infinity } : each));
  return relist(state, held, context);
}
