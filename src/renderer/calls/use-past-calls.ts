import { useEffect, useMemo, useRef, useState } from 'react';
import type { CallFilter } from '../../shared/past-calls.ts';
import { useAppState, useCompanion } from '../use-app-state.ts';
import { type Beginning, type CallPages, createCallPages } from './call-pages.ts';
import type { ReadCalls } from './read-calls.ts';

export type PastCalls = {
  /** Undefined until the first answer is there; of the filter before until there is one for this filter. */
  readonly read: ReadCalls | undefined;
  /** Not even what is kept here could be read. */
  readonly isFailed: boolean;
  /** Grows with every new beginning that was read. */
  readonly opening: number;
  readonly need: (at: number) => void;
  readonly open: (from: Beginning) => void;
  readonly readWhole: (isWanted: boolean) => void;
};

type Shown = Pick<PastCalls, 'read' | 'isFailed' | 'opening'>;

/** The history by a filter, read as it comes into view and again when it changes. @param filter the same each time */
export function usePastCalls(filter: CallFilter): PastCalls {
  const { ask } = useCompanion();
  const version = useAppState((state) => state.pastCalls.version);
  const [shown, setShown] = useState<Shown>({ read: undefined, isFailed: false, opening: 0 });
  const pages = useRef<CallPages>(undefined);
  const readVersion = useRef(version);
  useEffect(() => {
    const mine = createCallPages({
      filter,
      ask: ask.pastCalls,
      changed: (read, isAnew) =>
        setShown(({ opening }) => ({ read, isFailed: false, opening: opening + (isAnew ? 1 : 0) })),
      failed: () => setShown((before) => ({ ...before, isFailed: true })),
    });
    pages.current = mine;
    mine.open('newest');
    return () => mine.close();
  }, [ask, filter]);
  useEffect(() => {
    if (readVersion.current === version) return;
    readVersion.current = version;
    pages.current?.renew();
  }, [version]);
  const turns = useMemo(
    () => ({
      need: (at: number): void => pages.current?.need(at),
      open: (from: Beginning): void => pages.current?.open(from),
      readWhole: (isWanted: boolean): void => pages.current?.readWhole(isWanted),
    }),
    [],
  );
  return { ...shown, ...turns };
}
