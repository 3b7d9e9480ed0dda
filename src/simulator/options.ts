import type { RateGroup } from './rate-limits.ts';
import type { SimulatorClock, World } from './world-types.ts';
import type { WorldOptions } from './world/world.ts';

/** Seconds. */
export type TokenLifetimes = {
  /** What a client gets without asking; it may ask for `accessMin` up to this. */
  readonly access: number;
  readonly accessMin: number;
  readonly refresh: number;
  readonly code: number;
  readonly ws: number;
};

export type RegisteredApp = {
  readonly clientId: string;
  /** Only server-side apps have one; they prove it with Basic authorization. */
  readonly clientSecret?: string;
  readonly redirectUris: readonly string[];
};

/** Seconds and counts, as ConnectionDetails tells them to the client. */
export type GatewayLimits = {
  readonly maxConnectionsPerSession: number;
  readonly recoveryBufferSize: number;
  readonly recoveryTimeout: number;
  readonly idleTimeout: number;
  readonly absoluteTimeout: number;
  readonly maxActiveRequests: number;
  readonly maxSubscriptions: number;
  /** Seconds between the server's ping frames. */
  readonly pingInterval: number;
  /** Seconds a client has to answer a ping. */
  readonly pongTimeout: number;
};

export type SimulatorOptions = {
  /** Real time unless given. */
  readonly clock?: SimulatorClock;
  /** For the real-time clock made here: the same seed gives the same ids and the same dice. */
  readonly seed?: number;
  /** Port on 127.0.0.1; a free one unless given. */
  readonly port?: number;
  /** Port of the host for content; a free one unless given. */
  readonly mediaPort?: number;
  /** Played as soon as somebody subscribes. */
  readonly scenario?: string;
  /** Changes single rate limits, or `false` to count without refusing. */
  readonly rateLimits?: Partial<Record<RateGroup, number>> | false;
  readonly tokenLifetimes?: Partial<TokenLifetimes>;
  readonly gateway?: Partial<GatewayLimits>;
  /** Replaces the demo app's registration. */
  readonly apps?: readonly RegisteredApp[];
  /** Application permissions granted to every app; may be changed later through `simulator.permissions`. */
  readonly permissions?: readonly string[];
  /** Grants delivery through PubNub, which the platform refuses today; may be changed later through `simulator.pubNub`. */
  readonly pubnub?: boolean;
  /** Skips the authorize page: this person allows everything at once. For starts without a browser. */
  readonly allowAs?: number;
  /** The people and phones; the demo company unless given. */
  readonly world?: World;
  /** How the demo company's phones are set, when `world` is not given. */
  readonly worldOptions?: WorldOptions;
};

export const demoClientId = 'ringside-demo';
const demoRedirectPorts = [50811, 50821, 50831, 50841];

/** Registered literally, as the platform wants it: one address for each port. */
export const demoRedirectUris = demoRedirectPorts.map((port) => `http://127.0.0.1:${port}/oauth/callback`);

/** For clients configured for `localhost`: another address to the platform, so it is registered apart. */
export const localhostRedirectUris = demoRedirectPorts.map(
  (port) => `http://localhost:${port}/oauth/callback`,
);

export const defaultLifetimes: TokenLifetimes = {
  access: 3600,
  accessMin: 600,
  refresh: 604_800,
  code: 60,
  ws: 30,
};

export const defaultGatewayLimits: GatewayLimits = {
  maxConnectionsPerSession: 50,
  recoveryBufferSize: 100,
  recoveryTimeout: 180,
  idleTimeout: 1800,
  absoluteTimeout: 86_400,
  maxActiveRequests: 10,
  maxSubscriptions: 30,
  pingInterval: 30,
  pongTimeout: 10,
};

/** The permissions a companion app needs, by their console names. */
export const defaultPermissions = [
  'ReadAccounts',
  'ReadPresence',
  'EditPresence',
  'ReadCallLog',
  'ReadCallRecording',
  'CallControl',
  'RingOut',
  'ReadMessages',
  'EditMessages',
  'SMS',
  'Faxes',
  'ReadContacts',
  'Contacts',
  'TeamMessaging',
  'WebSocketsSubscription',
];
