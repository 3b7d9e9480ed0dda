import {
  type CallsContext,
  type CallsState,
  rememberedAfterEnd,
  settlesLate,
  settlesWithin,
  shownAfterEnd,
  silenceAllowed,
  staleAfter,
  type TrackedCall,
} from './calls-state.ts';
import { deriveCall } from './derive-call.ts';
import { awaitsSessionEnd, isCertain } from './endings.ts';
import { endPending } from './presence-evidence.ts';
import { ended } from './reduce-answer.ts';
import { relist, wishing } from './tracked-calls.ts';

/** What time alone changes: pending ends come due, unchecked rings are shown, old calls go. */
export function tick(state: CallsState, context: CallsContext): CallsState {
  const { elapsed } = context;
  if (dueAt(state) > elapsed) return state;
  let next = state;
  const tracked: TrackedCall[] = [];
  for (const each of state.tracked) {
    if (each.endedSeenAt !== undefined && elapsed - each.endedSeenAt >= rememberedAfterEnd) continue;
    if (isSilent(each, elapsed)) {
      next = wishing(next, 'silent');
      tracked.push({ ...stepped(each, context), lastCheckedAt: elapsed });
    } else tracked.push(stepped(each, context));
  }
  return relist(next, tracked, context);
}

function stepped(tracked: TrackedCall, context: CallsContext): TrackedCall {
  const { elapsed } = context;
  const { pendingEnd } = tracked;
  if (tracked.endedSeenAt !== undefined) {
    if (!tracked.settled && settlesAt(tracked) <= elapsed) return { ...tracked, settled: true };
    return tracked.shown && elapsed - tracked.endedSeenAt >= shownAfterEnd
      ? { ...tracked, shown: false }
      : tracked;
  }
  if (pendingEnd !== undefined && pendingEnd.due <= elapsed) {
    return deriveCall(endPending(tracked, pendingEnd), context, false);
  }
  if (tracked.unconfirmedUntil !== undefined && tracked.unconfirmedUntil <= elapsed) {
    // Nobody heard it end, and whatever is heard from now on is no word of it: only the platform's answer can tell.
    const isHeard = context.isListening && !context.isCutOff;
    return { ...tracked, unconfirmedUntil: isHeard ? undefined : Infinity };
  }
  if (elapsed - tracked.lastNewsAt >= staleAfter) return deriveCall(ended(tracked, context), context, false);
  return tracked;
}

function isSilent({ call, endedSeenAt, lastNewsAt, lastCheckedAt }: TrackedCall, elapsed: number): boolean {
  if (endedSeenAt !== undefined || call.phase !== 'ringing') return false;
  return elapsed - Math.max(lastNewsAt, lastCheckedAt) >= silenceAllowed;
}

function settlesAt(tracked: TrackedCall): number {
  const endedAt = tracked.endedSeenAt ?? Infinity;
  if (isCertain(tracked)) return endedAt;
  return endedAt + (awaitsSessionEnd(tracked) ? settlesLate : settlesWithin);
}

/** Monotonic ms of the next moment at which `tick` has something to do; Infinity for never. */
export function dueAt(state: CallsState): number {
  return earliest(state.tracked);
}

/** The same for what changed in one step. */
export function dueAfter(state: CallsState): number {
  if (state.touched === 'all') return dueAt(state);
  return earliest(state.touched.flatMap((place) => state.tracked[place] ?? []));
}

function earliest(tracked: readonly TrackedCall[]): number {
  let due = Infinity;
  for (const each of tracked) due = Math.min(due, nextOf(each));
  return due;
}

function nextOf(tracked: TrackedCall): number {
  const { endedSeenAt, pendingEnd, unconfirmedUntil, lastNewsAt, lastCheckedAt, call } = tracked;
  if (endedSeenAt !== undefined) {
    if (!tracked.settled) return settlesAt(tracked);
    return tracked.shown ? endedSeenAt + shownAfterEnd : endedSeenAt + rememberedAfterEnd;
  }
  return Math.min(
    lastNewsAt + staleAfter,
    pendingEnd?.due ?? Infinity,
    unconfirmedUntil ?? Infinity,
    call.phase === 'ringing' ? Math.max(lastNewsAt, lastCheckedAt) + silenceAllowed : Infinity,
  );
}
