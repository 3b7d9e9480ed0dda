import { useEffect, useMemo } from 'react';
import type { CallFilter, CallFold } from '../../shared/past-calls.ts';
import { type MarkedRows, useMarks } from '../components/use-marks.ts';
import type { Layout } from '../frame/use-layout.ts';
import type { PastCalls } from './use-past-calls.ts';

/** Rows of the history that are chosen together. */
export type ChosenCalls = {
  /** Undefined where the list makes place for each call that is chosen in it. */
  readonly marks: MarkedRows | undefined;
  readonly folds: readonly CallFold[];
  /** Calls, not rows. */
  readonly count: number;
  /** All are meant, and some of them are still being read. */
  readonly isReading: boolean;
};

const none: readonly CallFold[] = [];

/** @param filter another one shows another list, in which nothing is chosen */
export function useChosenCalls(
  { read, readWhole }: PastCalls,
  filter: CallFilter,
  layout: Layout,
): ChosenCalls {
  const all = read?.folds ?? none;
  // A row gets more calls at its newer end: by its oldest one it stays the same.
  const keys = useMemo(() => all.map(({ calls }) => calls.at(-1)?.key ?? ''), [all]);
  const marks = useMarks(keys, filter);
  const canChoose = layout !== 'single';
  const isAll = canChoose && marks.isAll;
  const folds = useMemo(
    () => (canChoose && marks.count > 0 ? all.filter((_, at) => marks.has(at)) : none),
    [all, canChoose, marks],
  );
  useEffect(() => {
    readWhole(isAll);
  }, [isAll, readWhole]);
  return {
    marks: canChoose ? marks : undefined,
    folds,
    count: folds.reduce((sum, { calls }) => sum + calls.length, 0),
    isReading: isAll && read !== undefined && (read.next !== undefined || read.newer > 0),
  };
}
