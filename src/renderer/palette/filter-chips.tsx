import { useLingui } from '@lingui/react';
import type { I18n } from '@lingui/core';
import X from 'lucide-react/icons/x';
import type { ReactNode } from 'react';
import { withoutControls } from '../../shared/plain-text.ts';
import { Button } from '../components/button.tsx';
import { useClock } from '../use-app-state.ts';
import { filterWord } from './filter-words.ts';
import type { Filter } from './read-typed.ts';

type Props = { readonly filters: readonly Filter[]; readonly onRemove: (filter: Filter) => void };

/** What narrows the search, as it was understood; each can be taken away. */
export function FilterChips({ filters, onRemove }: Props): ReactNode {
  const { i18n } = useLingui();
  const now = useClock().now();
  if (filters.length === 0) return null;
  return (
    <ul className="palette-chips" aria-label={i18n._({ id: 'palette.filters', message: 'Narrowed to' })}>
      {filters.map((filter) => {
        const words = chipWords(filter, now, i18n);
        return (
          <li key={filter.from}>
            <Button
              className="palette-chip"
              size="small"
              name={i18n._({
                id: 'palette.removeFilter',
                message: '{words}: take away',
                values: { words },
              })}
              onPress={() => onRemove(filter)}
            >
              <bdi>{words}</bdi>
              <X size="1em" aria-hidden="true" />
            </Button>
          </li>
        );
      })}
    </ul>
  );
}

function chipWords(filter: Filter, now: number, i18n: I18n): string {
  switch (filter.kind) {
    case 'from':
      return i18n._({
        id: 'chip.from',
        message: 'From {whom}',
        values: { whom: withoutControls(filter.whom) },
      });
    case 'to':
      return i18n._({ id: 'chip.to', message: 'To {whom}', values: { whom: withoutControls(filter.whom) } });
    case 'missed':
      return i18n._({ id: 'chip.missed', message: 'Missed' });
    case 'in':
      return i18n._({ id: 'chip.in', message: 'Incoming' });
    case 'out':
      return i18n._({ id: 'chip.out', message: 'Outgoing' });
    case 'call':
      return i18n._({ id: 'section.calls', message: 'Calls' });
    case 'fax':
      return i18n._({ id: 'section.faxes', message: 'Faxes' });
    case 'note':
      return i18n._({ id: 'palette.notes', message: 'Notes' });
    case 'time':
      return timeWords(filter, now, i18n);
  }
}

/** The days as they were understood, so that a wrong year is seen. */
function timeWords(
  { since, until }: { readonly since?: number; readonly until?: number },
  now: number,
  i18n: I18n,
): string {
  const thisYear = new Date(now).getFullYear();
  const format = (at: number): string =>
    new Intl.DateTimeFormat(i18n.locale, {
      ...{ weekday: 'short', day: 'numeric', month: 'short' },
      ...(new Date(at).getFullYear() === thisYear ? {} : { year: 'numeric' }),
    }).format(at);
  // The end does not belong to it: the day before does.
  const last = until === undefined ? undefined : format(until - 1);
  if (since === undefined)
    return last === undefined
      ? filterWord('until', i18n)
      : i18n._({ id: 'chip.until', message: 'Until {day}', values: { day: last } });
  const first = format(since);
  if (last === undefined) return i18n._({ id: 'chip.since', message: 'Since {day}', values: { day: first } });
  if (first === last) return first;
  return i18n._({ id: 'chip.days', message: '{first} to {last}', values: { first, last } });
}
