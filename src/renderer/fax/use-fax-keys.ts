import { type RefObject, useEffect } from 'react';
import type { FaxRow } from '../../shared/fax.ts';
import { useAppState, useSend } from '../use-app-state.ts';

type Parts = {
  /** The fax that is chosen. */
  readonly row: FaxRow | undefined;
  readonly search: RefObject<HTMLElement | null>;
};

/** Search, read or unread, undo. `Mod` is command on macOS and control elsewhere. */
export function useFaxKeys({ row, search }: Parts): void {
  const isMac = useAppState((state) => state.desktop.platform === 'macos');
  const undo = useUndo();
  const send = useSend();
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const mod = isMac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
      if (event.defaultPrevented || event.repeat || !mod || event.altKey) return;
      const run = pick(event);
      if (run === undefined) return;
      event.preventDefault();
      run();
    };
    const pick = (event: KeyboardEvent): (() => void) | undefined => {
      const key = event.key.toLowerCase();
      if (event.shiftKey) {
        const canMark = key === 'u' && row?.direction === 'inbound';
        return canMark ? () => send.setFaxRead(row.id, row.unread) : undefined;
      }
      if (key === 'f') return () => search.current?.querySelector('input')?.focus();
      // In a field it takes back what was typed.
      return key === 'z' && !isTypedInto(event.target) ? undo : undefined;
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [isMac, row, search, send, undo]);
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

function isTypedInto(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, [contenteditable]') !== null;
}
