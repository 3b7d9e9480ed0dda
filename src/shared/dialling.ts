import type { Identity } from './person.ts';

/** What can be called: exactly what is sent, and how it reads. */
export type DialTarget = {
  /** E.164, or an extension of 2 to 8 digits; nothing else is ever sent. */
  readonly to: string;
  readonly shown: string;
  readonly kind: 'number' | 'extension';
  /** `San Francisco, US`; undefined for extensions and free numbers. */
  readonly region: string | undefined;
  readonly identity: Identity | undefined;
  /** It costs more than a usual call. */
  readonly costly?: CostlyKind;
};

export type CostlyKind = 'premium' | 'shared-cost' | 'satellite';

/** Something the person should know before this is called. */
export type DialNote =
  /** A national number, read as one of the account's country (ISO code, e.g. `US`). */
  | { readonly kind: 'home-country'; readonly country: string }
  /** A local number, put together with the place its link named. */
  | { readonly kind: 'combined' }
  | { readonly kind: 'from-letters'; readonly letters: string }
  /** Digits of another script were written. */
  | { readonly kind: 'other-digits' }
  /** An extension behind the number: it is not dialled, but shown and can be copied. */
  | { readonly kind: 'extension-apart'; readonly extension: string }
  | { readonly kind: 'tones-not-sent'; readonly tones: string }
  /** Something in a link that means nothing here. */
  | { readonly kind: 'part-ignored'; readonly what: string };

export type DialRefusal =
  | 'no-number'
  | 'too-short'
  | 'too-long'
  | 'impossible'
  | 'control-characters'
  | 'special-code'
  | 'caller-id-code'
  | 'not-a-phone-number'
  | 'mixed-digits'
  | 'look-alikes'
  | 'badly-encoded'
  | 'unknown-place'
  | 'unknown-link'
  | 'costly-blocked';

/** What a text means to whoever wants to call. */
export type DialReading =
  /** Nothing there that is a number; perhaps a name. */
  | { readonly kind: 'no-number' }
  | { readonly kind: 'target'; readonly target: DialTarget; readonly notes: readonly DialNote[] }
  /** A text with several numbers in it, at most ten, in their order. */
  | { readonly kind: 'several'; readonly targets: readonly DialTarget[] }
  /** Never through RingOut: use a phone. */
  | { readonly kind: 'emergency'; readonly shown: string }
  | { readonly kind: 'refused'; readonly reason: DialRefusal; readonly received: string };

/** What Quick call shows for what stands in its field. */
export type DialAnswer = {
  /** The text as it should stand in the field, grouped as it is typed; equal to the question's where it is no number. */
  readonly formatted: string;
  readonly reading: DialReading;
  /** People with that name, number or extension, best first; at most 20. */
  readonly people: readonly DialPerson[];
};

/** One way to reach one person. */
export type DialPerson = { readonly target: DialTarget; readonly isRecent: boolean };

export type DialOrigin = 'link' | 'argument' | 'shortcut' | 'paste' | 'drop' | 'tray' | 'app';

/** What came from outside and waits in Quick call for a click or Enter there. */
export type QuickCallFill = {
  /** A new one for each time the field is to be filled. */
  readonly id: string;
  readonly origin: DialOrigin;
  /** For the field. */
  readonly text: string;
  readonly reading: DialReading;
  /** How many more came while this one waits; they are not called and do not replace it. */
  readonly more: number;
  /** The number that came last, offered as a row of its own. */
  readonly newest: DialTarget | undefined;
};

export type QuickCallState = {
  /** The window is wanted. */
  readonly open: boolean;
  readonly fill: QuickCallFill | undefined;
  /** A sentence instead of a number: a link that is not for us, or that nothing can be done with yet. */
  readonly notice: QuickCallNotice | undefined;
};

export type QuickCallNotice =
  | { readonly kind: 'refused'; readonly reason: DialRefusal; readonly received: string }
  | { readonly kind: 'texts-not-yet'; readonly target: DialTarget | undefined; readonly body: string }
  | { readonly kind: 'faxes-not-yet' }
  | { readonly kind: 'too-many'; readonly count: number }
  | { readonly kind: 'nothing-selected' };

export const closedQuickCall: QuickCallState = { open: false, fill: undefined, notice: undefined };

/** The kinds of links that a program can be asked to open. */
export const linkSchemes = ['tel', 'callto', 'sms', 'ringside'] as const;
export type LinkScheme = (typeof linkSchemes)[number];

/** Who opens links of each kind on this computer. */
export type LinkOwners = Readonly<Record<LinkScheme, LinkOwner>>;
export type LinkOwner =
  | { readonly kind: 'ringside' }
  | { readonly kind: 'another'; readonly name: string | undefined }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'unknown' };

export const unknownLinkOwners: LinkOwners = {
  tel: { kind: 'unknown' },
  callto: { kind: 'unknown' },
  sms: { kind: 'unknown' },
  ringside: { kind: 'unknown' },
};
