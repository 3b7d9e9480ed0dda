import type { CallingStatus, RingOutStatus } from '../../ring-out-types.ts';
import { isRinging, type Party, type PartyReason, type Session } from '../session.ts';

const failures: Partial<Record<PartyReason, CallingStatus>> = {
  TargetBusy: 'Busy',
  NoAnswer: 'NoAnswer',
  Voicemail: 'NoAnswer',
  Rejected: 'Rejected',
  Cancelled: 'Rejected',
  InternalError: 'GenericError',
  DestinationBlocked: 'DestinationBlocked',
};

/** A leg that nobody has begun yet counts as under way. */
function legStatus(party: Party | undefined): CallingStatus {
  if (!party || isRinging(party)) return 'InProgress';
  if (party.code !== 'Disconnected') return 'Success';
  if (party.answeredAt !== undefined) return 'Finished';
  return failures[party.reason ?? 'Cancelled'] ?? 'GenericError';
}

export const ownLeg = ({ parties }: Session): Party | undefined =>
  parties.find(({ ringOutRole }) => ringOutRole === 'Initiator');

export const farLeg = ({ parties }: Session): Party | undefined =>
  parties.find(({ ringOutRole }) => ringOutRole === 'Target');

/** What the platform says of a RingOut whose phones are as they are now. */
export function statusOf(session: Session, says: Partial<RingOutStatus> = {}): RingOutStatus {
  const own = ownLeg(session);
  const far = farLeg(session);
  const callerStatus = legStatus(own);
  const isOver = own?.code === 'Disconnected' || far?.code === 'Disconnected';
  if (own?.answeredAt !== undefined && far?.answeredAt !== undefined)
    return { callStatus: 'Success', callerStatus, calleeStatus: legStatus(far) };
  if (!isOver) return { callStatus: 'InProgress', callerStatus, calleeStatus: legStatus(far) };
  // Cancelled before the other side was ever called: both legs are told to be rejected.
  const calleeStatus = !far && own?.reason === 'Cancelled' ? 'Rejected' : legStatus(far);
  return { callStatus: 'CannotReach', callerStatus, calleeStatus, ...says };
}
