import type { PhoneNumberView } from './phone-number.ts';

/** Where a person is kept. */
export type PersonSource = 'personal' | 'company';

/** What a directory entry stands for; `other` is a park location, a menu, a bot and the like. */
export type PersonKind = 'person' | 'queue' | 'room' | 'other';

export type PersonNumber = {
  readonly label:
    'direct' | 'mobile' | 'home' | 'work' | 'company' | 'assistant' | 'fax' | 'car' | 'callback' | 'other';
  /** Undefined where what is kept is no telephone number; `shown` is then as it was written. */
  readonly number: PhoneNumberView | undefined;
  readonly shown: string;
};

/** Somebody in the person's own contacts or in the company's directory. */
export type Person = {
  /** E.g. `personal:623045005` or `company:1300459005`. */
  readonly id: string;
  readonly source: PersonSource;
  readonly kind: PersonKind;
  readonly name: string;
  readonly company: string | undefined;
  readonly department: string | undefined;
  readonly jobTitle: string | undefined;
  readonly email: string | undefined;
  readonly extensionNumber: string | undefined;
  readonly numbers: readonly PersonNumber[];
  readonly favourite: boolean;
  /** Has not begun to use the telephone yet: shown, but not offered where somebody is picked. */
  readonly inactive: boolean;
};

/** Who a number belongs to, as far as the index knows; goes with a call wherever that is shown. */
export type Identity = {
  readonly personId: string;
  readonly source: PersonSource;
  readonly kind: PersonKind;
  readonly name: string;
  /** E.g. `Purchasing · Bay Clinic`. */
  readonly detail: string | undefined;
  /** What the number is to them; undefined for an extension. */
  readonly label: PersonNumber['label'] | undefined;
  readonly favourite: boolean;
  /** Names of others who have the same number, at most five. */
  readonly also: readonly string[];
  /** How many others have it. */
  readonly alsoCount: number;
  /** All who have it, the one that is named here among them, at most six; only where several have. */
  readonly matches?: readonly IdentityMatch[];
  /** The person said once which of them it is: nobody else is named beside them. */
  readonly isChosen?: boolean;
};

/** One of several who have the same number. */
export type IdentityMatch = Pick<Identity, 'personId' | 'name' | 'detail'>;

/** How far the people are read; lists come by question. */
export type PeopleState = {
  readonly status: 'empty' | 'loading' | 'ready' | 'failed';
  readonly personal: number;
  readonly company: number;
  /** When both sources were last read, ms since the epoch. */
  readonly readAt: number | undefined;
  /** Grows with every change: whoever shows people asks again. */
  readonly version: number;
  /** Rights that are missing, in the platform's spelling; what they would show is left out. */
  readonly missing: readonly string[];
  readonly problem:
    { readonly status: number | undefined; readonly requestId: string | undefined } | undefined;
};

export const noPeople: PeopleState = {
  status: 'empty',
  personal: 0,
  company: 0,
  readAt: undefined,
  version: 0,
  missing: [],
  problem: undefined,
};

export type PeopleQuery = {
  /** Words of a name, company or department, or digits of a number; empty for everybody. */
  readonly text: string;
  readonly show: 'everybody' | 'favourites' | 'personal' | 'company' | 'departments';
  /** Rows to leave out at the beginning. */
  readonly from: number;
  /** At most 200. */
  readonly count: number;
};

export type PeoplePage = {
  readonly total: number;
  readonly rows: readonly Person[];
  /** Where each letter begins in the whole answer, for the letter rail. */
  readonly letters: readonly { readonly letter: string; readonly at: number }[];
  /** The `PeopleState.version` it was made from. */
  readonly version: number;
};
