import type { Limitation } from '../../src/shared/connection.ts';
import { usualFilters } from '../../src/main/ringcentral/filters.ts';
import type { PlatformOutside } from '../../src/main/ringcentral/outside.ts';
import { createPubNubTransport } from '../../src/main/ringcentral/pubnub-transport.ts';
import { createRateGate } from '../../src/main/ringcentral/rate-gate.ts';
import { createRateMemory } from '../../src/main/ringcentral/rate-memory.ts';
import { createRestDoor } from '../../src/main/ringcentral/rest-door.ts';
import { createSession } from '../../src/main/ringcentral/session.ts';
import type { Linked, Transport } from '../../src/main/ringcentral/transport.ts';
import { createPlatformFixture, type PlatformFixture, redirectUri } from './platform-fixture.ts';

/** What a transport told. */
type Told = {
  readonly frames: string[];
  readonly lost: string[];
  heard: number;
  overflows: number;
  readonly times: number[];
};

/** The PubNub transport alone, signed in, over the simulator that grants it. */
export type PubNubFixture = {
  readonly base: PlatformFixture;
  readonly transport: Transport;
  readonly told: Told;
  /** Requests that left, as `METHOD path?query`. */
  readonly sent: string[];
  /** Ids of the person's subscriptions on the platform. */
  readonly subscriptions: () => readonly string[];
  readonly open: (away?: number, filters?: readonly string[]) => Promise<Linked>;
  /** Texts of the events' bodies, as far as they came. */
  readonly bodies: () => readonly unknown[];
  readonly uuids: () => readonly unknown[];
  /** Somebody calls, and hangs up: a handful of events. */
  readonly ring: () => void;
  /** Somebody else deletes the person's subscriptions. */
  readonly remove: () => Promise<void>;
  /** Another start over the same cursors. */
  readonly restart: () => Promise<PubNubFixture>;
  readonly setFilters: (filters: readonly string[]) => Promise<readonly Limitation[]>;
  readonly close: () => Promise<void>;
};

type Options = Parameters<typeof createPlatformFixture>[0];

export async function createPubNubFixture(options: Options = {}): Promise<PubNubFixture> {
  const base = createPlatformFixture({ ...options, simulator: { pubnub: true, ...options.simulator } });
  return start(base, options.outside ?? {});
}

async function start(base: PlatformFixture, change: Partial<PlatformOutside>): Promise<PubNubFixture> {
  const { clock, simulator } = base;
  const sent: string[] = [];
  const outside: PlatformOutside = {
    ...base.outside,
    fetch: (request, init) => {
      const { pathname, search } = new URL(request.url);
      sent.push(`${request.method} ${pathname}${search}`);
      return simulator.fetch(request, init);
    },
    ...change,
  };
  const gate = createRateGate(clock, outside.chance, createRateMemory(outside.cursors));
  const session = createSession(outside, gate, () => undefined);
  const door = createRestDoor({ session, gate, clock, chance: outside.chance, sdkSend: session.sdk.send });
  const told: Told = { frames: [], lost: [], heard: 0, overflows: 0, times: [] };
  const transport = createPubNubTransport({
    ...{ outside, session, door, gate, noteServerTime: (at: number) => void told.times.push(at) },
    ears: {
      onFrame: (text) => told.frames.push(text),
      onHeard: () => (told.heard += 1),
      onOverflow: () => (told.overflows += 1),
      onLost: (why, kind) => told.lost.push(`${kind}: ${why}`),
    },
  });
  const { address } = session.begin(redirectUri);
  const code = new URL(simulator.sign.allow(address)).searchParams.get('code') ?? '';
  await clock.whileWaiting(session.exchange(code, redirectUri));
  const envelopes = () =>
    told.frames.map((text) => (JSON.parse(text) as [unknown, Record<string, unknown>])[1]);
  const person = simulator.people[0]?.id ?? 0;
  return {
    ...{ base, transport, told, sent },
    subscriptions: () =>
      (simulator.dump() as { subscriptions: { id: string }[] }).subscriptions.map(({ id }) => id),
    open: (away, filters = usualFilters) => clock.whileWaiting(transport.open(filters, away)),
    bodies: () => envelopes().map((envelope) => envelope['body']),
    uuids: () => envelopes().map((envelope) => envelope['uuid']),
    ring: () => {
      const call = simulator.world.telephony.ring({ from: '+14155550177', fromName: 'Dana Wu', to: person });
      simulator.world.telephony.hangUp(call);
    },
    remove: async () => {
      const { access_token } = simulator.sign.tokens();
      const headers = { authorization: `Bearer ${access_token}` };
      const { subscriptions } = simulator.dump() as { subscriptions: { id: string }[] };
      for (const { id } of subscriptions)
        await simulator.fetch(`${simulator.url}/restapi/v1.0/subscription/${id}`, {
          method: 'DELETE',
          headers,
        });
    },
    restart: () => start(base, change),
    setFilters: (filters) => clock.whileWaiting(transport.setFilters(filters)),
    close: async () => {
      await clock.whileWaiting(transport.close());
      await session.close();
      gate.close();
    },
  };
}
