import { shell } from 'electron';
import type { Log } from '../log.ts';
import { checkAddress } from './address-rules.ts';

export type PlainAddresses = {
  /** Origins on this computer. */
  readonly loopbackOrigins: () => readonly string[];
  /** Whole addresses elsewhere, letter by letter. */
  readonly plainAddresses: () => readonly string[];
};

/** The only doors to `shell` are in this file. */
export function createOpenAddress(
  plain: PlainAddresses,
  log: Pick<Log, 'warn'>,
): (address: string) => Promise<boolean> {
  return async (address) => {
    const checked = checkAddress(address, plain.loopbackOrigins(), plain.plainAddresses());
    if (!checked.ok) {
      log.warn('address: refused', { refusal: checked.refusal });
      return false;
    }
    try {
      await shell.openExternal(checked.address);
      return true;
    } catch (error) {
      log.warn('address: the system did not open it', { error: String(error) });
      return false;
    }
  };
}

/** Shows a file that the person has just saved in the system's file manager. */
export function showInFolder(file: string): void {
  shell.showItemInFolder(file);
}
