import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';

/** Ms; below it nobody has to know, and the header is cut to the second anyway. */
const worthTelling = 60_000;
const worthTellingAgain = 30_000;

/** Notes in the log that the platform's clock and this computer's differ: a hint, and no reason to do anything. */
export function createOffsetLog(clock: Clock, log: Log): (serverTime: number) => void {
  let told = 0;
  return (serverTime) => {
    const offset = serverTime - clock.now();
    if (Math.abs(offset - told) < worthTellingAgain) return;
    const isWorth = Math.abs(offset) >= worthTelling || Math.abs(told) >= worthTelling;
    if (!isWorth) return;
    told = offset;
    log.warn('the clocks differ', { offsetSeconds: Math.round(offset / 1000) });
  };
}
