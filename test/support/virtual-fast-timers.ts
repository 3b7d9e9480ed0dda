/**
 * Stands for the timers of `undici`. The real ones hang on one tick of the process: a kill in the middle of a day took
 * it away for good, so that nothing timed out in any later life and all that was ever timed was kept.
 */
export function setFastTimeout(task: (value: unknown) => void, ms: number, value: unknown): unknown {
  return setTimeout(task, ms, value);
}

function stop(timer: Parameters<typeof clearTimeout>[0]): void {
  clearTimeout(timer);
}

export { stop as clearFastTimeout, stop as clearTimeout };
