// A process of its own for simulated days: takes one order after the other, answers with what each day was like.
import type { DayOptions } from './day-result.ts';
import { prepareProcess } from './prepare-process.ts';

const ground = prepareProcess();
// Days are full of errors that are expected; no more of a stack is ever shown.
Error.stackTraceLimit = 3;
const { playDay } = await import('./play-day.ts');

process.on('message', (order: DayOptions) => {
  playDay(ground, order).then(
    (result) => process.send?.(result),
    (error: unknown) => {
      console.error(`seed ${order.seed}:`, error);
      process.exit(1);
    },
  );
});
process.send?.('ready');
