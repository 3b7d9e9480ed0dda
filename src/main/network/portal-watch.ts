import type { ConnectionState } from '../../shared/connection.ts';
import type { Chance, Clock } from '../clock.ts';
import type { PortalFinding } from './portal-check.ts';

/** While no events come, finds out whether this network wants people to sign in first, and when they have. */
export type PortalWatch = {
  readonly connection: (state: ConnectionState) => void;
  /** Another network: what was known is void. */
  readonly moved: () => void;
  readonly close: () => void;
};

export type PortalWatchParts = {
  readonly clock: Clock;
  readonly chance: Chance;
  readonly check: () => Promise<PortalFinding>;
  readonly onFound: (isThere: boolean) => void;
  /** Nothing is in between any more: the line can be had now, whatever it was waiting for. */
  readonly onFree: () => void;
};

/** Between checks, spread by a quarter. People who just signed in expect to go on at once. */
const portalMs = 8_000;
const otherwiseMs = 60_000;
/** A line that was lost comes back by itself in most cases. */
const patienceMs = 4_000;
/** However often the line says that something is wrong. */
const leastBetweenMs = 5_000;

export function createPortalWatch(parts: PortalWatchParts): PortalWatch {
  const { clock, chance } = parts;
  let isDown = false;
  /** What the line itself met looks like a portal. */
  let isSuspected = false;
  let isFound = false;
  let dueAt = Infinity;
  let checkedAt = -Infinity;
  let cancel = (): void => undefined;
  /** Changes with the network, so that a late finding is known as old. */
  let place = 0;

  function planIn(ms: number): void {
    const now = clock.elapsed();
    const at = Math.max(now + ms, checkedAt + leastBetweenMs);
    if (at >= dueAt) return;
    cancel();
    dueAt = at;
    cancel = clock.after(at - now, () => void look());
  }

  async function look(): Promise<void> {
    dueAt = Infinity;
    checkedAt = clock.elapsed();
    const here = place;
    const finding = await parts.check();
    if (!isDown || here !== place) return;
    if (finding === 'portal') found(true);
    else if (finding === 'clear' && isFound) {
      found(false);
      parts.onFree();
    }
    planIn((isFound || isSuspected ? portalMs : otherwiseMs) * (0.75 + chance.fraction() / 2));
  }

  function found(isThere: boolean): void {
    if (isThere !== isFound) parts.onFound(isThere);
    isFound = isThere;
  }

  function rest(): void {
    isDown = false;
    cancel();
    dueAt = Infinity;
    found(false);
  }

  return {
    connection: ({ phase, reason }) => {
      if (phase === 'online' || phase === 'signed-out') return rest();
      isSuspected = reason === 'captive-portal' || reason === 'certificate';
      if (isDown && !isSuspected) return;
      isDown = true;
      planIn(isSuspected && !isFound ? 0 : patienceMs);
    },
    moved: () => {
      place += 1;
      cancel();
      dueAt = Infinity;
      found(false);
      if (isDown) planIn(patienceMs);
    },
    close: rest,
  };
}
