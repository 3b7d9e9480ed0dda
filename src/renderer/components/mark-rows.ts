import type { KeyboardEvent, MouseEvent } from 'react';
import { hasMod } from '../use-mod-keys.ts';
import type { MarkedRows } from './use-marks.ts';

/** The list and what is chosen in it. */
type MarkGround = {
  readonly marks: MarkedRows;
  readonly selected: number | undefined;
  readonly isMac: boolean;
};

/** With Shift to there, with Mod or on its box this one too. */
export function markByPointer(
  event: MouseEvent<HTMLElement>,
  item: number,
  { marks, selected, isMac }: MarkGround,
): void {
  const isOnBox = event.target instanceof Element && event.target.closest('[data-mark]') !== null;
  if (event.shiftKey) marks.extend(selected ?? item, item);
  else if (isOnBox || hasMod(event, isMac)) marks.toggle(item, selected);
}

/** Whether the key chose rows together. @param next the row to which it leads */
export function markByKey(
  event: KeyboardEvent,
  next: number | undefined,
  { marks, selected, isMac }: MarkGround,
): boolean {
  const isMod = hasMod(event, isMac) && !event.altKey && !event.shiftKey;
  if (isMod && event.key.toLowerCase() === 'a') marks.all();
  else if (event.key === 'Escape' && marks.count > 0) marks.clear();
  else if (event.key === ' ' && selected !== undefined && !isModified(event)) marks.toggle(selected);
  else if (event.shiftKey && next !== undefined && selected !== undefined) marks.extend(selected, next);
  else return false;
  return true;
}

const isModified = ({ ctrlKey, altKey, metaKey, shiftKey }: KeyboardEvent): boolean =>
  ctrlKey || altKey || metaKey || shiftKey;
