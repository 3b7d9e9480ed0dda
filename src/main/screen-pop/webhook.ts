import { createHmac } from 'node:crypto';
import type { PopResult } from '../../shared/screen-pop.ts';
import type { Clock } from '../clock.ts';
import { flawOf } from '../network-failure.ts';
import type { FetchLike } from '../ringcentral/outside.ts';

export type WebhookPorts = {
  readonly clock: Pick<Clock, 'now' | 'after'>;
  readonly fetch: FetchLike;
};

export type Delivery = {
  readonly address: string;
  /** JSON text. */
  readonly body: string;
  /** As receivers know it: `whsec_` and base64. */
  readonly secret: string;
  /** The same for what is sent again to another path of the same host, so that a receiver knows it. */
  readonly id: string;
};

/** Ms until an answer has to be there; nobody waits for it. */
const answersWithin = 10_000;
/** To another path of the same host. */
const mostRedirects = 2;
const redirecting: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
/** The others would turn a POST into a GET. */
const keepsMethod: ReadonlySet<number> = new Set([307, 308]);

export const secretPrefix = 'whsec_';

/**
 * Sends JSON, signed as standardwebhooks.com describes: HMAC-SHA256 over id, time stamp and the body's very bytes. Once;
 * what went wrong is told and not tried again. Of the answer nothing but its status is read. Never throws.
 */
export async function deliver(ports: WebhookPorts, delivery: Delivery): Promise<PopResult> {
  const limit = new AbortController();
  const cancel = ports.clock.after(answersWithin, () => limit.abort());
  try {
    return await post(ports, delivery, limit.signal);
  } catch (error) {
    return limit.signal.aborted ? { kind: 'no-answer' } : resultOfFailure(error);
  } finally {
    cancel();
  }
}

async function post(ports: WebhookPorts, delivery: Delivery, signal: AbortSignal): Promise<PopResult> {
  let address = delivery.address;
  for (let redirects = 0; ; redirects += 1) {
    const request = new Request(address, {
      method: 'POST',
      headers: signedHeaders(delivery, Math.floor(ports.clock.now() / 1000)),
      body: delivery.body,
      redirect: 'manual',
      signal,
    });
    const answer = await orAbort(ports.fetch(request, { signal }), signal);
    // However large: it is let go of unread.
    answer.body?.cancel().catch(() => undefined);
    if (!redirecting.has(answer.status)) return resultOf(answer.status);
    const location = answer.headers.get('location');
    const next = location === null ? null : URL.parse(location, address);
    const mayFollow = keepsMethod.has(answer.status) && next?.origin === new URL(address).origin;
    if (!mayFollow || redirects >= mostRedirects)
      return { kind: 'redirected', host: next?.host.slice(0, 300) ?? '' };
    address = next.href;
  }
}

/** A `fetch` that does not hear of the end must not hold anything up. */
function orAbort<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  const { promise, reject } = Promise.withResolvers<never>();
  signal.addEventListener('abort', () => reject(new Error('no answer in time')), { once: true });
  return Promise.race([work, promise]);
}

function resultOf(status: number): PopResult {
  return { kind: status >= 200 && status < 300 ? 'received' : 'not-accepted', status };
}

export function signedHeaders(
  { id, body, secret }: Omit<Delivery, 'address'>,
  seconds: number,
): Record<string, string> {
  const key = Buffer.from(secret.replace(secretPrefix, ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64');
  return {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'Ringside',
    'webhook-id': id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': `v1,${signature}`,
  };
}

function resultOfFailure(error: unknown): PopResult {
  return { kind: flawOf(codeOf(error)) === undefined ? 'not-reached' : 'not-safe' };
}

/** Node's `fetch` puts what happened under `cause`, sometimes twice. */
function codeOf(error: unknown, depth = 0): string | undefined {
  if (typeof error !== 'object' || error === null || depth > 4) return undefined;
  const { code, cause } = error as { readonly code?: unknown; readonly cause?: unknown };
  return codeOf(cause, depth + 1) ?? (typeof code === 'string' ? code : undefined);
}
