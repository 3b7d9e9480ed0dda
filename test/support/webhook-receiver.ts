import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Somebody else's system, which takes what rules send. */
export type Receiver = {
  readonly taken: readonly Delivered[];
  /** Takes a request without a network. */
  readonly take: (request: Request, signal?: AbortSignal) => Promise<Response>;
};

export type Delivered = {
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  readonly body: string;
};

type Given = {
  /** What it answers; 200 unless named. */
  readonly answer?: (delivered: Delivered, count: number) => Response | Promise<Response>;
};

export function createReceiver({ answer = () => new Response('ok') }: Given = {}): Receiver {
  const taken: Delivered[] = [];
  return {
    taken,
    take: async (request) => {
      const { pathname } = new URL(request.url);
      const delivered = {
        method: request.method,
        path: pathname,
        headers: request.headers,
        body: await request.text(),
      };
      taken.push(delivered);
      return answer(delivered, taken.length);
    },
  };
}

export type LoopbackReceiver = Receiver & {
  /** E.g. `http://127.0.0.1:40123`. */
  readonly url: string;
  readonly close: () => Promise<void>;
};

/** The same behind a real socket on this computer. */
export async function listenForWebhooks(
  given: Given & { readonly raw?: RequestListener } = {},
): Promise<LoopbackReceiver> {
  const receiver = createReceiver(given);
  const server = createServer((incoming, outgoing) => {
    if (given.raw !== undefined) return given.raw(incoming, outgoing);
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const request = new Request(`http://127.0.0.1${incoming.url ?? '/'}`, {
        method: incoming.method ?? 'GET',
        headers: Object.entries(incoming.headers).map(([name, value]): [string, string] => [
          name,
          String(value),
        ]),
        body: Buffer.concat(chunks),
      });
      void receiver.take(request).then((answer) => {
        outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
        outgoing.end();
      });
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    ...receiver,
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}
