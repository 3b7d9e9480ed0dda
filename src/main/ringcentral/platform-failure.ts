import type { ConnectionReason } from '../../shared/connection.ts';
import { plainName } from '../../shared/plain-text.ts';
import { PlatformError, type PlatformErrorDetail } from './platform-port.ts';
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
  if (thrown instanceof PlatformError) return new PlatformError(thrown.kind, thrown.message, thrown);
  const message = thrown instanceof Error ? thrown.message : 'unknown failure';
  // The SDK could not read an answer as JSON, or found no token in it.
  return new PlatformError('unexpected-answer', message.slice(0, 200));
}

/** A refusal, as the error of this border. Reads a copy of the body. */
export async function failureOf(answer: Response, now: number): Promise<PlatformError> {
  const { status, headers } = answer;
  const body = await readJson(answer);
  const code = errorCodeOf(body);
  const retryAfter = () => readRetryAfter(headers.get('retry-after'), now, headers.get('date'));
  return new PlatformError(kindOf(status, body), `${status} ${code ?? ''}`.trim(), {
    status,
    code,
    requestId: requestIdOf(headers),
    retryAfter: status === 429 || status === 503 ? retryAfter() : undefined,
    obstacle: obstacleOf(status),
    permission: permissionOf(body),
    parameter: parameterOf(body),
  });
}

/** 407 comes from a proxy that wants a password, 511 from a network that wants the person to sign in to it. */
function obstacleOf(status: number): PlatformErrorDetail['obstacle'] {
  if (status === 407) return 'proxy';
  return status === 511 ? 'captive-portal' : undefined;
}

/** Failures of requests over the socket: the package throws the frame's status, or the gateway's own error. */
export function failureFromFrame(thrown: unknown, now: number): PlatformError {
  if (thrown instanceof PlatformError) return new PlatformError(thrown.kind, thrown.message, thrown);
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
    code,
    retryAfter:
      status === 429 || status === 503 ? readRetryAfter(headerOf(answer['headers']), now) : undefined,
    permission: permissionOf(body),
  });
}

function headerOf(headers: unknown): string | null {
  if (!isLoose(headers)) return null;
  for (const [name, value] of Object.entries(headers))
    if (name.toLowerCase() === 'retry-after' && typeof value === 'string') return value;
  return null;
}

/** The same request is being worked on right now: neither a limit nor a thing to send again. */
export const concurrentTwin = 'CMN-304';

/** @param bytes all of an answer's body */
export function isConcurrentTwin(status: number, bytes: Buffer): boolean {
  if (status !== 429) return false;
  try {
    const body: unknown = JSON.parse(bytes.toString('utf8'));
    return isLoose(body) && errorCodeOf(body) === concurrentTwin;
  } catch {
    return false;
  }
}

function kindOf(status: number, body: Loose | undefined): PlatformError['kind'] {
  if (status === 429) return errorCodeOf(body) === concurrentTwin ? 'refused' : 'rate-limited';
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

/**
 * A refusal of the token endpoint. It ends the session only where the platform says in its own words that the
 * refresh token is worth nothing: `invalid_grant`, or a code of the 200s, which are about tokens.
 */
export async function refusalOf(answer: Response, now: number): Promise<PlatformError> {
  const failure = await failureOf(answer, now);
  if (answer.status !== 400 && answer.status !== 401) return failure;
  const body = await readJson(answer);
  const isOver = body?.['error'] === 'invalid_grant' || /^OAU-2\d\d$/.test(errorCodeOf(body) ?? '');
  if (!isOver) return failure;
  return new PlatformError('session-ended', 'the platform refuses these credentials', failure);
}

/**
 * Milliseconds: clamped to 1 s..15 min; takes seconds or an HTTP date.
 * @param date the answer's own `Date`: a date is a distance only by the clock that wrote it
 */
export function readRetryAfter(header: string | null, now: number, date: string | null = null): number {
  if (header === null || header.trim() === '') return defaultWait;
  const seconds = Number(header);
  const written = Date.parse(date ?? '');
  const wait = Number.isFinite(seconds)
    ? seconds * 1000
    : Date.parse(header) - (Number.isNaN(written) ? now : written);
  if (Number.isNaN(wait)) return defaultWait;
  return Math.min(longestWait, Math.max(shortestWait, wait));
}

/** The platform's code for a refusal; undefined where the answer holds none, as those of proxies do. */
export async function codeOf(answer: Response): Promise<string | undefined> {
  return errorCodeOf(await readJson(answer));
}

/** What the platform says of a refusal, in the language it was asked in. */
export async function wordsOf(answer: Response): Promise<string | undefined> {
  const body = await readJson(answer);
  const errors: unknown = body?.['errors'];
  const first: unknown = Array.isArray(errors) ? errors[0] : undefined;
  for (const candidate of [isLoose(first) ? first['message'] : undefined, body?.['message']])
    if (typeof candidate === 'string') return plainName(candidate);
  return undefined;
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

function requestIdOf(headers: Headers): string | undefined {
  return headers.get('rcrequestid')?.slice(0, 100);
}

function permissionOf(body: Loose | undefined): string | undefined {
  const errors: unknown = body?.['errors'];
  const first: unknown = Array.isArray(errors) ? errors[0] : undefined;
  for (const candidate of [isLoose(first) ? first['permissionName'] : undefined, body?.['permissionName']])
    if (typeof candidate === 'string' && /^\w{1,60}$/.test(candidate)) return candidate;
  return undefined;
}

function parameterOf(body: Loose | undefined): string | undefined {
  const errors: unknown = body?.['errors'];
  const first: unknown = Array.isArray(errors) ? errors[0] : undefined;
  for (const candidate of [isLoose(first) ? first['parameterName'] : undefined, body?.['parameterName']])
    if (typeof candidate === 'string' && /^[\w.]{1,60}$/.test(candidate)) return candidate;
  return undefined;
}

/** What the person is told while events do not reach us. */
export function reasonOf(failure: PlatformError): ConnectionReason {
  if (failure.obstacle !== undefined) return failure.obstacle;
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
