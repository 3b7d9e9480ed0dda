import { type KeyboardEvent, useRef } from 'react';
import { useClock } from '../use-app-state.ts';

/** Letters typed within this many milliseconds belong to one search. */
const together = 800;

/**
 * Gathers what is typed on a list; answers whether the key was used.
 * @param look is given all that was typed together, and whether this key began it
 */
export function useTypeAhead(
  look: (text: string, isFresh: boolean) => void,
): (event: KeyboardEvent) => boolean {
  const clock = useClock();
  const typed = useRef({ text: '', at: 0 });
  return (event) => {
    if (event.key.length !== 1 || event.ctrlKey || event.altKey || event.metaKey) return false;
    const fresh = clock.now() - typed.current.at > together;
    if (fresh && event.key === ' ') return false;
    const text = (fresh ? '' : typed.current.text) + event.key;
    typed.current = { text, at: clock.now() };
    look(text, fresh);
    return true;
  };
}

export function findFrom(rows: readonly { readonly text: string }[], start: number, text: string): number {
  const wanted = text.toLocaleLowerCase();
  for (let step = 0; step < rows.length; step += 1) {
    const index = (start + step) % rows.length;
    if (rows[index]?.text.toLocaleLowerCase().startsWith(wanted) === true) return index;
  }
  return -1;
}
