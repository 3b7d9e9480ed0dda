import type { Clock } from '../clock.ts';
import { networkFailure } from './fetch-failure.ts';
import { parseJsonBytes } from './json-text.ts';
import type { PlatformOutside } from './outside.ts';
import { readRetryAfter } from './platform-failure.ts';
import { PlatformError } from './platform-port.ts';
import type { PubNubAsk, PubNubCarrier, PubNubReply } from './pubnub-request.ts';
import { isLoose } from './read-values.ts';
import { within } from './within.ts';

/** An answer to a poll, as far as it says where to go on from. */
export type PollAnswer = { readonly timetoken: string; readonly messages: number };

export type PubNubCarrierParts = {
  readonly door: PubNubDoor;
  /** Called before the client sees the answer. */
  readonly onPoll: (answer: PollAnswer) => void;
  /** A poll failed: whether the first or a later one, nothing more comes by itself. */
  readonly onFailed: (failure: PlatformError) => void;
  readonly clock: Clock;
  /** Resolves when the polls have the connections they need; presence can wait for that. Rejects where it need not be told. */
  readonly whenCalm: () => Promise<void>;
  /** PubNub knows now who listens. */
  readonly onPresenceTold: () => void;
};

/** The one way out to PubNub. Answers are good and whole; everything else is thrown as PlatformError. */
export type PubNubDoor = (ask: PubNubAsk) => Promise<PubNubReply>;

/** Bytes; a hundred messages of the greatest size PubNub takes are less. */
const largestAnswer = 8 * 1024 * 1024;
/** As the client sets it for a poll, which PubNub holds for 280 s. */
const longestLimit = 310_000;

/** Host and port of `outside.pubNub.origin`; nothing goes anywhere else. */
export function createPubNubDoor(outside: PlatformOutside): PubNubDoor {
  const { clock, trace } = outside;
  const host = URL.parse(outside.pubNub.origin)?.host;

  async function sendOnce(ask: PubNubAsk, stop: AbortController): Promise<PubNubReply> {
    const at = clock.now();
    const began = clock.elapsed();
    let status: number | undefined;
    try {
      const request = new Request(ask.address, { headers: ask.headers, redirect: 'manual' });
      const answer = await outside.fetch(request, { signal: stop.signal });
      status = answer.status;
      if (status !== 200) throw await refusal(answer, clock.now());
      return { status, headers: answer.headers, body: await readAll(answer) };
    } catch (error) {
      throw networkFailure(error);
    } finally {
      const [path, ms] = [pathWithoutNames(ask.address), clock.elapsed() - began];
      trace.note({
        kind: 'request',
        at,
        method: 'GET',
        path,
        status,
        group: 'pubnub',
        requestId: undefined,
        ms,
      });
    }
  }

  return async (ask) => {
    if (ask.address.host !== host) throw new PlatformError('refused', 'address of another host');
    const stop = new AbortController();
    const end = (): void => stop.abort();
    ask.signal.addEventListener('abort', end, { once: true });
    try {
      return await within(clock, Math.min(longestLimit, ask.limit), sendOnce(ask, stop), end);
    } finally {
      ask.signal.removeEventListener('abort', end);
    }
  };
}

/**
 * Carries the client's requests and reads the answers to polls before it does: on a web page it would write to the
 * console and stop, on an answer without a list it would stop without a word.
 */
export function createPubNubCarrier(parts: PubNubCarrierParts): PubNubCarrier {
  /** The connection of the answer before is free only in the next turn; without it every poll would open a new one. */
  const nextTurn = () => new Promise<void>((resolve) => void parts.clock.after(0, resolve));

  return async (ask) => {
    const isPoll = ask.address.pathname.startsWith('/v2/subscribe/');
    try {
      await (isPoll ? nextTurn() : parts.whenCalm());
      const reply = await parts.door(ask);
      if (!isPoll) parts.onPresenceTold();
      else if (!ask.signal.aborted) parts.onPoll(readPoll(reply));
      return reply;
    } catch (error) {
      if (isPoll && !ask.signal.aborted) parts.onFailed(networkFailure(error));
      throw error;
    }
  };
}

async function readAll(answer: Response): Promise<ArrayBuffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader: ReadableStreamDefaultReader<Uint8Array> | undefined = answer.body?.getReader();
  for (;;) {
    const piece = await reader?.read();
    if (piece === undefined || piece.done) break;
    size += piece.value.byteLength;
    if (size > largestAnswer) {
      await reader?.cancel();
      throw new PlatformError('unexpected-answer', 'answer too large', { code: 'too-large' });
    }
    chunks.push(piece.value);
  }
  const whole = new Uint8Array(new ArrayBuffer(size));
  let next = 0;
  for (const chunk of chunks) {
    whole.set(chunk, next);
    next += chunk.byteLength;
  }
  return whole.buffer;
}

/** Throws PlatformError for everything that is not an answer to go on from. */
function readPoll({ body }: PubNubReply): PollAnswer {
  const answer = parseJsonBytes(new Uint8Array(body));
  const place = isLoose(answer) ? answer['t'] : undefined;
  const messages = isLoose(answer) ? answer['m'] : undefined;
  const timetoken = isLoose(place) ? String(place['t']) : '';
  // With a zero the client would begin anew and never know what it missed.
  if (!/^[1-9]\d{0,18}$/.test(timetoken) || !Array.isArray(messages))
    throw new PlatformError('unexpected-answer', 'not an answer of PubNub');
  return { timetoken, messages: messages.length };
}

/** The client is told of good answers only; what else there was is ours to judge. */
async function refusal(answer: Response, now: number): Promise<PlatformError> {
  const { status, headers } = answer;
  await answer.body?.cancel();
  const wait = headers.get('retry-after');
  const detail = {
    status,
    ...(wait === null ? {} : { retryAfter: readRetryAfter(wait, now, headers.get('date')) }),
  };
  const message = `PubNub answered ${status}`;
  if (status === 407) return new PlatformError('network', message, { status, obstacle: 'proxy' });
  if (status === 511) return new PlatformError('network', message, { status, obstacle: 'captive-portal' });
  if (status === 429) return new PlatformError('rate-limited', message, detail);
  if (status === 408 || status >= 500) return new PlatformError('server', message, detail);
  if (status >= 400) return new PlatformError('refused', message, { status });
  // Sent elsewhere, or nothing at all.
  return new PlatformError('unexpected-answer', message, { status });
}

/** The subscribe key and the channel together let anybody listen. */
function pathWithoutNames({ pathname }: URL): string {
  return pathname.startsWith('/v2/presence/')
    ? `/v2/presence/${pathname.split('/').at(-1)}`
    : '/v2/subscribe';
}
