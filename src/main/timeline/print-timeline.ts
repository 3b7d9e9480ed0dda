import type { I18n } from '@lingui/core';
import { type AppState, firstAppState } from '../../shared/app-state.ts';
import type { Clock } from '../clock.ts';
import { describeChanges } from './timeline.ts';

/** Writes a line with the time for everything that happens. */
export function printTimeline(
  app: { readonly onState: (listener: (state: AppState) => void) => void },
  words: I18n,
  clock: Pick<Clock, 'now'>,
  write: (line: string) => void,
): void {
  let before = firstAppState;
  app.onState((after) => {
    const time = new Date(clock.now()).toTimeString().slice(0, 8);
    for (const sentence of describeChanges(before, after, words)) write(`${time}  ${sentence}`);
    before = after;
  });
}
