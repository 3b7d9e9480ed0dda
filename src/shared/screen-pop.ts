import type { CallDirection, CallEnding } from './call.ts';

/** Rules that act when a call rings, is answered or is over. */

export const popMoments = ['ringing', 'answered', 'ended', 'missed'] as const;
/**
 * `answered`: I took it, or they did where I called. `ended`: a call in which I talked is over. `missed`: an incoming
 * call is over and nobody took it, whether or not a message was left.
 */
export type PopMoment = (typeof popMoments)[number];

/** Minutes since midnight on this computer; `from` after `to` reaches over midnight. Days: 0 = Sunday. */
export type PopHours = { readonly from: number; readonly to: number; readonly days: readonly number[] };

export const popCallers = ['anybody', 'known', 'unknown'] as const;

/** All of it has to fit. An empty list or text is no condition. */
export type PopCondition = {
  readonly direction: CallDirection | 'both';
  /** Names or extension numbers of lines and queues, one of which it is. */
  readonly lines: readonly string[];
  /** Such as `+4930*`: `*` stands for any digits, `?` for one. One of them fits. */
  readonly numbers: readonly string[];
  readonly tag: string;
  /** Whether the people know whose number it is. */
  readonly caller: (typeof popCallers)[number];
  /** Also for those who withhold their number. */
  readonly withoutNumber: boolean;
  readonly hours: 'always' | PopHours;
};

/** Texts may hold `popPlaceholders`. */
export type PopAction =
  | { readonly kind: 'address'; readonly template: string }
  /** @see PopProgram. Each argument is handed over as one, whatever a caller's name holds. */
  | { readonly kind: 'program'; readonly programId: string; readonly arguments: readonly string[] }
  /** `privateHost`: the host inside the own network to which the person agreed; empty = none. */
  | { readonly kind: 'webhook'; readonly address: string; readonly privateHost: string }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'clipboard'; readonly text: string };

export const popPlaceholders = ['number', 'e164', 'name', 'extension', 'line'] as const;
export type PopPlaceholder = (typeof popPlaceholders)[number];

/** What a rule says, without what became of it here. */
export type PopRuleDraft = {
  /** The person's own; empty = called by what it does. */
  readonly name: string;
  readonly moment: PopMoment;
  readonly condition: PopCondition;
  readonly action: PopAction;
  /** The rules below it are not looked at where this one fits. */
  readonly stopHere: boolean;
  /** For the same number; 0 = none. */
  readonly coolDownMinutes: number;
};

export type PopRule = PopRuleDraft & {
  readonly id: string;
  readonly on: boolean;
  /** The person has seen what it would do. It cannot be switched on before. */
  readonly rehearsed: boolean;
  /** What a newer version wrote and this one does not understand, as JSON; goes out again with an export. */
  readonly more: string;
};

/** A program that the person picked in the system's dialog; no rule has another. */
export type PopProgram = { readonly id: string; readonly path: string };

export const popLimits = {
  rules: 40,
  name: 80,
  template: 2000,
  text: 500,
  arguments: 20,
  lines: 20,
  numbers: 20,
  coolDownMinutes: 1440,
  programs: 40,
} as const;

/** What would be done, or was, to the letter. */
export type PopEffect =
  | { readonly kind: 'address'; readonly address: string }
  | { readonly kind: 'program'; readonly path: string; readonly arguments: readonly string[] }
  | { readonly kind: 'webhook'; readonly address: string; readonly body: string }
  | { readonly kind: 'note' | 'clipboard'; readonly text: string }
  /** It cannot be done for this call. */
  | { readonly kind: 'refused'; readonly reason: PopRefusal; readonly detail: string };

export type PopRefusal =
  | ('not-an-address' | 'scheme' | 'credentials' | 'placeholder-place' | 'unknown-placeholder')
  | ('private-address' | 'port' | 'too-long' | 'not-filled-in' | 'empty' | 'no-program' | 'no-secret')
  | ('number-pattern' | 'no-days');

