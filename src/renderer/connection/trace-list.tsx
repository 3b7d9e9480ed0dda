import { useLingui } from '@lingui/react';
import ListX from 'lucide-react/icons/list-x';
import { type ReactNode, useMemo, useState } from 'react';
import type { Inspected } from '../../shared/inspection.ts';
import { Button } from '../components/button.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { type ListRow, VirtualListbox } from '../components/virtual-listbox.tsx';
import { type EntryList, listOf, matches, subjectOf } from './entry-words.ts';
import { TraceRow } from './trace-row.tsx';

type Props = {
  /** Oldest first. */
  readonly rows: readonly Inspected[];
  readonly list: EntryList;
  readonly filter: string;
  readonly clearFilter: () => void;
};

/** One of the two lists, newest first. It stands still while somebody is in it. */
export function TraceList({ rows, list, filter, clearFilter }: Props): ReactNode {
  const { i18n } = useLingui();
  const [held, hold] = useState<readonly Inspected[]>();
  const [chosen, choose] = useState<string>();
  const shown = held ?? rows;
  const items = useMemo(
    () =>
      shown
        .filter(({ entry }) => listOf(entry) === list && matches(entry, filter, i18n))
        .reverse()
        .map((row): ListRow<Inspected> => {
          return { kind: 'item', key: String(row.number), text: subjectOf(row.entry), item: row };
        }),
    [shown, list, filter, i18n],
  );
  if (items.length === 0) return <NoRows filter={filter} clearFilter={clearFilter} />;
  const newer = (rows.at(-1)?.number ?? 0) - (shown.at(-1)?.number ?? 0);
  return (
    <div className="trace">
      <p className="trace-count" role="status">
        {countWords()}
      </p>
      <div className="trace-list" onFocus={() => hold(shown)} onBlur={() => hold(undefined)}>
        <VirtualListbox
          name={nameOf()}
          rows={items}
          selectedKey={chosen}
          onSelect={choose}
          onOpen={() => undefined}
          draw={(row) => <TraceRow entry={row.entry} />}
        />
      </div>
    </div>
  );

  function nameOf(): string {
    return list === 'requests'
      ? i18n._({ id: 'trace.requests', message: 'Requests' })
      : i18n._({ id: 'trace.events', message: 'Events' });
  }

  function countWords(): string {
    const count = i18n._({
      id: 'trace.count',
      message: '{count, plural, one {# row, newest first} other {# rows, newest first}}',
      values: { count: items.length },
    });
    if (newer === 0) return count;
    return i18n._({
      id: 'trace.held',
      message:
        '{count}. The list stands still while you are in it; {newer, plural, one {# more} other {# more}} since.',
      values: { count, newer },
    });
  }
}

function NoRows({ filter, clearFilter }: Pick<Props, 'filter' | 'clearFilter'>): ReactNode {
  const { i18n } = useLingui();
  const icon = <ListX size="2.5em" aria-hidden="true" />;
  if (filter.trim() === '')
    return (
      <EmptyState
        icon={icon}
        title={i18n._({ id: 'trace.none', message: 'Nothing yet' })}
        sentence={i18n._({ id: 'trace.noneHint', message: 'What passes shows up here as it happens.' })}
      />
    );
  return (
    <EmptyState
      icon={icon}
      title={i18n._({ id: 'trace.noMatch', message: 'Nothing matches “{filter}”', values: { filter } })}
      sentence={i18n._({
        id: 'trace.noMatchHint',
        message: 'Paths, methods, answers, groups and ids are searched.',
      })}
      action={
        <Button onPress={clearFilter}>
          {i18n._({ id: 'trace.clearFilter', message: 'Clear the filter' })}
        </Button>
      }
    />
  );
}
