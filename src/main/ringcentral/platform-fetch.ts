import type { Clock } from '../clock.ts';
import { type FetchLike } from './outside.ts';
import { refusalOf } from './platform-failure.ts';
import { PlatformError } from './platform-port.ts';
import { groupOf, type RateGate } from './rate-gate.ts';
import { checkTokenAnswer } from './token-answer.ts';

/** Headers and body together. */
const answerLimitMs = 20_000;
const largestAnswer = 8 * 1024 * 1024;
const largestTokenAnswer = 64 * 1024;
const demoToken = 'sim_';

export type PlatformFetchParts = {
  readonly fetch: FetchLike;
  readonly server: string;
  readonly tokensOfDemo: boolean;
  readonly clock: Clock;
  readonly gate: RateGate;
  /** Server time of an answer, ms since the epoch, to the second. */
  readonly onServerTime: (serverTime: number) => void;
};

/**
 * The fetch the SDK is given. It has none of its own limits: here every request gets a time limit that
 * covers the body, an end to its size, no redirects, and failures in one form. The answer is handed on
 * complete, so that reading it twice (the SDK clones) cannot hang.
 */
export function createPlatformFetch(parts: PlatformFetchParts): (request: Request) => Promise<Response> {
  return async (request) => {
    const address = new URL(request.url);
    refuseForeign(request, address, parts);
    const group = groupOf(request.method, address.pathname);
    const answer = await withinTime(parts, request, address.pathname).catch((error: unknown) => {
      const failure = asNetworkFailure(error);
      if (failure.kind === 'network') parts.gate.refund(group);
      throw failure;
    });
    parts.gate.note(group, answer.status, answer.headers);
    const date = Date.parse(answer.headers.get('date') ?? '');
    if (!Number.isNaN(date)) parts.onServerTime(date);
    if (address.pathname.endsWith('/oauth/token')) {
      // The SDK would answer a 401 here by blanking the token that still works and asking again at once.
      if (!answer.ok) throw await refusalOf(answer, parts.clock.now());
      await checkTokenAnswer(answer, parts.tokensOfDemo);
    }
    return answer;
  };
}

/** A token goes to the platform it came from and nowhere else. */
function refuseForeign(request: Request, address: URL, parts: PlatformFetchParts): void {
  if (address.origin !== new URL(parts.server).origin)
    throw new PlatformError('refused', 'address of another host');
  const bearer = /^bearer (.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  if (bearer !== undefined && bearer.startsWith(demoToken) !== parts.tokensOfDemo)
    throw new PlatformError('refused', 'token of another kind of account');
}

async function withinTime(parts: PlatformFetchParts, request: Request, path: string): Promise<Response> {
  const stop = new AbortController();
  let cancel = (): void => undefined;
  const tooLong = new Promise<never>((_, reject) => {
    cancel = parts.clock.after(answerLimitMs, () => {
      reject(new PlatformError('timeout', 'no answer in time'));
      stop.abort();
    });
  });
  const limit = path.startsWith('/restapi/oauth/') ? largestTokenAnswer : largestAnswer;
  const whole = parts.fetch(request, { signal: stop.signal }).then((answer) => completeAnswer(answer, limit));
  try {
    return await Promise.race([whole, tooLong]);
  } finally {
    cancel();
  }
}

async function completeAnswer(answer: Response, limit: number): Promise<Response> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (answer.body !== null) {
    const reader: ReadableStreamDefaultReader<Uint8Array> = answer.body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.byteLength;
      if (size > limit) {
        await reader.cancel();
        throw new PlatformError('unexpected-answer', 'answer too large');
      }
      chunks.push(value);
    }
  }
  const status = answer.status >= 200 && answer.status <= 599 ? answer.status : 502;
  const empty = [204, 205, 304].includes(status);
  return new Response(empty ? null : Buffer.concat(chunks), {
    status,
    statusText: answer.statusText,
    headers: answer.headers,
  });
}

/** `fetch` hides the reason in `cause`; only its code is kept, since messages may quote addresses. */
function asNetworkFailure(error: unknown): PlatformError {
  if (error instanceof PlatformError) return error;
  const cause: unknown = error instanceof Error ? error.cause : undefined;
  const code = codeOf(cause) ?? codeOf(error);
  return new PlatformError('network', code ?? 'no connection', code === undefined ? {} : { code });
}

function codeOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('code' in value)) return undefined;
  return typeof value.code === 'string' ? value.code : undefined;
}
