import type { Clock } from '../clock.ts';
import { toPlatformError } from './platform-failure.ts';
import { PlatformError } from './platform-port.ts';
import { groupOf, type RateGate, type Urgency } from './rate-gate.ts';
import type { Session } from './session.ts';

export type RestCall = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly urgency: Urgency;
};

/** The one way out for requests with a token: freshness, the rate gate, one repeat after a 401. */
export type RestDoor = {
  /** The parsed JSON of a good answer. Throws PlatformError. */
  readonly ask: (call: RestCall) => Promise<unknown>;
  readonly send: (call: RestCall) => Promise<Response>;
};

type SdkSend = Session['sdk']['send'];

/** @param sdkSend the SDK's own `send`, taken before anybody else is routed through this door */
export function createRestDoor(session: Session, gate: RateGate, clock: Clock, sdkSend: SdkSend): RestDoor {
  async function sendOnce(call: RestCall): Promise<Response> {
    await session.fresh();
    await gate.enter(groupOf(call.method, call.path), call.urgency);
    // `retry: true` tells the SDK that this is the second try already: its own repeats blank the token
    // and, for each late 401, the next token too.
    return sdkSend({ method: call.method, url: call.path, query: call.query, body: call.body, retry: true });
  }

  async function send(call: RestCall): Promise<Response> {
    try {
      return await sendOnce(call);
    } catch (error) {
      const refused = refusedTokenOf(error);
      if (refused === undefined) {
        if (call.method !== 'GET' || !isBrokenConnection(error))
          throw await toPlatformError(error, clock.now());
      } else {
        await session.replace(refused);
      }
    }
    // The socket's token waits for its turn only once.
    return sendAgain(call.path.startsWith('/restapi/oauth/') ? { ...call, urgency: 'user' } : call);
  }

  /** After a refresh, or after an idle connection was found dead, which only a reading request may repeat. */
  async function sendAgain(call: RestCall): Promise<Response> {
    try {
      return await sendOnce(call);
    } catch (error) {
      const failure = await toPlatformError(error, clock.now());
      if (failure.status !== 401 || failure.code === undefined) throw failure;
      session.end();
      throw new PlatformError('session-ended', 'a fresh token was refused', {
        status: 401,
        code: failure.code,
      });
    }
  }

  return {
    send,
    ask: async (call) => {
      const answer = await send(call);
      if (answer.status === 204) return undefined;
      try {
        return await answer.json();
      } catch {
        throw new PlatformError('unexpected-answer', 'the answer is no JSON', { status: answer.status });
      }
    },
  };
}

function refusedTokenOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('response' in error) || !('request' in error))
    return undefined;
  const { response, request } = error;
  if (!(response instanceof Response) || response.status !== 401 || !(request instanceof Request))
    return undefined;
  return /^bearer (.*)$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? '';
}

function isBrokenConnection(error: unknown): boolean {
  return (
    error instanceof PlatformError &&
    error.kind === 'network' &&
    ['ECONNRESET', 'UND_ERR_SOCKET', 'EPIPE'].includes(error.code ?? '')
  );
}
