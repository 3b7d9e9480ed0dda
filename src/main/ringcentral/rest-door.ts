import type { Chance, Clock } from '../clock.ts';
import { parseJsonBytes } from './json-text.ts';
import { toPlatformError } from './platform-failure.ts';
import { PlatformError } from './platform-port.ts';
import type { Pass, RateGate, Urgency } from './rate-gate.ts';
import { checkPath } from './rest-path.ts';
import { mayRepeat, repeatAfter } from './rest-repeats.ts';
import type { Session } from './session.ts';

export type RestCall = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly urgency: Urgency;
  /** Few such calls are allowed: none is spent on a token that may be dead. */
  readonly isScarce?: boolean;
  /** Ms after which it is not worth anything any more: then it fails with the code `too-late` and is never sent. */
  readonly withinMs?: number;
  /** What the caller has already: an answer that is still the same one is a failure with status 304. */
  readonly ifNoneMatch?: string | undefined;
  /** The form of the answer, where there are several. */
  readonly accept?: string;
};

/** The one way out for requests with a token: freshness, the rate gate, and repeats where they are harmless. */
export type RestDoor = {
  /** The parsed JSON of a good answer; undefined for one without content. Throws PlatformError. */
  readonly ask: (call: RestCall) => Promise<unknown>;
  readonly send: (call: RestCall) => Promise<Response>;
};

export type RestDoorParts = {
  readonly session: Pick<Session, 'fresh' | 'replace'>;
  readonly gate: RateGate;
  readonly clock: Clock;
  readonly chance: Chance;
  /** The SDK's own `send`, taken before anybody else is routed through this door. */
  readonly sdkSend: Session['sdk']['send'];
};

export function createRestDoor({ session, gate, clock, chance, sdkSend }: RestDoorParts): RestDoor {
  async function sendOnce(call: RestCall, until: number): Promise<Response> {
    checkPath(call.path);
    await session.fresh(call.isScarce);
    const pass = await gate.enter(call, call.urgency);
    try {
      if (clock.elapsed() > until)
        throw new PlatformError('timeout', 'too late to be sent', { code: 'too-late' });
      return await sdkSend(optionsOf(call, pass));
    } finally {
      // Where the request was never made, nobody has said so yet.
      pass.lost('no');
    }
  }

  /** A refusal of the token is answered by a fresh one and one more try, whatever the method: nothing was done. */
  async function sendFresh(call: RestCall): Promise<Response> {
    const until = clock.elapsed() + (call.withinMs ?? Infinity);
    try {
      return await sendOnce(call, until);
    } catch (error) {
      const refused = await refusedTokenOf(error);
      if (refused === undefined) throw await toPlatformError(error, clock.now());
      await session.replace(refused);
    }
    try {
      return await sendOnce(call, until);
    } catch (error) {
      const again = await refusedTokenOf(error);
      const failure = await toPlatformError(error, clock.now());
      if (again === undefined) throw failure;
      // Whether the sign-in is over is said by the token endpoint alone, and it has just given a new token.
      throw new PlatformError('server', 'a fresh token was refused', failureWithoutStatus(failure));
    }
  }

  /** Only reading is repeated: whoever sent something must look before it is sent again. */
  async function repeated<Result>(call: RestCall, work: () => Promise<Result>): Promise<Result> {
    for (let repeats = 0; ; repeats += 1) {
      try {
        return await work();
      } catch (error) {
        const failure = await toPlatformError(error, clock.now());
        if (!mayRepeat(call.method, failure, repeats)) throw failure;
        await new Promise<void>((resolve) => clock.after(repeatAfter(failure, repeats, chance), resolve));
      }
    }
  }

  return {
    send: (call) => repeated(call, () => sendFresh(call)),
    ask: (call) =>
      repeated(call, async () => {
        const answer = await sendFresh(call);
        if (answer.status === 204) return undefined;
        return parseJsonBytes(new Uint8Array(await answer.arrayBuffer()));
      }),
  };
}

/**
 * `retry: true` tells the SDK that this is the second try already: its own repeats blank the token and, for each
 * late 401, the next token too. `pass` travels with the request it is made into.
 */
function optionsOf(
  { method, path, query, body, ifNoneMatch, accept }: RestCall,
  pass: Pass,
): Parameters<Session['sdk']['send']>[0] {
  const headers = {
    ...(ifNoneMatch === undefined ? {} : { 'If-None-Match': ifNoneMatch }),
    ...(accept === undefined ? {} : { Accept: accept }),
  };
  return { method, url: path, query, body, headers, retry: true, ...{ pass } };
}

function failureWithoutStatus({ code, requestId }: PlatformError): { code?: string; requestId?: string } {
  return { ...(code === undefined ? {} : { code }), ...(requestId === undefined ? {} : { requestId }) };
}

/** The token a 401 is about. Undefined where it was not the platform who said it: proxies answer 401, too. */
async function refusedTokenOf(error: unknown): Promise<string | undefined> {
  if (typeof error !== 'object' || error === null || !('response' in error) || !('request' in error))
    return undefined;
  const { response, request } = error;
  if (!(response instanceof Response) || response.status !== 401 || !(request instanceof Request))
    return undefined;
  const { code } = await toPlatformError(error, 0);
  const isBearer = /^\s*bearer\b/i.test(response.headers.get('www-authenticate') ?? '');
  if (code === undefined && !isBearer) return undefined;
  return /^bearer (.*)$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? '';
}
