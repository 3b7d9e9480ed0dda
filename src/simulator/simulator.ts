import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { createRealClock } from './clock.ts';
import type { PlatformRequest } from './exchange.ts';
import { createExchangeLine, type ExchangeListener } from './exchange-line.ts';
import { createFaults, type Faults } from './faults.ts';
import { createDelivery } from './gateway/delivery.ts';
import { createGateway, gatewayPath } from './gateway/gateway.ts';
import { createSubscriptions } from './gateway/subscriptions.ts';
import { createInMemoryFetch } from './in-memory-fetch.ts';
import { InMemorySocket } from './in-memory-socket.ts';
import { createAuthorize } from './oauth/authorize.ts';
import { createOAuthSessions, type OAuthSession } from './oauth/sessions.ts';
import { createTokenEndpoint } from './oauth/token-endpoint.ts';
import {
  defaultGatewayLimits,
  defaultLifetimes,
  defaultPermissions,
  demoClientId,
  demoRedirectUris,
  type SimulatorOptions,
} from './options.ts';
import { createNowPlaying, type NowPlaying } from './now-playing.ts';
import { createPlatform } from './platform.ts';
import { createPubNubGrant } from './pubnub/pubnub-grant.ts';
import { createPubNub, isPubNubPath } from './pubnub/pubnub.ts';
import { createRateLimits, type RateLimits } from './rate-limits.ts';
import { accountRoutes } from './rest/account.ts';
import { callLogSyncRoutes } from './rest/call-log-sync.ts';
import { callRoutes } from './rest/calls.ts';
import { presenceRoutes } from './rest/presence.ts';
import { createSubscriptionRoutes } from './rest/subscription.ts';
import { createPlatformServer, loopback, serve, type LoopbackServer } from './server.ts';
import { createSignIn, type SignIn } from './sign-in.ts';
import type { ExtensionRecord, SimulatorClock, World, WorldEvent } from './world-types.ts';
import { createWorld } from './world/world.ts';

export type Simulator = {
  readonly clock: SimulatorClock;
  readonly world: World;
  readonly faults: Faults;
  readonly rateLimits: RateLimits;
  /** Application permissions; changing the set works at once. */
  readonly permissions: Set<string>;
  /** Delivery through PubNub: whether it is granted, and its polls. */
  readonly pubNub: PubNubSwitch;
  /** The demo people who can sign in. */
  readonly people: readonly ExtensionRecord[];
  readonly clientId: string;
  /** Signing in without a browser. */
  readonly sign: SignIn;
  /** Origin for REST and OAuth. Before `start` it names no real port, but `fetch` below knows it. */
  readonly url: string;
  readonly wsUrl: string;
  /** Listens on 127.0.0.1. Not needed for `fetch` and `openSocket`. */
  readonly start: () => Promise<void>;
  /** Takes a connection that came another way than through the port: any stream of bytes, read as HTTP. */
  readonly accept: (stream: Duplex) => void;
  /** Ends everything: listeners, connections, the world. */
  readonly stop: () => Promise<void>;
  /** Reaches this simulator in memory, and nothing else. */
  readonly fetch: typeof fetch;
  /** A client socket in memory, like a `ws` WebSocket. */
  readonly openSocket: (url: string) => InMemorySocket;
  /** Cuts all gateway connections, or closes them with a code; PubNub's polls are cut. Answers how many there were. */
  readonly killSockets: (code?: number) => number;
  /** Sends a text as it is through all gateway connections. Answers how many there were. */
  readonly sendFrame: (text: string) => number;
  /** Writes bytes below the level of frames to all real connections: reserved bits, broken frames, floods of pings. */
  readonly sendBytes: (bytes: Uint8Array) => number;
  /** Sends an event that did not happen in the world to every subscription whose filter covers it. */
  readonly emit: (event: WorldEvent) => void;
  /** Skips time, where the clock can; undefined for a clock handed in that only runs. */
  readonly advance: ((ms: number) => void) | undefined;
  /** Calls back once for every subscription made from now on. */
  readonly onSubscribed: (listener: () => void) => () => void;
  readonly scenario: NowPlaying;
  /** Hears every request with its answer, through HTTP and through the socket. For recorders and contract tests. */
  readonly onExchange: (listener: ExchangeListener) => () => void;
  /** The sign-ins that live now. */
  readonly sessions: () => readonly OAuthSession[];
  /** Ends a sign-in as an administrator would. */
  readonly endSession: (session: OAuthSession) => void;
  /** The whole state in plain data, without secrets. */
  readonly dump: () => object;
};

