import { useLingui } from '@lingui/react';
import type { I18n } from '@lingui/core';
import type { ReactNode } from 'react';
import { addressKinds, addressParts, type ContactCard } from '../../shared/contact.ts';
import type { Person } from '../../shared/person.ts';
import { withoutControls } from '../../shared/plain-text.ts';
import { Facts } from '../components/facts.tsx';
import { kindWords } from './field-words.ts';
import { useCard } from './use-card.ts';

type Fact = readonly [name: string, value: string | undefined];

/** What else is known of somebody. */
export function PersonFacts({ person }: { readonly person: Person }): ReactNode {
  const { i18n } = useLingui();
  const card = useCard(person.source === 'personal' ? person.id : undefined);
  const { jobTitle, department, company, email } = person;
  return (
    <Facts
      facts={[
        [i18n._({ id: 'person.jobTitle', message: 'Job title' }), jobTitle],
        [i18n._({ id: 'person.department', message: 'Department' }), department],
        [i18n._({ id: 'person.companyName', message: 'Company' }), company],
        [i18n._({ id: 'person.email', message: 'Email' }), email],
        ...(card === undefined ? [] : cardFacts(card, email, i18n)),
      ]}
    />
  );
}

function cardFacts(card: ContactCard, shown: string | undefined, i18n: I18n): readonly Fact[] {
  const { nickName, email, email2, email3, webPage, birthday, notes } = card;
  const others = [email, email2, email3].filter((one) => one !== shown);
  return [
    [i18n._({ id: 'field.nickName', message: 'Nickname' }), plain(nickName)],
    [i18n._({ id: 'field.email2', message: 'Email 2' }), plain(others[0])],
    [i18n._({ id: 'field.email3', message: 'Email 3' }), plain(others[1])],
    [i18n._({ id: 'field.webPage', message: 'Web page' }), plain(webPage)],
    [i18n._({ id: 'field.birthday', message: 'Birthday' }), dayWords(birthday, i18n.locale)],
    ...addressKinds.map((kind): Fact => [kindWords(kind, i18n), addressOf(kind, card)]),
    [i18n._({ id: 'field.notes', message: 'Notes' }), plain(notes)],
  ];
}

function addressOf(kind: (typeof addressKinds)[number], card: ContactCard): string | undefined {
  const parts = addressParts.flatMap((part) => card[`${kind}Address.${part}`] ?? []);
  return parts.length === 0 ? undefined : withoutControls(parts.join(', '));
}

function plain(text: string | undefined): string | undefined {
  if (text === undefined || text === '') return undefined;
  // Lines of a note stay lines.
  return text.split('\n').map(withoutControls).join('\n');
}

function dayWords(day: string | undefined, locale: string): string | undefined {
  if (day === undefined) return undefined;
  const time = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(time)) return day;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(time);
}
