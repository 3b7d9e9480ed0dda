import { useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import { Choices } from '../components/choices.tsx';
import { Note } from '../components/note.tsx';
import { SwitchRow } from '../components/switch-row.tsx';
import { useAppState } from '../use-app-state.ts';
import { notAllowedWords } from '../fax/fax-problem.tsx';
import Lock from 'lucide-react/icons/lock';
import { useSettings } from './use-settings.ts';
import { WatchedFolder } from './watched-folder.tsx';

/** How faxes are sent, told of and kept. */
export function FaxesPage(): ReactNode {
  const { i18n } = useLingui();
  const { values, change } = useSettings('fax');
  const allowed = useAppState((state) => state.faxes.allowed);
  const why = useAppState((state) => state.faxes.why);
  return (
    <>
      {allowed ? null : (
        <Note icon={<Lock size="1.25em" aria-hidden="true" />}>{notAllowedWords(why, i18n)}</Note>
      )}
      <OwnNumber />
      <NotifyChoice notify={values.notify} change={(notify) => change({ notify })} />
      <Choices
        label={i18n._({ id: 'faxSettings.quality', message: 'Quality of a new fax' })}
        value={values.resolution}
        onChange={(resolution) => change({ resolution })}
        choices={[
          {
            value: 'High',
            label: i18n._({ id: 'fax.fine', message: 'Fine, 200 dpi' }),
            effect: i18n._({ id: 'faxSettings.fineEffect', message: 'Small print stays readable.' }),
          },
          {
            value: 'Low',
            label: i18n._({ id: 'fax.standard', message: 'Standard, 100 dpi' }),
            effect: i18n._({
              id: 'faxSettings.standardEffect',
              message: 'Takes about half the time to send.',
            }),
          },
        ]}
      />
      <SwitchRow
        label={i18n._({ id: 'faxSettings.keep', message: 'Keep copies of what was sent' })}
        effect={i18n._({
          id: 'faxSettings.keepEffect',
          message:
            'For 30 days on this computer, so that a fax can be sent again where RingCentral does not do it. Otherwise only until it has arrived.',
        })}
        on={values.keepCopies}
        onChange={(keepCopies) => change({ keepCopies })}
      />
      <SwitchRow
        label={i18n._({ id: 'faxSettings.fetch', message: 'Fetch received faxes as they come' })}
        effect={i18n._({
          id: 'faxSettings.fetchEffect',
          message:
            'Their pages can be read without a network. Otherwise they are fetched when you open them.',
        })}
        on={values.fetchReceived}
        onChange={(fetchReceived) => change({ fetchReceived })}
      />
      <WatchedFolder />
    </>
  );
}

type NotifyProps = {
  readonly notify: 'all' | 'failures' | 'none';
  readonly change: (notify: 'all' | 'failures' | 'none') => void;
};

function NotifyChoice({ notify, change }: NotifyProps): ReactNode {
  const { i18n } = useLingui();
  return (
    <Choices
      label={i18n._({ id: 'faxSettings.notify', message: 'Tell me when a fax I sent' })}
      effect={i18n._({
        id: 'faxSettings.notifyEffect',
        message: 'Received faxes are always told of, as long as notifications are on.',
      })}
      value={notify}
      onChange={change}
      choices={[
        { value: 'all', label: i18n._({ id: 'faxSettings.notifyAll', message: 'arrived or failed' }) },
        { value: 'failures', label: i18n._({ id: 'faxSettings.notifyFailures', message: 'failed' }) },
        { value: 'none', label: i18n._({ id: 'faxSettings.notifyNone', message: 'never' }) },
      ]}
    />
  );
}

/** The number others fax to; RingCentral decides which one it is. */
function OwnNumber(): ReactNode {
  const { i18n } = useLingui();
  const number = useAppState((state) => state.faxes.ownNumber);
  if (number === undefined) return null;
  return (
    <div className="setting">
      <span className="setting-label">
        {i18n._({ id: 'faxSettings.number', message: 'Your fax number' })}
      </span>
      <bdi dir="ltr">{number.shown}</bdi>
      <p className="setting-effect">
        {i18n._({
          id: 'faxSettings.numberEffect',
          message: 'Faxes you send come from it. It is set in RingCentral under caller ID.',
        })}
      </p>
    </div>
  );
}
