import type { ConnectionReason } from '../../shared/connection.ts';
import { PlatformError } from './platform-port.ts';
import { isLoose, type Loose } from './read-values.ts';

/** What the SDK throws: a plain Error with the answer hung on it, or whatever our own fetch threw. */
type SdkError = Error & { readonly response?: Response | null };

const shortestWait = 1_000;
const longestWait = 15 * 60_000;
/** The platform's rule for a 429 without `Retry-After`. */
const defaultWait = 30_000;

/** Brings every failure of this border into its one error type. Never carries a token along. */
export async function toPlatformError(thrown: unknown, now: number): Promise<PlatformError> {
  if (isSdkError(thrown) && thrown.response instanceof Response) return failureOf(thrown.response, now);
  if (thrown instanceof PlatformError)
    return new PlatformError(thrown.kind, thrown.message, detailOf(thrown));
  const message = thrown instanceof Error ? thrown.message : 'unknown failure';
  // The SDK could not read an answer as JSON, or found no token in it.
  return new PlatformError('unexpected-answer', message.slice(0, 200));
}

async function failureOf(answer: Response, now: number): Promise<PlatformError> {
  const body = await readJson(answer);
  const code = errorCodeOf(body);
  const detail = {
    status: answer.status,
    ...(code === undefined ? {} : { code }),
    ...requestIdOf(answer),
    ...(answer.status === 429 || answer.status === 503
      ? { retryAfter: readRetryAfter(answer.headers.get('retry-after'), now) }
      : {}),
  };
  return new PlatformError(kindOf(answer.status, body), `${answer.status} ${code ?? ''}`.trim(), detail);
}

/** Failures of requests over the socket: the package throws the frame's status, or the gateway's own error. */
export function failureFromFrame(thrown: unknown, now: number): PlatformError {
  if (thrown instanceof PlatformError)
    return new PlatformError(thrown.kind, thrown.message, detailOf(thrown));
  if (!isLoose(thrown)) return new PlatformError('network', 'no connection');
  const gateway = thrown['wsgError'];
  if (isLoose(gateway)) {
    const code = errorCodeOf(gateway);
    if (code === undefined || code === 'closed')
      return new PlatformError('network', 'the connection was closed');
    return new PlatformError('server', 'the gateway refused', { code });
  }
  const answer = thrown['response'];
  const status: unknown = isLoose(answer) ? answer['status'] : undefined;
  if (!isLoose(answer) || typeof status !== 'number') return new PlatformError('network', 'no connection');
  const body = isLoose(answer['data']) ? answer['data'] : undefined;
  const code = errorCodeOf(body);
  if (code === 'closed') return new PlatformError('network', 'the connection was closed');
  return new PlatformError(kindOf(status, body), `${status} ${code ?? ''}`.trim(), {
    status,
    ...(code === undefined ? {} : { code }),
    ...(status === 429 || status === 503
      ? { retryAfter: readRetryAfter(headerOf(answer['headers']), now) }
      : {}),
  });
}

function headerOf(headers: unknown): string | null {
  if (!isLoose(headers)) return null;
  for (const [name, value] of Object.entries(headers))
    if (name.toLowerCase() === 'retry-after' && typeof value === 'string') return value;
  return null;
}

function kindOf(status: number, body: Loose | undefined): PlatformError['kind'] {
  if (status === 429) return 'rate-limited';
  if (status === 408 || status >= 499) return 'server';
  // A web page instead of the platform: a captive portal or a proxy.
  if (body === undefined) return 'unexpected-answer';
  return 'refused';
}

/** Every reliable code is in `errors[]`; the top level is legacy and OAuth adds its own word. */
function errorCodeOf(body: Loose | undefined): string | undefined {
  if (body === undefined) return undefined;
  const errors: unknown = body['errors'];
  const first: unknown = Array.isArray(errors) ? errors[0] : undefined;
  const code = isLoose(first) ? first['errorCode'] : undefined;
  for (const candidate of [code, body['errorCode'], body['error']])
    if (typeof candidate === 'string' && /^[\w-]{1,60}$/.test(candidate)) return candidate;
  return undefined;
}

const endedWords = new Set(['invalid_grant', 'invalid_client', 'unauthorized_client']);

/** A refusal of the token endpoint: the end of the session only where the platform says so in its own words. */
export async function refusalOf(answer: Response, now: number): Promise<PlatformError> {
  const failure = await failureOf(answer, now);
  if (![400, 401, 403].includes(answer.status)) return failure;
  const body = await readJson(answer);
  const isOver = endedWords.has(String(body?.['error'])) || /^OAU-\d+$/.test(errorCodeOf(body) ?? '');
  if (!isOver) return failure;
  return new PlatformError('session-ended', 'the platform refuses these credentials', detailOf(failure));
}

/** Milliseconds: clamped to 1 s..15 min; takes seconds or an HTTP date. */
export function readRetryAfter(header: string | null, now: number): number {
  if (header === null) return defaultWait;
  const seconds = Number(header);
  const wait = Number.isFinite(seconds) && header.trim() !== '' ? seconds * 1000 : Date.parse(header) - now;
  if (Number.isNaN(wait)) return defaultWait;
  return Math.min(longestWait, Math.max(shortestWait, wait));
}

async function readJson(answer: Response): Promise<Loose | undefined> {
  try {
    const body: unknown = await answer.clone().json();
    return isLoose(body) ? body : undefined;
  } catch {
    return undefined;
  }
}

function isSdkError(thrown: unknown): thrown is SdkError {
  return thrown instanceof Error && 'response' in thrown;
}

function requestIdOf(answer: Response): { requestId?: string } {
  const id = answer.headers.get('rcrequestid');
  return id === null ? {} : { requestId: id.slice(0, 100) };
}

function detailOf(error: PlatformError): {
  status?: number;
  code?: string;
  requestId?: string;
  retryAfter?: number;
} {
  return {
    ...(error.status === undefined ? {} : { status: error.status }),
    ...(error.code === undefined ? {} : { code: error.code }),
    ...(error.requestId === undefined ? {} : { requestId: error.requestId }),
    ...(error.retryAfter === undefined ? {} : { retryAfter: error.retryAfter }),
  };
}

/** What the person is told while events do not reach us. */
export function reasonOf(failure: PlatformError): ConnectionReason {
  switch (failure.kind) {
    case 'rate-limited':
      return 'rate-limited';
    case 'refused':
      return 'permission';
    case 'session-ended':
      return 'signed-out';
    case 'server':
      return 'server';
    case 'network':
    case 'timeout':
    case 'unexpected-answer':
      return 'network';
  }
}
