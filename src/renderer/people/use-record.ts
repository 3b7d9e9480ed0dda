import { useEffect, useState } from 'react';
import type { PartyNote } from '../../shared/call-note.ts';
import type { PastCallRow } from '../../shared/past-calls.ts';
import { useAppState, useCompanion } from '../use-app-state.ts';

type Record = { readonly calls: readonly PastCallRow[]; readonly notes: readonly PartyNote[] };

/** A page of somebody shows the newest; all of them are in Calls. */
const mostShown = 30;

/** Calls and notes under these keys; undefined until they are there. */
export function useRecord(keys: readonly string[]): Record | undefined {
  const { ask } = useCompanion();
  const version = useAppState((state) => state.pastCalls.version);
  const [found, setFound] = useState<{ readonly of: string; readonly record: Record }>();
  const of = keys.join(' ');
  useEffect(() => {
    let isOver = false;
    const asked = of.split(' ');
    Promise.all([ask.callsWith(asked, mostShown), ask.notesWith(asked, mostShown)]).then(
      ([calls, notes]) => (isOver ? undefined : setFound({ of, record: { calls, notes } })),
      () => undefined,
    );
    return () => {
      isOver = true;
    };
  }, [ask, of, version]);
  return found?.of === of ? found.record : undefined;
}
