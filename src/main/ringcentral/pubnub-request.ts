/**
 * What PubNub's published client finds under the name `XMLHttpRequest` when it is told `transport: 'xhr'`. So its
 * requests, their time limits and their ends go through what was handed in, and nothing that Node offers under any
 * other name is touched. Only what that client uses is here.
 */

/** One request of the client. */
export type PubNubAsk = {
  readonly address: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** Ms until the whole answer must be there. */
  readonly limit: number;
  readonly signal: AbortSignal;
};

export type PubNubReply = {
  readonly status: number;
  readonly headers: Headers;
  readonly body: ArrayBuffer;
};

/** Carries the requests about one channel. What it rejects with is for itself; the client only learns that it failed. */
export type PubNubCarrier = (ask: PubNubAsk) => Promise<PubNubReply>;

/** Announced, and not seen yet; by channel. */
const expected = new Map<string, PubNubCarrier>();
/** By the name each client gives itself in its requests. */
const carriers = new Map<string, PubNubCarrier>();
/**
 * Names of clients that were let go of; they may still say goodbye, which nobody carries. Who asks for the events of a
 * channel that was announced lives, whatever its name.
 */
const retired = new Set<string>();
const mostRetired = 100;

/** Says who carries the requests of the next client for this channel. Calling the answer takes it back. */
export function announceChannel(channel: string, carrier: PubNubCarrier): () => void {
  expected.set(channel, carrier);
  return () => {
    if (expected.get(channel) === carrier) expected.delete(channel);
    for (const [client, of] of carriers) if (of === carrier) retire(client);
  };
}

function retire(client: string): void {
  carriers.delete(client);
  retired.add(client);
  const [oldest] = retired;
  if (retired.size > mostRetired && oldest !== undefined) retired.delete(oldest);
}

/** `/v2/subscribe/{key}/{channel}/0` and `/v2/presence/sub-key/{key}/channel/{channel}/…` */
const channelInPath = /^\/v2\/(?:subscribe\/[^/]+|presence\/sub-key\/[^/]+\/channel)\/([^/]+)\//;

function carrierOf({ pathname, searchParams }: URL): PubNubCarrier | undefined {
  const client = searchParams.get('instanceid') ?? '';
  const channel = decodeURIComponent(channelInPath.exec(pathname)?.[1] ?? '');
  const known = carriers.get(client);
  const isPoll = pathname.startsWith('/v2/subscribe/');
  if (known !== undefined || (retired.has(client) && !isPoll)) return known;
  const carrier = expected.get(channel);
  if (carrier === undefined) return undefined;
  expected.delete(channel);
  retired.delete(client);
  carriers.set(client, carrier);
  return carrier;
}

export class PubNubRequest {
  static readonly UNSENT = 0;
  static readonly DONE = 4;

  readyState = PubNubRequest.UNSENT;
  responseType = '';
  /** Ms. */
  timeout = 0;
  status = 0;
  statusText = '';
  response: ArrayBuffer | undefined;
  onload = (): void => undefined;
  onerror = (): void => undefined;
  onabort = (): void => undefined;
  ontimeout = (): void => undefined;

  readonly #stop = new AbortController();
  readonly #headers: Record<string, string> = {};
  #address: URL | undefined;
  #answered = new Headers();

  open(method: string, address: string): void {
    if (method !== 'GET') throw new Error('PubNub is only listened to');
    this.#address = new URL(address);
    this.readyState = 1;
  }

  setRequestHeader(name: string, value: string): void {
    this.#headers[name] = value;
  }

  getAllResponseHeaders(): string {
    return [...this.#answered].map(([name, value]) => `${name}: ${value}`).join('\r\n');
  }

  send(): void {
    const address = this.#address;
    const carrier = address === undefined ? undefined : carrierOf(address);
    if (address === undefined || carrier === undefined) return queueMicrotask(() => this.#end(this.onerror));
    const { signal } = this.#stop;
    carrier({ address, headers: this.#headers, limit: this.timeout, signal }).then(
      (reply) => {
        if (signal.aborted) return;
        this.status = reply.status;
        this.response = reply.body;
        this.#answered = reply.headers;
        this.#end(this.onload);
      },
      () => {
        if (!signal.aborted) this.#end(this.onerror);
      },
    );
  }

  abort(): void {
    this.#stop.abort();
    this.#end(this.onabort);
  }

  #end(tell: () => void): void {
    this.readyState = PubNubRequest.DONE;
    tell.call(this);
  }
}
