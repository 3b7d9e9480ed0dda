import { useEffect } from 'react';
import { useAppState, useSend } from './use-app-state.ts';

/**
 * Mod+Shift+C calls whoever is chosen, Mod+Shift+I goes to their page. `Mod` is command on macOS and control
 * elsewhere.
 * @param to E.164 or an extension; undefined where nobody can be called
 */
export function useCallKeys(to: string | undefined, showPerson?: () => void): void {
  const isMac = useAppState((state) => state.desktop.platform === 'macos');
  const send = useSend();
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const mod = isMac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
      if (event.defaultPrevented || event.repeat || !mod || !event.shiftKey || event.altKey) return;
      const key = event.key.toLowerCase();
      if (key === 'c' && to !== undefined) send.callNumber(to);
      else if (key === 'i' && showPerson !== undefined) showPerson();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [isMac, send, showPerson, to]);
}
