import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import type { Uploading } from './exchange-line.ts';
import { isInParts, type PlatformReply, type PlatformRequest } from './exchange.ts';
import type { Where } from './faults.ts';
import { fetchError, lowError } from './network-errors.ts';
import type { SimulatorClock } from './world-types.ts';
import { paced } from './write-reply.ts';

const bodyIn = (headers: Readonly<Record<string, string>>, content: string | Buffer) =>
  isInParts(headers['content-type'])
    ? { body: '', bytes: Buffer.from(content) }
    : { body: content.toString() };

async function readRequest(input: string | URL | Request, init: RequestInit | undefined) {
  if (
    !(input instanceof Request) &&
    (init?.body === undefined || init.body === null || typeof init.body === 'string')
  ) {
    const headers = Object.fromEntries(new Headers(init?.headers));
    const method = (init?.method ?? 'GET').toUpperCase();
    return {
      url: new URL(input),
      method,
      headers,
      ...bodyIn(headers, init?.body ?? ''),
      signal: init?.signal,
    };
  }
  // Request sets the content type that belongs to a form or a blob.
  const request = new Request(input, init);
  const headers = Object.fromEntries(request.headers);
  const content = Buffer.from(await request.arrayBuffer());
  const { url, method, signal } = request;
  return { url: new URL(url), method, headers, ...bodyIn(headers, content), signal };
}

/** As undici: more codings than these are refused. */
const mostCodings = 5;
const decoders: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>> = {
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
};

function decoded({ bytes = new Uint8Array(), headers }: PlatformReply): Uint8Array {
  const named = headers['Content-Encoding'];
  const codings = (named ?? '').split(',').map((coding) => coding.trim());
  if (codings.length > mostCodings) {
    const message = `too many content-encodings in response: ${codings.length}, maximum allowed is ${mostCodings}`;
    throw new TypeError('fetch failed', { cause: new Error(message) });
  }
  return codings.reduceRight((content, coding) => decoders[coding]?.(content) ?? content, bytes);
}

/** A body that breaks off, as undici reports it. */
function brokenBody(part: Uint8Array, by: PlatformReply['cutBy']): ReadableStream {
  const closed = Object.assign(new Error('other side closed'), {
    name: 'SocketError',
    code: 'UND_ERR_SOCKET',
  });
  const cause = by === 'reset' ? lowError('ECONNRESET', '') : closed;
  return new ReadableStream({
    start: (controller) => controller.enqueue(part),
    pull: (controller) => controller.error(new TypeError('terminated', { cause })),
  });
}

/** A body that comes slowly, until whoever reads it has had enough. */
function slowBody(
  body: Uint8Array,
  bytesPerSecond: number,
  clock: SimulatorClock,
  signal: AbortSignal | null | undefined,
): ReadableStream {
  let stop = () => {};
  return new ReadableStream({
    start(controller) {
      const send = (part: Uint8Array) => controller.enqueue(part);
      stop = paced(body, bytesPerSecond, clock.after, send, () => controller.close());
      signal?.addEventListener('abort', () => {
        stop();
        controller.error(signal.reason as Error);
      });
    },
    cancel: () => stop(),
  });
}

function bodyOf(reply: PlatformReply, clock: SimulatorClock, signal: AbortSignal | null | undefined) {
  if (reply.status === 204 || reply.status === 304) return null;
  const { bytes, cutAfter, cutBy, bytesPerSecond } = reply;
  if (bytes === undefined && cutAfter === undefined && bytesPerSecond === undefined) return reply.body;
  const whole = bytes === undefined ? Buffer.from(reply.body) : decoded(reply);
  const part = cutAfter === undefined ? whole : whole.subarray(0, cutAfter);
  if (cutAfter !== undefined && cutBy !== 'unmarked') return brokenBody(part, cutBy);
  // A copy of its own: a view into a shared buffer is not a body for everybody.
  return bytesPerSecond === undefined ? Uint8Array.from(part) : slowBody(part, bytesPerSecond, clock, signal);
}

type Service = {
  readonly handle: (request: PlatformRequest) => Promise<PlatformReply>;
  readonly uploading: (where: Where) => Uploading;
};

type Body = { readonly body: string; readonly bytes?: Uint8Array };

/** Lets a body take as long as faults want. Throws where they cut the connection. */
async function upload({ body, bytes }: Body, { bytesPerSecond, cutAfter }: Uploading, clock: SimulatorClock) {
  const size = bytes?.length ?? Buffer.byteLength(body);
  if (cutAfter !== undefined && size > cutAfter) throw fetchError('ECONNRESET', '');
  if (bytesPerSecond === undefined || size === 0) return;
  await new Promise<void>((resolve) => void clock.after((size / bytesPerSecond) * 1000, resolve));
}

/** A `fetch` that reaches the simulator without a socket and nothing else: other hosts do not exist. */
export function createInMemoryFetch(
  origins: () => readonly string[],
  { handle, uploading }: Service,
  clock: SimulatorClock,
): typeof fetch {
  return async (input, init) => {
    const { url, method, signal, ...sent } = await readRequest(input, init);
    signal?.throwIfAborted();
    if (!origins().includes(url.origin)) throw fetchError('ENOTFOUND', url.hostname);
    const path = `${url.pathname}${url.search}`;
    const toResponse = async (reply: PlatformReply): Promise<Response> => {
      if (reply.reset) throw fetchError('ECONNRESET', url.host);
      if (reply.failure !== undefined) throw fetchError(reply.failure, url.host);
      if (reply.onlyContinue) return new Promise<Response>(() => undefined);
      return new Response(bodyOf(reply, clock, signal), { status: reply.status, headers: reply.headers });
    };
    const uploadWay = uploading({ path, method });
    const ask = () => {
      signal?.throwIfAborted(); // Who has gone while the body was on its way has asked for nothing.
      const headers = { host: url.host, ...sent.headers };
      return handle({ ...{ method, path, ...sent, gone: signal ?? undefined }, headers });
    };
    const isPlain = uploadWay.bytesPerSecond === undefined && uploadWay.cutAfter === undefined;
    const answered = (isPlain ? ask() : upload(sent, uploadWay, clock).then(ask)).then(toResponse);
    if (!signal) return answered;
    return new Promise<Response>((resolve, reject) => {
      const abort = () => reject(signal.reason as Error);
      signal.addEventListener('abort', abort, { once: true });
      void answered.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
    });
  };
}
