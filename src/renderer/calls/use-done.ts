import { useCallback, useEffect, useState } from 'react';
import type { CallFold } from '../../shared/past-calls.ts';
import { useClock, useSend } from '../use-app-state.ts';
import { isOpen } from './past-call-words.ts';

/** Ms for which it can be taken back; as long as a toast is shown. */
const undoFor = 6_000;

type LastMark = { readonly keys: readonly string[]; readonly handled: boolean; readonly count: number };

export type Done = {
  /** Marks the missed calls of a row as dealt with, or as not. */
  readonly mark: (fold: CallFold, handled: boolean) => void;
  /** What was marked last, while it can be taken back. */
  readonly last: LastMark | undefined;
  readonly undo: () => void;
};

/** Missed calls that somebody has dealt with, and the way back from a slip. */
export function useDone(): Done {
  const send = useSend();
  const clock = useClock();
  const [last, setLast] = useState<LastMark>();
  useEffect(
    () => (last === undefined ? undefined : clock.after(undoFor, () => setLast(undefined))),
    [clock, last],
  );
  const mark = useCallback(
    ({ calls }: CallFold, handled: boolean) => {
      const changed = calls.filter((row) => (handled ? isOpen(row) : row.handledAt !== undefined));
      const keys = changed.map(({ key }) => key);
      if (keys.length === 0) return;
      send.setCallsHandled(keys, handled);
      setLast((before) => ({ keys, handled, count: (before?.count ?? 0) + 1 }));
    },
    [send],
  );
  const undo = useCallback(() => {
    if (last !== undefined) send.setCallsHandled(last.keys, !last.handled);
    setLast(undefined);
  }, [last, send]);
  return { mark, last, undo };
}

/** Whether there is anything in the row to be dealt with. */
export function hasOpen({ calls }: CallFold): boolean {
  return calls.some(isOpen);
}

export function isDone({ calls }: CallFold): boolean {
  return calls.some(({ handledAt }) => handledAt !== undefined);
}
