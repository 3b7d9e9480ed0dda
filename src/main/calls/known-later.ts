import type { PastCall } from '../../shared/call-list.ts';
import type { CallsContext, CallsState, TrackedCall } from './calls-state.ts';
import { deriveCall } from './derive-call.ts';
import { knownParty } from './known-party.ts';
import { indexOfCall, replaceTracked } from './tracked-calls.ts';

/** The call log is the last word on how a call ended; it does not know which of our devices took it. */
export function learnEndings(
  state: CallsState,
  rows: readonly PastCall[],
  context: CallsContext,
): CallsState {
  const changes = new Map<number, TrackedCall>();
  for (const row of rows) {
    const index = indexOfCall(state.tracked, row);
    const before = state.tracked[index];
    if (before === undefined || before.endedSeenAt === undefined) continue;
    const { ending } = row;
    if (ending.kind === 'unknown' || before.call.ending?.kind === ending.kind) continue;
    changes.set(index, deriveCall({ ...before, logged: ending }, context, false));
  }
  return replaceTracked(state, changes, [], context);
}

/** The people have changed: who calls may be somebody else than it seemed. */
export function renameParties(state: CallsState, context: CallsContext): CallsState {
  const changes = new Map<number, TrackedCall>();
  for (const [index, tracked] of state.tracked.entries()) {
    const party = knownParty(tracked, context);
    if (JSON.stringify(party) === JSON.stringify(tracked.call.party)) continue;
    changes.set(index, { ...tracked, call: { ...tracked.call, party } });
  }
  return replaceTracked(state, changes, [], context);
}

/** No more sound for this call, on this computer only. */
export function silenceCall(state: CallsState, callId: string, context: CallsContext): CallsState {
  const index = state.tracked.findIndex(({ call }) => call.id === callId);
  const before = state.tracked[index];
  if (before === undefined || before.call.silenced || before.call.phase !== 'ringing') return state;
  const after = { ...before, call: { ...before.call, silenced: true } };
  return replaceTracked(state, new Map([[index, after]]), [], context);
}
