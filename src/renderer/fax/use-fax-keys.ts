import type { RefObject } from 'react';
import type { FaxRow } from '../../shared/fax.ts';
import { useAppState, useSend } from '../use-app-state.ts';
import { useModKeys } from '../use-mod-keys.ts';

type Parts = {
  /** The fax that is chosen. */
  readonly row: FaxRow | undefined;
  readonly search: RefObject<HTMLElement | null>;
};

/** Search, read or unread, undo: each with Mod. */
export function useFaxKeys({ row, search }: Parts): void {
  const undo = useUndo();
  const send = useSend();
  useModKeys(({ key, isShifted, isTyping }) => {
    if (isShifted) {
      const canMark = key === 'u' && row?.direction === 'inbound';
      return canMark ? () => send.setFaxRead(row.id, row.unread) : undefined;
    }
    if (key === 'f') return () => search.current?.querySelector('input')?.focus();
    // In a field it takes back what was typed.
    return key === 'z' && !isTyping ? undo : undefined;
  });
}

/** Takes back the last deletion, as long as it can be. */
export function useUndo(): (() => void) | undefined {
  const deleted = useAppState((state) => state.faxes.deleted);
  const discarded = useAppState((state) => state.faxes.discarded);
  const send = useSend();
  if (deleted !== undefined && deleted.until >= (discarded?.until ?? 0))
    return () => send.restoreFax(deleted.faxId);
  return discarded === undefined ? undefined : () => send.restoreFaxDraft(discarded.draftId);
}
