import type { Clock } from '../clock.ts';

/** The disk said nothing in time: a network drive that is gone, a file that is being fetched. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/** Waits for the disk, and not for ever. */
export type Patience = {
  /** @param discard what to do with an answer that comes after nobody waits any more: close it */
  readonly wait: <Value>(
    ms: number,
    ask: () => Promise<Value>,
    discard?: (late: Value) => void,
  ) => Promise<Value>;
};

/**
 * A question that is never answered holds one of Node's four threads for the disk until the end of the process. So
 * documents have only two of these under way; the rest of the app keeps the others.
 */
const mostAtOnce = 2;

export function createPatience(clock: Pick<Clock, 'after'>): Patience {
  let underWay = 0;
  const queue: (() => void)[] = [];

  function next(): void {
    if (underWay < mostAtOnce) queue.shift()?.();
  }

  return {
    wait: (ms, ask, discard) =>
      new Promise((resolve, reject) => {
        let isLate = false;
        const stop = clock.after(ms, () => {
          isLate = true;
          const place = queue.indexOf(begin);
          if (place !== -1) queue.splice(place, 1);
          reject(new NoAnswer());
        });
        function begin(): void {
          underWay += 1;
          ask()
            .then((value) => (isLate ? discard?.(value) : resolve(value)), reject)
            .finally(() => {
              stop();
              underWay -= 1;
              next();
            });
        }
        queue.push(begin);
        next();
      }),
  };
}
