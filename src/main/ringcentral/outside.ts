import type { Chance, Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Secrets } from '../secrets-port.ts';
import type { Cursors } from './cursors.ts';
import type { Trace } from './trace.ts';

/**
 * The network, one request at a time. Node's `fetch` in the product.
 * `alone`: by a connection that is made for this request and closed after it, so that it cannot be dead already. Where it
 * fails before a byte of the request was written, the error should carry `neverLeft: true`.
 */
export type FetchLike = {
  (request: Request, init?: { readonly signal: AbortSignal; readonly alone?: boolean }): Promise<Response>;
  /** It writes each piece of a body out before it asks for many more, so that pieces may be written over. */
  readonly borrowsBodies?: true;
};

/** The part of `ws`'s WebSocket that is used; an in-memory pair has the same shape. */
export type GatewayWire = {
  readonly readyState: number;
  send(text: string): void;
  close(code?: number, reason?: string): void;
  terminate(): void;
  on(event: 'open', listener: () => void): unknown;
  on(event: 'message', listener: (bytes: WireBytes, isBinary: boolean) => void): unknown;
  on(event: 'close', listener: (code: number, reason: WireBytes) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  /** The upgrade was answered with anything but 101. Whoever listens must end the wire. */
  on(event: 'unexpected-response', listener: (request: unknown, answer: UpgradeAnswer) => void): unknown;
};

/** Of Node's `IncomingMessage`. */
export type UpgradeAnswer = {
  readonly statusCode?: number | undefined;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
};

export type WireBytes = string | Buffer | ArrayBuffer | Buffer[];

/** Opens the gateway's socket; `gatewaySocketLimits` belong to every real one. */
export type OpenSocket = (address: string) => GatewayWire;

/** Options for `new WebSocket(address, …)` of the `ws` package. A 1 kB frame must not grow to 1 GB. */
export const gatewaySocketLimits = {
  handshakeTimeout: 15_000,
  maxPayload: 8 * 1024 * 1024,
  perMessageDeflate: false,
  followRedirects: false,
} as const;

/** The second way for events. Costs nothing until it is used. */
export type PubNubOutside = {
  /** E.g. `https://ps.pndsn.com`. */
  readonly origin: string;
  /** PubNub's published client, unmodified: what its file exports. */
  readonly load: () => unknown;
};

/** What is handed in to the platform's edge. */
export type PlatformOutside = {
  /** E.g. `https://platform.ringcentral.com`. */
  readonly server: string;
  readonly clientId: string;
  /** Plain http and ws, to loopback only: the demo account. */
  readonly allowHttp: boolean;
  /** The demo's tokens start with `sim_`; neither side takes the other's. */
  readonly tokensOfDemo: boolean;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly fetch: FetchLike;
  readonly openSocket: OpenSocket;
  readonly pubNub: PubNubOutside;
  readonly secrets: Secrets;
  readonly cursors: Cursors;
  readonly trace: Trace;
  readonly log: Log;
  readonly appName: string;
  readonly appVersion: string;
  /** Told every token as soon as it is known, so that the log can hide it. */
  readonly noteSecret?: (secret: string) => void;
};
