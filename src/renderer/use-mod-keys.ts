import { useEffect, useRef } from 'react';
import { useAppState } from './use-app-state.ts';

/** A key pressed together with Mod: command on macOS, control elsewhere. Alt is never with it. */
export type ModPress = {
  /** Letters are small ones, also with Shift. */
  readonly key: string;
  readonly isShifted: boolean;
  /** The focus is in a field, where some keys belong to what is typed. */
  readonly isTyping: boolean;
};

/**
 * Listens for such keys in the whole window, once for each time that one is pressed.
 * @param pick what the key does; a key that does nothing is left to whoever else listens
 * @param turn `first`: before anything in the page can take the key for itself
 */
export function useModKeys(
  pick: (press: ModPress) => (() => void) | undefined,
  turn: 'first' | 'last' = 'last',
): void {
  const isMac = useAppState((state) => state.desktop.platform === 'macos');
  const latest = useRef(pick);
  useEffect(() => {
    latest.current = pick;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (!hasMod(event, isMac) || event.altKey || event.repeat || event.defaultPrevented) return;
      const { key, shiftKey, target } = event;
      const run = latest.current({ key: key.toLowerCase(), isShifted: shiftKey, isTyping: isField(target) });
      if (run === undefined) return;
      event.preventDefault();
      run();
    };
    document.addEventListener('keydown', listen, turn === 'first');
    return () => document.removeEventListener('keydown', listen, turn === 'first');
  }, [isMac, turn]);
}

export function hasMod(
  { ctrlKey, metaKey }: Pick<KeyboardEvent, 'ctrlKey' | 'metaKey'>,
  isMac: boolean,
): boolean {
  return isMac ? metaKey && !ctrlKey : ctrlKey && !metaKey;
}

function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, [contenteditable]') !== null;
}
