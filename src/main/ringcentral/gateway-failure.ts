import { networkFailure } from './fetch-failure.ts';
import type { SocketEnd } from './gateway-socket.ts';
import { failureFromFrame, readRetryAfter } from './platform-failure.ts';
import { type OpeningStep, PlatformError } from './platform-port.ts';
import type { LossKind } from './transport.ts';

/** Codes of Error frames after which nothing is wrong: the connection was idle, or a day old. */
const plannedEnds: ReadonlySet<string | undefined> = new Set(['WSG-902', 'WSG-903']);
/** The gateway goes away, breaks down, restarts or is full. */
const restarts: ReadonlySet<number> = new Set([1001, 1011, 1012, 1013]);
/** Undocumented, but seen: the sign-in behind the connection ended. */
const sessionOver = 4400;

/** @param errorCode of an Error frame before the end */
export function lossOf(end: SocketEnd | undefined, errorCode: string | undefined): LossKind {
  if (plannedEnds.has(errorCode)) return 'ended';
  if (end === undefined) return 'broken';
  if (end.code === sessionOver) return 'session-over';
  return restarts.has(end.code) ? 'restarted' : 'broken';
}

/** @param step how far it got */
export function failureOfOpening(
  thrown: unknown,
  end: SocketEnd | undefined,
  step: OpeningStep,
  now: number,
): PlatformError {
  const failure = failureFromFrame(thrown, now);
  if (failure.kind === 'network' && end !== undefined) return failureOfEnd(end, step, now);
  return withStep(failure, step);
}

function withStep(failure: PlatformError, step: OpeningStep): PlatformError {
  const { kind, message, status, code, requestId, retryAfter, obstacle, issuer, permission } = failure;
  const detail = { status, code, requestId, retryAfter, obstacle, issuer, permission };
  return new PlatformError(kind, message, { ...detail, step });
}

/** Why a connection that ended while it was opened could not be had. */
function failureOfEnd(end: SocketEnd, step: OpeningStep, now: number): PlatformError {
  if (end.refusal !== undefined) return refusedUpgrade(end.refusal, now);
  if (end.error !== undefined) return withStep(networkFailure(end.error), step);
  return new PlatformError('network', `closed with ${end.code}`, { step });
}

/**
 * What an answer to the upgrade means is not documented, and a proxy may have given it: none of them is taken for a
 * missing permission, and a redirect is never followed, since the token would go with it.
 */
function refusedUpgrade(
  { status, retryAfter, date }: NonNullable<SocketEnd['refusal']>,
  now: number,
): PlatformError {
  const message = `the upgrade was answered with ${status}`;
  const detail = { status, step: 'upgrade' } as const;
  if (status === 429)
    return new PlatformError('rate-limited', message, {
      ...detail,
      retryAfter: readRetryAfter(retryAfter, now, date),
    });
  // A page of the network's own, or the way to one.
  if (status < 400)
    return new PlatformError('unexpected-answer', message, { ...detail, obstacle: 'captive-portal' });
  return new PlatformError('server', message, {
    ...detail,
    retryAfter: retryAfter === null ? undefined : readRetryAfter(retryAfter, now, date),
  });
}
