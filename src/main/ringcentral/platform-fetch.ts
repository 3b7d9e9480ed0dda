import type { RequestEntry } from '../../shared/inspection.ts';
import type { Clock } from '../clock.ts';
import { networkFailure, neverArrived } from './fetch-failure.ts';
import { type FetchLike } from './outside.ts';
import { PassingRequest } from './passing-request.ts';
import { isConcurrentTwin, refusalOf } from './platform-failure.ts';
import { PlatformError } from './platform-port.ts';
import type { Pass, RateGate } from './rate-gate.ts';
import { checkTokenAnswer } from './token-answer.ts';
import type { Trace } from './trace.ts';
import { wholeAnswer } from './whole-answer.ts';

const largestAnswer = 8 * 1024 * 1024;
const largestTokenAnswer = 64 * 1024;
const demoToken = 'sim_';

export type PlatformFetchParts = {
  readonly fetch: FetchLike;
  readonly server: string;
  readonly tokensOfDemo: boolean;
  readonly clock: Clock;
  readonly gate: RateGate;
  readonly trace: Trace;
  /** Server time of an answer, ms since the epoch, to the second. */
  readonly onServerTime: (serverTime: number) => void;
};

/**
 * The fetch the SDK is given: the one place every request passes. It goes to the platform and nowhere else, with
 * leave of the rate gate, under limits of time and size, without redirects; failures have one form.
 */
export function createPlatformFetch(parts: PlatformFetchParts): (request: Request) => Promise<Response> {
  const { clock, gate } = parts;
  return async (request) => {
    const { origin, pathname } = new URL(request.url);
    refuseForeign(request, origin, parts);
    const pass = await passOf(request, pathname, gate);
    const at = clock.now();
    const began = clock.elapsed();
    const tell = (answer?: Response): void =>
      noteRequest(
        parts.trace,
        { method: request.method, path: pathname, at, ms: clock.elapsed() - began },
        pass,
        answer,
      );
    const largest = pathname.startsWith('/restapi/oauth/') ? largestTokenAnswer : largestAnswer;
    const { answer, bytes } = await wholeAnswer(
      async (signal) => {
        const head = await parts.fetch(request, { signal });
        // A refusal counts from its head on: its body may never come.
        pass.answered(head.status, head.headers);
        return head;
      },
      clock,
      largest,
    ).catch((error: unknown) => {
      const failure = networkFailure(error);
      pass.lost(neverArrived(failure) ? 'no' : 'perhaps');
      tell();
      throw failure;
    });
    if (isConcurrentTwin(answer.status, bytes)) pass.forgiven();
    tell(answer);
    refuseStrangers(answer, origin, beginningOf(bytes));
    const date = Date.parse(answer.headers.get('date') ?? '');
    if (!Number.isNaN(date)) parts.onServerTime(date);
    if (pathname.endsWith('/oauth/token')) {
      // The SDK would answer a 401 here by blanking the token that still works and asking again at once.
      if (!answer.ok) throw await refusalOf(answer, clock.now());
      await checkTokenAnswer(answer, parts.tokensOfDemo);
    }
    return answer;
  };
}

/** What the SDK sends by itself has none yet: it is all about the sign-in. */
function passOf(request: Request, path: string, gate: RateGate): Promise<Pass> {
  const given = request instanceof PassingRequest ? request.pass : undefined;
  return given === undefined
    ? gate.enter({ method: request.method, path }, 'session')
    : Promise.resolve(given);
}

/** A token goes to the platform it came from and nowhere else. */
function refuseForeign(request: Request, origin: string, parts: PlatformFetchParts): void {
  if (origin !== new URL(parts.server).origin) throw new PlatformError('refused', 'address of another host');
  const bearer = /^bearer (.+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  if (bearer !== undefined) refuseForeignToken(bearer, parts.tokensOfDemo);
}

/** The demo's tokens never reach the platform, nor the platform's the demo. */
export function refuseForeignToken(token: string, tokensOfDemo: boolean): void {
  if (token.startsWith(demoToken) !== tokensOfDemo)
    throw new PlatformError('refused', 'token of another kind of account');
}

/** The platform never redirects what we ask for and never answers with a page: then somebody else answered. */
function refuseStrangers(answer: Response, origin: string, beginning: string): void {
  const { status, headers } = answer;
  if (status >= 300 && status <= 399 && status !== 304) {
    const to = URL.parse(headers.get('location') ?? '', origin)?.origin;
    const obstacle = to === origin ? undefined : 'captive-portal';
    throw new PlatformError('unexpected-answer', 'a redirect is not followed', { status, obstacle });
  }
  const isPage = /^\s*text\/html\b/i.test(headers.get('content-type') ?? '') || beginning.startsWith('<');
  if (answer.ok && isPage)
    throw new PlatformError('unexpected-answer', 'a web page instead of an answer', {
      status,
      code: 'web-page',
      obstacle: 'captive-portal',
    });
}

const beginningOf = (bytes: Buffer): string => bytes.toString('latin1', 0, 100).replace(/^[\sï»¿]+/, '');

type Asked = Pick<RequestEntry, 'method' | 'path' | 'at' | 'ms'>;

export function noteRequest(
  trace: Trace,
  asked: Asked,
  pass: Pick<Pass, 'group'>,
  answer: Response | undefined,
): void {
  if (answer?.status === 429) trace.count('rate-limited');
  const requestId = answer?.headers.get('rcrequestid')?.slice(0, 100);
  trace.note({ kind: 'request', ...asked, group: pass.group, status: answer?.status, requestId });
}
