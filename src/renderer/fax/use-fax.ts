import { useEffect, useState } from 'react';
import type { FaxRow } from '../../shared/fax.ts';
import { useAppState, useCompanion } from '../use-app-state.ts';

type Found = { readonly id: string; readonly row: FaxRow | undefined };

export type AskedFax = {
  readonly row: FaxRow | undefined;
  /** Nobody has it any more: it was asked for, and there is none with that id. */
  readonly isGone: boolean;
};

/** A fax by its id, read anew when faxes change. */
export function useFax(id: string | undefined): AskedFax {
  const { ask } = useCompanion();
  const version = useAppState((state) => state.faxes.version);
  const [found, setFound] = useState<Found>();
  useEffect(() => {
    if (id === undefined) return undefined;
    let isOver = false;
    ask.fax(id).then(
      (row) => (isOver ? undefined : setFound({ id, row })),
      () => undefined,
    );
    return () => {
      isOver = true;
    };
  }, [ask, id, version]);
  if (id === undefined || found?.id !== id) return { row: undefined, isGone: false };
  return { row: found.row, isGone: found.row === undefined };
}
