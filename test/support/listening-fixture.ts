import { nameOf } from '../../src/main/ringcentral/filters.ts';
import type { ConnectionState, TransportName } from '../../src/shared/connection.ts';
import { createPlatformFixture, type PlatformFixture } from './platform-fixture.ts';

type Options = Parameters<typeof createPlatformFixture>[0];

/** The platform's edge, signed in and listening, with the questions that tests of the line ask. */
export type ListeningFixture = PlatformFixture & {
  /** Somebody rings; answers the call's id. */
  readonly ring: () => string;
  readonly hangUp: (call: string) => void;
  /** Whether a call rung now is heard of. */
  readonly hears: () => Promise<boolean>;
  /** How often an event of this call in this state was told. */
  readonly told: (call: string, status: 'Ringing' | 'NoCall') => number;
  readonly online: (limit: number) => Promise<void>;
  readonly state: () => ConnectionState;
  /** One after the other, without repeats. */
  readonly phases: () => readonly ConnectionState['phase'][];
  /** Requests for socket tokens so far. */
  readonly socketTokens: () => number;
  readonly reads: (part: string) => number;
  readonly connections: () => number;
  /** Names of the filters of each subscription that lives on the platform. */
  readonly subscriptions: () => readonly (readonly string[])[];
  /** The ways in which the platform itself says that we are told of events. */
  readonly ways: () => readonly TransportName[];
};

export async function createListening(options: Options = {}): Promise<ListeningFixture> {
  const fixture = await createSignedIn(options);
  fixture.platform.events.connect();
  await fixture.online(10_000);
  return fixture;
}

/** Signed in, but nobody has asked for events yet. */
export async function createSignedIn(options: Options = {}): Promise<ListeningFixture> {
  const fixture = createPlatformFixture(options);
  await fixture.signIn();
  const { simulator, clock, heard, sent } = fixture;
  const { telephony } = simulator.world;
  const ring = (): string =>
    telephony.ring({ from: '+14155550177', fromName: 'Dana Wu', to: simulator.people[0]?.id ?? 0 });
  const told = (call: string, status: string): number =>
    heard.presences.filter(({ calls }) =>
      calls?.some((one) => one.telephonySessionId === call && one.status === status),
    ).length;
  const reads = (part: string): number => sent.filter((one) => one.includes(part)).length;
  return {
    ...fixture,
    ...{ ring, told, reads },
    hangUp: telephony.hangUp,
    hears: async () => {
      const call = ring();
      await clock.run(1_000);
      telephony.hangUp(call);
      return told(call, 'Ringing') > 0;
    },
    online: (limit) => clock.until(() => fixture.phase() === 'online', limit),
    state: () => {
      const state = heard.states.at(-1);
      if (state === undefined) throw new Error('nothing was told yet');
      return state;
    },
    phases: () => heard.states.map(({ phase }) => phase).filter((phase, at, all) => phase !== all[at - 1]),
    socketTokens: () => reads('POST /restapi/oauth/wstoken'),
    connections: () => simulator.dump().connections.length,
    subscriptions: () => simulator.dump().subscriptions.map(({ eventFilters }) => eventFilters.map(nameOf)),
    ways: () => simulator.listening().map(({ transport }) => transport),
  };
}
