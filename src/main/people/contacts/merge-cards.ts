import {
  type ContactCard,
  type ContactField,
  contactFields,
  type MergeRow,
  type NumberField,
  numberFields,
} from '../../../shared/contact.ts';
import { withFields } from '../../../shared/contact-card.ts';

/** Whether two written numbers are one. */
export type SameNumber = (one: string, other: string) => boolean;

const emails = ['email', 'email2', 'email3'] as const;
type EmailField = (typeof emails)[number];
const isEmail = (field: ContactField): field is EmailField => emails.some((one) => one === field);
const isNumber = (field: ContactField): field is NumberField => numberFields.some((one) => one === field);

/** Where a number goes whose field is taken, best first. */
const roomFor: Readonly<Record<NumberField, readonly NumberField[]>> = {
  mobilePhone: ['otherPhone', 'callbackPhone'],
  businessPhone: ['businessPhone2', 'otherPhone', 'callbackPhone'],
  businessPhone2: ['businessPhone', 'otherPhone', 'callbackPhone'],
  homePhone: ['homePhone2', 'otherPhone', 'callbackPhone'],
  homePhone2: ['homePhone', 'otherPhone', 'callbackPhone'],
  callbackPhone: ['otherPhone'],
  carPhone: ['otherPhone'],
  otherPhone: ['callbackPhone', 'businessPhone2', 'homePhone2'],
  assistantPhone: ['otherPhone'],
  companyPhone: ['otherPhone'],
  businessFax: ['otherFax'],
  otherFax: ['businessFax'],
};

/** What the two have, field by field, and what becomes of it. Nothing of the dropped one goes without a row. */
export function mergeRows(
  kept: ContactCard,
  dropped: ContactCard,
  sameNumber: SameNumber,
): readonly MergeRow[] {
  const taken = new Set<ContactField>(
    contactFields.filter((field) => has(kept, field) || has(dropped, field)),
  );
  return contactFields.flatMap((field): readonly MergeRow[] => {
    const [mine, theirs] = [kept[field], dropped[field]];
    if (!has(kept, field) && !has(dropped, field)) return [];
    const { how, to } = fateOf(field, { kept, dropped, taken, sameNumber });
    if (to !== undefined) taken.add(to);
    return [{ field, kept: mine, dropped: theirs, how, to }];
  });
}

type Merging = {
  readonly kept: ContactCard;
  readonly dropped: ContactCard;
  readonly taken: ReadonlySet<ContactField>;
  readonly sameNumber: SameNumber;
};

function fateOf(field: ContactField, merging: Merging): Pick<MergeRow, 'how' | 'to'> {
  const { kept, dropped, taken, sameNumber } = merging;
  const [mine = '', theirs = ''] = [kept[field], dropped[field]];
  if (theirs === '') return { how: 'only-kept', to: undefined };
  if (mine === theirs) return { how: 'same', to: undefined };
  const group = isNumber(field) ? numberFields : isEmail(field) ? emails : undefined;
  if (group === undefined) {
    if (mine === '') return { how: 'only-dropped', to: undefined };
    return field === 'notes' ? { how: 'joined', to: undefined } : { how: 'choose', to: undefined };
  }
  const isSame = isNumber(field) ? sameNumber : isSameAddress;
  const isThere = group.some((one) => has(kept, one) && isSame(kept[one] ?? '', theirs));
  if (isThere) return { how: 'same', to: undefined };
  if (mine === '') return { how: 'only-dropped', to: undefined };
  const rooms: readonly ContactField[] = isNumber(field) ? roomFor[field] : emails;
  const to = rooms.find((room) => !taken.has(room));
  return to === undefined ? { how: 'no-room', to } : { how: 'moved', to };
}

const isSameAddress: SameNumber = (one, other) => one.toLowerCase() === other.toLowerCase();

function has(card: ContactCard, field: ContactField): boolean {
  return (card[field] ?? '') !== '';
}

/** The card of both. @param chosen fields for which the dropped one's is taken, where only one can stay */
export function mergedCard(
  kept: ContactCard,
  dropped: ContactCard,
  rows: readonly MergeRow[],
  chosen: ReadonlySet<ContactField>,
): ContactCard {
  let card = kept;
  for (const { field, how, to } of rows) {
    if (how === 'only-dropped') card = withFields(card, dropped, [field]);
    else if (how === 'moved' && to !== undefined) card = { ...card, [to]: dropped[field] };
    else if (how === 'joined') card = { ...card, [field]: `${kept[field]}\n\n${dropped[field]}` };
    else if ((how === 'choose' || how === 'no-room') && chosen.has(field))
      card = withFields(card, dropped, [field]);
  }
  return card;
}
