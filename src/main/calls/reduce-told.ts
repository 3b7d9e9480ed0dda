import type { SessionParty, SessionReport } from '../ringcentral/reports.ts';
import type { CallsContext, CallsState, TrackedCall } from './calls-state.ts';
import { deriveCall } from './derive-call.ts';
import { ended } from './reduce-answer.ts';
import { merge } from './reduce-session.ts';
import { indexOfCall, replaceTracked, wishing } from './tracked-calls.ts';

/** What the platform answered about one telephony session: the whole of it, or our party after an action. */
export type ToldSession =
  | { readonly kind: 'session'; readonly report: SessionReport }
  /** It belongs to the signed-in person, whether the answer repeats that or not. */
  | { readonly kind: 'own-party'; readonly telephonySessionId: string; readonly party: SessionParty }
  | { readonly kind: 'gone'; readonly telephonySessionId: string };

/**
 * An answer is newer than every event before it was asked for, and older than those that came since, party by party.
 * @param askedAt monotonic ms
 */
export function reduceTold(
  state: CallsState,
  told: ToldSession,
  askedAt: number,
  context: CallsContext,
): CallsState {
  const telephonySessionId =
    told.kind === 'session' ? told.report.telephonySessionId : told.telephonySessionId;
  const index = indexOfCall(state.tracked, { telephonySessionId, sessionId: undefined });
  const before = state.tracked[index];
  if (before === undefined) return state;
  const after =
    told.kind === 'gone' ? gone(before, askedAt, context) : merged(before, told, askedAt, context);
  if (after === undefined) return wishing(state, 'recheck');
  return after === before ? state : replaceTracked(state, new Map([[index, after]]), [], context);
}

/** Undefined: something was heard of it since. */
function gone(before: TrackedCall, askedAt: number, context: CallsContext): TrackedCall | undefined {
  if (before.endedSeenAt !== undefined) return before;
  return before.lastNewsAt > askedAt ? undefined : deriveCall(ended(before, context), context, false);
}

function merged(
  before: TrackedCall,
  told: Exclude<ToldSession, { kind: 'gone' }>,
  askedAt: number,
  context: CallsContext,
): TrackedCall {
  const { own } = context;
  const all =
    told.kind === 'session' ? told.report.parties : [{ ...told.party, extensionId: own.extensionId }];
  const parties = all.filter(({ id }) => {
    const known = before.parties.find((party) => party.id === id);
    return known === undefined || known.heardAt <= askedAt;
  });
  if (parties.length === 0) return before;
  const report: SessionReport = {
    ...(told.kind === 'session' ? told.report : bare(told.telephonySessionId)),
    sequence: between(before.sessionSequence),
    timestamp: undefined,
    parties,
  };
  return merge(before, report, context, false);
}

/** After the newest event, before the next: answers have no sequence of their own. */
function between(sequence: number): number {
  if (sequence < 0) return 0.5;
  return sequence + (Math.floor(sequence) + 1 - sequence) / 2;
}

function bare(telephonySessionId: string): Omit<SessionReport, 'parties' | 'sequence' | 'timestamp'> {
  return {
    ...{ telephonySessionId, sessionId: undefined, creationTime: undefined },
    ...{ origin: undefined, damaged: false },
  };
}
