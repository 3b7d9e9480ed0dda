import { useLingui } from '@lingui/react';
import { type ReactNode, useMemo } from 'react';
import type { ContactCard } from '../../shared/contact.ts';
import { DetailPane } from '../components/detail-pane.tsx';
import type { Layout } from '../frame/use-layout.ts';
import { ContactForm } from './contact-form.tsx';
import { useNumberView } from './number-page.tsx';
import type { TypedForms } from './use-contact-form.ts';
import type { Places } from './use-places.ts';

type Props = {
  /** E.164. */
  readonly number: string | undefined;
  readonly name: string | undefined;
  readonly typed: TypedForms;
  readonly places: Places;
  readonly layout: Layout;
};

const nothing: ContactCard = {};

/** A new contact, with what is known of the number it is made for. */
export function NewContact({ number, name, typed, places, layout }: Props): ReactNode {
  const { i18n } = useLingui();
  const view = useNumberView(number);
  const filled = useMemo(
    (): ContactCard => ({
      ...namesOf(name),
      ...(view === undefined ? {} : { mobilePhone: view.shown }),
    }),
    [name, view],
  );
  if (number !== undefined && view === undefined) return null;
  return (
    <DetailPane
      headingId="person-name"
      back={i18n._({ id: 'person.back', message: 'All contacts' })}
      layout={layout}
      close={places.done}
    >
      <ContactForm
        personId={undefined}
        title={i18n._({ id: 'contactForm.new', message: 'New contact' })}
        {...{ first: nothing, filled, typed }}
        saved={(id) => (id === undefined ? places.close() : places.show(id))}
        cancel={places.done}
        show={places.show}
      />
    </DetailPane>
  );
}

/** The network writes names in capitals, the last one first or not: nobody knows which, so it is one field. */
function namesOf(name: string | undefined): ContactCard {
  return name === undefined ? {} : { firstName: name };
}
