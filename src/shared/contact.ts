import type { Person } from './person.ts';

/** Names of a contact's number fields on the platform, in the order in which people are likely to be called. */
export const numberFields = [
  'mobilePhone',
  'businessPhone',
  'businessPhone2',
  'homePhone',
  'homePhone2',
  'callbackPhone',
  'carPhone',
  'otherPhone',
  'assistantPhone',
  'companyPhone',
  'businessFax',
  'otherFax',
] as const;
export type NumberField = (typeof numberFields)[number];

export const wordFields = [
  ...(['firstName', 'middleName', 'lastName', 'nickName', 'company', 'jobTitle'] as const),
  ...(['email', 'email2', 'email3', 'webPage', 'birthday', 'notes'] as const),
] as const;
type WordField = (typeof wordFields)[number];

export const addressKinds = ['business', 'home', 'other'] as const;
export type AddressKind = (typeof addressKinds)[number];
export const addressParts = ['street', 'city', 'state', 'zip', 'country'] as const;
export type AddressPart = (typeof addressParts)[number];
type AddressField = `${AddressKind}Address.${AddressPart}`;

export type ContactField = WordField | NumberField | AddressField;

const addressFields: readonly AddressField[] = addressKinds.flatMap((kind) =>
  addressParts.map((part): AddressField => `${kind}Address.${part}`),
);

export const contactFields: readonly ContactField[] = [...wordFields, ...numberFields, ...addressFields];

/**
 * What is kept of a personal contact, by the platform's names of its fields; addresses by `homeAddress.city` and so on.
 * What is not known is left out. A birthday is `2026-11-20`, notes may have several lines.
 */
export type ContactCard = Readonly<Partial<Record<ContactField, string>>>;

/** How long a field may be; the platform names no limits, and nobody types more. */
export const longestField = 200;
export const longestNotes = 10_000;

export function lengthOf(field: ContactField): number {
  return field === 'notes' ? longestNotes : longestField;
}

/** A form that is to be saved. */
export type ContactOrder = {
  /** Of the work; the same one twice is done once. */
  readonly id: string;
  /** Left out for a new contact. */
  readonly personId?: string;
  /** As the form was filled at first: only what is different from it is changed. */
  readonly base: ContactCard;
  readonly card: ContactCard;
};

export type MergeOrder = {
  readonly id: string;
  readonly keptId: string;
  readonly droppedId: string;
  /** Where both have something and only one can stay, these are taken from the dropped one. */
  readonly taken: readonly ContactField[];
};

/** Why something that the person did with a contact did not come about. */
export type ContactProblem =
  /** Somebody changed the same fields meanwhile, to this; empty where they took it away. */
  | { readonly kind: 'conflict'; readonly theirs: ContactCard; readonly fields: readonly ContactField[] }
  /** It was deleted meanwhile. */
  | { readonly kind: 'gone' }
  /** A right is missing, in the platform's spelling. */
  | { readonly kind: 'right'; readonly permission: string; readonly requestId: string | undefined }
  /** @param field in the platform's spelling */
  | { readonly kind: 'refused'; readonly field: string | undefined; readonly requestId: string | undefined }
  | { readonly kind: 'too-many'; readonly retryAt: number }
  /** It never left this computer. */
  | { readonly kind: 'offline' }
  /** The platform was asked again: nothing came of it. */
  | { readonly kind: 'nothing-came'; readonly requestId: string | undefined }
  /** Nobody knows whether it came about. */
  | { readonly kind: 'unsure'; readonly requestId: string | undefined }
  /** Everything is in one contact now, and the other could not be deleted. */
  | { readonly kind: 'half-merged'; readonly otherName: string };

export type ContactWorkKind = 'create' | 'change' | 'delete' | 'merge' | 'favourite' | 'unfavourite';

/**
 * Something the person does with a contact.
 *
 *   working ──> done ──(undo)──> working ──> undone
 *      └──────> failed ──(again)──> working
 */
export type ContactWork = {
  /** Made by the window that asked: the same one twice is done once. */
  readonly id: string;
  readonly kind: ContactWorkKind;
  readonly name: string;
  /** `Person.id`, once it is known. */
  readonly personId: string | undefined;
  readonly phase: 'working' | 'done' | 'failed' | 'undone';
  readonly problem: ContactProblem | undefined;
  readonly canUndo: boolean;
};

/** A contact that looks like another person. */
export type Lookalike = {
  readonly person: Person;
  readonly why: 'same-number' | 'same-email' | 'same-name';
};

/** One line of the comparison of two contacts. */
export type MergeRow = {
  readonly field: ContactField;
  readonly kept: string | undefined;
  readonly dropped: string | undefined;
  /**
   * `choose`: they differ, and only one can stay. `moved`: it goes into another field, `to`. `joined`: one behind the
   * other. `no-room`: there is no field left for it, so it goes unless it is chosen.
   */
  readonly how: 'same' | 'only-kept' | 'only-dropped' | 'choose' | 'moved' | 'joined' | 'no-room';
  readonly to: ContactField | undefined;
};

export type MergeView = {
  readonly kept: Person;
  readonly dropped: Person;
  readonly rows: readonly MergeRow[];
};

/** A number that calls came from or went to, and that nobody has. */
export type CallPartner = {
  readonly e164: string;
  readonly shown: string;
  readonly region: string | undefined;
  /** What the network said. */
  readonly name: string | undefined;
  readonly calls: number;
  /** Ms since the epoch. */
  readonly lastAt: number;
};

/** A number that somebody looks at: who may have it, and where it may be from. */
export type NumberView = {
  readonly e164: string;
  readonly shown: string;
  readonly region: string | undefined;
  /** Whoever has it by now. */
  readonly person: Person | undefined;
  /** What the network said, from stored calls. */
  readonly name: string | undefined;
};

/** Where somebody stands in team messaging; undefined where it is not known (yet). */
export type TeamStanding =
  | { readonly kind: 'person'; readonly name: string | undefined; readonly email: string | undefined }
  /** The platform knows nobody there under the extension's id. */
  | { readonly kind: 'former' }
  /** A guest of a team whose e-mail address is that of this contact: never more than a likely guess. */
  | { readonly kind: 'not-allowed' }
  | undefined;
