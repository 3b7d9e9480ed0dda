import {
  type CallsContext,
  type CallsState,
  endFollowsWithin,
  latenessAllowed,
  latenessBelieved,
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
  readonly leastDelay: number | undefined;
  /** It was under way for long, as others show that were quicker. */
  readonly isLate: boolean;
};

/**
 * How long an event was under way, measured against the quickest one seen, on the clock that never jumps: that takes out
 * how far apart the two clocks are. Where the platform's time is known, an event that is old by it waits too, also when
 * it is the first: after a gap the missed ones come all at once.
 */
export function measureDelay(
  state: CallsState,
  timestamp: number | undefined,
  { elapsed, serverNow, isServerTimeKnown, isListening }: CallsContext,
): Delay {
  const mistrusted = !isListening || (timestamp !== undefined && timestamp < state.trustedFrom);
  const least = state.leastDelay;
  const wait = mistrusted ? endFollowsWithin : 0;
  if (timestamp === undefined) return { wait, leastDelay: least, isLate: false };
  const age = serverNow - timestamp;
  const isOld = isServerTimeKnown && age > serverTimeError + latenessAllowed && age <= oldestBelieved;
  const delay = elapsed - timestamp;
  if (least === undefined || delay < least || delay - least > latenessBelieved)
    return {
      wait: isOld ? unconfirmedFor : wait,
      leastDelay: Math.abs(age) > latenessBelieved ? least : delay,
      isLate: false,
    };
  const isLate = delay - least > latenessAllowed;
  return { wait: isOld || isLate ? unconfirmedFor : wait, leastDelay: least, isLate };
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
