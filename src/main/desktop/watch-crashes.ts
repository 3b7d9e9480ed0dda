import type { WebContents } from 'electron';
import type { Log } from '../log.ts';
import type { CrashCount } from './crash-count.ts';

export type WatchedContents = Pick<WebContents, 'on' | 'isDestroyed'>;

export type CrashAnswers = {
  readonly name: string;
  readonly count: CrashCount;
  readonly log: Pick<Log, 'warn'>;
  readonly reload: () => void;
  /** The page fails again and again: show the page without a script. */
  readonly giveUp: () => void;
};

/** Brings a page back after its process died; state comes with the first question it asks. */
export function watchCrashes(contents: WatchedContents, answers: CrashAnswers): void {
  contents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit' || contents.isDestroyed()) return;
    const next = answers.count.note();
    answers.log.warn('window: page process gone', {
      window: answers.name,
      reason: details.reason,
      exitCode: details.exitCode,
      next,
    });
    if (next === 'reload') answers.reload();
    else answers.giveUp();
  });
}
