import type { KeyboardEvent } from 'react';

/** Rows that PageUp and PageDown go past. */
const page = 8;

/** Where a key leads in a list, which may lie beyond its ends; undefined for other keys. */
export function nextPosition(event: KeyboardEvent, position: number, count: number): number | undefined {
  if (event.ctrlKey || event.altKey || event.metaKey) return undefined;
  switch (event.key) {
    case 'ArrowDown':
      return position + 1;
    case 'ArrowUp':
      return position - 1;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    case 'PageDown':
      return position + page;
    case 'PageUp':
      return position - page;
    default:
      return undefined;
  }
}

/** Alone: with other keys it is the main action of the screen. */
export function isEnter({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  return key === 'Enter' && !ctrlKey && !altKey && !metaKey;
}
