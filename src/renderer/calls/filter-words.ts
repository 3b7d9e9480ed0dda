import type { I18n } from '@lingui/core';
import type { CallShow } from '../../shared/past-calls.ts';

/** What the filter bar shows at once; the others stand in its menus. */
export const mainShows = [
  'all',
  'missed',
  'inbound',
  'outbound',
  'recorded',
] as const satisfies readonly CallShow[];
/** Parts of the missed calls: all of them, those that were for me, those of queues, those left to deal with. */
export const missedShows = [
  'missed',
  'missed-direct',
  'missed-queue',
  'open',
] as const satisfies readonly CallShow[];

export type MainShow = (typeof mainShows)[number];

export function isMissedShow(show: CallShow): boolean {
  return (missedShows as readonly CallShow[]).includes(show);
}

/** The button of the filter bar that stands for it; undefined where it stands in a menu. */
export function mainShowOf(show: CallShow): MainShow | undefined {
  return isMissedShow(show) ? 'missed' : mainShows.find((each) => each === show);
}

export function showWords(show: CallShow, i18n: I18n): string {
  switch (show) {
    case 'all':
      return i18n._({ id: 'calls.all', message: 'All' });
    case 'missed':
      return i18n._({ id: 'calls.missed', message: 'Missed' });
    case 'inbound':
      return i18n._({ id: 'calls.in', message: 'In' });
    case 'outbound':
      return i18n._({ id: 'calls.out', message: 'Out' });
    case 'recorded':
      return i18n._({ id: 'calls.recorded', message: 'Recorded' });
    case 'voicemail':
      return i18n._({ id: 'calls.voicemail', message: 'Voicemail' });
    case 'queue':
      return i18n._({ id: 'calls.queues', message: 'All queues' });
    case 'noted':
      return i18n._({ id: 'calls.noted', message: 'With a note' });
    case 'missed-direct':
      return i18n._({ id: 'calls.missedDirect', message: 'For me' });
    case 'missed-queue':
      return i18n._({ id: 'calls.missedQueue', message: 'In queues' });
    case 'open':
      return i18n._({ id: 'calls.open', message: 'Not done' });
  }
}

/** Within the missed ones the first is all of them. */
export function missedShowWords(show: CallShow, i18n: I18n): string {
  return show === 'missed' ? i18n._({ id: 'calls.allMissed', message: 'All missed' }) : showWords(show, i18n);
}

/** "12,480 calls". */
export function totalWords(count: number, i18n: I18n): string {
  return i18n._({
    id: 'calls.total',
    message: '{count, plural, one {# call} other {# calls}}',
    values: { count },
  });
}
