import type { PlatformReply, PlatformRequest } from './exchange.ts';

/** What undici throws when the network fails. */
function networkError(code: string): TypeError {
  const cause = Object.assign(new Error(code), { code });
  return new TypeError('fetch failed', { cause });
}

async function readRequest(input: string | URL | Request, init: RequestInit | undefined) {
  if (
    !(input instanceof Request) &&
    (init?.body === undefined || init.body === null || typeof init.body === 'string')
  ) {
    const headers = Object.fromEntries(new Headers(init?.headers));
    const method = (init?.method ?? 'GET').toUpperCase();
    return { url: new URL(input), method, headers, body: init?.body ?? '', signal: init?.signal };
  }
  // Request sets the content type that belongs to a form or a blob.
  const request = new Request(input, init);
  const headers = Object.fromEntries(request.headers);
  const body = await request.text();
  return { url: new URL(request.url), method: request.method, headers, body, signal: request.signal };
}

/** A body that breaks off, as undici reports it. */
function brokenBody(text: string): ReadableStream {
  return new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode(text)),
    pull: (controller) => controller.error(new TypeError('terminated')),
  });
}

function toResponse(reply: PlatformReply): Response {
  if (reply.reset) throw networkError('ECONNRESET');
  const empty = reply.status === 204 || reply.status === 304;
  const whole = empty ? null : reply.body;
  const body = reply.cutAfter === undefined ? whole : brokenBody(reply.body.slice(0, reply.cutAfter));
  return new Response(body, { status: reply.status, headers: reply.headers });
}

/** A `fetch` that reaches the simulator without a socket and nothing else: other hosts do not exist. */
export function createInMemoryFetch(
  origin: () => string,
  handle: (request: PlatformRequest) => Promise<PlatformReply>,
): typeof fetch {
  return async (input, init) => {
    const { url, method, headers, body, signal } = await readRequest(input, init);
    signal?.throwIfAborted();
    if (url.origin !== origin()) throw networkError('ENOTFOUND');
    const path = `${url.pathname}${url.search}`;
    const answered = handle({ method, path, headers, body, gone: signal ?? undefined }).then(toResponse);
    if (!signal) return answered;
    return new Promise<Response>((resolve, reject) => {
      const abort = () => reject(signal.reason as Error);
      signal.addEventListener('abort', abort, { once: true });
      void answered.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
    });
  };
}