export type PopResult =
  | { readonly kind: 'under-way' | 'done' | 'interrupted' }
  /** What the receiver answered. */
  | { readonly kind: 'received' | 'not-accepted'; readonly status: number }
  /** To another host, which is not followed. */
  | { readonly kind: 'redirected'; readonly host: string }
  | { readonly kind: 'no-answer' | 'not-reached' | 'not-safe' | 'not-found' | 'not-allowed' | 'failed' }
  | { readonly kind: 'left-out'; readonly why: PopLeftOut };

/** `cool-down`: the same number a moment ago. `too-many`: a flood of calls, or too much of it under way. */
export type PopLeftOut = 'cool-down' | 'too-many' | 'locked';

/** What a rule did for a call. */
export type PopRun = {
  readonly id: number;
  /** This computer's clock, ms since the epoch. */
  readonly at: number;
  readonly ruleId: string;
  readonly ruleName: string;
  readonly moment: PopMoment;
  readonly direction: CallDirection;
  /** Whom the call was with, as it was shown; empty for a hidden number. */
  readonly who: string;
  readonly effect: PopEffect;
  readonly result: PopResult;
};

/** Newest first. */
export type PopRunPage = { readonly runs: readonly PopRun[]; readonly more: boolean };

/** Why a rule says nothing to a call. `rule-above`: one above it had the last word. */
export type PopMiss =
  | ('moment' | 'direction' | 'line' | 'number' | 'tag' | 'caller' | 'no-number' | 'hours')
  | ('rule-above' | 'cool-down');

/** One rule at one moment of a call of the past. */
export type PopStep = {
  readonly isDraft: boolean;
  readonly ruleName: string;
  readonly moment: PopMoment;
  readonly effect: PopEffect;
  readonly leftOut: 'no' | 'cool-down';
};

export type PopRehearsedCall = {
  readonly id: string;
  readonly startedAt: number;
  readonly direction: CallDirection;
  readonly ending: CallEnding;
  readonly who: string;
  readonly line: string | undefined;
  readonly steps: readonly PopStep[];
  /** Why the draft itself does nothing; undefined where it does something. */
  readonly miss: PopMiss | undefined;
};

/** What would have happened with the calls of the past, newest first. Nothing is sent. */
export type PopRehearsal = {
  readonly check: PopCheck;
  readonly calls: readonly PopRehearsedCall[];
  /** An example, for whoever has no calls yet. */
  readonly example: PopEffect;
};

export type PopCheck =
  | {
      readonly ok: true;
      /** Where people or data go. */
      readonly host: string | undefined;
      readonly example: PopEffect;
    }
  | { readonly ok: false; readonly reason: PopRefusal; readonly detail: string };

/** What an import brought. */
export type PopImport = {
  /** Grows with each import. */
  readonly count: number;
  readonly outcome: 'taken' | 'not-ours' | 'too-large' | 'unreadable';
  /** Written by a version that knows more. */
  readonly isNewer: boolean;
  readonly added: number;
  /** Rules that could not be taken: their names, or their place. */
  readonly refused: readonly {
    readonly name: string;
    readonly why: 'not-understood' | 'not-allowed' | 'too-many';
  }[];
  /** So many need a program, which no file brings. */
  readonly needProgram: number;
  /** So many are signed, with a key that no file brings: theirs is new. */
  readonly newSecrets: number;
};

export type ScreenPopState = {
  /** Grows with each line of the log. */
  readonly runs: number;
  /** `PopProgram.id` that the person picked last, and how often they picked one. */
  readonly picked: { readonly programId: string | undefined; readonly count: number };
  /** Why what they picked cannot be started. */
  readonly notStartable: boolean;
  readonly imported: PopImport | undefined;
};

export const quietScreenPop: ScreenPopState = {
  runs: 0,
  picked: { programId: undefined, count: 0 },
  notStartable: false,
  imported: undefined,
};

export const anyCall: PopCondition = {
  direction: 'inbound',
  lines: [],
  numbers: [],
  tag: '',
  caller: 'anybody',
  withoutNumber: false,
  hours: 'always',
};
