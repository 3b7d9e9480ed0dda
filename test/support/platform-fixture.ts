import type { Log } from '../../src/main/log.ts';
import { createPlatform, type PlatformOutside } from '../../src/main/ringcentral/platform.ts';
import type { Platform } from '../../src/main/ringcentral/platform-port.ts';
import type { Cursors } from '../../src/main/ringcentral/cursors.ts';
import type { Trace } from '../../src/main/ringcentral/trace.ts';
import type { PresenceReport, SessionReport } from '../../src/main/ringcentral/reports.ts';
import type { Secrets } from '../../src/main/secrets-port.ts';
import type { ConnectionState } from '../../src/shared/connection.ts';
import type { SimulatorOptions } from '../../src/simulator/options.ts';
import { createSimulator, type Simulator } from '../../src/simulator/simulator.ts';
import { loadPubNub } from './load-pubnub.ts';
import { createPlatformClock, createSeededChance, type PlatformClock } from './platform-clock.ts';

/** Secrets in memory, with a look at what is "on the disk". */
export type FakeSecrets = Secrets & {
  readonly stored: () => string | undefined;
  readonly put: (text: string | undefined) => void;
  readonly writes: () => number;
  /** How many writes have begun and are not done. */
  readonly waiting: () => number;
  /** Called before each write; may throw or never resolve. */
  beforeWrite: () => Promise<void>;
};

export function createFakeSecrets(): FakeSecrets {
  let text: string | undefined;
  let writes = 0;
  let waiting = 0;
  const secrets: FakeSecrets = {
    keeping: () => 'keyring',
    choose: () => Promise.resolve(),
    read: () => Promise.resolve(text === undefined ? { kind: 'none' } : { kind: 'found', text }),
    write: async (next) => {
      waiting += 1;
      await secrets.beforeWrite().finally(() => (waiting -= 1));
      text = next;
      writes += 1;
    },
    erase: () => {
      text = undefined;
      return Promise.resolve();
    },
    beforeWrite: () => Promise.resolve(),
    stored: () => text,
    put: (next) => {
      text = next;
    },
    writes: () => writes,
    waiting: () => waiting,
  };
  return secrets;
}

export const silentTrace: Trace = { note: () => undefined, count: () => undefined };

export function createMemoryCursors(): Cursors {
  const kept = new Map<string, string>();
  return {
    get: (name) => kept.get(name),
    set: (name, value) => {
      if (value === undefined) kept.delete(name);
      else kept.set(name, value);
    },
  };
}

export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Everything the platform's edge told. */
type Heard = {
  readonly states: ConnectionState[];
  readonly presences: PresenceReport[];
  readonly sessions: SessionReport[];
  readonly gaps: ('soft' | 'hard')[];
  ended: number;
};

export type PlatformFixture = {
  readonly clock: PlatformClock;
  readonly simulator: Simulator;
  readonly secrets: FakeSecrets;
  readonly platform: Platform;
  /** What the platform's edge was handed. */
  readonly outside: PlatformOutside;
  readonly heard: Heard;
  /** Requests that left, as `METHOD path`. */
  readonly sent: string[];
  readonly phase: () => ConnectionState['phase'];
  readonly signIn: (personId?: number) => Promise<void>;
  /** Another start of the app over the same secrets. */
  readonly restart: (change?: Partial<PlatformOutside>) => { platform: Platform; heard: Heard };
  readonly close: () => Promise<void>;
};

export const redirectUri = 'http://127.0.0.1:50811/oauth/callback';

export function createPlatformFixture(
  options: {
    seed?: number;
    clock?: PlatformClock;
    simulator?: SimulatorOptions;
    outside?: Partial<PlatformOutside>;
  } = {},
): PlatformFixture {
  const seed = options.seed ?? 1;
  const clock = options.clock ?? createPlatformClock({ seed });
  const simulator = createSimulator({ clock: clock.driven, ...options.simulator });
  const secrets = createFakeSecrets();
  const sent: string[] = [];
  const outside: PlatformOutside = {
    server: simulator.url,
    clientId: simulator.clientId,
    allowHttp: true,
    tokensOfDemo: true,
    clock,
    chance: createSeededChance(seed),
    fetch: (request, init) => {
      sent.push(`${request.method} ${new URL(request.url).pathname}`);
      return simulator.fetch(request, init);
    },
    openSocket: simulator.openSocket,
    pubNub: { origin: simulator.url, load: loadPubNub },
    secrets,
    cursors: createMemoryCursors(),
    trace: silentTrace,
    log: silentLog,
    appName: 'Ringside',
    appVersion: '0.0.0',
    ...options.outside,
  };
  const opened: Platform[] = [];

  function open(change: Partial<PlatformOutside> = {}): { platform: Platform; heard: Heard } {
    const platform = createPlatform({ ...outside, ...change });
    opened.push(platform);
    return { platform, heard: listenTo(platform) };
  }

  const { platform, heard } = open();
  return {
    clock,
    simulator,
    secrets,
    platform,
    outside,
    heard,
    sent,
    phase: () => heard.states.at(-1)?.phase ?? 'signed-out',
    signIn: async (personId) => {
      const { address } = platform.signIn.begin(redirectUri);
      const code = new URL(simulator.sign.allow(address, personId)).searchParams.get('code') ?? '';
      const exchanged = platform.signIn.exchange(code, redirectUri);
      await clock.settle();
      await exchanged;
    },
    restart: open,
    close: async () => {
      const closed = Promise.all(opened.map((one) => one.close()));
      await clock.run(3_000);
      await closed;
      await simulator.stop();
    },
  };
}

function listenTo(platform: Platform): Heard {
  const heard: Heard = { states: [], presences: [], sessions: [], gaps: [], ended: 0 };
  platform.events.onState((state) => heard.states.push(state));
  platform.events.onPresence((report) => heard.presences.push(report));
  platform.events.onSession((report) => heard.sessions.push(report));
  platform.events.onGap((gap) => heard.gaps.push(gap));
  platform.signIn.onSessionEnded(() => (heard.ended += 1));
  return heard;
}
