import { useLingui } from '@lingui/react';
import AudioLines from 'lucide-react/icons/audio-lines';
import CircleCheck from 'lucide-react/icons/circle-check';
import Phone from 'lucide-react/icons/phone';
import Search from 'lucide-react/icons/search';
import StickyNote from 'lucide-react/icons/sticky-note';
import type { ReactNode } from 'react';
import { Button } from '../components/button.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { useAppState, useSend } from '../use-app-state.ts';
import { isMissedShow } from './filter-words.ts';
import type { CallSearch } from './use-call-search.ts';

const large = { size: '2.5em', 'aria-hidden': true } as const;

/** Nothing to show: what would stand here, and the way to it. */
export function NoCalls({ search }: { readonly search: CallSearch }): ReactNode {
  const { i18n } = useLingui();
  const { show } = search;
  if (search.isNarrowed) return <NoneFound search={search} />;
  if (show === 'all') return <NoneYet />;
  const showAll = (
    <Button onPress={() => search.setShow('all')}>
      {i18n._({ id: 'calls.showAll', message: 'Show all calls' })}
    </Button>
  );
  if (isMissedShow(show)) {
    return (
      <EmptyState
        icon={<CircleCheck {...large} />}
        title={
          show === 'open'
            ? i18n._({ id: 'calls.noneOpen', message: 'Nobody waits for you' })
            : i18n._({ id: 'calls.noneMissed', message: 'No missed calls' })
        }
        sentence={
          show === 'open'
            ? i18n._({ id: 'calls.noneOpenHint', message: 'Every missed call was dealt with.' })
            : i18n._({ id: 'calls.noneMissedHint', message: 'Everything was answered.' })
        }
        action={showAll}
      />
    );
  }
  if (show === 'recorded') {
    return (
      <EmptyState
        icon={<AudioLines {...large} />}
        title={i18n._({ id: 'calls.noneRecorded', message: 'No recordings' })}
        sentence={i18n._({
          id: 'calls.noneRecordedHint',
          message: 'Calls that RingCentral records can be heard and saved here.',
        })}
        action={showAll}
      />
    );
  }
  if (show === 'noted') {
    return (
      <EmptyState
        icon={<StickyNote {...large} />}
        title={i18n._({ id: 'calls.noneNoted', message: 'No notes yet' })}
        sentence={i18n._({
          id: 'calls.noneNotedHint',
          message: 'Choose a call and write down what was said. Notes stay on this computer.',
        })}
        action={showAll}
      />
    );
  }
  return (
    <EmptyState
      icon={<Phone {...large} />}
      title={i18n._({ id: 'calls.noneOfKind', message: 'No such calls' })}
      sentence={i18n._({ id: 'calls.noneOfKindHint', message: 'There are calls of other kinds.' })}
      action={showAll}
    />
  );
}

function NoneYet(): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  return (
    <EmptyState
      icon={<Phone {...large} />}
      title={i18n._({ id: 'calls.none', message: 'No calls yet' })}
      sentence={i18n._({
        id: 'calls.noneHint',
        message: 'Calls on any of your phones appear here within seconds.',
      })}
      action={
        <Button onPress={() => send.openQuickCall()}>
          {i18n._({ id: 'calls.make', message: 'Make a call' })}
        </Button>
      }
    />
  );
}

function NoneFound({ search: { text, clear } }: { readonly search: CallSearch }): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const keys = useAppState((state) => (state.desktop.platform === 'macos' ? 'Cmd+K' : 'Ctrl+K'));
  return (
    <EmptyState
      icon={<Search {...large} />}
      title={
        text.trim() === ''
          ? i18n._({ id: 'calls.notThen', message: 'No calls in this part of the history' })
          : i18n._({
              id: 'calls.notFound',
              message: 'No calls match “{text}”',
              values: { text: text.trim() },
            })
      }
      sentence={i18n._({
        id: 'calls.searchedHere',
        message:
          'Names, companies, digits of numbers, queues and notes of calls are searched here; {keys} searches everything.',
        values: { keys },
      })}
      action={
        <>
          <Button onPress={clear}>{i18n._({ id: 'search.clear', message: 'Clear the search' })}</Button>
          <Button onPress={() => send.openPalette()}>
            {i18n._({ id: 'search.everything', message: 'Search everything' })}
          </Button>
        </>
      }
    />
  );
}
