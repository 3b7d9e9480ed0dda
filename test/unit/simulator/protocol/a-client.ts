import { createHash } from 'node:crypto';
import { createVirtualClock, type DrivenClock } from '../../../../src/simulator/clock.ts';
import type { InMemorySocket } from '../../../../src/simulator/in-memory-socket.ts';
import { demoClientId, demoRedirectUris, type SimulatorOptions } from '../../../../src/simulator/options.ts';
import { createSimulator, type Simulator } from '../../../../src/simulator/simulator.ts';

export const redirectUri = demoRedirectUris[0]!;
/** The pair of RFC 7636, appendix B. */
const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
export const challenge = createHash('sha256').update(verifier).digest('base64url');
export const ownPresence =
  '/restapi/v1.0/account/~/extension/~/presence?detailedTelephonyState=true&sipData=true';

export type Json = Record<string, unknown>;
export type Answer = { readonly status: number; readonly headers: Headers; readonly body: Json };
export type Frame = { readonly meta: Json; readonly body: Json };

export type Client = {
  readonly simulator: Simulator;
  readonly clock: DrivenClock;
  readonly call: (method: string, path: string, init?: CallInit) => Promise<Answer>;
  readonly form: (path: string, fields: Record<string, string> | string) => Promise<Answer>;
  readonly authorizeUrl: (change?: Record<string, string | undefined>) => string;
  /** Connects with a fresh token; frames gather in `frames`. */
  readonly connect: (wsc?: string) => Promise<Connected>;
  readonly signIn: (personId?: number) => void;
};
type CallInit = { token?: string; body?: unknown; headers?: Record<string, string>; signal?: AbortSignal };

export type Connected = {
  readonly socket: InMemorySocket;
  readonly frames: Frame[];
  /** Text frames that were not JSON. */
  readonly garbage: string[];
  readonly closed: { code: number; reason: string }[];
  readonly request: (method: string, path: string, body?: unknown) => Promise<Frame>;
  readonly subscribe: (...filters: string[]) => Promise<Frame>;
  readonly notifications: () => Json[];
  readonly lastWsc: () => string;
};

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text ? (JSON.parse(text) as Json) : {} };
}

function watch(clock: DrivenClock, socket: InMemorySocket): Connected {
  const frames: Frame[] = [];
  const garbage: string[] = [];
  const closed: { code: number; reason: string }[] = [];
  let nextId = 0;
  socket.on('error', () => undefined);
  socket.on('close', (code: number, reason: Buffer) => closed.push({ code, reason: reason.toString() }));
  socket.on('message', (data: Buffer) => {
    try {
      const [meta, body] = JSON.parse(data.toString()) as [Json, Json?];
      frames.push({ meta, body: body ?? {} });
    } catch {
      garbage.push(data.toString());
    }
  });
  const request = async (method: string, path: string, body?: unknown) => {
    const messageId = `m-${++nextId}`;
    socket.send(
      JSON.stringify([{ type: 'ClientRequest', messageId, method, path }, ...(body ? [body] : [])]),
    );
    await clock.advanceAndSettle(1);
    await clock.advanceAndSettle(1);
    return frames.find((frame) => frame.meta.messageId === messageId) ?? { meta: {}, body: {} };
  };
  return {
    socket,
    frames,
    garbage,
    closed,
    request,
    subscribe: (...eventFilters) =>
      request('POST', '/restapi/v1.0/subscription', {
        eventFilters,
        deliveryMode: { transportType: 'WebSocket' },
      }),
    notifications: () =>
      frames.filter(({ meta }) => meta.type === 'ServerNotification').map(({ body }) => body),
    lastWsc: () =>
      (frames.findLast(({ meta }) => meta.wsc)?.meta.wsc as { token: string } | undefined)?.token ?? '',
  };
}

/** A client of a simulator in memory, on time that stands still until pushed. */
export function createClient(options: SimulatorOptions = {}): Client {
  const clock = createVirtualClock({ seed: 7 });
  const simulator = createSimulator({ clock, ...options });
  let token = simulator.sign.tokens().access_token;

  const call = async (method: string, path: string, init: CallInit = {}) => {
    const body = init.body === undefined ? {} : { body: JSON.stringify(init.body) };
    const type = init.body === undefined ? {} : { 'content-type': 'application/json' };
    const headers = { authorization: `Bearer ${init.token ?? token}`, ...type, ...init.headers };
    const signal = init.signal ? { signal: init.signal } : {};
    return answerOf(
      await simulator.fetch(`${simulator.url}${path}`, { method, headers, ...body, ...signal }),
    );
  };

  return {
    simulator,
    clock,
    call,
    form: async (path, fields) =>
      answerOf(
        await simulator.fetch(`${simulator.url}${path}`, {
          method: 'POST',
          body: new URLSearchParams(fields),
        }),
      ),
    authorizeUrl(change = {}) {
      const url = new URL(`${simulator.url}/restapi/oauth/authorize`);
      const parameters: Record<string, string | undefined> = {
        response_type: 'code',
        client_id: demoClientId,
        redirect_uri: redirectUri,
        state: 'xyz',
        code_challenge: challenge,
        code_challenge_method: 'S256',
        ...change,
      };
      for (const [name, value] of Object.entries(parameters))
        if (value !== undefined) url.searchParams.set(name, value);
      return url.href;
    },
    async connect(wsc) {
      const { body } = await call('POST', '/restapi/oauth/wstoken');
      const recovery = wsc === undefined ? '' : `&wsc=${wsc}`;
      const socket = simulator.openSocket(
        `${String(body.uri)}?access_token=${String(body.ws_access_token)}${recovery}`,
      );
      const connected = watch(clock, socket);
      await clock.advanceAndSettle(1);
      return connected;
    },
    signIn: (personId) => (token = simulator.sign.tokens(personId).access_token),
  };
}

export const codeIn = (location: string) => new URL(location).searchParams.get('code') ?? '';

/** The fields of a token request for a code. */
export const codeFields = (code: string, change: Record<string, string> = {}) => ({
  grant_type: 'authorization_code',
  code,
  redirect_uri: redirectUri,
  client_id: demoClientId,
  code_verifier: verifier,
  ...change,
});

export const firstCode = ({ body }: Answer) =>
  (body.errors as { errorCode: string }[] | undefined)?.[0]?.errorCode;
