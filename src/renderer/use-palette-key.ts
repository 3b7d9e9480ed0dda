import { useEffect } from 'react';
import { useAppState } from './use-app-state.ts';

/** Mod+K, in every window. @param run the same function each time */
export function usePaletteKey(run: () => void): void {
  const isMac = useAppState((state) => state.desktop.platform === 'macos');
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const mod = isMac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
      if (!mod || event.altKey || event.shiftKey || event.repeat || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      run();
    };
    // Before anything in the page takes the key for itself.
    document.addEventListener('keydown', listen, true);
    return () => document.removeEventListener('keydown', listen, true);
  }, [isMac, run]);
}
