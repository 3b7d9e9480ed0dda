import { pollingEveryMs } from '../../shared/connection-look.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { PlatformError, type PolledPresence } from './platform-port.ts';
import type { PresenceReport } from './reports.ts';

/** Where events cannot be had, presence is asked for again and again: slow, but not deaf. */
export type PresencePoller = {
  readonly start: () => void;
  readonly stop: () => void;
  readonly isRunning: () => boolean;
  /** Asks once, now, running or not. True where the platform answered. */
  readonly look: () => Promise<boolean>;
};

export type PresencePollerParts = {
  readonly clock: Clock;
  readonly log: Log;
  readonly read: () => Promise<PresenceReport>;
  readonly onPolled: (polled: PolledPresence) => void;
  /** Asking does not work either. */
  readonly onFailed: () => void;
};

const slowestMs = 120_000;
/** A missing permission does not come back by itself. */
const permissionWait = 15 * 60_000;

export function createPresencePoller(parts: PresencePollerParts): PresencePoller {
  const { clock } = parts;
  let running = false;
  let failures = 0;
  let looking: Promise<number> | undefined;
  let cancel = (): void => undefined;

  /** Answers ms until the next one. */
  async function ask(): Promise<number> {
    const askedAt = clock.elapsed();
    try {
      const report = await parts.read();
      failures = 0;
      parts.onPolled({ report, askedAt });
      return pollingEveryMs;
    } catch (error) {
      failures += 1;
      parts.log.info('presence could not be asked for', { error: String(error) });
      parts.onFailed();
      const failure = error instanceof PlatformError ? error : undefined;
      if (failure?.kind === 'refused') return permissionWait;
      return Math.max(failure?.retryAfter ?? 0, Math.min(slowestMs, pollingEveryMs * 2 ** (failures - 1)));
    }
  }

  async function look(): Promise<boolean> {
    looking ??= ask().finally(() => (looking = undefined));
    const wait = await looking;
    if (running) {
      cancel();
      cancel = clock.after(wait, () => void look());
    }
    return failures === 0;
  }

  return {
    look,
    isRunning: () => running,
    start: () => {
      if (running) return;
      running = true;
      failures = 0;
      void look();
    },
    stop: () => {
      running = false;
      cancel();
    },
  };
}
