import { PubNubRequest } from './pubnub-request.ts';

/** The part of PubNub's published client that is used. Documented at pubnub.com/docs/sdks/javascript. */
export type PubNubClient = {
  addListener(listener: PubNubListener): void;
  removeAllListeners(): void;
  subscribe(what: { readonly channels: readonly string[]; readonly timetoken?: string }): void;
  /** Lets go of everything; `true` says that there is no network to say goodbye over. */
  destroy(isOffline?: boolean): void;
};

export type PubNubListener = {
  readonly message: (event: { readonly message: unknown; readonly timetoken: string }) => void;
  readonly status: (event: { readonly category?: string; readonly currentTimetoken?: unknown }) => void;
};

export type PubNubSetup = {
  readonly subscribeKey: string;
  readonly userId: string;
  /** Host and port. */
  readonly origin: string;
  readonly ssl: boolean;
};

/** What the published file exports. */
export type PubNubClass = {
  new (configuration: PubNubSetup & Readonly<Record<string, unknown>>): PubNubClient;
  NoneRetryPolicy(): unknown;
};

/**
 * A client that does as little as possible by itself: no repeats, which would hide for minutes that nothing comes; no
 * log; no numbers for requests, which only make them longer. Leaving is not announced: nobody watches who listens to
 * the platform's channels, and a line is mostly left because it is dead.
 */
export function createPubNubClient(PubNub: PubNubClass, setup: PubNubSetup): PubNubClient {
  Reflect.set(globalThis, 'XMLHttpRequest', PubNubRequest);
  return new PubNub({
    ...setup,
    transport: 'xhr',
    retryConfiguration: PubNub.NoneRetryPolicy(),
    suppressLeaveEvents: true,
    listenToBrowserNetworkEvents: false,
    useRequestId: false,
    // By this name its requests are told from those of the client before it.
    useInstanceId: true,
  });
}

/** Undefined: what was loaded is not PubNub's client. */
export function readPubNubClass(loaded: unknown): PubNubClass | undefined {
  return typeof loaded === 'function' && 'NoneRetryPolicy' in loaded ? (loaded as PubNubClass) : undefined;
}
