import type { SessionPartyStatus } from '../ringcentral/reports.ts';
import type { TrackedCall } from './calls-state.ts';

/** Nothing more rings or talks at this party. A caller who talks to the mailbox has left us. */
export function isPartyOver(status: SessionPartyStatus): boolean {
  switch (status) {
    case 'Disconnected':
    case 'Gone':
    case 'VoiceMail':
    case 'VoiceMailScreening':
    case 'FaxReceive':
      return true;
    case 'Setup':
    case 'Proceeding':
    case 'Answered':
    case 'Hold':
    case 'Parked':
      return false;
  }
}

/** Somebody took the call at this party. */
export function isLiveStatus(status: SessionPartyStatus): boolean {
  return status === 'Answered' || status === 'Hold' || status === 'Parked';
}

/** The other side of a RingOut shows only where the platform tells of it. */
export function knowsTarget({ parties }: TrackedCall): boolean {
  return parties.some(({ role }) => role === 'target');
}
