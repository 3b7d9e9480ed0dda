import { useEffect, useState } from 'react';
import { forgetClocks, nextDayLook } from './times.ts';
import { useClock } from './use-app-state.ts';

/** The time; draws again when another calendar day begins, at midnight or because the computer travels. */
export function useDay(): number {
  const clock = useClock();
  const [, draw] = useState('');
  useEffect(() => {
    let cancel: (() => void) | undefined;
    const look = (): void => {
      forgetClocks();
      // The same day again draws nothing.
      draw(new Date(clock.now()).toDateString());
      cancel = clock.after(nextDayLook(clock.now()), look);
    };
    look();
    return () => cancel?.();
  }, [clock]);
  return clock.now();
}
