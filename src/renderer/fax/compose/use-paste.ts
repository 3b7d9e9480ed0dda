import { useEffect } from 'react';
import { useSend } from '../../use-app-state.ts';

/** Files and pictures that are pasted anywhere in the composer are added; text goes where the cursor is. */
export function usePaste(draftId: string): void {
  const send = useSend();
  useEffect(() => {
    const onPaste = (event: ClipboardEvent): void => {
      if (event.clipboardData?.types.includes('Files') !== true) return;
      event.preventDefault();
      send.pasteIntoFax(draftId);
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, [draftId, send]);
}
