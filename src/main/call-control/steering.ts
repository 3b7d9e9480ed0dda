import type { Call } from '../../shared/call.ts';
import type { SessionPartyStatus, SessionRecording } from '../ringcentral/reports.ts';

/** A call as its control sees it. Times are the platform's, ms since the epoch. */
export type Steering = {
  readonly call: Call;
  /** What actions are about; undefined where the platform has not named it. */
  readonly partyId: string | undefined;
  /** Undefined while only presence has told of it. */
  readonly own: SteeringParty | undefined;
  readonly others: readonly SteeringParty[];
  readonly isQueue: boolean;
  readonly isConference: boolean;
  readonly isRingOut: boolean;
  /** As the platform wrote it. */
  readonly otherNumber: string | undefined;
};

export type SteeringParty = {
  readonly id: string;
  readonly status: SessionPartyStatus;
  readonly reason: string | undefined;
  readonly deviceId: string | undefined;
  readonly answeredAt: number | undefined;
  readonly at: number;
  readonly muted: boolean;
  readonly recordings: readonly SessionRecording[];
  readonly parkSlot: string | undefined;
  readonly calledNumber: string | undefined;
  readonly calledExtensionId: string | undefined;
  /** The party that goes on where this one is over. */
  readonly nextPartyId: string | undefined;
};
