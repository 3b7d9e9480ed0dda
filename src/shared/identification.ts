/** Why a caller should be met with care. */
export type Caution =
  /** The person blocked the number. */
  | { readonly kind: 'blocked' }
  /** The person said so, the telephone network sent it in the place of a name, or numbers beside it were blocked. */
  | { readonly kind: 'spam'; readonly why: 'marked' | 'network' }
  | { readonly kind: 'spam'; readonly why: 'similar'; readonly count: number };

/** What the person said of a number; `trusted` where it is no spam, whatever else says so. */
export type NumberRule = 'blocked' | 'spam' | 'trusted';

export const numberRules: readonly NumberRule[] = ['blocked', 'spam', 'trusted'];

/** A number that the person ruled on. */
export type RuledNumber = {
  readonly number: string;
  readonly shown: string;
  readonly rule: NumberRule;
  /** This computer's clock, ms since the epoch. */
  readonly at: number;
};

/** Which of several the person said it is. */
export type ChosenCaller = {
  readonly number: string;
  readonly shown: string;
  readonly personId: string;
  /** Undefined where they are not known any more. */
  readonly name: string | undefined;
};

/** All that the person said of numbers, for the settings; newest first. */
export type OwnRulings = {
  readonly rules: readonly RuledNumber[];
  readonly chosen: readonly ChosenCaller[];
};

/** What windows know of it without asking. */
export type IdentificationState = {
  /** Grows with every change of rules and tags: whoever shows them asks again. */
  readonly version: number;
};

export const noIdentification: IdentificationState = { version: 0 };

/** What a tag may be: short, in one line. */
export const longestTag = 40;
export const mostTags = 12;

/** Whom a tag is on: a `Person.id`, or a party key where nobody is known by it. */
export type TagOwner = string;

/** Somebody that the person looks at. */
export type Whom =
  | { readonly kind: 'party'; readonly partyKey: string }
  | { readonly kind: 'person'; readonly personId: string };

export type IdentificationCommands = {
  /** Of the several who have this number it is this one, from now on; undefined forgets it. E.164 or an extension. */
  chooseCaller: (number: string, personId: string | undefined) => void;
  /** E.164. Undefined takes back what was said before. */
  ruleNumber: (number: string, rule: NumberRule | undefined) => void;
  setTag: (whom: Whom, tag: string, on: boolean) => void;
};

export type IdentificationQuestions = {
  /** What the person said of numbers, to be changed and taken back. */
  ownRulings: () => OwnRulings;
};
