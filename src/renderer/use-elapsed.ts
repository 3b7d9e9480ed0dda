import { useEffect, useState } from 'react';
import { useClock } from './use-app-state.ts';

/**
 * Milliseconds since `since` (server time, ms since the epoch), told again at every whole second
 * while `running`. `offset` is server time minus local time.
 */
export function useElapsed(since: number, offset: number, running = true): number {
  const clock = useClock();
  const [, tick] = useState(0);
  const passed = Math.max(0, clock.now() + offset - since);
  useEffect(() => {
    if (!running) return undefined;
    return clock.after(1000 - (passed % 1000), () => tick((count) => count + 1));
  });
  return passed;
}
