import { useEffect, useState } from 'react';
import { useClock } from './use-app-state.ts';

/** A break in the connection that is shorter than this is not worth a word, in ms. */
export const shortBreak = 5000;

/** True once `milliseconds` have passed since `since`; draws again when that happens. */
export function useOverdue(since: number, milliseconds: number): boolean {
  const clock = useClock();
  const [, draw] = useState(0);
  const left = since + milliseconds - clock.now();
  useEffect(() => {
    if (left <= 0) return undefined;
    return clock.after(left, () => draw((count) => count + 1));
  }, [clock, left]);
  return left <= 0;
}
