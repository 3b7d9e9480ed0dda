import { useLingui } from '@lingui/react';
import { type ReactNode, useState } from 'react';
import {
  addressKinds,
  addressParts,
  type ContactField,
  contactFields,
  numberFields,
} from '../../shared/contact.ts';
import { Button } from '../components/button.tsx';
import { kindWords, partWords } from './field-words.ts';
import { FormField } from './form-field.tsx';
import type { ContactForm } from './use-contact-form.ts';

type Props = { readonly form: ContactForm; readonly isNew: boolean };

const usual: readonly ContactField[] = [
  ...(['firstName', 'lastName', 'company', 'jobTitle'] as const),
  ...(['mobilePhone', 'businessPhone', 'homePhone', 'email'] as const),
];
const order: readonly ContactField[] = [
  ...(['firstName', 'middleName', 'lastName', 'nickName', 'company', 'jobTitle'] as const),
  ...numberFields,
  ...(['email', 'email2', 'email3', 'webPage', 'birthday'] as const),
];

/** The usual fields, those in which something stands, and the rest when they are asked for. */
export function FormFields({ form, isNew }: Props): ReactNode {
  const { i18n } = useLingui();
  const [all, setAll] = useState(false);
  // A field that is emptied stays until the form is closed.
  const [opened] = useState(() => contactFields.filter((field) => (form.card[field] ?? '') !== ''));
  const isShown = (field: ContactField): boolean =>
    all || usual.includes(field) || opened.includes(field) || form.theirs.has(field);
  const one = (field: ContactField, label?: string): ReactNode => (
    <FormField
      key={field}
      field={field}
      value={form.card[field] ?? ''}
      onChange={(text) => form.set(field, text)}
      theirs={form.theirs.get(field)}
      problem={wrongWords(field)}
      autoFocus={isNew && field === 'firstName'}
      {...(label === undefined ? {} : { label })}
    />
  );
  const wrongWords = (field: ContactField): string | undefined => {
    switch (form.wrong.get(field)) {
      case 'email':
        return i18n._({ id: 'contactForm.noEmail', message: 'This is no email address.' });
      case 'refused':
        return i18n._({ id: 'contactForm.refused', message: 'RingCentral refuses what stands here.' });
      case undefined:
        return undefined;
    }
  };
  return (
    <>
      <div className="contact-fields">{order.filter(isShown).map((field) => one(field))}</div>
      {addressKinds.map((kind) => {
        const fields = addressParts.map((part) => [`${kind}Address.${part}`, part] as const);
        if (!fields.some(([field]) => isShown(field))) return null;
        return (
          <fieldset key={kind} className="contact-address">
            <legend>{kindWords(kind, i18n)}</legend>
            <div className="contact-fields">
              {fields.map(([field, part]) => one(field, partWords(part, i18n)))}
            </div>
          </fieldset>
        );
      })}
      {one('notes')}
      {all ? null : (
        <Button look="ghost" onPress={() => setAll(true)}>
          {i18n._({ id: 'contactForm.more', message: 'More fields' })}
        </Button>
      )}
    </>
  );
}
