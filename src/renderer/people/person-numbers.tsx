import { useLingui } from '@lingui/react';
import Phone from 'lucide-react/icons/phone';
import Printer from 'lucide-react/icons/printer';
import type { ReactNode } from 'react';
import type { Person, PersonNumber } from '../../shared/person.ts';
import { Button } from '../components/button.tsx';
import { CopyNumber } from '../components/copy-number.tsx';
import { PhoneNumber } from '../components/phone-number.tsx';
import { useAppState, useSend } from '../use-app-state.ts';
import { labelWords } from './label-words.ts';
import { mainTarget } from './person-words.ts';

/** Each number with what it is, Call where somebody would pick up, and Fax where a machine does. */
export function PersonNumbers({ person }: { readonly person: Person }): ReactNode {
  const { i18n } = useLingui();
  const { numbers, extensionNumber } = person;
  const main = mainTarget(person);
  if (numbers.length === 0 && extensionNumber === undefined)
    return (
      <p className="person-no-numbers">
        {i18n._({ id: 'person.noNumbers', message: 'No phone number is kept.' })}
      </p>
    );
  return (
    <ul className="person-numbers" aria-label={i18n._({ id: 'person.numbers', message: 'Numbers' })}>
      {extensionNumber === undefined ? null : (
        <OneNumber
          label={i18n._({ id: 'label.extension', message: 'Extension' })}
          shown={extensionNumber}
          to={extensionNumber}
          main={main === extensionNumber}
        />
      )}
      {numbers.map((each) => (
        <OneNumber
          key={`${each.label}-${each.shown}`}
          label={labelWords(each.label, i18n)}
          shown={each.shown}
          to={each.number?.e164}
          calls={canBeCalled(each)}
          faxes={each.label === 'fax'}
          main={each.number !== undefined && main === each.number.e164}
        />
      ))}
    </ul>
  );
}

/** Nobody picks up a fax line. */
function canBeCalled({ label, number }: PersonNumber): boolean {
  return label !== 'fax' && number !== undefined;
}

type Props = {
  readonly label: string;
  readonly shown: string;
  /** Undefined where what is kept is no number. */
  readonly to: string | undefined;
  readonly calls?: boolean;
  readonly faxes?: boolean;
  readonly main: boolean;
};

function OneNumber({ label, shown, to, calls = true, faxes = false, main }: Props): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const isMac = useAppState((state) => state.desktop.platform === 'macos');
  return (
    <li className="person-number">
      <span className="person-number-words">
        <span className="person-label">{label}</span>
        <PhoneNumber shown={shown} />
      </span>
      {to === undefined ? null : (
        <span className="person-number-buttons">
          {calls ? (
            <Button
              look={main ? 'go' : 'plain'}
              name={i18n._({
                id: 'person.callNumber',
                message: 'Call {label} {shown}',
                values: { label, shown },
              })}
              {...(main ? { keys: isMac ? 'Cmd+Shift+C' : 'Ctrl+Shift+C' } : {})}
              onPress={() => send.callNumber(to)}
            >
              <Phone size="1.25em" aria-hidden="true" />
              {i18n._({ id: 'action.call', message: 'Call' })}
            </Button>
          ) : null}
          {faxes ? (
            <Button
              name={i18n._({ id: 'person.faxNumber', message: 'Fax to {shown}', values: { shown } })}
              onPress={() => send.newFax({ to })}
            >
              <Printer size="1.25em" aria-hidden="true" />
              {i18n._({ id: 'action.fax', message: 'Fax' })}
            </Button>
          ) : null}
          <CopyNumber e164={to} />
        </span>
      )}
    </li>
  );
}
