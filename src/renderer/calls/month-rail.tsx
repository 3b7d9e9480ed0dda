import { useLingui } from '@lingui/react';
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { CallFilter, CallMonth } from '../../shared/past-calls.ts';
import { useCompanion } from '../use-app-state.ts';
import { totalWords } from './filter-words.ts';

type Props = {
  readonly filter: CallFilter;
  /** Calls there are; the months are asked for again when that changes. */
  readonly total: number;
  /** Shows the newest calls before that moment. */
  readonly jump: (before: number) => void;
};

/** Fewer are scrolled through at once. */
const longList = 200;

/** The months that have calls, at the edge of a long list. */
export function MonthRail({ filter, total, jump }: Props): ReactNode {
  const { i18n } = useLingui();
  const months = useMonths(filter, total);
  const [at, setAt] = useState(0);
  const buttons = useRef<(HTMLButtonElement | null)[]>([]);
  const names = useMemo(() => months.map(({ from }) => namesOf(from, i18n.locale)), [months, i18n.locale]);
  if (months.length < 2 || total < longList) return null;
  const current = Math.min(at, months.length - 1);
  const move = (next: number): void => {
    const place = Math.min(Math.max(next, 0), months.length - 1);
    setAt(place);
    buttons.current[place]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'ArrowDown') move(current + 1);
    else if (event.key === 'ArrowUp') move(current - 1);
    else if (event.key === 'Home') move(0);
    else if (event.key === 'End') move(months.length - 1);
    else return;
    event.preventDefault();
  };
  return (
    <div
      className="month-rail scroll"
      role="toolbar"
      aria-orientation="vertical"
      aria-label={i18n._({ id: 'calls.months', message: 'Go to a month' })}
      onKeyDown={onKeyDown}
    >
      {months.map((month, index) => (
        <button
          key={month.from}
          type="button"
          className="month"
          ref={(button) => {
            buttons.current[index] = button;
          }}
          tabIndex={index === current ? 0 : -1}
          onClick={() => jump(endOf(month.from))}
        >
          {beginsYear(months, index) ? <b aria-hidden="true">{new Date(month.from).getFullYear()}</b> : null}
          <span aria-hidden="true">{names[index]?.short}</span>
          <span className="visually-hidden">
            {`${names[index]?.long ?? ''}, ${totalWords(month.calls, i18n)}`}
          </span>
        </button>
      ))}
    </div>
  );
}

function useMonths(filter: CallFilter, total: number): readonly CallMonth[] {
  const { ask } = useCompanion();
  const [months, setMonths] = useState<readonly CallMonth[]>([]);
  useEffect(() => {
    let isOver = false;
    ask.callMonths(filter).then(
      (found) => (isOver ? undefined : setMonths(found)),
      () => undefined,
    );
    return () => {
      isOver = true;
    };
  }, [ask, filter, total]);
  return months;
}

/** Midnight after its last day. */
function endOf(from: number): number {
  const date = new Date(from);
  return new Date(date.getFullYear(), date.getMonth() + 1, 1).getTime();
}

function namesOf(at: number, locale: string): { readonly long: string; readonly short: string } {
  return {
    long: new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric' }).format(at),
    short: new Intl.DateTimeFormat(locale, { month: 'short' }).format(at),
  };
}

/** The first of the list, and the newest month of each year before. */
function beginsYear(months: readonly CallMonth[], at: number): boolean {
  const year = (index: number): number | undefined => {
    const month = months[index];
    return month === undefined ? undefined : new Date(month.from).getFullYear();
  };
  return year(at) !== year(at - 1);
}
