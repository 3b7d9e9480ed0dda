import type { CallTruth } from '../telephony-types.ts';
import type { ExtensionRecord } from '../world-types.ts';

/** The platform's codes for one party of a telephony session, as far as the world plays them. */
export type PartyCode =
  'Setup' | 'Proceeding' | 'Answered' | 'Hold' | 'Parked' | 'VoiceMail' | 'Disconnected' | 'Gone';

export type PartyReason =
  | 'AgentAnswered'
  | 'Pickup'
  | 'Cancelled'
  | 'NoAnswer'
  | 'Rejected'
  | 'BlindTransfer'
  | 'AttendedTransfer'
  | 'CallRedirected'
  | 'CallReplied'
  | 'CallFlip'
  | 'CallPark'
  | 'ParkLocation'
  | 'Timeout'
  | 'AgentDropped'
  | 'Voicemail'
  | 'TargetBusy'
  | 'InternalError'
  | 'DestinationBlocked';

export type TelephonyStatus = 'NoCall' | 'CallConnected' | 'Ringing' | 'OnHold' | 'ParkedCall';

/** One end of a call. `number` is what is shown: E.164, a short extension number, `anonymous` or nothing. */
export type Endpoint = {
  readonly number: string;
  readonly name: string | undefined;
  readonly extension: ExtensionRecord | undefined;
};

/** A party of another session: where somebody went, or came from. */
export type Place = { readonly session: Session; readonly party: Party };

/** One leg-holder. Parties outside the account have no extension. */
export type Party = {
  readonly id: string;
  readonly extension: ExtensionRecord | undefined;
  readonly side: 'caller' | 'callee';
  readonly direction: 'Inbound' | 'Outbound';
  readonly ringOutRole: 'Initiator' | 'Target' | undefined;
  readonly legId: string;
  readonly recordId: string;
  readonly createdAt: number;
  /** The caller was handed on to this one by somebody who had talked with them. */
  readonly isTransfer: boolean;
  /** Who calls whom, where the call was handed on and the session's own ends are not what this one sees. */
  readonly ends: { readonly from: Endpoint; readonly to: Endpoint } | undefined;
  /** Extension id of whoever handed the call on by request: it hears what becomes of it. */
  readonly handedBy: number | undefined;
  /** The same person's party before this one: the call came back to them, or moved to another phone. */
  readonly continues: Party | undefined;
  code: PartyCode;
  reason: PartyReason | undefined;
  /** The party that took the call away from this one. */
  takenBy: Party | undefined;
  /** The same in another session. */
  movedTo: Place | undefined;
  /** Held on the phone, or by a request: who talks again must undo both. */
  heldOnPhone: boolean;
  heldByRequest: boolean;
  mutedOnPhone: boolean;
  mutedByRequest: boolean;
  /** Where it is parked, such as `*813`; '' in a park location. */
  slot: string | undefined;
  /** A phone was told to take it, and has not done so yet. */
  isCommanded: boolean;
  missed: boolean;
  deviceId: string | undefined;
  rangAt: number | undefined;
  /** Picked up by somebody who has still to press 1. */
  pickedUpAt: number | undefined;
  answeredAt: number | undefined;
  endedAt: number | undefined;
};

export type RingOutEnds = {
  /** Undefined for a phone outside the company. */
  readonly deviceId: string | undefined;
  readonly shown: Endpoint;
};

/** What is being recorded, or was: from when on, and whose conversation. */
export type SessionRecording = {
  readonly id: string;
  readonly type: 'Automatic' | 'OnDemand';
  readonly extensionId: number;
  readonly startedAt: number;
  /** Since when it is paused; undefined while it runs. */
  pausedAt: number | undefined;
  /** How long it was paused before that. */
  pausedMs: number;
};

export type Session = {
  readonly id: string;
  readonly sessionId: string;
  readonly origin: 'Call' | 'RingOut' | 'Conference';
  readonly from: Endpoint;
  readonly to: Endpoint;
  /** Of a RingOut that was asked for by request: the phone that rings first and whom the other side sees. */
  readonly ringOut: RingOutEnds | undefined;
  readonly direction: 'Inbound' | 'Outbound';
  readonly createdAt: number;
  readonly parties: Party[];
  /** Of the session's events: growing from 1. */
  sequence: number;
  /** The call is on its way to an answering machine or leaving a message there. */
  voicemail: boolean;
  ending: CallTruth['ending'];
  answeredAt: number | undefined;
  answeredBy: CallTruth['answeredBy'];
  endedAt: number | undefined;
  /** When the call log shows it: 15 to 30 s after the end. */
  loggedAt: number | undefined;
  /** Being recorded, or was. */
  recording: SessionRecording | undefined;
  /** Stops the no-answer or end-of-message timer. */
  stopTimer: () => void;
  /** Told after every change of its parties. */
  onChange: () => void;
};

export const isLive = ({ code }: Party): boolean => code !== 'Disconnected' && code !== 'Gone';

export const isRinging = (party: Party): boolean => party.code === 'Setup' || party.code === 'Proceeding';

export const isConnected = (party: Party): boolean => party.code === 'Answered' || party.code === 'Hold';

export const isQueueCall = (session: Session): boolean => session.to.extension?.type === 'Department';

/** What presence says of a party; Setup and VoiceMail do not show there. */
export function telephonyStatusOf(party: Party): TelephonyStatus {
  switch (party.code) {
    case 'Proceeding':
      // Off the hook is enough for presence, whatever the platform still asks for.
      return party.pickedUpAt === undefined ? 'Ringing' : 'CallConnected';
    case 'Answered':
      return 'CallConnected';
    case 'Hold':
      return 'OnHold';
    case 'Parked':
      return 'ParkedCall';
    case 'Setup':
    case 'VoiceMail':
    case 'Disconnected':
    case 'Gone':
      return 'NoCall';
  }
}

/** Who seems to call, to one of the parties. */
export const callerSeenBy = (session: Session, party: Party): Endpoint =>
  party.ends?.from ??
  (party.ringOutRole === 'Target' ? (session.ringOut?.shown ?? session.from) : session.from);

/** Who seems to be called, to one of the parties. */
export const calledSeenBy = (session: Session, party: Party): Endpoint => party.ends?.to ?? session.to;

/** When the person first talked in this call, whatever became of it in between. */
export const talkedSince = (party: Party): number | undefined =>
  (party.continues && talkedSince(party.continues)) ?? party.answeredAt;

/** The party of an extension, the live one before an earlier one (a call can be forwarded away and come back). */
export function partyOf(session: Session, extensionId: number): Party | undefined {
  const own = session.parties.filter((party) => party.extension?.id === extensionId);
  return own.find(isLive) ?? own.at(-1);
}