export type PubNubSwitch = {
  readonly isGranted: () => boolean;
  /** Works for subscriptions made from now on. */
  readonly grant: (isGranted: boolean) => void;
  /** Cuts every poll that waits. Answers how many there were. */
  readonly killPolls: () => number;
  /** Whether somebody waits for the events of this subscription, and would get them. */
  readonly isListening: (subscriptionId: string) => boolean;
};

/** Before it listens the simulator answers to this address, in memory only. */
const unboundOrigin = 'http://127.0.0.1:50800';

function createParts(options: SimulatorOptions) {
  const seed = options.seed === undefined ? {} : { seed: options.seed };
  const ownClock = createRealClock(seed); // Costs nothing until something waits on it.
  const clock = options.clock ?? ownClock;
  const world = options.world ?? createWorld({ clock, options: options.worldOptions ?? {} });
  const faults = createFaults(clock);
  const rateLimits = createRateLimits(clock, options.rateLimits ?? {});
  const lifetimes = { ...defaultLifetimes, ...options.tokenLifetimes };
  const limits = { ...defaultGatewayLimits, ...options.gateway };
  const apps = options.apps ?? [{ clientId: demoClientId, redirectUris: demoRedirectUris }];
  const permissions = new Set(options.permissions ?? defaultPermissions);
  const oauth = createOAuthSessions(clock, lifetimes);
  const { allowAs } = options;
  const authorize = createAuthorize({ clock, world, apps, codeLife: lifetimes.code, allowAs });
  const tokens = createTokenEndpoint({
    ...{ clock, apps, authorize, sessions: oauth, lifetimes, rateLimits },
    permissions: () => [...permissions],
  });
  const subscriptions = createSubscriptions(clock);
  const line = createExchangeLine(clock, faults);
  const pubNub = createPubNub({ clock, faults });
  const pubNubGrant = createPubNubGrant({ clock, faults, pubNub, granted: options.pubnub ?? false });
  oauth.onEnd((ended) => {
    for (const one of subscriptions.all())
      if (one.session === ended && one.delivery.life !== undefined) subscriptions.remove(one.id);
  });
  return {
    ...{ ownClock, clock, world, faults, rateLimits, limits, apps, permissions },
    ...{ oauth, authorize, tokens, subscriptions, line, pubNub, pubNubGrant },
  };
}

type Parts = ReturnType<typeof createParts>;

/** Joins OAuth, REST and gateway; `origin` is where they say they are. */
function createService(parts: Parts, origin: () => string) {
  const { clock, world, faults, permissions, oauth, subscriptions, limits, line, pubNub } = parts;
  const gatewayUrl = () => `${origin().replace(/^http/, 'ws')}${gatewayPath}`;
  const answer = createPlatform({
    ...{ ...parts, origin, gatewayUrl },
    routes: [
      ...accountRoutes,
      ...presenceRoutes,
      ...callRoutes,
      ...callLogSyncRoutes,
      ...createSubscriptionRoutes({
        ...{ subscriptions, permissions, pubNub: parts.pubNubGrant },
        maxSubscriptions: limits.maxSubscriptions,
      }),
    ],
    issueTicket: (session) => gateway.issueTicket(session),
  });
  const gateway = createGateway({
    ...{ clock, faults, limits, oauth, subscriptions },
    handle: (request, { oauth: session, channel }) =>
      line.pass(request, () => answer(request, { session, channel })),
  });
  const deliver = createDelivery({ clock, faults, subscriptions, origin });
  return {
    gateway,
    gatewayUrl,
    deliver,
    stopDelivering: world.onEvent(deliver),
    // PubNub is another company's service: it knows neither the platform's tokens nor its limits.
    handle: (request: PlatformRequest) =>
      isPubNubPath(request.path) ? pubNub.handle(request) : line.pass(request, () => answer(request)),
    kill: (code?: number) => gateway.kill(code) + pubNub.killPolls(),
  };
}

