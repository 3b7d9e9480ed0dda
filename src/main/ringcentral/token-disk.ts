import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { TokenVault } from './token-vault.ts';
import { within } from './within.ts';

/** Puts tokens on the disk with patience: no failure of a disk or a keyring holds up or ends a sign-in. */
export type TokenDisk = {
  /** Notes down that a refresh begins. False: the disk does not write. */
  readonly mark: () => Promise<boolean>;
  /** Resolves when the pair is on the disk, or when it is clear that it has to wait; then it is tried again. */
  readonly store: () => Promise<void>;
  /** True while what is in memory is not on the disk. */
  readonly isBehind: () => boolean;
  readonly stop: () => void;
};

/** A disk or a keyring that hangs must not hold up everything. */
const limitMs = 15_000;
const againMs = 60_000;

export function createTokenDisk(vault: TokenVault, clock: Clock, log: Log): TokenDisk {
  let isBehind = false;
  /** Changes whenever waiting for another try is no longer wanted. */
  let turn = 0;
  let cancelAgain = (): void => undefined;

  function letGo(): void {
    turn += 1;
    cancelAgain();
  }

  async function store(): Promise<void> {
    letGo();
    const mine = turn;
    isBehind = true;
    try {
      await within(clock, limitMs, vault.save(), nothing);
      isBehind = false;
    } catch (error) {
      log.error('tokens could not be stored', error);
      if (mine === turn) cancelAgain = clock.after(againMs, () => void store());
    }
  }

  return {
    mark: async () => {
      try {
        await within(clock, limitMs, vault.mark(clock.now()), nothing);
        return true;
      } catch (error) {
        log.error('the refresh could not be noted down', error);
        return false;
      }
    },
    store,
    isBehind: () => isBehind,
    stop: () => {
      isBehind = false;
      letGo();
    },
  };
}

/** A write that takes too long is not stopped: it may still come through. */
function nothing(): void {
  return;
}
