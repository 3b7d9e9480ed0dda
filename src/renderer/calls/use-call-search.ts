import { useMemo, useState } from 'react';
import type { CallFilter, CallShow } from '../../shared/past-calls.ts';
import { anyTime, type Period, periodBounds } from '../period.ts';

/** What of the history is shown, and how that is changed. */
export type CallSearch = {
  readonly show: CallShow;
  readonly text: string;
  /** `CallQueue.key`. */
  readonly queue: string | undefined;
  readonly period: Period;
  readonly filter: CallFilter;
  /** More than by the buttons of the filter bar. */
  readonly isNarrowed: boolean;
  readonly setShow: (show: CallShow) => void;
  readonly setText: (text: string) => void;
  readonly setQueue: (queue: string | undefined) => void;
  readonly setPeriod: (period: Period) => void;
  /** Everything again. */
  readonly clear: () => void;
};

export function useCallSearch(show: CallShow, goTo: (show: CallShow) => void): CallSearch {
  const [text, setText] = useState('');
  const [queue, setQueue] = useState<string>();
  const [period, setPeriod] = useState(anyTime);
  const wanted = text.trim();
  const filter = useMemo(() => filterOf(show, queue, period, wanted), [show, queue, period, wanted]);
  return {
    ...{ show, text, queue, period, filter, setText, setPeriod },
    isNarrowed: wanted !== '' || queue !== undefined || period.from !== '' || period.to !== '',
    setShow: (next) => {
      setQueue(undefined);
      goTo(next);
    },
    setQueue: (next) => {
      setQueue(next);
      goTo('queue');
    },
    clear: () => {
      setText('');
      setQueue(undefined);
      setPeriod(anyTime);
    },
  };
}

export function filterOf(
  show: CallShow,
  queue: string | undefined,
  period: Period,
  text: string,
): CallFilter {
  const { since, until } = periodBounds(period);
  return {
    show,
    ...(queue === undefined ? {} : { queue }),
    ...(since === undefined ? {} : { since }),
    // The last ms of that day belongs to it.
    ...(until === undefined ? {} : { until: until + 1 }),
    ...(text === '' ? {} : { text }),
  };
}