/** A scenario begins when somebody listens, so that nothing is missed, and only once. */
function createScenario({ world, subscriptions }: Parts, first: string | undefined): NowPlaying {
  const scenario = createNowPlaying(world, () => subscriptions.all().at(-1)?.session.personId);
  if (first === undefined) return scenario;
  const stopWaiting = subscriptions.onAdded(() => {
    stopWaiting();
    scenario.play(first);
  });
  return scenario;
}

/** The whole state in plain data. Tokens are left out. */
function describeState(parts: Parts, origin: string) {
  const { clock, authorize, oauth, subscriptions, faults, permissions, rateLimits, world } = parts;
  return {
    time: new Date(clock.now()).toISOString(),
    url: origin,
    people: authorize.people.map(({ id, name, extensionNumber }) => ({ id, name, extensionNumber })),
    signIns: oauth.list().map(({ id, personId, clientId, accessExpiresAt, refreshExpiresAt }) => ({
      ...{ id, personId, clientId },
      accessExpiresAt: new Date(accessExpiresAt).toISOString(),
      refreshExpiresAt: new Date(refreshExpiresAt).toISOString(),
    })),
    subscriptions: subscriptions.all().map((one) => ({
      ...subscriptions.body(one, origin),
      deliveryMode: { transportType: one.delivery.mode().transportType },
    })),
    pubNub: { granted: parts.pubNubGrant.isGranted(), polls: parts.pubNub.polls() },
    faults: faults.list(),
    permissions: [...permissions],
    rateLimits: rateLimits.dump(),
    calls: world.truth(),
  };
}

function createPubNubSwitch({ pubNub, pubNubGrant, subscriptions }: Parts): PubNubSwitch {
  return {
    isGranted: pubNubGrant.isGranted,
    grant: pubNubGrant.grant,
    killPolls: pubNub.killPolls,
    isListening: (subscriptionId) => {
      const mode = subscriptions.get(subscriptionId)?.delivery.mode();
      return mode?.transportType === 'PubNub' && pubNub.isListening(mode.address);
    },
  };
}

/** A RingCentral platform for one small company, in memory: OAuth, REST, WebSocket gateway, on loopback if started. */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
  const parts = createParts(options);
  const { clock, world, faults, rateLimits, permissions, oauth, subscriptions, line, ownClock } = parts;
  let origin = unboundOrigin;
  let server: LoopbackServer | undefined;
  const service = createService(parts, () => origin);
  const { gateway } = service;
  let streams: Server | undefined;
  const scenario = createScenario(parts, options.scenario);

  return {
    ...{ clock, world, faults, rateLimits, permissions, scenario },
    pubNub: createPubNubSwitch(parts),
    people: parts.authorize.people,
    clientId: parts.apps[0]?.clientId ?? demoClientId,
    sign: createSignIn(parts.authorize, parts.tokens, oauth, parts.apps),
    get url() {
      return origin;
    },
    get wsUrl() {
      return service.gatewayUrl();
    },
    async start() {
      server ??= await serve({ port: options.port ?? 0, handle: service.handle, upgrade: gateway.upgrade });
      origin = `http://${loopback}:${server.port}`;
    },
    accept(stream) {
      const port = () => Number(new URL(origin).port);
      streams ??= createPlatformServer({ port, handle: service.handle, upgrade: gateway.upgrade });
      streams.emit('connection', stream);
    },
    async stop() {
      service.stopDelivering();
      scenario.stop();
      service.kill();
      await server?.close();
      server = undefined;
      world.close();
      ownClock.advance(0); // The last close events.
      ownClock.close();
    },
    fetch: createInMemoryFetch(() => origin, service.handle),
    openSocket: (url) => new InMemorySocket(url, clock, gateway.upgrade),
    killSockets: service.kill,
    sendFrame: gateway.sendFrame,
    sendBytes: gateway.sendBytes,
    emit: service.deliver,
    onExchange: line.onExchange,
    advance: 'advance' in clock ? (clock.advance as (ms: number) => void) : undefined,
    onSubscribed: subscriptions.onAdded,
    sessions: oauth.list,
    endSession: oauth.end,
    dump: () => ({ ...describeState(parts, origin), connections: gateway.dump(), scenario: scenario.name() }),
  };
}
