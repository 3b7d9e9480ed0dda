import { useCallback, useState } from 'react';
import type { Dial } from './use-dial.ts';

type KeypadUse = {
  readonly open: boolean;
  readonly toggle: () => void;
  readonly press: {
    readonly onKey: (key: string) => void;
    readonly onPlus: () => void;
    readonly onDelete: () => void;
  };
};

/** The keypad writes where the caret of the field stands, or at its end. */
export function useKeypad({ text, type, field }: Dial): KeypadUse {
  const [open, setOpen] = useState(false);
  const toggle = useCallback(() => setOpen((is) => !is), []);
  const write = (key: string): void => {
    const from = field.current?.selectionStart ?? text.length;
    const to = field.current?.selectionEnd ?? text.length;
    type(text.slice(0, from) + key + text.slice(to));
  };
  return {
    open,
    toggle,
    press: {
      onKey: write,
      onPlus: () => (text.startsWith('+') ? undefined : type(`+${text}`)),
      onDelete: () => type(withoutLast(text)),
    },
  };
}

/** The last digit, with the dash or bracket behind it. */
function withoutLast(text: string): string {
  return text.replace(/[\p{L}\p{N}+*#][^\p{L}\p{N}+*#]*$/u, '');
}
