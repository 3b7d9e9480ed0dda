/**
 * The line between the two halves of the simulator: the world (people, phones, calls; `world/`) and the
 * protocol that shows it (HTTP, OAuth, gateway; everything else). Bodies have the platform's own shapes.
 */

import type { CallControl } from './call-control-types.ts';
import type { Direction, Faxes, Messages, MessageType } from './message-types.ts';
import type { AddressBook, Directory, Favorite, TeamGuest } from './people-types.ts';
import type { RingOuts } from './ring-out-types.ts';
import type { CallRecordingFile, CallTruth, Telephony } from './telephony-types.ts';

/** Time and chance, handed in so that a whole day can be played in a second. */
export type SimulatorClock = {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Runs `task` once after `ms` milliseconds; the answer cancels it. */
  readonly after: (ms: number, task: () => void) => () => void;
  /** A number from 0 up to, not including, 1. */
  readonly random: () => number;
};

export type AccountRecord = {
  readonly id: number;
  readonly mainNumber: string;
  readonly company: string;
};

export type ExtensionRecord = {
  readonly id: number;
  readonly extensionNumber: string;
  readonly name: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly jobTitle: string;
  readonly email: string;
  readonly type: 'User' | 'Department';
  readonly directNumber: string | undefined;
  /** Demo people can sign in; the others are colleagues and queues. */
  readonly canSignIn: boolean;
  /** For a queue: the ids of the members whose phones ring. */
  readonly members: readonly number[];
};

export type DeviceRecord = {
  readonly id: string;
  readonly extensionId: number;
  readonly name: string;
  readonly type: 'HardPhone' | 'SoftPhone' | 'OtherPhone' | 'WebRTC' | 'Paging' | 'Room';
  readonly status: 'Online' | 'Offline';
};

/** A phone that can be rung on a person's behalf: a line of the company's, or a phone outside. */
export type ForwardingNumberRecord = {
  readonly id: string;
  readonly phoneNumber: string;
  readonly label: string;
  readonly type: 'PhoneLine' | 'Mobile' | 'Home';
  readonly features: readonly ('CallFlip' | 'CallForwarding')[];
  readonly flipNumber: string;
  /** The phone of a line. */
  readonly deviceId: string | undefined;
};

/** Addresses in bodies begin with this host; the protocol puts its own in their place. */
export const platformOrigin = 'https://platform.ringcentral.com';
/** Those of content with this one. */
export const mediaOrigin = 'https://media.ringcentral.com';

/** An event as the platform would send it to every subscription whose filter covers it. */
export type WorldEvent = {
  readonly kind:
    'presence' | 'telephony-session' | 'dnd' | 'directory' | 'favorite' | 'message-store' | 'fax';
  /** The account's id for what is nobody's own. */
  readonly extensionId: number;
  /** Platform-shaped body. Presence bodies are detailed with sipData; the protocol drops what a filter did not ask for. */
  readonly body: Readonly<Record<string, unknown>>;
  /** ISO time of the event. */
  readonly timestamp: string;
  /** What kind of message it is about; filters may ask for some only. */
  readonly about?: { readonly type: MessageType; readonly direction: Direction };
  /** Replays of recorded traffic keep their own uuid; otherwise the protocol makes one. */
  readonly uuid?: string;
};

export type PresencePatch = Readonly<
  Partial<Record<'userStatus' | 'dndStatus' | 'message', string>> & {
    allowSeeMyPresence?: boolean;
    ringOnMonitoredCall?: boolean;
    pickUpCallsOnHold?: boolean;
  }
>;

export type CallLogQuery = {
  readonly dateFrom: string;
  readonly dateTo: string | undefined;
  readonly direction: 'Inbound' | 'Outbound' | undefined;
  readonly view: 'Simple' | 'Detailed';
  /** Only records that came into the log or changed there after this moment. */
  readonly changedAfter?: number;
};

