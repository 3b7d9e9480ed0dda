import type { ConnectionState } from '../../shared/connection.ts';
import type { Clock } from '../clock.ts';

export type FreshLookParts = {
  readonly clock: Clock;
  readonly connection: () => ConnectionState;
  /** When the list of calls was read last, ms since the epoch. */
  readonly listReadAt: () => number | undefined;
  readonly proveLine: () => void;
  readonly readPresence: () => void;
  readonly readList: () => void;
};

/** A line that was heard of so lately needs no proof. */
const heardMs = 5_000;
const presenceMs = 60_000;
/** The call log is in the platform's Heavy group, of which there are few. */
const listMs = 2 * 60_000;

/**
 * What a window that becomes visible is worth: somebody looks, so the line is proven, and what may be old is read. Each
 * of it once in a while only, however often windows come and go; hidden windows cause nothing.
 */
export function createFreshLook(parts: FreshLookParts): () => void {
  const { clock } = parts;
  let provenAt = -Infinity;
  let presenceAt = -Infinity;
  let listAt = -Infinity;

  const isOlder = (at: number | undefined, ms: number): boolean =>
    at === undefined || Math.abs(clock.now() - at) >= ms;

  return () => {
    const { phase, lastHeardAt, lastEventAt } = parts.connection();
    if (phase === 'signed-out') return;
    const now = clock.elapsed();
    if (isOlder(lastHeardAt, heardMs) && now - provenAt >= heardMs) {
      provenAt = now;
      parts.proveLine();
    }
    if (phase !== 'online') return;
    if (isOlder(lastEventAt, presenceMs) && now - presenceAt >= presenceMs) {
      presenceAt = now;
      parts.readPresence();
    }
    if (isOlder(parts.listReadAt(), listMs) && now - listAt >= listMs) {
      listAt = now;
      parts.readList();
    }
  };
}
