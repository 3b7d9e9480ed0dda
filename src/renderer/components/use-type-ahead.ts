import { type KeyboardEvent, useRef } from 'react';
import { useClock } from '../use-app-state.ts';

/** Letters typed within this many milliseconds belong to one search. */
const together = 800;

/** Finds the next row that begins with what is being typed; answers whether the key was used. */
export function useTypeAhead(
  rows: readonly { readonly text: string }[],
  position: number,
  choose: (next: number) => void,
): (event: KeyboardEvent) => boolean {
  const clock = useClock();
  const typed = useRef({ text: '', at: 0 });
  return (event) => {
    if (event.key.length !== 1 || event.ctrlKey || event.altKey || event.metaKey) return false;
    const fresh = clock.now() - typed.current.at > together;
    if (fresh && event.key === ' ') return false;
    const text = (fresh ? '' : typed.current.text) + event.key;
    typed.current = { text, at: clock.now() };
    const next = findFrom(rows, fresh ? position + 1 : Math.max(position, 0), text);
    if (next >= 0) choose(next);
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
