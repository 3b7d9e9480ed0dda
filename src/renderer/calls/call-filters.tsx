import { useLingui } from '@lingui/react';
import ChevronDown from 'lucide-react/icons/chevron-down';
import { type ReactNode, useEffect, useState } from 'react';
import type { CallQueue } from '../../shared/past-calls.ts';
import { ChoiceMenu } from '../components/choice-menu.tsx';
import { Segments } from '../components/segments.tsx';
import { useAppState, useCompanion } from '../use-app-state.ts';
import {
  isMissedShow,
  mainShowOf,
  mainShows,
  missedShows,
  missedShowWords,
  showWords,
} from './filter-words.ts';
import type { CallSearch } from './use-call-search.ts';

type Props = {
  readonly search: CallSearch;
  /** What stands at the end of the bar. */
  readonly children: ReactNode;
};

/** Which calls are shown: a few at once, the rest in menus; what was missed comes apart once more. */
export function CallFilters({ search, children }: Props): ReactNode {
  const { i18n } = useLingui();
  const { show, setShow } = search;
  const main = mainShowOf(show);
  return (
    <>
      <div className="calls-filters">
        <Segments
          name={i18n._({ id: 'calls.filter', message: 'Which calls' })}
          segments={mainShows.map((value) => ({ value, label: showWords(value, i18n) }))}
          value={main ?? 'none'}
          onChange={(value) => (value === 'none' ? undefined : setShow(value))}
        />
        <QueueMenu search={search} />
        <MoreMenu search={search} />
        {children}
      </div>
      {isMissedShow(show) ? (
        <Segments
          name={i18n._({ id: 'calls.missedFilter', message: 'Which missed calls' })}
          segments={missedShows.map((value) => ({ value, label: missedShowWords(value, i18n) }))}
          value={missedShows.find((each) => each === show) ?? 'missed'}
          onChange={setShow}
        />
      ) : null}
    </>
  );
}

const allQueues = 'all';

/** Calls to a queue, whoever took them; not there where there are none. */
function QueueMenu({ search: { show, queue, setQueue } }: { readonly search: CallSearch }): ReactNode {
  const { i18n } = useLingui();
  const queues = useQueues();
  if (queues.length === 0) return null;
  const named = queues.find(({ key }) => key === queue);
  const count = new Intl.NumberFormat(i18n.locale);
  return (
    <ChoiceMenu
      name={i18n._({ id: 'calls.whichQueue', message: 'Which queue' })}
      look="segment"
      choices={[
        { id: allQueues, words: showWords('queue', i18n) },
        ...queues.map(({ key, name, calls }) => ({
          id: `queue ${key}`,
          words: name,
          more: count.format(calls),
        })),
      ]}
      chosen={show !== 'queue' ? undefined : queue === undefined ? allQueues : `queue ${queue}`}
      choose={(id) => setQueue(id === allQueues ? undefined : id.slice('queue '.length))}
    >
      {named?.name ?? i18n._({ id: 'calls.queue', message: 'Queue' })}
      <ChevronDown size="1em" aria-hidden="true" />
    </ChoiceMenu>
  );
}

function MoreMenu({ search: { show, setShow } }: { readonly search: CallSearch }): ReactNode {
  const { i18n } = useLingui();
  const shows = ['voicemail', 'noted'] as const;
  const chosen = shows.find((each) => each === show);
  return (
    <ChoiceMenu
      name={i18n._({ id: 'calls.moreFilters', message: 'More ways to filter' })}
      look="segment"
      choices={shows.map((id) => ({ id, words: showWords(id, i18n) }))}
      chosen={chosen}
      choose={setShow}
    >
      {chosen === undefined ? i18n._({ id: 'calls.more', message: 'More' }) : showWords(chosen, i18n)}
      <ChevronDown size="1em" aria-hidden="true" />
    </ChoiceMenu>
  );
}

function useQueues(): readonly CallQueue[] {
  const { ask } = useCompanion();
  const total = useAppState((state) => state.pastCalls.total);
  const [queues, setQueues] = useState<readonly CallQueue[]>([]);
  useEffect(() => {
    let isOver = false;
    ask.callQueues().then(
      (found) => (isOver ? undefined : setQueues(found)),
      () => undefined,
    );
    return () => {
      isOver = true;
    };
  }, [ask, total]);
  return queues;
}
