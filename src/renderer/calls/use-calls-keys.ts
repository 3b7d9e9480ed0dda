import { type RefObject, useEffect } from 'react';
import { useAppState } from '../use-app-state.ts';

export type CallsKeys = {
  readonly search: RefObject<HTMLElement | null>;
  readonly remind: RefObject<HTMLButtonElement | null>;
  readonly jump: (() => void) | undefined;
  /** Marks what is chosen as done, or as not. */
  readonly done: (() => void) | undefined;
  /** Takes back what was done last, where it can be. */
  readonly undo: (() => void) | undefined;
};

/** Search, jump to a date, done, later, undo. `Mod` is command on macOS and control elsewhere. */
export function useCallsKeys({ search, remind, jump, done, undo }: CallsKeys): void {
  const isMac = useAppState((state) => state.desktop.platform === 'macos');
  useEffect(() => {
    const pick = ({ key, shiftKey, target }: KeyboardEvent): (() => void) | undefined => {
      const letter = key.toLowerCase();
      if (shiftKey) {
        const button = remind.current;
        return letter === 'h' && button !== null ? () => button.click() : undefined;
      }
      if (letter === 'f') return () => search.current?.querySelector('input')?.focus();
      if (letter === 'g') return jump;
      if (letter === 'enter') return done;
      // In a field it takes back what was typed.
      return letter === 'z' && !isTypedInto(target) ? undo : undefined;
    };
    const listen = (event: KeyboardEvent): void => {
      const mod = isMac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
      if (event.defaultPrevented || event.repeat || !mod || event.altKey) return;
      const run = pick(event);
      if (run === undefined) return;
      event.preventDefault();
      run();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [done, isMac, jump, remind, search, undo]);
}

function isTypedInto(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, [contenteditable]') !== null;
}
