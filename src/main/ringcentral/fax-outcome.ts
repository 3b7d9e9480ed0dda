import type { FaxSent } from './fax-port.ts';
import { parseJsonBytes } from './json-text.ts';
import { parseMessage } from './message-record.ts';
import { concurrentTwin, failureOf, wordsOf } from './platform-failure.ts';
import type { PlatformError } from './platform-port.ts';

/** How far an attempt had come when it broke off. */
export type BrokenOff = {
  /** Certainly no byte of the request was written. */
  readonly leftNothing: boolean;
  /** The person wanted it to stop. */
  readonly isCancelled: boolean;
  /** At most so many bytes of the body were written, and so many were announced. */
  readonly handed: number;
  readonly announced: number;
  readonly failedFile: string | undefined;
};

const lost: FaxSent = { kind: 'unsure', status: undefined, requestId: undefined };

/** No answer came. Whatever is not certain is unsure. */
export function outcomeOfBreak(broken: BrokenOff): FaxSent {
  const isIncomplete = broken.leftNothing || broken.handed < broken.announced;
  if (broken.failedFile !== undefined && isIncomplete)
    return { kind: 'file-failed', name: broken.failedFile };
  if (broken.isCancelled && isIncomplete) return { kind: 'cancelled' };
  return broken.leftNothing ? { kind: 'never-left' } : lost;
}

/** It was not even tried: there was no token, or no leave of the rate gate. */
export function outcomeWithoutTry(failure: PlatformError | undefined, isCancelled: boolean): FaxSent {
  if (isCancelled) return { kind: 'cancelled' };
  if (failure?.kind === 'rate-limited') return { kind: 'throttled', retryAfter: failure.retryAfter };
  return { kind: 'never-left' };
}

/** Where the platform gives its reason with one of these, it has processed nothing. */
const refusals: readonly number[] = [400, 403, 404, 406, 413, 415, 422];
/** Ms; the platform's word for an access token that it refuses although it is new. */
const afterFreshToken = 60_000;

/**
 * What an answer says. It is refused only where the platform itself says why: pages of proxies and servers in
 * trouble say nothing about what became of the fax.
 */
export async function outcomeOfAnswer(answer: Response, now: number): Promise<FaxSent> {
  const { status } = answer;
  const requestId = answer.headers.get('rcrequestid')?.slice(0, 100);
  const unsure: FaxSent = { kind: 'unsure', status, requestId };
  if (answer.ok) {
    const message = await readMessage(answer, now);
    return message === undefined ? unsure : { kind: 'accepted', message };
  }
  const { code, parameter, permission, retryAfter } = await failureOf(answer, now);
  if (status === 429 && code !== concurrentTwin) return { kind: 'throttled', retryAfter };
  if (code === undefined) return unsure;
  if (status === 401) return { kind: 'throttled', retryAfter: afterFreshToken };
  if (!refusals.includes(status)) return unsure;
  const text = await wordsOf(answer);
  return { kind: 'refused', status, code, text, parameter, permission, requestId };
}

async function readMessage(answer: Response, now: number) {
  try {
    const body = parseJsonBytes(new Uint8Array(await answer.arrayBuffer()));
    return parseMessage(body, { direction: 'Outbound', createdAt: now });
  } catch {
    return undefined;
  }
}
