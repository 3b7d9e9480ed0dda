import { clipboard } from 'electron';
import type { Log } from '../log.ts';

/** The only door to the clipboard; it is written on a click and never read. */
export function createCopyText(log: Pick<Log, 'warn'>): (text: string) => void {
  return (text) => {
    clipboard.writeText(text).catch((error: unknown) => {
      log.warn('clipboard: not written', { error: String(error) });
    });
  };
}
