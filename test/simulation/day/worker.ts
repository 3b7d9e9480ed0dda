// A process of its own for simulated days: takes one order after the other, answers with what each day was like.
import { flushCompileCache } from 'node:module';
import type { DayOptions, DayResult } from './day-result.ts';
import { prepareProcess } from './prepare-process.ts';

const ground = prepareProcess();
const { playDay } = await import('./play-day.ts');
// A process that is told to end writes nothing any more.
flushCompileCache();

/** Days are full of errors that are expected: where one came from is only found out for a day that breaks down. */
async function play(order: DayOptions): Promise<DayResult> {
  Error.stackTraceLimit = 0;
  const day = await playDay(ground, order);
  if (!day.wrongs.some(({ kind }) => kind === 'crashes')) return day;
  Error.stackTraceLimit = 5;
  return playDay(ground, order);
}

process.on('message', (order: DayOptions) => {
  play(order).then(
    (result) => process.send?.(result),
    (error: unknown) => {
      console.error(`seed ${order.seed}:`, error);
      process.exit(1);
    },
  );
});
// Ctrl-C reaches the whole group: whoever ordered the days decides what it means.
process.on('SIGINT', () => undefined);
process.send?.('ready');
