import { useLingui } from '@lingui/react';
import Clock from 'lucide-react/icons/clock';
import FileText from 'lucide-react/icons/file-text';
import Inbox from 'lucide-react/icons/inbox';
import Send from 'lucide-react/icons/send';
import type { ReactNode } from 'react';
import { Button } from '../components/button.tsx';
import { CopyButton } from '../components/copy-button.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { useAppState, useSend } from '../use-app-state.ts';
import type { BoxName } from './box-entries.ts';

type Props = {
  readonly box: BoxName;
  readonly text: string;
  /** Something was looked for. */
  readonly isFiltered: boolean;
  readonly clear: () => void;
};

/** An empty list of faxes, what would stand there, and the way to it. */
export function NoFaxes({ box, text, isFiltered, clear }: Props): ReactNode {
  const { i18n } = useLingui();
  if (isFiltered) {
    return (
      <EmptyState
        icon={<FileText size="2.5em" aria-hidden="true" />}
        title={
          text === ''
            ? i18n._({ id: 'faxes.notThen', message: 'No faxes in these days' })
            : i18n._({ id: 'faxes.notFound', message: 'No faxes match “{text}”', values: { text } })
        }
        sentence={i18n._({
          id: 'faxes.notFoundHint',
          message: 'Names, digits of numbers and words of cover pages are searched, in this list only.',
        })}
        action={
          <Button onPress={clear}>{i18n._({ id: 'search.clear', message: 'Clear the search' })}</Button>
        }
      />
    );
  }
  switch (box) {
    case 'received':
      return <NoneReceived />;
    case 'sent':
      return <NoneSent />;
    case 'drafts':
      return <NoDrafts />;
    case 'scheduled':
      return <NoneScheduled />;
  }
}

function NoneReceived(): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const number = useAppState((state) => state.faxes.ownNumber);
  const shown = number?.shown;
  return (
    <EmptyState
      icon={<Inbox size="2.5em" aria-hidden="true" />}
      title={i18n._({ id: 'faxes.noneReceived', message: 'No faxes yet' })}
      sentence={
        shown === undefined
          ? i18n._({ id: 'faxes.noneReceivedHint', message: 'Faxes to your number appear here.' })
          : i18n._({
              id: 'faxes.ownNumber',
              message: 'Your fax number is {number}.',
              values: { number: `\u2066${shown}\u2069` },
            })
      }
      action={
        shown === undefined ? null : (
          <CopyButton
            words={i18n._({ id: 'card.copyNumber', message: 'Copy number' })}
            copy={() => send.copyFaxNumber()}
          />
        )
      }
    />
  );
}

function NoneSent(): ReactNode {
  const { i18n } = useLingui();
  return (
    <EmptyState
      icon={<Send className="mirrors" size="2.5em" aria-hidden="true" />}
      title={i18n._({ id: 'faxes.noneSent', message: 'Drop a file here to fax it' })}
      sentence={i18n._({
        id: 'faxes.noneSentHint',
        message: 'PDF, pictures, text and Office files. Nothing is sent before you have seen it.',
      })}
    />
  );
}

function NoDrafts(): ReactNode {
  const { i18n } = useLingui();
  return (
    <EmptyState
      icon={<FileText size="2.5em" aria-hidden="true" />}
      title={i18n._({ id: 'faxes.noDrafts', message: 'No drafts' })}
      sentence={i18n._({
        id: 'faxes.noDraftsHint',
        message: 'A fax you begin is kept here until you send or discard it, also when Ringside ends.',
      })}
    />
  );
}

function NoneScheduled(): ReactNode {
  const { i18n } = useLingui();
  return (
    <EmptyState
      icon={<Clock size="2.5em" aria-hidden="true" />}
      title={i18n._({ id: 'faxes.noneScheduled', message: 'Nothing is scheduled' })}
      sentence={i18n._({
        id: 'faxes.noneScheduledHint',
        message: 'Choose a time in the composer, and the fax waits for it at RingCentral.',
      })}
    />
  );
}
