import WebSocket from 'ws';
import type { StartedApp } from './started-app.ts';
import { pause } from './measure.ts';

/** A page, spoken to in Chromium's own protocol: nothing is emulated, and no frame is asked for. */
export type PageProbe = {
  /** The value of an expression, a promise's included. */
  readonly evaluate: <Value>(expression: string) => Promise<Value>;
  readonly send: (method: string, params?: object) => Promise<Record<string, unknown>>;
};

export type DevTools = {
  /** The first page whose address ends like this. */
  readonly page: (addressEnd: string, limitMs?: number) => Promise<PageProbe>;
  /** Resolves when there is no such page any more. */
  readonly gone: (addressEnd: string) => Promise<void>;
  /** To the browser itself. */
  readonly send: PageProbe['send'];
  /** Calls back with the parameters of each event of that name, until it is taken back. */
  readonly on: (event: string, listener: (params: Record<string, unknown>) => void) => () => void;
  readonly stop: () => Promise<void>;
};

type Answer = {
  readonly id?: number;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message: string };
  readonly method?: string;
  readonly params?: Record<string, unknown>;
};

/** Connects to the port that `--remote-debugging-port=0` opened. */
export async function openDevTools(app: StartedApp): Promise<DevTools> {
  const { match } = await app.line(/DevTools listening on (ws:\S+)/);
  const socket = new WebSocket(match[1] ?? '', { perMessageDeflate: false });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve());
    socket.once('error', reject);
  });
  const waiting = new Map<number, (answer: Answer) => void>();
  const listeners = new Set<(event: string, params: Record<string, unknown>) => void>();
  let lastId = 0;
  socket.on('message', (bytes: Buffer) => {
    const answer = JSON.parse(bytes.toString()) as Answer;
    if (answer.id === undefined) {
      for (const listener of listeners) listener(answer.method ?? '', answer.params ?? {});
      return;
    }
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });

  function send(method: string, params: object, sessionId?: string): Promise<Record<string, unknown>> {
    const id = ++lastId;
    return new Promise((resolve, reject) => {
      waiting.set(id, ({ result, error }) =>
        error ? reject(new Error(`${method}: ${error.message}`)) : resolve(result ?? {}),
      );
      socket.send(JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) }));
    });
  }

  async function targetOf(addressEnd: string): Promise<string | undefined> {
    const { targetInfos } = (await send('Target.getTargets', {})) as {
      targetInfos: readonly { targetId: string; type: string; url: string }[];
    };
    return targetInfos.find(({ type, url }) => type === 'page' && url.endsWith(addressEnd))?.targetId;
  }

  async function untilTarget(addressEnd: string, isThere: boolean, limitMs: number): Promise<string> {
    for (const deadline = Date.now() + limitMs; Date.now() < deadline; await pause(50)) {
      const target = await targetOf(addressEnd);
      if ((target !== undefined) === isThere) return target ?? '';
    }
    throw new Error(`the page ${addressEnd} is still ${isThere ? 'not there' : 'there'}`);
  }

  return {
    page: async (addressEnd, limitMs = 20_000) => {
      const targetId = await untilTarget(addressEnd, true, limitMs);
      const { sessionId } = await send('Target.attachToTarget', { targetId, flatten: true });
      return probe((method, params = {}) => send(method, params, String(sessionId)));
    },
    gone: async (addressEnd) => {
      await untilTarget(addressEnd, false, 10_000);
    },
    send: (method, params = {}) => send(method, params),
    on: (event, listener) => {
      const mine = (name: string, params: Record<string, unknown>): void =>
        name === event ? listener(params) : undefined;
      listeners.add(mine);
      return () => listeners.delete(mine);
    },
    stop: () =>
      new Promise((done) => {
        socket.once('close', () => done());
        socket.close();
      }),
  };
}

function probe(send: PageProbe['send']): PageProbe {
  return {
    send,
    evaluate: async <Value>(expression: string) => {
      const { result, exceptionDetails } = (await send('Runtime.evaluate', {
        expression,
        awaitPromise: true,
        returnByValue: true,
      })) as { result: { value: Value }; exceptionDetails?: { exception?: { description?: string } } };
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? 'the page threw');
      return result.value;
    },
  };
}
