import { useLingui } from '@lingui/react';
import { type ReactNode, useEffect } from 'react';
import type { ContactCard, ContactField } from '../../shared/contact.ts';
import type { Person } from '../../shared/person.ts';
import { DetailPane } from '../components/detail-pane.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import type { Layout } from '../frame/use-layout.ts';
import { useSend } from '../use-app-state.ts';
import { ContactForm } from './contact-form.tsx';
import { useNumberView } from './number-page.tsx';
import { personName } from './person-words.ts';
import type { TypedForms } from './use-contact-form.ts';
import { useCard } from './use-card.ts';
import type { Places } from './use-places.ts';

type Props = {
  readonly person: Person;
  /** E.164: given to them. */
  readonly number: string | undefined;
  readonly typed: TypedForms;
  readonly places: Places;
  readonly layout: Layout;
};

/** All of a contact, to be changed: at once as it is kept here, while it is read anew. */
export function EditContact({ person, number, typed, places, layout }: Props): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const card = useCard(person.id);
  const view = useNumberView(number);
  useEffect(() => send.lookAtContact(person.id), [person.id, send]);
  const isReady = card !== undefined && (number === undefined || view !== undefined);
  return (
    <DetailPane
      headingId="person-name"
      back={i18n._({ id: 'person.back', message: 'All contacts' })}
      layout={layout}
      close={places.done}
    >
      {isReady ? (
        <ContactForm
          key={person.id}
          personId={person.id}
          title={i18n._({
            id: 'contactForm.edit',
            message: 'Edit {name}',
            values: { name: personName(person) },
          })}
          first={card}
          filled={view === undefined ? card : withNumber(card, view.shown)}
          typed={typed}
          saved={places.done}
          cancel={places.done}
          show={places.show}
        />
      ) : (
        <Skeleton words={i18n._({ id: 'contactForm.loading', message: 'Reading the contact…' })} rows={4} />
      )}
    </DetailPane>
  );
}

/** Where a number that somebody was linked with may stand, best first. */
const rooms: readonly ContactField[] = [
  ...(['mobilePhone', 'businessPhone', 'homePhone', 'otherPhone'] as const),
  ...(['businessPhone2', 'homePhone2', 'callbackPhone', 'carPhone'] as const),
];

function withNumber(card: ContactCard, shown: string): ContactCard {
  const free = rooms.find((field) => (card[field] ?? '') === '');
  return free === undefined ? card : { ...card, [free]: shown };
}
