import type { I18n } from '@lingui/core';

/** Words that narrow a search, each as it is written in the reader's language and in English. */
export type FilterWords = {
  readonly [Name in FilterName]: readonly string[];
} & {
  /** BCP 47; months and weekdays are read in it too. */
  readonly locale: string;
};

type Whom = 'from' | 'to';
type Kind = 'missed' | 'in' | 'out' | 'call' | 'fax' | 'note';
export type Period = 'today' | 'yesterday' | 'this-week' | 'last-week' | 'this-month' | 'last-month';
type Side = 'since' | 'until' | 'on';
export type FilterName = Whom | Kind | Period | Side;

const english: Readonly<Record<FilterName, string>> = {
  ...{
    from: 'from',
    to: 'to',
    missed: 'missed',
    in: 'in',
    out: 'out',
    call: 'call',
    fax: 'fax',
    note: 'note',
  },
  ...{ today: 'today', yesterday: 'yesterday', 'this-week': 'this week', 'last-week': 'last week' },
  ...{ 'this-month': 'this month', 'last-month': 'last month', since: 'since', until: 'until', on: 'on' },
};

/** What stands before the colon, or alone; as it would be typed. */
export function filterWord(name: FilterName, i18n: I18n): string {
  switch (name) {
    case 'from':
      return i18n._({ id: 'filter.from', message: 'from' });
    case 'to':
      return i18n._({ id: 'filter.to', message: 'to' });
    case 'missed':
      return i18n._({ id: 'filter.missed', message: 'missed' });
    case 'in':
      return i18n._({ id: 'filter.in', message: 'in' });
    case 'out':
      return i18n._({ id: 'filter.out', message: 'out' });
    case 'call':
      return i18n._({ id: 'filter.call', message: 'call' });
    case 'fax':
      return i18n._({ id: 'filter.fax', message: 'fax' });
    case 'note':
      return i18n._({ id: 'filter.note', message: 'note' });
    default:
      return timeWord(name, i18n);
  }
}

function timeWord(name: Period | Side, i18n: I18n): string {
  switch (name) {
    case 'today':
      return i18n._({ id: 'filter.today', message: 'today' });
    case 'yesterday':
      return i18n._({ id: 'filter.yesterday', message: 'yesterday' });
    case 'this-week':
      return i18n._({ id: 'filter.thisWeek', message: 'this week' });
    case 'last-week':
      return i18n._({ id: 'filter.lastWeek', message: 'last week' });
    case 'this-month':
      return i18n._({ id: 'filter.thisMonth', message: 'this month' });
    case 'last-month':
      return i18n._({ id: 'filter.lastMonth', message: 'last month' });
    case 'since':
      return i18n._({ id: 'filter.since', message: 'since' });
    case 'until':
      return i18n._({ id: 'filter.until', message: 'until' });
    case 'on':
      return i18n._({ id: 'filter.on', message: 'on' });
  }
}

/** English is understood everywhere: it is what help pages and colleagues write. */
export function filterWords(i18n: I18n): FilterWords {
  const both = (name: FilterName): readonly string[] => [
    ...new Set([filterWord(name, i18n).toLowerCase(), english[name]]),
  ];
  const names = Object.keys(english) as readonly FilterName[];
  const words = Object.fromEntries(names.map((name) => [name, both(name)])) as Record<
    FilterName,
    readonly string[]
  >;
  return { ...words, locale: i18n.locale };
}
