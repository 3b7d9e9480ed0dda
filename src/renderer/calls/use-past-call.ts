import { useEffect, useState } from 'react';
import type { PastCallDetail } from '../../shared/past-calls.ts';
import { useAppState, useCompanion } from '../use-app-state.ts';

type Found = { readonly key: string; readonly detail: PastCallDetail | undefined };

/**
 * Everything that is kept of one call, read again when the history changes; undefined until it is there and where there
 * is no such call.
 * @param key `PastCallRow.key` or `id`
 */
export function usePastCall(key: string | undefined): PastCallDetail | undefined {
  const { ask } = useCompanion();
  const version = useAppState((state) => state.pastCalls.version);
  const [found, setFound] = useState<Found>();
  useEffect(() => {
    if (key === undefined) return undefined;
    let isOver = false;
    ask.pastCall(key).then(
      (detail) => (isOver ? undefined : setFound({ key, detail })),
      () => undefined,
    );
    return () => {
      isOver = true;
    };
  }, [ask, key, version]);
  return found?.key === key ? found?.detail : undefined;
}
