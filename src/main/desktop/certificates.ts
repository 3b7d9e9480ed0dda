import tls from 'node:tls';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';

/**
 * Whose word is taken for who somebody is: the authorities built into the runtime, and, once somebody unknown to
 * them answers, those the system trusts as well (a company's own, for its proxy that reads along).
 */
export type Certificates = {
  /** Adds the system's authorities, unless that was done. False where there is nothing to add. */
  readonly trustSystem: () => Promise<boolean>;
  readonly inUse: () => 'built-in' | 'system';
};

/** A store that held nothing, or could not be read, is not asked again at every try. */
const askAgainAfterMs = 10 * 60_000;

/**
 * @param read the system's store, as PEM texts. It is read only when it is needed: macOS judges each certificate of
 *   the keychain for it, which takes seconds, in bad cases a minute (nodejs/node#63313).
 */
export function createCertificates(
  read: () => Promise<readonly string[]>,
  clock: Pick<Clock, 'elapsed'>,
  log: Pick<Log, 'info' | 'warn'>,
): Certificates {
  let inUse: 'built-in' | 'system' = 'built-in';
  let adding: Promise<boolean> | undefined;
  let nextReadAt = -Infinity;

  async function add(): Promise<boolean> {
    try {
      const system = await read();
      if (system.length > 0) {
        tls.setDefaultCACertificates([...tls.getCACertificates('default'), ...system]);
        inUse = 'system';
        log.info('certificates: the system has its say', { authorities: system.length });
      }
    } catch (error) {
      log.warn('certificates: the system store could not be read', { error: String(error) });
    }
    adding = undefined;
    nextReadAt = clock.elapsed() + askAgainAfterMs;
    return inUse === 'system';
  }

  return {
    trustSystem: async () => {
      if (inUse === 'system') return true;
      if (adding === undefined && clock.elapsed() < nextReadAt) return false;
      adding ??= add();
      return adding;
    },
    inUse: () => inUse,
  };
}
