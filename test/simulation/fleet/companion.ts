import { createTruthReader } from '../../../src/main/calls/truth-reader.ts';
import type { Chance } from '../../../src/main/clock.ts';
import { createEventStream } from '../../../src/main/ringcentral/event-stream.ts';
import type { PlatformOutside } from '../../../src/main/ringcentral/outside.ts';
import { readRetryAfter } from '../../../src/main/ringcentral/platform-failure.ts';
import { PlatformError } from '../../../src/main/ringcentral/platform-port.ts';
import { createRateGate, type RateGate } from '../../../src/main/ringcentral/rate-gate.ts';
import { createRefresher, type Refresher } from '../../../src/main/ringcentral/refresher.ts';
import { createRestDoor, type RestDoor } from '../../../src/main/ringcentral/rest-door.ts';
import type { Session } from '../../../src/main/ringcentral/session.ts';
import type { TokenVault } from '../../../src/main/ringcentral/token-vault.ts';
import { createCallLogReader } from '../../../src/main/past-calls/call-log-reader.ts';
import { presenceAnswer } from '../../support/reports.ts';
import {
  createPerson,
  type CrowdedPlatform,
  type Person,
  type Reply,
  type Route,
} from './crowded-platform.ts';
import { createCrowdedTransport } from './crowded-transport.ts';
import type { FleetClock } from './fleet-clock.ts';

/**
 * One companion of the fleet: the product's own stream of events, rate gate, token refresh, question for the
 * truth and for the call log, in front of the crowded platform instead of HTTP and a socket.
 */
export type Companion = {
  readonly start: () => void;
  /** Its socket is cut from outside. */
  readonly loseSocket: () => void;
  readonly isLive: () => boolean;
  /** When it was last brought up, and when everything had been read again after that; ms since the start. */
  readonly liveAt: () => number | undefined;
  readonly completeAt: () => number | undefined;
};

export type CompanionParts = {
  readonly clock: FleetClock;
  readonly chance: Chance;
  readonly crowd: CrowdedPlatform;
};

const tokenRoute = { method: 'POST', path: '/restapi/oauth/token' } as const;
const own = '/restapi/v1.0/account/~/extension/~';
const nothing = (): undefined => undefined;
const silentLog = { info: nothing, warn: nothing, error: nothing };
const silentTrace = { note: nothing, count: nothing };
const extensionId = '1';

export function createCompanion({ clock, chance, crowd }: CompanionParts): Companion {
  const person = createPerson();
  const ask = sender(clock, crowd, person);
  const gate = createRateGate(clock.stirring, chance);
  const refresher = createOwnRefresher({ clock, chance, gate, ask });
  const door = createOwnDoor({ clock, chance, gate, ask, refresher });
  const log = silentLog;
  let liveAt: number | undefined;
  let presenceReadAt: number | undefined;
  let logReadAt: number | undefined;

  const readPresence = async (): Promise<ReturnType<typeof presenceAnswer>> => {
    clock.stir();
    await door.ask({ method: 'GET', path: `${own}/presence`, urgency: 'background' });
    presenceReadAt ??= clock.elapsed();
    return presenceAnswer([]);
  };
  const transport = createCrowdedTransport({ clock, door, gate, ask });
  const outside = { clock, chance, log, trace: silentTrace, cursors: { get: nothing, set: nothing } };
  const stream = createEventStream({
    outside: outside as unknown as PlatformOutside,
    session: { owner: () => extensionId, noteResume: () => undefined } as unknown as Session,
    ...{ door, gate, readPresence },
    transports: { websocket: transport.make, pubnub: transport.refuse },
  });
  const truth = createTruthReader({
    ...{ clock: clock.stirring, chance, read: readPresence },
    ...{ apply: () => undefined, slept: () => undefined, failed: () => undefined },
  });
  const callLog = createCallLogReader({
    ...{ clock: clock.stirring, chance, failed: () => 0 },
    read: async () => {
      clock.stir();
      await door.ask({ method: 'GET', path: `${own}/call-log-sync`, urgency: 'background' });
      logReadAt ??= clock.elapsed();
    },
  });

  stream.onState(({ phase }) => {
    callLog.listening(phase === 'online');
    if (phase !== 'online') liveAt = undefined;
    else if (liveAt === undefined) {
      liveAt = clock.elapsed();
      presenceReadAt = undefined;
      logReadAt = undefined;
    }
  });
  stream.onGap(() => {
    truth.ask('resync');
    callLog.lookAfterGap();
  });

  return {
    start: () => {
      clock.stir();
      void refresher.received().then(() => {
        stream.connect();
        callLog.begin();
        callLog.soon();
      });
    },
    loseSocket: transport.lose,
    isLive: () => liveAt !== undefined,
    liveAt: () => liveAt,
    completeAt: () => {
      const moments = [liveAt, presenceReadAt, logReadAt];
      return moments.includes(undefined) ? undefined : Math.max(...moments.map((at) => at ?? 0));
    },
  };
}