/** Habits of the platform that do not show in every account; each can be switched on for a test. */
export type Quirks = {
  /** Several devices: NoCall without `terminationType` between two events of a call that goes on. */
  readonly transitionalNoCall: boolean;
  /** Presence items with NoCall have `to: ""` and no `toName`. */
  readonly emptyToAtEnd: boolean;
  /** Presence numbers come without their `+`. */
  readonly withoutPlus: boolean;
  /** The last four digits of outside numbers are hidden. */
  readonly maskedNumbers: boolean;
  /** Ended presence items lack `terminationType`, as in old traffic. */
  readonly withoutTerminationType: boolean;
  /**
   * Telephony sessions tell both legs of a RingOut as inbound calls, the own one as if the called number rang the own
   * phone (seen in the developers' samples; presence says Outbound all the same).
   */
  readonly ringOutLegsInbound: boolean;
  /** A RingOut that is over is answered 200 NoSessionFound instead of 404. */
  readonly closedRingOutAnswered: boolean;
  /** The extension's plan lacks RingOut. */
  readonly withoutRingOut: boolean;
  /** No fax is sent again by the id of its message: 406 MSG-343 whatever its state. */
  readonly faxResendRefused: boolean;
  /** The extension may not send faxes. */
  readonly withoutFax: boolean;
  /** The plan lacks recordings by request. */
  readonly withoutRecording: boolean;
  /** The plan lacks parking. */
  readonly withoutPark: boolean;
  /** A party is dropped only where it is parked, as the reference says; the guide ends any call that way. */
  readonly dropForParkedOnly: boolean;
  /** Only what is parked in a park location is picked up by request, as the reference says. */
  readonly pickupFromLocationsOnly: boolean;
  /** More changed contacts than a page holds are refused (400) instead of answered with a full sync. */
  readonly addressBookOverflowRefused: boolean;
};

export class WorldError extends Error {
  readonly reason: 'unknown' | 'wrong-state';
  constructor(reason: 'unknown' | 'wrong-state', message: string) {
    super(message);
    this.reason = reason;
  }
}

export type World = {
  readonly clock: SimulatorClock;
  readonly quirks: () => Quirks;
  readonly changeQuirks: (patch: Partial<Quirks>) => void;
  readonly account: AccountRecord;
  readonly extensions: readonly ExtensionRecord[];
  readonly devices: readonly DeviceRecord[];
  readonly telephony: Telephony;
  readonly callControl: CallControl;
  readonly ringOuts: RingOuts;
  readonly messages: Messages;
  readonly faxes: Faxes;
  /** Where an extension can be rung. */
  readonly forwardingNumbers: (extensionId: number) => readonly ForwardingNumberRecord[];
  readonly directory: Directory;
  readonly addressBook: (extensionId: number) => AddressBook;
  /** People of other companies in team messaging; they have no extension. */
  readonly teamGuests: () => readonly TeamGuest[];
  readonly favorites: (extensionId: number) => readonly Favorite[];
  readonly setFavorites: (extensionId: number, favorites: readonly Favorite[]) => void;
  /** A phone comes on line or goes off line; throws `WorldError` for one nobody has. */
  readonly changeDevice: (deviceId: string, status: DeviceRecord['status']) => void;
  /** GET presence body with detailed telephony state and sipData (the protocol strips what was not asked for). */
  readonly presenceOf: (extensionId: number) => Readonly<Record<string, unknown>> | undefined;
  /** Presence told once more, as the platform does now and then though nothing has changed. */
  readonly presenceNews: (extensionId: number) => WorldEvent;
  readonly changePresence: (extensionId: number, patch: PresencePatch) => void;
  /** Records of calls that are live now or ended in the last 120 s, call-log shaped. */
  readonly activeCalls: (
    extensionId: number,
    view: 'Simple' | 'Detailed',
  ) => readonly Readonly<Record<string, unknown>>[];
  /** Call-log records, newest first. A record appears 15 to 30 s after its call ended. */
  readonly callLog: (
    extensionId: number,
    query: CallLogQuery,
  ) => readonly Readonly<Record<string, unknown>>[];
  /** Undefined for one that nobody made or that was too short to keep. */
  readonly recording: (recordingId: string) => CallRecordingFile | undefined;
  readonly telephonySession: (telephonySessionId: string) => Readonly<Record<string, unknown>> | undefined;
  /** Everything that happened, for tests: one entry per call. */
  readonly truth: () => readonly CallTruth[];
  readonly onEvent: (listener: (event: WorldEvent) => void) => () => void;
  readonly close: () => void;
};
