import { type KeyboardEvent, useEffect, useState } from 'react';
import { useSend } from '../use-app-state.ts';
import { usePaletteKey } from '../use-palette-key.ts';
import type { DialRow } from './dial-rows.ts';

type Parts = {
  readonly rows: readonly DialRow[];
  readonly text: string;
  readonly pick: (row: DialRow) => void;
  readonly fax: (row: DialRow) => void;
  readonly keypad: { readonly open: boolean; readonly toggle: () => void };
};

type DialKeys = {
  /** Place of the row that Enter takes. */
  readonly active: number;
  readonly onKeyDown: (event: KeyboardEvent) => void;
};

/** Arrows choose a row, Enter takes it, with Shift for a fax, Escape closes what is open, the window last; Mod+K opens the box for everything. */
export function useDialKeys({ rows, text, pick, fax, keypad }: Parts): DialKeys {
  const send = useSend();
  // What is typed anew starts at the first row again.
  const [chosen, setChosen] = useState({ text, at: 0 });
  const at = chosen.text === text ? Math.min(chosen.at, Math.max(0, rows.length - 1)) : 0;
  const isKeypad = keypad.open;
  const { toggle } = keypad;
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
      event.preventDefault();
      if (isKeypad) toggle();
      else send.closeQuickCall();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [isKeypad, send, toggle]);
  usePaletteKey(() => {
    // It would lie on top of what was asked for.
    send.closeQuickCall();
    send.openPalette();
  });
  const go = (next: number): void => setChosen({ text, at: (next + rows.length) % Math.max(1, rows.length) });
  const take = (event: KeyboardEvent, row: DialRow): void => {
    // Together with other keys Enter means something else in other programs: never a call.
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.shiftKey) fax(row);
    else pick(row);
  };
  return {
    active: at,
    onKeyDown: (event) => {
      if (event.nativeEvent.isComposing) return;
      const row = rows[at];
      if (event.key === 'ArrowDown') go(at + 1);
      else if (event.key === 'ArrowUp') go(at - 1);
      // A key that is held down was meant for what stood here before.
      else if (event.key === 'Enter' && row !== undefined && !event.repeat) take(event, row);
      else return;
      event.preventDefault();
    },
  };
}
