import type { CallEnding } from '../../shared/call.ts';
import { plainName } from '../../shared/plain-text.ts';
import type { CallsContext, PartyEvidence, TrackedCall } from './calls-state.ts';
import { isPartyOver, knowsTarget } from './statuses.ts';

const takenByOthers = new Set(['Pickup', 'AgentAnswered', 'TakeOver', 'CallSwitch', 'CallFlip']);
const sentOn = new Set([
  ...['Rejected', 'CallRedirected', 'CallReplied', 'CallPark', 'ParkLocation', 'CallerInputRedirect'],
  ...['BlindTransfer', 'RccTransfer', 'AttendedTransfer', 'DtmfTransfer'],
]);

/** How a call that is over came to its end, as far as is known by now. */
export function endingOf(tracked: TrackedCall, context: CallsContext): CallEnding {
  if (tracked.logged !== undefined) return tracked.logged;
  if (tracked.facts.direction === 'outbound') return outboundEnding(tracked, context);
  if (tracked.wasConnected) return { kind: 'answered-here', device: deviceOf(tracked, context) };
  const said = sessionEnding(tracked);
  if (said !== undefined) return said;
  if (tracked.answeredByColleague) return { kind: 'answered-elsewhere', by: tracked.answeredBy };
  if (tracked.gone !== undefined) return { kind: 'unknown' };
  // Ringing → NoCall is a missed call. Of a queue somebody else may have taken it, and where the telephony
  // session was followed but its end is still to come, its reason may say otherwise: presence cannot tell.
  return tracked.facts.queue || awaitsSessionEnd(tracked) ? { kind: 'unknown' } : { kind: 'missed' };
}

/** The telephony session told of us ringing, and not yet how that ended. */
export function awaitsSessionEnd({ parties }: TrackedCall): boolean {
  return parties.some(({ role, status }) => role === 'own' && !isPartyOver(status));
}

/** True where the ending rests on what the platform said and will hardly be said otherwise. */
export function isCertain(tracked: TrackedCall): boolean {
  const kind = tracked.call.ending?.kind;
  return kind === 'answered-here' || kind === 'answered-elsewhere' || kind === 'declined';
}

function outboundEnding(tracked: TrackedCall, context: CallsContext): CallEnding {
  // Presence calls a RingOut connected when our own phone was picked up; the other leg knows better.
  const reached =
    tracked.facts.ringOut && knowsTarget(tracked)
      ? tracked.parties.some(({ role, answeredAt }) => role === 'target' && answeredAt !== undefined)
      : tracked.wasConnected;
  if (reached) return { kind: 'answered-here', device: deviceOf(tracked, context) };
  return tracked.gone === undefined ? { kind: 'not-connected' } : { kind: 'unknown' };
}

function deviceOf(tracked: TrackedCall, context: CallsContext): string | undefined {
  const party = tracked.parties.find(({ role, deviceId }) => role === 'own' && deviceId !== undefined);
  if (party?.deviceId === undefined) return undefined;
  return plainName(context.deviceName(party.deviceId));
}

function sessionEnding(tracked: TrackedCall): CallEnding | undefined {
  const over = tracked.parties.filter(({ role, status }) => role === 'own' && isPartyOver(status));
  if (over.length === 0) return undefined;
  if (over.some(wasTaken)) return { kind: 'answered-elsewhere', by: tracked.answeredBy };
  if (over.some(({ reason }) => reason !== undefined && sentOn.has(reason))) return { kind: 'declined' };
  if (tracked.answeredByColleague) return { kind: 'answered-elsewhere', by: tracked.answeredBy };
  if (over.some(isMailbox)) return { kind: 'voicemail' };
  if (over.some(({ status }) => status === 'FaxReceive')) return { kind: 'unknown' };
  if (over.some(({ missed, reason }) => missed || reason === 'Cancelled')) return { kind: 'missed' };
  // A queue lets the next phone ring when this one does not answer: that is not yet a missed call.
  return tracked.facts.queue ? { kind: 'unknown' } : { kind: 'missed' };
}

function wasTaken({ status, reason }: PartyEvidence): boolean {
  return status === 'Gone' || (reason !== undefined && takenByOthers.has(reason));
}

function isMailbox({ status, reason }: PartyEvidence): boolean {
  return status === 'VoiceMail' || status === 'VoiceMailScreening' || reason?.toLowerCase() === 'voicemail';
}
