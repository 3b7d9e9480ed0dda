import type { Clock } from '../clock.ts';

/** Ms without a byte, the way to the first one included. */
const stillLimit = 45_000;

/** Ends a download that stands still. */
export function createContentWatch(
  clock: Pick<Clock, 'after'>,
  outer: AbortSignal,
): { readonly signal: AbortSignal; readonly moved: () => void; readonly close: () => void } {
  const stop = new AbortController();
  const end = (): void => stop.abort();
  let cancel = clock.after(stillLimit, end);
  outer.addEventListener('abort', end, { once: true });
  if (outer.aborted) end();
  return {
    signal: stop.signal,
    moved: () => {
      cancel();
      cancel = clock.after(stillLimit, end);
    },
    close: () => {
      cancel();
      outer.removeEventListener('abort', end);
    },
  };
}
