import type { Clock } from '../clock.ts';
import { PlatformError } from './platform-port.ts';

/** Until the headers are there; connecting included. */
const headersLimitMs = 20_000;
/** Between two pieces of the body. */
const idleLimitMs = 20_000;
/** A body may be slow, but not slower than this on the whole, after a time that is everybody's. */
const graceMs = 20_000;
const leastBytesPerSecond = 512;
const longestMs = 5 * 60_000;
/** More layers of compression than anybody needs cost more than they save. */
const mostEncodings = 5;

export type WholeAnswer = {
  readonly answer: Response;
  /** All of the body. Whoever looks into it here need not copy the answer for it. */
  readonly bytes: Buffer;
};

/**
 * Lets a request run under every limit `fetch` does not have: time to the headers, time between pieces, pace of
 * the whole, inflated size, layers of compression. The answer is handed on complete, so that reading it twice
 * (the SDK clones) cannot hang. Throws PlatformError for these; everything else as `fetch` throws it.
 * @param largest bytes after inflating
 */
export async function wholeAnswer(
  send: (signal: AbortSignal) => Promise<Response>,
  clock: Clock,
  largest: number,
): Promise<WholeAnswer> {
  const stop = new AbortController();
  let giveUp: (error: PlatformError) => void = () => undefined;
  const limit = new Promise<never>((_, reject) => (giveUp = reject));
  limit.catch(() => undefined);
  let cancel = (): void => undefined;
  const within = (ms: number, what: string): void => {
    cancel();
    cancel = clock.after(ms, () => {
      giveUp(new PlatformError('timeout', what, { code: 'too-slow' }));
      stop.abort();
    });
  };
  within(headersLimitMs, 'no answer in time');
  const whole = send(stop.signal).then((answer) => readAll(answer, clock, largest, within));
  // When a limit strikes first, nobody waits for this one any more.
  whole.catch(() => undefined);
  try {
    return await Promise.race([whole, limit]);
  } finally {
    cancel();
  }
}

async function readAll(
  answer: Response,
  clock: Clock,
  largest: number,
  within: (ms: number, what: string) => void,
): Promise<WholeAnswer> {
  const encodings = (answer.headers.get('content-encoding') ?? '').split(',').length;
  if (encodings > mostEncodings) throw await dropped(answer, 'too many encodings', 'too-many-encodings');
  const began = clock.elapsed();
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (answer.body !== null) {
    const reader: ReadableStreamDefaultReader<Uint8Array> = answer.body.getReader();
    for (;;) {
      const allowed = Math.min(longestMs, graceMs + (size / leastBytesPerSecond) * 1000);
      const left = began + allowed - clock.elapsed();
      within(Math.max(0, Math.min(idleLimitMs, left)), 'the answer comes too slowly');
      const { done, value } = await reader.read();
      if (done) break;
      size += value.byteLength;
      if (size > largest) {
        await reader.cancel();
        throw tooMuch('answer too large', 'too-large');
      }
      chunks.push(value);
    }
  }
  const bytes = Buffer.concat(chunks);
  return { answer: rebuilt(answer, bytes), bytes };
}

function rebuilt(answer: Response, bytes: Buffer<ArrayBuffer>): Response {
  const status = answer.status >= 200 && answer.status <= 599 ? answer.status : 502;
  const isEmpty = [204, 205, 304].includes(status);
  const { statusText, headers } = answer;
  return new Response(isEmpty ? null : bytes, { status, statusText, headers });
}

async function dropped(answer: Response, message: string, code: string): Promise<PlatformError> {
  await answer.body?.cancel();
  return tooMuch(message, code);
}

function tooMuch(message: string, code: string): PlatformError {
  return new PlatformError('unexpected-answer', message, { code });
}
