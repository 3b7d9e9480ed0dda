import { type KeyboardEvent, useState } from 'react';
import { useAppState } from '../use-app-state.ts';
import type { PaletteGroup, PaletteRow } from './rows.ts';

type Parts = {
  readonly typed: string;
  /** The text that the rows are for. */
  readonly shown: string;
  readonly groups: readonly PaletteGroup[];
  readonly onTake: (row: PaletteRow, how: 'open' | 'call') => void;
};

type PaletteKeys = {
  /** `PaletteRow.key` of the row that Enter takes. */
  readonly active: string | undefined;
  readonly onKeyDown: (event: KeyboardEvent) => void;
};

/** Rows that one press of Page Down passes. */
const page = 8;

/**
 * Arrows choose a row, Enter takes it, Mod+Enter calls whoever it is about. Enter that comes before the rows of what
 * was typed waits for them: what was on the screen then was not what was meant.
 */
export function usePaletteKeys({ typed, shown, groups, onTake }: Parts): PaletteKeys {
  const isMac = useAppState((state) => state.desktop.platform === 'macos');
  const rows = groups.flatMap((group) => group.rows);
  const [chosen, setChosen] = useState<{ readonly typed: string; readonly key: string }>();
  const [waiting, setWaiting] = useState<{ readonly typed: string; readonly how: 'open' | 'call' }>();
  const kept = chosen?.typed === shown ? rows.findIndex(({ key }) => key === chosen.key) : -1;
  const at = Math.max(0, kept);
  const row = rows[at];
  const isReady = typed === shown;
  if (waiting !== undefined && (isReady || waiting.typed !== typed)) {
    setWaiting(undefined);
    if (waiting.typed === typed && row !== undefined) queueMicrotask(() => onTake(row, waiting.how));
  }
  const go = (next: number): void => {
    const key = rows[Math.max(0, Math.min(rows.length - 1, next))]?.key;
    if (key !== undefined) setChosen({ typed: shown, key });
  };
  const take = (how: 'open' | 'call'): void => {
    if (!isReady) setWaiting({ typed, how });
    else if (row !== undefined) onTake(row, how);
  };
  return {
    active: row?.key,
    onKeyDown: (event) => {
      if (event.nativeEvent.isComposing) return;
      const mod = isMac ? event.metaKey : event.ctrlKey;
      if (event.key === 'ArrowDown') go(at === rows.length - 1 ? 0 : at + 1);
      else if (event.key === 'ArrowUp') go(at === 0 ? rows.length - 1 : at - 1);
      else if (event.key === 'PageDown') go(at + page);
      else if (event.key === 'PageUp') go(at - page);
      // A key that is held down was meant for what stood here before.
      else if (event.key === 'Enter' && !event.repeat) take(mod ? 'call' : 'open');
      else return;
      event.preventDefault();
    },
  };
}
