import type { Clock } from '../clock.ts';
import { leftNothing } from './fetch-failure.ts';
import type { FetchLike } from './outside.ts';
import { codeOf, isConcurrentTwin, toPlatformError } from './platform-failure.ts';
import { noteRequest, refuseForeignToken } from './platform-fetch.ts';
import type { PlatformError } from './platform-port.ts';
import type { Pass, RateGate, Urgency } from './rate-gate.ts';
import type { Session } from './session.ts';
import type { Trace } from './trace.ts';
import { wholeAnswer } from './whole-answer.ts';

/** A request with a long body, or with an answer that has one: neither is ever whole in memory. */
export type OpenRequest = {
  readonly method: 'GET' | 'POST';
  /** An address of the platform; whoever asks has made sure. */
  readonly address: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: ReadableStream<Uint8Array> | undefined;
  readonly urgency: Urgency;
  readonly signal: AbortSignal;
};

export type Opened =
  /** A good one's body is not read yet; a refusal is whole. */
  | { readonly kind: 'answered'; readonly answer: Response; readonly token: string }
  /** Nothing was sent: no token, no leave; without a failure the signal came first. */
  | { readonly kind: 'not-sent'; readonly failure: PlatformError | undefined }
  /** @param leftNothing certainly no byte was written */
  | { readonly kind: 'broken'; readonly error: unknown; readonly leftNothing: boolean };

export type OpenParts = {
  readonly session: Pick<Session, 'fresh' | 'replace' | 'credentials'>;
  readonly gate: RateGate;
  readonly clock: Clock;
  readonly fetch: FetchLike;
  readonly clientId: string;
  readonly tokensOfDemo: boolean;
  readonly trace: Trace;
};

/** Bytes. */
const longestRefusal = 256 * 1024;

/** @param make what to send; called again for the one repeat after the token was refused */
export async function openRequest(parts: OpenParts, make: () => OpenRequest): Promise<Opened> {
  const first = await openOnce(parts, make());
  if (first.kind !== 'answered' || !(await isTokenRefused(first.answer))) return first;
  try {
    await parts.session.replace(first.token);
  } catch (error) {
    return { kind: 'not-sent', failure: await toPlatformError(error, parts.clock.now()) };
  }
  return openOnce(parts, make());
}

async function openOnce(parts: OpenParts, wanted: OpenRequest): Promise<Opened> {
  const { session, clock } = parts;
  const route = { method: wanted.method, path: wanted.address.pathname };
  let pass: Pass | undefined;
  try {
    await session.fresh();
    pass = await enter(parts.gate, route, wanted);
  } catch (error) {
    return { kind: 'not-sent', failure: await toPlatformError(error, clock.now()) };
  }
  if (pass === undefined) return { kind: 'not-sent', failure: undefined };
  const credentials = await session.credentials();
  const [at, began] = [clock.now(), clock.elapsed()];
  const tell = (answer?: Response): void =>
    noteRequest(parts.trace, { ...route, at, ms: clock.elapsed() - began }, pass, answer);
  try {
    refuseForeignToken(credentials.token, parts.tokensOfDemo);
    const request = requestOf(parts.clientId, wanted, credentials);
    const answer = await parts.fetch(request, { signal: wanted.signal, alone: wanted.body !== undefined });
    pass.answered(answer.status, answer.headers);
    tell(answer);
    return {
      kind: 'answered',
      answer: answer.ok ? answer : await wholeRefusal(answer, clock, pass),
      token: credentials.token,
    };
  } catch (error) {
    const nothing = leftNothing(error);
    pass.lost(nothing ? 'no' : 'perhaps');
    tell();
    return { kind: 'broken', error, leftNothing: nothing };
  }
}

/** Undefined where the signal came before the leave. */
async function enter(
  gate: RateGate,
  route: { readonly method: string; readonly path: string },
  { urgency, signal }: OpenRequest,
): Promise<Pass | undefined> {
  if (signal.aborted) return undefined;
  const entered = gate.enter(route, urgency);
  let stop = (): void => undefined;
  const stopped = new Promise<undefined>((resolve) => (stop = () => resolve(undefined)));
  signal.addEventListener('abort', stop, { once: true });
  const pass = await Promise.race([entered, stopped]);
  signal.removeEventListener('abort', stop);
  // A leave that nobody waits for any more goes back unused.
  if (pass === undefined) entered.then((late) => late.lost('no')).catch(() => undefined);
  return pass;
}

function requestOf(
  clientId: string,
  { method, address, headers, body }: OpenRequest,
  { token, userAgent }: { readonly token: string; readonly userAgent: string },
): Request {
  const init: RequestInit & { readonly duplex?: 'half' } = {
    method,
    redirect: 'manual',
    headers: {
      ...headers,
      authorization: `Bearer ${token}`,
      'client-id': clientId,
      'x-user-agent': userAgent,
    },
    ...(body === undefined ? {} : { body, duplex: 'half' }),
  };
  return new Request(address, init);
}

/** What cannot be read of it is left out: its status says enough. */
async function wholeRefusal(given: Response, clock: Clock, pass: Pass): Promise<Response> {
  const { status, headers } = given;
  try {
    const { answer, bytes } = await wholeAnswer(() => Promise.resolve(given), clock, longestRefusal);
    if (isConcurrentTwin(status, bytes)) pass.forgiven();
    return answer;
  } catch {
    return new Response(null, { status: status >= 300 && status <= 599 ? status : 502, headers });
  }
}

/** A 401 of the platform's own; proxies answer 401, too. */
async function isTokenRefused(answer: Response): Promise<boolean> {
  if (answer.status !== 401) return false;
  if (/^\s*bearer\b/i.test(answer.headers.get('www-authenticate') ?? '')) return true;
  return (await codeOf(answer)) !== undefined;
}
