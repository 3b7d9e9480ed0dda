import type { ConnectionState } from '../../shared/connection.ts';
import { type NetworkState, unknownNetwork } from '../../shared/network.ts';
import type { Chance, Clock } from '../clock.ts';
import type { NetworkPort } from '../desktop-ports.ts';
import type { Log } from '../log.ts';
import type { PlatformEvents } from '../ringcentral/platform-port.ts';
import { createFreshLook, type FreshLookParts } from './fresh-look.ts';
import { createLookout } from './lookout.ts';
import { judgePlainAnswer, plainAddressOf, type PortalFinding } from './portal-check.ts';
import { createPortalWatch } from './portal-watch.ts';

export type NetworkParts = Pick<FreshLookParts, 'connection' | 'listReadAt' | 'readPresence' | 'readList'> & {
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
  readonly machine: NetworkPort;
  /** Follows no redirect. */
  readonly fetch: (request: Request, init: { readonly signal: AbortSignal }) => Promise<Response>;
  /** The platform's address, e.g. `https://platform.ringcentral.com`; undefined for one in this very process. */
  readonly server: () => string | undefined;
  /** Undefined while nobody is signed in. */
  readonly events: () => LineEvents | undefined;
  readonly save: (network: NetworkState) => void;
  /** Told what must never be seen in a log. */
  readonly noteSecret: (secret: string) => void;
  /** @param at ms since the epoch; now unless named */
  readonly fellAsleep: (at?: number) => void;
  readonly woke: () => void;
};

type LineEvents = Pick<
  PlatformEvents,
  'noteNetwork' | 'noteUnsteady' | 'noteResume' | 'noteSuspend' | 'proveLine' | 'tryNow'
>;

export type Network = {
  readonly start: () => void;
  /** The system says that the computer falls asleep, woke up, was unlocked. */
  readonly sleeps: () => void;
  readonly wakes: () => void;
  readonly unlocked: () => void;
  /** Somebody looks at the main window. */
  readonly looked: () => void;
  readonly connection: (state: ConnectionState) => void;
  readonly signInToProxy: (name: string, password: string) => void;
  readonly close: () => void;
};

/** After sleep a radio network takes seconds to come back; trying before that only tells of failures. */
const waking = { longest: 10_000, spread: 2_000, step: 500 };
const checkLimitMs = 5_000;

/** What becomes of this computer's network, of its sleep, and of networks that want a page signed in to first. */
export function createNetwork(parts: NetworkParts): Network {
  const { clock, chance, log, machine } = parts;
  let state: NetworkState = unknownNetwork;
  let cancelWaking = (): void => undefined;

  function change(next: Partial<NetworkState>): void {
    const before = JSON.stringify(state);
    state = { ...state, ...next };
    // Each connection tells of its way, mostly the same.
    if (JSON.stringify(state) !== before) parts.save(state);
  }

  const portal = createPortalWatch({
    ...{ clock, chance },
    check,
    onFound: (captivePortal) => {
      log.info(captivePortal ? 'the network wants a page signed in to first' : 'no captive portal any more');
      change({ captivePortal });
    },
    onFree: () => {
      machine.renew();
      parts.events()?.tryNow();
    },
  });

  const lookout = createLookout({
    clock,
    addresses: () => (machine.isOnline() ? machine.addresses() : []),
    onNetwork: (way) => {
      log.info(way === 'up' ? 'the network changed' : 'the network is gone');
      if (way === 'up') machine.renew();
      change({ online: way === 'up' });
      portal.moved();
      if (parts.server() !== undefined) parts.events()?.noteNetwork(way);
    },
    onThere: () => parts.events()?.noteUnsteady(),
    onMissingTime: ({ from }) => {
      log.info('time went on without us');
      fallAsleep(from);
      wakes();
    },
  });

  const looked = createFreshLook({ ...parts, proveLine: () => parts.events()?.proveLine() });

  async function check(): Promise<PortalFinding> {
    const server = parts.server();
    const address = server === undefined ? undefined : plainAddressOf(server);
    if (server === undefined || address === undefined || state.online === false) return 'unknown';
    const stop = new AbortController();
    const cancel = clock.after(checkLimitMs, () => stop.abort());
    try {
      const request = new Request(address, { redirect: 'manual', credentials: 'omit' });
      const answer = await parts.fetch(request, { signal: stop.signal });
      await answer.body?.cancel();
      return judgePlainAnswer(answer, server);
    } catch {
      // Nobody answers there: that says nothing.
      return 'unknown';
    } finally {
      cancel();
    }
  }

  function fallAsleep(at?: number): void {
    parts.events()?.noteSuspend();
    parts.fellAsleep(at);
  }

  function wakes(): void {
    cancelWaking();
    machine.renew();
    // Its three seconds begin now, also where the network comes back a little later.
    parts.events()?.proveLine();
    waitForNetwork(clock.elapsed() + waking.longest + waking.spread * chance.fraction());
  }

  function waitForNetwork(until: number): void {
    if (lookout.look() || clock.elapsed() >= until) {
      parts.events()?.noteResume();
      parts.woke();
    } else cancelWaking = clock.after(waking.step, () => waitForNetwork(until));
  }

  return {
    start: () => {
      machine.onWay((way) => change(way));
      change({ online: machine.isOnline() && machine.addresses().length > 0 });
      lookout.start();
    },
    sleeps: () => fallAsleep(),
    wakes,
    unlocked: () => parts.events()?.proveLine(),
    looked,
    connection: portal.connection,
    signInToProxy: (name, password) => {
      parts.noteSecret(password);
      machine.signInToProxy(name, password);
      machine.renew();
      parts.events()?.tryNow();
    },
    close: () => {
      cancelWaking();
      lookout.close();
      portal.close();
    },
  };
}
