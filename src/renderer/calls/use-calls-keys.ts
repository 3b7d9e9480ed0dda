import type { RefObject } from 'react';
import { useModKeys } from '../use-mod-keys.ts';

export type CallsKeys = {
  readonly search: RefObject<HTMLElement | null>;
  readonly remind: RefObject<HTMLButtonElement | null>;
  readonly jump: (() => void) | undefined;
  /** Marks what is chosen as done, or as not. */
  readonly done: (() => void) | undefined;
  /** Takes back what was done last, where it can be. */
  readonly undo: (() => void) | undefined;
};

/** Search, jump to a date, done, later, undo: each with Mod. */
export function useCallsKeys({ search, remind, jump, done, undo }: CallsKeys): void {
  useModKeys(({ key, isShifted, isTyping }) => {
    if (isShifted) {
      const button = remind.current;
      return key === 'h' && button !== null ? () => button.click() : undefined;
    }
    if (key === 'f') return () => search.current?.querySelector('input')?.focus();
    if (key === 'g') return jump;
    if (key === 'enter') return done;
    // In a field it takes back what was typed.
    return key === 'z' && !isTyping ? undo : undefined;
  });
}
