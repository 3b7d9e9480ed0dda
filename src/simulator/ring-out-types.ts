/** What the world and the protocol tell each other of RingOuts; a part of the line that `world-types.ts` draws. */

/** The platform's words for a leg and for the whole call (`CallingStatusInfo`). */
export type CallingStatus =
  | 'Invalid'
  | 'Success'
  | 'InProgress'
  | 'Busy'
  | 'NoAnswer'
  | 'RingOutFromThisNumberIsNotSupported'
  | 'Rejected'
  | 'GenericError'
  | 'Finished'
  | 'InternationalDisabled'
  | 'DestinationBlocked'
  | 'NotEnoughFunds'
  | 'NosuchUser'
  | 'Error'
  | 'CannotReach'
  | 'NoAnsweringMachine'
  | 'NoSessionFound'
  | 'Unknown';

export type RingOutStatus = {
  readonly callStatus: CallingStatus;
  readonly callerStatus: CallingStatus;
  readonly calleeStatus: CallingStatus;
};

/** How a RingOut goes; what each does to the two phones stands in `world/ring-out/courses.ts`. */
export const ringOutOutcomes = [
  'answered',
  'busy',
  'no-answer',
  'rejected',
  'caller-busy',
  'caller-no-answer',
  'caller-rejected',
  'prompt-ignored',
  'international-disabled',
  'destination-blocked',
  'not-enough-funds',
  'no-such-user',
  'invalid',
  'cannot-reach',
  'generic-error',
  'error',
  'unknown',
  'no-answering-machine',
  'from-not-supported',
  'by-hand',
  'never',
] as const;

export type RingOutOutcome = (typeof ringOutOutcomes)[number];

/** How a RingOut shall go. Seconds are drawn by chance where they are left out; `Infinity` waits for somebody's hand. */
export type RingOutPlan = {
  readonly outcome: RingOutOutcome;
  /** From the request until the own phone rings. */
  readonly startSeconds?: number;
  /** How long the own phone rings. */
  readonly callerSeconds?: number;
  /** From picking up until 1 is pressed, where that is asked for. */
  readonly promptSeconds?: number;
  /** How long the other phone rings. */
  readonly calleeSeconds?: number;
  readonly talkSeconds?: number;
};

/** Which RingOuts a plan is for: E.164 or extension number as they are dialled; all of them where both are left out. */
export type RingOutMatch = {
  readonly to?: string;
  readonly from?: string;
  /** How many of them; without end unless given. */
  readonly times?: number;
};

/** Numbers are E.164, or short for colleagues. */
export type RingOutRequest = {
  readonly extensionId: number;
  /** The number that is rung first. */
  readonly from: string;
  readonly to: string;
  /** What the other side sees. */
  readonly callerId: string | undefined;
  readonly playPrompt: boolean;
};

/** Milliseconds since the epoch; undefined is what did not happen, or not yet. */
export type RingOutLegTruth = {
  readonly rangAt: number | undefined;
  /** Picked up; with a prompt that comes before `answeredAt`. */
  readonly pickedUpAt: number | undefined;
  readonly answeredAt: number | undefined;
  readonly endedAt: number | undefined;
  readonly status: CallingStatus;
};

/** The world's own word on a RingOut: what tests compare a client's screen with. */
export type RingOutTruth = RingOutRequest & {
  readonly id: string;
  /** Undefined while nothing rings, and for ever where nothing ever rang. */
  readonly telephonySessionId: string | undefined;
  readonly outcome: RingOutOutcome;
  readonly createdAt: number;
  /** When a cancel came in time. */
  readonly cancelledAt: number | undefined;
  readonly endedAt: number | undefined;
  readonly caller: RingOutLegTruth;
  readonly callee: RingOutLegTruth;
  /** Every status it had, oldest first. */
  readonly course: readonly (RingOutStatus & { readonly at: number })[];
};

/** RingOuts as resources. Ids are numeric texts; other people's are unknown. */
export type RingOuts = {
  readonly create: (request: RingOutRequest) => string;
  /** As it was at `at` (now); `closed` half a minute after the end; undefined where there never was one. */
  readonly status: (extensionId: number, id: string, at?: number) => RingOutStatus | 'closed' | undefined;
  /** Stops it while the own phone rings, later nothing; undefined where there is none. */
  readonly cancel: (extensionId: number, id: string) => 'cancelled' | 'too-late' | undefined;
  /** Says how RingOuts shall go; the newest plan that fits counts. The answer takes it back. */
  readonly plan: (plan: RingOutPlan, match?: RingOutMatch) => () => void;
  readonly forgetPlans: () => void;
  readonly truth: () => readonly RingOutTruth[];
};
