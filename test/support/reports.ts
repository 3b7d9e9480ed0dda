import type {
  PresenceCall,
  PresenceReport,
  SessionParty,
  SessionReport,
} from '../../src/main/ringcentral/reports.ts';
import { builtAt, demoAccount } from './builders.ts';

/** Reports as the platform's edge hands them on; say only what differs. */

export const ownExtensionId = demoAccount.extensionId;

export function presenceCall(different: Partial<PresenceCall> = {}): PresenceCall {
  return {
    sessionId: '230417755005',
    telephonySessionId: undefined,
    partyId: undefined,
    direction: 'Inbound',
    status: 'Ringing',
    termination: undefined,
    from: '+12125550100',
    to: '+16505550111',
    fromName: 'Ada Lovelace',
    toName: undefined,
    startTime: undefined,
    queueCall: undefined,
    ...different,
  };
}

export function presenceEvent(
  sequence: number | undefined,
  calls: readonly PresenceCall[] | undefined,
  different: Partial<PresenceReport> = {},
): PresenceReport {
  return {
    source: 'event',
    extensionId: ownExtensionId,
    sequence,
    timestamp: builtAt,
    presence: {},
    calls,
    totalCalls: undefined,
    damaged: false,
    ...different,
  };
}

export function presenceAnswer(
  calls: readonly PresenceCall[] | undefined,
  different: Partial<PresenceReport> = {},
): PresenceReport {
  return {
    ...presenceEvent(undefined, calls),
    source: 'answer',
    timestamp: undefined,
    totalCalls: calls?.length,
    ...different,
  };
}

export const sessionId = 's-5f2e8d1c7b3a4690a1d4e6c80f9b2a37';

export function sessionParty(different: Partial<SessionParty> = {}): SessionParty {
  return {
    id: 'p-2',
    extensionId: ownExtensionId,
    direction: 'Inbound',
    status: 'Proceeding',
    reason: undefined,
    from: { number: '+12125550100', name: 'Ada Lovelace', extensionId: undefined, deviceId: undefined },
    to: { number: '+16505550111', name: undefined, extensionId: ownExtensionId, deviceId: undefined },
    missedCall: false,
    queueCall: undefined,
    ringOutRole: undefined,
    muted: undefined,
    recordings: undefined,
    parkSlot: undefined,
    standAlone: undefined,
    isInConference: false,
    peer: undefined,
    ...different,
  };
}

export function sessionEvent(
  sequence: number | undefined,
  parties: readonly SessionParty[],
  different: Partial<SessionReport> = {},
): SessionReport {
  return {
    telephonySessionId: sessionId,
    sessionId: '230417755005',
    sequence,
    timestamp: builtAt,
    creationTime: undefined,
    origin: 'Call',
    parties,
    damaged: false,
    ...different,
  };
}
