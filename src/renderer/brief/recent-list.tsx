import { useLingui } from '@lingui/react';
import Printer from 'lucide-react/icons/printer';
import type { ReactNode } from 'react';
import type { RecentContact } from '../../shared/brief.ts';
import { Button } from '../components/button.tsx';
import { OutcomeIcon } from '../components/outcome-icon.tsx';
import { useClock, useSend } from '../use-app-state.ts';
import { momentWords } from '../when-words.ts';
import { recentWords } from './brief-words.ts';

type Props = {
  readonly recent: readonly RecentContact[];
  /** Wraps what a button does so that it does nothing while the card is inert. */
  readonly guard?: (run: () => void) => () => void;
};

/** The last contacts of any kind; each opens what it was. */
export function RecentList({ recent, guard = (run) => run }: Props): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const now = useClock().now();
  return (
    <ul className="brief-recent" aria-label={i18n._({ id: 'brief.recently', message: 'Recently' })}>
      {recent.map((contact) => (
        <li key={contact.kind === 'call' ? contact.key : contact.id}>
          <Button look="ghost" className="brief-row" onPress={guard(() => open(contact))}>
            {contact.kind === 'call' ? (
              <OutcomeIcon direction={contact.direction} ending={contact.ending} />
            ) : (
              <Printer size="1.25em" aria-hidden="true" />
            )}
            <span className={isMissed(contact) ? 'brief-what brief-missed' : 'brief-what'}>
              {recentWords(contact, i18n)}
            </span>
            <span className="brief-when">{momentWords(contact.at, now, i18n.locale)}</span>
          </Button>
        </li>
      ))}
    </ul>
  );
  function open(contact: RecentContact): void {
    if (contact.kind === 'call') send.openMain({ screen: 'calls', callId: contact.key });
    else
      send.openMain({
        screen: 'faxes',
        box: contact.direction === 'inbound' ? 'received' : 'sent',
        faxId: contact.id,
      });
  }
}

function isMissed(contact: RecentContact): boolean {
  return contact.kind === 'call' && contact.direction === 'inbound' && contact.ending.kind === 'missed';
}
