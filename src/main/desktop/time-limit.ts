import type { Clock } from '../clock.ts';

/** The work's own outcome, or `late()` when it takes longer than `ms`; what comes after that is nobody's any more. */
export async function withinTime<Result>(
  after: Clock['after'],
  ms: number,
  work: Promise<Result>,
  late: () => Result | Promise<Result>,
): Promise<Result> {
  let cancel = (): void => undefined;
  const limit = new Promise<void>((resolve) => {
    cancel = after(ms, resolve);
  }).then(late);
  limit.catch(() => undefined);
  work.catch(() => undefined);
  try {
    return await Promise.race([work, limit]);
  } finally {
    cancel();
  }
}
