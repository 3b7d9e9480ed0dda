import { useEffect, useState } from 'react';
import { forgetClocks, nextDayLook } from './times.ts';
import { useClock } from './use-app-state.ts';

/** The time; draws again when another calendar day begins, at midnight or because the computer travels. */
export function useDay(): number {
  const clock = useClock();
  const [, draw] = useState(() => dayOf(clock.now()));
  useEffect(() => {
    const waitToLook = (): (() => void) => clock.after(nextDayLook(clock.now()), look);
    function look(): void {
      forgetClocks();
      // The same day again draws nothing.
      draw(dayOf(clock.now()));
      cancel = waitToLook();
    }
    let cancel = waitToLook();
    return () => cancel();
  }, [clock]);
  return clock.now();
}

const dayOf = (moment: number): string => new Date(moment).toDateString();
