import { useCallback, useEffect, useRef, useState } from 'react';
import type { FaxRow } from '../../shared/fax.ts';
import { useSend } from '../use-app-state.ts';

/**
 * Marks a fax as read when its first page was shown to somebody who looks; once for each time it is opened, so that
 * what is marked as unread by hand stays so.
 * @returns what to call when the first page is there
 */
export function useReadMark({ id, unread, direction }: FaxRow): () => void {
  const send = useSend();
  const [isShown, setShown] = useState(false);
  const isDone = useRef(false);
  useEffect(() => {
    if (!isShown || isDone.current) return undefined;
    const mark = (): void => {
      if (isDone.current || !document.hasFocus()) return;
      isDone.current = true;
      if (unread && direction === 'inbound') send.setFaxRead(id, true);
    };
    mark();
    window.addEventListener('focus', mark);
    return () => window.removeEventListener('focus', mark);
  }, [direction, id, isShown, send, unread]);
  return useCallback(() => setShown(true), []);
}
