import { useCallback, useMemo, useState } from 'react';
import { allMarked, type Marks, markedOf, noMarks, withStretch, withToggled } from './marks.ts';

/** Rows of a list that are chosen together; by their places in it. */
export type MarkedRows = {
  readonly has: (item: number) => boolean;
  readonly count: number;
  /** Every row there is, also those that are not read yet. */
  readonly isAll: boolean;
  /** @param beside was active until now: whoever adds a second one means both */
  readonly toggle: (item: number, beside?: number) => void;
  /** From the active row to another one. */
  readonly extend: (active: number, to: number) => void;
  readonly all: () => void;
  readonly clear: () => void;
};

/**
 * @param rows the keys of the whole list, in its order; the same array while they are the same
 * @param list another one has nothing chosen
 */
export function useMarks(rows: readonly string[], list: unknown): MarkedRows {
  const [held, setHeld] = useState<{ list: unknown; marks: Marks }>({ list, marks: noMarks });
  const marks = held.list === list ? held.marks : noMarks;
  const marked = useMemo(() => markedOf(marks, rows), [marks, rows]);
  const change = useCallback(
    (next: (before: Marks) => Marks) =>
      setHeld((before) => ({ list, marks: next(before.list === list ? before.marks : noMarks) })),
    [list],
  );
  return useMemo(() => {
    const keyOf = (item: number): string => rows[item] ?? '';
    return {
      has: (item) => marked.has(keyOf(item)),
      count: marked.size,
      isAll: marks.kind === 'all',
      toggle: (item, beside) =>
        change((before) => {
          const isFirst = markedOf(before, rows).size === 0 && beside !== undefined && beside !== item;
          return withToggled(isFirst ? withToggled(before, rows, keyOf(beside)) : before, rows, keyOf(item));
        }),
      extend: (active, to) => change((before) => withStretch(before, rows, keyOf(active), keyOf(to))),
      all: () => change(() => allMarked),
      clear: () => change(() => noMarks),
    };
  }, [change, marked, marks.kind, rows]);
}
