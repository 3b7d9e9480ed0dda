/** Calls as tests, scenarios and the control port bring them about, and what the world itself knows of them. */

export type PlaceCall = {
  /** E.164, or '' / 'anonymous' for a withheld number. */
  readonly from: string;
  readonly fromName?: string;
  /** Extension id of a user or queue that is called. */
  readonly to: number;
  /** The number that was dialled; the extension's own direct number unless given. */
  readonly dialled?: string;
};

/** How a call ended, as the world itself knows it: the truth tests compare with. */
export type CallTruth = {
  readonly telephonySessionId: string;
  readonly sessionId: string;
  readonly direction: 'Inbound' | 'Outbound';
  readonly from: string;
  readonly fromName: string;
  readonly to: string;
  /** Extensions whose phones rang. */
  readonly rang: readonly number[];
  readonly startedAt: number;
  readonly answeredAt: number | undefined;
  readonly endedAt: number | undefined;
  readonly ending: 'live' | 'answered' | 'missed' | 'voicemail' | 'declined' | 'cancelled';
  readonly answeredBy: { readonly extensionId: number; readonly deviceId: string | undefined } | undefined;
  /** Extensions that said no. */
  readonly declinedBy: readonly number[];
  /** Everybody of the company who was called and talked, in order. */
  readonly talked: readonly { readonly extensionId: number; readonly at: number }[];
};

export type CallRecordingFile = {
  readonly id: string;
  readonly contentType: 'audio/wav';
  readonly seconds: number;
  /** Undefined while it is still written. */
  readonly content: () => Uint8Array | undefined;
};

/** What tests, scenarios and the control port do to the phones. Every action answers 409-like errors by throwing `WorldError`. */
export type Telephony = {
  /** An outside caller or colleague rings an extension or a queue. Answers the telephony session id. */
  readonly ring: (call: PlaceCall) => string;
  /** Somebody picks up: on which device, or the extension's first online device. */
  readonly answer: (telephonySessionId: string, by: { extensionId: number; deviceId?: string }) => void;
  readonly hold: (telephonySessionId: string, extensionId: number) => void;
  readonly resume: (telephonySessionId: string, extensionId: number) => void;
  /** The button on the phone itself: the platform never hears of it. */
  readonly muteOnPhone: (telephonySessionId: string, extensionId: number, isMuted: boolean) => void;
  /** Somebody parks a caller by hand. Answers the slot, such as `*801`. */
  readonly park: (telephonySessionId: string, extensionId: number) => string;
  /** Somebody dials the slot on a phone. */
  readonly pickUpParked: (telephonySessionId: string, by: { extensionId: number; deviceId?: string }) => void;
  /** The caller or the callee hangs up; while ringing the caller gives up (missed). */
  readonly hangUp: (telephonySessionId: string) => void;
  /** The ringing extension sends the caller to voicemail. */
  readonly toVoicemail: (telephonySessionId: string) => void;
  /** A two-legged call placed by the platform; the callee's phone answers when `answerRingOut` says so. */
  readonly ringOut: (call: { extensionId: number; to: string; from?: string }) => string;
  /** A call made by hand on one of the extension's phones. The other side answers by `answerRingOut(…, 'callee')`. */
  readonly dial: (call: { extensionId: number; to: string; deviceId?: string }) => string;
  /** First the person's own phone, then the other side. */
  readonly answerRingOut: (telephonySessionId: string, leg: 'caller' | 'callee') => void;
  /** The ringing extension says no: its own ringing stops; the others of a queue ring on. */
  readonly decline: (telephonySessionId: string, extensionId: number) => void;
  /** The ringing extension hands the caller on to a colleague, whose phones ring instead. */
  readonly forward: (telephonySessionId: string, extensionId: number, to: number) => void;
  /** Whoever was called and talks hands the caller on to a colleague, whose phones ring while the caller waits. */
  readonly transfer: (telephonySessionId: string, extensionId: number, to: number) => void;
  /** From now on the talk of this extension is recorded; under 30 s it is not kept. */
  readonly record: (telephonySessionId: string, extensionId: number, type?: 'Automatic' | 'OnDemand') => void;
  /** Plays a recorded presence notification sequence for an extension, bodies as they stand. */
  readonly playRecorded: (
    extensionId: number,
    events: readonly RecordedEvent[],
    options?: { speed?: number },
  ) => void;
};

export type RecordedEvent = {
  readonly uuid: string;
  readonly event: string;
  readonly timestamp: string;
  readonly body: Readonly<Record<string, unknown>>;
};
