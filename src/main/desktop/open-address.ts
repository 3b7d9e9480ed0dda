import { shell } from 'electron';
import type { Log } from '../log.ts';
import { checkAddress } from './address-rules.ts';

/** The only door to `shell`. */
export function createOpenAddress(
  loopbackOrigins: () => readonly string[],
  log: Pick<Log, 'warn'>,
): (address: string) => Promise<boolean> {
  return async (address) => {
    const checked = checkAddress(address, loopbackOrigins());
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
