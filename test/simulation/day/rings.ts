import type { World } from '../../../src/simulator/world-types.ts';

/** One time that the person's phones rang for one call. Times are the platform's, ms since the epoch. */
export type Ring = { readonly session: string; readonly from: number; until: number | undefined };

export type Rings = {
  /** Rings that began and have not been asked for yet. */
  readonly onBegin: (listener: (ring: Ring) => void) => void;
  /** The newest ring of this call. */
  readonly of: (session: string) => Ring | undefined;
  readonly all: () => readonly Ring[];
};

/** When and for how long the person's phones ring, by the world's own word. */
export function watchRings(world: World, personId: number): Rings {
  const { now } = world.clock;
  const rings: Ring[] = [];
  const live = new Map<string, Ring>();
  const newest = new Map<string, Ring>();
  const listeners: ((ring: Ring) => void)[] = [];

  function look(): void {
    const ringing = ringingFor(world, personId);
    for (const [session, ring] of live) {
      if (ringing.has(session)) continue;
      ring.until = now();
      live.delete(session);
    }
    for (const session of ringing) {
      if (live.has(session)) continue;
      const ring: Ring = { session, from: now(), until: undefined };
      live.set(session, ring);
      newest.set(session, ring);
      rings.push(ring);
      for (const tell of listeners) tell(ring);
    }
  }

  world.onEvent((event) => {
    if (event.extensionId === personId) look();
  });
  return {
    onBegin: (listener) => void listeners.push(listener),
    of: (session) => newest.get(session),
    all: () => rings,
  };
}

function ringingFor(world: World, personId: number): ReadonlySet<string> {
  const calls = (world.presenceOf(personId)?.['activeCalls'] ?? []) as readonly Record<string, unknown>[];
  const ringing = calls.filter(
    ({ telephonyStatus, direction }) => telephonyStatus === 'Ringing' && direction === 'Inbound',
  );
  return new Set(ringing.map(({ telephonySessionId }) => String(telephonySessionId)));
}
