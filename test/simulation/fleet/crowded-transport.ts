import { failureOfOpening } from '../../../src/main/ringcentral/gateway-failure.ts';
import { type OpeningStep, PlatformError } from '../../../src/main/ringcentral/platform-port.ts';
import type { RateGate } from '../../../src/main/ringcentral/rate-gate.ts';
import type { RestDoor } from '../../../src/main/ringcentral/rest-door.ts';
import type {
  Linked,
  Transport,
  TransportEars,
  TransportParts,
} from '../../../src/main/ringcentral/transport.ts';
import { type Ask, failureOf } from './companion.ts';
import type { FleetClock } from './fleet-clock.ts';

export type CrowdedTransport = {
  readonly make: (parts: TransportParts) => Transport;
  /** PubNub, which this platform does not grant. */
  readonly refuse: (parts: TransportParts) => Transport;
  readonly lose: () => void;
};

const subscription = { method: 'POST', path: '/restapi/v1.0/subscription' } as const;

/** Does what the WebSocket does to the platform: a token, an upgrade, a subscription; afterwards frames cost nothing. */
export function createCrowdedTransport(parts: {
  readonly clock: FleetClock;
  readonly door: RestDoor;
  readonly gate: RateGate;
  readonly ask: Ask;
}): CrowdedTransport {
  const { clock, door, gate, ask } = parts;
  let ears: TransportEars | undefined;
  let isUp = false;
  let turn = 0;

  async function open(): Promise<Linked> {
    clock.stir();
    const mine = (turn += 1);
    await at('token', door.ask({ method: 'POST', path: '/restapi/oauth/wstoken', urgency: 'line' }));
    await at('upgrade', must('socket'));
    const pass = await gate.enter(subscription, 'background');
    const reply = await ask(subscription);
    pass.answered(reply.status, reply.headers);
    if (reply.status !== 200) throw failureOf(reply, clock.now());
    if (mine !== turn) throw new PlatformError('network', 'given up');
    isUp = true;
    return { how: 'new', limitations: [] };
  }

  async function must(route: 'socket'): Promise<void> {
    const reply = await ask(route);
    if (reply.status !== 200) throw failureOf(reply, clock.now());
  }

  /** How far it got belongs to the failure. */
  async function at(step: OpeningStep, work: Promise<unknown>): Promise<void> {
    try {
      await work;
    } catch (error) {
      throw failureOfOpening(error, undefined, step, clock.now());
    }
  }

  const cut = (): void => {
    turn += 1;
    isUp = false;
  };
  const close = (): Promise<void> => {
    cut();
    return Promise.resolve();
  };

  return {
    make: (made) => {
      ears = made.ears;
      return {
        name: 'websocket',
        open,
        isOpen: () => isUp,
        probe: () => ears?.onHeard(),
        setFilters: () => Promise.resolve([]),
        ...{ cut, close },
      };
    },
    refuse: () => ({
      name: 'pubnub',
      open: async () => {
        await door.ask({ method: 'POST', path: subscription.path, urgency: 'background' });
        throw new PlatformError('refused', 'not granted', { status: 400 });
      },
      ...{ isOpen: () => false, probe: () => undefined, setFilters: () => Promise.resolve([]) },
      ...{ cut: () => undefined, close: () => Promise.resolve() },
    }),
    lose: () => {
      if (!isUp) return;
      cut();
      ears?.onLost('cut', 'broken');
      clock.stir();
    },
  };
}
