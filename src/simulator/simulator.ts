import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { createParts, createService, type Parts, type Service } from './assembly.ts';
import type { ExchangeListener } from './exchange-line.ts';
import type { Faults } from './faults.ts';
import type { Figures } from './figures.ts';
import { createInMemoryFetch } from './in-memory-fetch.ts';
import { InMemorySocket } from './in-memory-socket.ts';
import type { Listening } from './listening.ts';
import type { Journey } from './network.ts';
import type { OAuthSession } from './oauth/sessions.ts';
import { demoClientId, type SimulatorOptions } from './options.ts';
import { createNowPlaying, type NowPlaying } from './now-playing.ts';
import type { RateLimits } from './rate-limits.ts';
import { createPlatformServer, loopback, serve, type LoopbackServer } from './server.ts';
import { createSignIn, type SignIn } from './sign-in.ts';
import { describeState, figuresOf, listeningOf } from './state.ts';
import type { ExtensionRecord, SimulatorClock, World, WorldEvent } from './world-types.ts';

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
  /** Origin for the content of messages: another one, as at the platform. */
  readonly mediaUrl: string;
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
  /** The gateway begins anew: connections and its sessions are gone, sign-ins and calls stay. */
  readonly restart: () => number;
  /** What becomes of a connection that sets out now; for whoever brings the bytes himself. */
  readonly journey: () => Journey;
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
  /** Who is really told of events now, whatever their apps believe. */
  readonly listening: () => readonly Listening[];
  /** What clients have done since the start. */
  readonly figures: () => Figures;
  /** The whole state in plain data, without secrets. */
  readonly dump: () => ReturnType<typeof describeState> & { readonly scenario: string | undefined };
};

export type PubNubSwitch = {
  readonly isGranted: () => boolean;
  /** Works for subscriptions made from now on. */
  readonly grant: (isGranted: boolean) => void;
  /** Cuts every poll that waits. Answers how many there were. */
  readonly killPolls: () => number;
  /** Whether somebody waits for the events of this subscription, and would get them. */
  readonly isListening: (subscriptionId: string) => boolean;
  /** Every subscription that PubNub delivers runs out now. */
  readonly expire: () => void;
  /** Extension id of the person whose events are published there; undefined where nothing is. */
  readonly ownerOf: (channel: string) => number | undefined;
};

/** Before it listens the simulator answers to this address, in memory only. */
const unboundOrigin = 'http://127.0.0.1:50800';
const unboundMediaOrigin = 'http://127.0.0.1:50801';

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

function createPubNubSwitch({ pubNub, pubNubGrant, subscriptions }: Parts): PubNubSwitch {
  return {
    isGranted: pubNubGrant.isGranted,
    grant: pubNubGrant.grant,
    killPolls: pubNub.killPolls,
    isListening: (subscriptionId) => {
      const mode = subscriptions.get(subscriptionId)?.delivery.mode();
      return mode?.transportType === 'PubNub' && pubNub.isListening(mode.address);
    },
    expire: () => {
      for (const { id, delivery } of subscriptions.all())
        if (delivery.mode().transportType === 'PubNub') subscriptions.expire(id);
    },
    ownerOf: (channel) =>
      subscriptions.all().find(({ delivery }) => {
        const mode = delivery.mode();
        return mode.transportType === 'PubNub' && mode.address === channel;
      })?.session.personId,
  };
}

/** The real listeners, while there are some: a fault that refuses connections closes their doors. */
function createListener(service: Service, { faults }: Parts, wanted: readonly [api: number, media: number]) {
  let servers: readonly LoopbackServer[] = [];
  faults.onChange(() => {
    const refused = faults.list().find(({ name }) => name === 'connection-refused')?.settings;
    const { probability = 1, path, method } = refused ?? {};
    const isShut = refused !== undefined && probability >= 1 && path === undefined && method === undefined;
    for (const server of servers) server.take(!isShut);
  });
  return {
    /** Answers where they listen: the API, then the host for content. */
    async open(): Promise<readonly string[]> {
      if (servers.length === 0)
        servers = await Promise.all(wanted.map((port) => serve({ ...service, port })));
      return servers.map(({ port }) => `http://${loopback}:${port}`);
    },
    async close() {
      await Promise.all(servers.map((server) => server.close()));
      servers = [];
    },
  };
}

/** A RingCentral platform for one small company, in memory: OAuth, REST, WebSocket gateway, on loopback if started. */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
  const parts = createParts(options);
  const { clock, world, faults, rateLimits, permissions, oauth, subscriptions, line, ownClock } = parts;
  let [origin, media] = [unboundOrigin, unboundMediaOrigin];
  const service = createService(parts, { origin: () => origin, mediaOrigin: () => media });
  const { gateway } = service;
  const listener = createListener(service, parts, [options.port ?? 0, options.mediaPort ?? 0]);
  const ports = () => [origin, media].map((one) => Number(new URL(one).port));
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
    get mediaUrl() {
      return media;
    },
    get wsUrl() {
      return service.gatewayUrl();
    },
    async start() {
      [origin = origin, media = media] = await listener.open();
    },
    accept(stream) {
      streams ??= createPlatformServer({ ...service, ports });
      streams.emit('connection', stream);
    },
    async stop() {
      service.stopDelivering();
      scenario.stop();
      service.kill();
      await listener.close();
      world.close();
      ownClock.advance(0); // The last close events.
      ownClock.close();
    },
    fetch: createInMemoryFetch(() => [origin, media], service, clock),
    openSocket: (url) => new InMemorySocket(url, clock, service.upgrade),
    killSockets: service.kill,
    restart: gateway.restart,
    journey: () => parts.network.journey({ path: '', method: 'CONNECT' }),
    sendFrame: gateway.sendFrame,
    sendBytes: gateway.sendBytes,
    emit: (event) => service.deliver(event),
    onExchange: line.onExchange,
    advance: 'advance' in clock ? (clock.advance as (ms: number) => void) : undefined,
    onSubscribed: subscriptions.onAdded,
    sessions: oauth.list,
    endSession: oauth.end,
    listening: () => listeningOf(parts, service),
    figures: () => figuresOf(parts),
    dump: () => ({
      ...describeState(parts, service, { url: origin, mediaUrl: media }),
      scenario: scenario.name(),
    }),
  };
}
