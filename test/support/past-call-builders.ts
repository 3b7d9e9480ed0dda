import type { CallLeg } from '../../src/shared/call-facts.ts';
import type { CallFold, PastCallRow, PastCallsState } from '../../src/shared/past-calls.ts';
import { noPastCalls } from '../../src/shared/past-calls.ts';
import { builtAt, pastCall } from './builders.ts';

const minute = 60_000;

/** A row of the history: what was built of the call, and nothing known besides. */
export function pastCallRow(different: Partial<PastCallRow> = {}): PastCallRow {
  const call = pastCall(different);
  return {
    ...call,
    key: call.telephonySessionId ?? call.id,
    partyKey: undefined,
    takenAfterSeconds: undefined,
    reason: undefined,
    voicemailId: undefined,
    transferredTo: undefined,
    recordings: [],
    followUp: undefined,
    hasNote: false,
    handledAt: undefined,
    reminder: undefined,
    ...different,
  };
}

export function foldOf(...calls: readonly PastCallRow[]): CallFold {
  return { key: calls[0]?.id ?? 'none', calls };
}

export function pastCallsState(different: Partial<PastCallsState> = {}): PastCallsState {
  return { ...noPastCalls, reach: 'everything', oldestAt: builtAt - 380 * 24 * 60 * minute, ...different };
}

export function callLeg(different: Partial<CallLeg> = {}): CallLeg {
  return {
    startedAt: builtAt - 30 * minute,
    seconds: 20,
    direction: 'inbound',
    from: { shown: '+1 (212) 555-0100', name: 'Ada Lovelace', deviceId: undefined },
    to: { shown: undefined, name: 'Desk phone', deviceId: undefined },
    extensionId: undefined,
    isMine: false,
    result: 'Missed',
    action: 'FindMe',
    legType: 'FindMe',
    end: 'not-taken',
    ...different,
  };
}
