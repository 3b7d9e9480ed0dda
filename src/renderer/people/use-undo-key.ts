import { useEffect } from 'react';
import { useAppState } from '../use-app-state.ts';

/** Takes back what was done last with the system's own keys, unless somebody is typing. */
export function useUndoKey(undo: (() => void) | undefined): void {
  const isMac = useAppState((state) => state.desktop.platform === 'macos');
  useEffect(() => {
    if (undo === undefined) return undefined;
    const listen = (event: KeyboardEvent): void => {
      const mod = isMac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
      if (event.defaultPrevented || !mod || event.altKey || event.shiftKey) return;
      if (event.key.toLowerCase() !== 'z' || isTyping(event.target)) return;
      event.preventDefault();
      undo();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [isMac, undo]);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
