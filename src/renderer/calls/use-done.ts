import { useCallback, useEffect, useState } from 'react';
import type { CallFold } from '../../shared/past-calls.ts';
import { useClock, useSend } from '../use-app-state.ts';
import { isOpen } from './past-call-words.ts';

/** Ms for which it can be taken back; as long as a toast is shown. */
const undoFor = 6_000;
/** Calls that one command may carry. */
const mostAtOnce = 1_000;

type LastMark = { readonly keys: readonly string[]; readonly handled: boolean; readonly count: number };

export type Done = {
  /** Marks the missed calls of a row as dealt with, or as not. */
  readonly mark: (fold: CallFold, handled: boolean) => void;
  /** Of several rows at once; taken back at once, too. */
  readonly markAll: (folds: readonly CallFold[], handled: boolean) => void;
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
  const tell = useCallback(
    (keys: readonly string[], handled: boolean) => {
      for (let from = 0; from < keys.length; from += mostAtOnce)
        send.setCallsHandled(keys.slice(from, from + mostAtOnce), handled);
    },
    [send],
  );
  const markAll = useCallback(
    (folds: readonly CallFold[], handled: boolean) => {
      const changed = folds
        .flatMap(({ calls }) => calls)
        .filter((row) => (handled ? isOpen(row) : row.handledAt !== undefined));
      const keys = changed.map(({ key }) => key);
      if (keys.length === 0) return;
      tell(keys, handled);
      setLast((before) => ({ keys, handled, count: (before?.count ?? 0) + 1 }));
    },
    [tell],
  );
  const mark = useCallback((fold: CallFold, handled: boolean) => markAll([fold], handled), [markAll]);
  const undo = useCallback(() => {
    if (last !== undefined) tell(last.keys, !last.handled);
    setLast(undefined);
  }, [last, tell]);
  return { mark, markAll, last, undo };
}

/** Whether there is anything in the row to be dealt with. */
export function hasOpen({ calls }: CallFold): boolean {
  return calls.some(isOpen);
}

export function isDone({ calls }: CallFold): boolean {
  return calls.some(({ handledAt }) => handledAt !== undefined);
}
