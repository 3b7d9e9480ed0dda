import { useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import { type ContactField, lengthOf } from '../../shared/contact.ts';
import { Button } from '../components/button.tsx';
import { FormText } from '../components/form-text.tsx';
import { fieldWords } from './field-words.ts';

type Props = {
  readonly field: ContactField;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What somebody else made of it meanwhile; empty where they took it away. */
  readonly theirs: string | undefined;
  /** Why what stands there cannot be kept. */
  readonly problem: string | undefined;
  /** Shorter than the field's whole name, where it stands under a heading. */
  readonly label?: string;
  readonly autoFocus?: boolean;
};

/** One field of a contact, with what is wrong with it right below. */
export function FormField(props: Props): ReactNode {
  const { i18n } = useLingui();
  const { field, value, onChange, theirs, problem, label, autoFocus = false } = props;
  const name = fieldWords(field, i18n);
  return (
    <div className="contact-field">
      <FormText
        label={label ?? name}
        {...(label === undefined ? {} : { name })}
        value={value}
        onChange={onChange}
        most={lengthOf(field)}
        problem={problem}
        kind={kindOf(field)}
        leftToRight={isLeftToRight(field)}
        autoFocus={autoFocus}
      />
      {theirs === undefined ? null : (
        <p className="contact-theirs">
          {theirs === ''
            ? i18n._({ id: 'contactForm.theyCleared', message: 'Emptied meanwhile.' })
            : i18n._({ id: 'contactForm.theirs', message: 'Meanwhile “{theirs}”.', values: { theirs } })}{' '}
          <Button
            size="small"
            name={i18n._({
              id: 'contactForm.takeTheirsOf',
              message: 'Take it over: {name}',
              values: { name },
            })}
            onPress={() => onChange(theirs)}
          >
            {i18n._({ id: 'contactForm.takeTheirs', message: 'Take it over' })}
          </Button>
        </p>
      )}
    </div>
  );
}

function isLeftToRight(field: ContactField): boolean {
  return /Phone2?$|Fax$|^email|^webPage$/.test(field);
}

function kindOf(field: ContactField): Parameters<typeof FormText>[0]['kind'] {
  if (field === 'notes') return 'lines';
  if (field === 'birthday') return 'date';
  if (/Phone2?$|Fax$/.test(field)) return 'tel';
  // A field of kind email would hide what is wrong with it until it is left.
  return 'text';
}