export type Ask = (route: Route) => Promise<Reply>;

/** Asks the crowded platform; an answer that is no good is thrown as the platform's edge does. */
function sender(clock: FleetClock, crowd: CrowdedPlatform, person: Person): Ask {
  return (route) => {
    clock.stir();
    return crowd.ask(person, route);
  };
}

export function failureOf({ status, headers }: Reply, now: number): PlatformError {
  const kind = status === 429 ? 'rate-limited' : 'server';
  return new PlatformError(kind, String(status), {
    status,
    retryAfter: headers.has('retry-after') ? readRetryAfter(headers.get('retry-after'), now) : undefined,
  });
}

type Needs = {
  readonly clock: FleetClock;
  readonly chance: Chance;
  readonly gate: RateGate;
  readonly ask: Ask;
};

function createOwnRefresher({ clock, chance, gate, ask }: Needs): Refresher {
  const tokens = { access_token: 'a', refresh_token: 'b', expires_in: '3600' };
  const platform = {
    auth: () => ({ data: () => Promise.resolve(tokens), setData: () => Promise.resolve() }),
    refresh: async () => {
      clock.stir();
      const pass = await gate.enter(tokenRoute, 'session');
      const reply = await ask(tokenRoute);
      pass.answered(reply.status, reply.headers);
      if (reply.status !== 200) throw failureOf(reply, clock.now());
    },
  };
  const done = (): Promise<void> => Promise.resolve();
  const vault = { noteReceived: () => undefined, save: done, mark: done };
  return createRefresher({
    platform: platform as unknown as ReturnType<Session['sdk']['platform']>,
    vault: vault as unknown as TokenVault,
    ...{ gate, clock: clock.stirring, chance, log: silentLog, trace: silentTrace },
    ...{ end: () => undefined, noteSecrets: done },
  });
}

function createOwnDoor(parts: Needs & { readonly refresher: Refresher }): RestDoor {
  const { clock, chance, gate, ask, refresher } = parts;
  return createRestDoor({
    session: { fresh: refresher.fresh, replace: refresher.replace },
    ...{ gate, clock: clock.stirring, chance },
    sdkSend: async (options) => {
      const { method = 'GET', url = '', pass } = options as SentOptions;
      const reply = await ask({ method, path: url });
      pass?.answered(reply.status, reply.headers);
      if (reply.status !== 200) throw failureOf(reply, clock.now());
      return new Response(url.endsWith('/wstoken') ? gatewayToken : '{}');
    },
  });
}

type SentOptions = {
  readonly method?: string;
  readonly url?: string;
  readonly pass?: { readonly answered: (status: number, headers: Headers) => void };
};

const gatewayToken = JSON.stringify({
  uri: 'wss://gateway.example/ws',
  ws_access_token: 'x',
  expires_in: 30,
});
