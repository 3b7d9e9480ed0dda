import type { I18n } from '@lingui/core';
import type { Person } from '../../shared/person.ts';
import { withoutControls } from '../../shared/plain-text.ts';
import { extensionWords } from '../call-words.ts';

export function personName({ name }: Person): string {
  return withoutControls(name);
}

/** The row's second line: what they do and where, or how they are reached. */
export function personLine(person: Person, i18n: I18n): string {
  const { jobTitle, department, extensionNumber } = person;
  // A colleague's company goes without saying.
  const company = person.source === 'company' ? undefined : person.company;
  const place = [...new Set([jobTitle, department, company])].filter(isGiven);
  const extension = extensionNumber === undefined ? undefined : extensionWords(extensionNumber, i18n);
  const number = place.length === 0 && extension === undefined ? person.numbers[0]?.shown : undefined;
  return [...place, extension, number === undefined ? undefined : `\u2066${number}\u2069`]
    .filter(isGiven)
    .join(' · ');
}

function isGiven(text: string | undefined): text is string {
  return text !== undefined && text !== '';
}

export function sourceWords({ source, kind }: Person, i18n: I18n): string {
  if (source === 'personal') return i18n._({ id: 'person.personal', message: 'Personal contact' });
  switch (kind) {
    case 'person':
      return i18n._({ id: 'person.company', message: 'Company directory' });
    case 'queue':
      return i18n._({ id: 'person.queue', message: 'Call queue' });
    case 'room':
      return i18n._({ id: 'person.room', message: 'Room' });
    case 'other':
      return i18n._({ id: 'person.other', message: 'Part of the phone system' });
  }
}

/** Why nothing of it can be changed here. */
export function managedWords({ source }: Person, i18n: I18n): string | undefined {
  if (source === 'personal') return undefined;
  return i18n._({ id: 'person.managed', message: 'Managed by your company.' });
}

/** The number or extension that a call to somebody uses when none is named; never a fax line. */
export function mainTarget({ numbers, extensionNumber }: Person): string | undefined {
  const number = numbers.find((each) => each.number !== undefined && each.label !== 'fax');
  return extensionNumber ?? number?.number?.e164;
}
