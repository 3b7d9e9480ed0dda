import { createHmac } from 'node:crypto';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createActing } from '../../../../src/main/screen-pop/acting.ts';
import { deliver, signedHeaders } from '../../../../src/main/screen-pop/webhook.ts';
import type { FetchLike } from '../../../../src/main/ringcentral/outside.ts';
import type { PopResult } from '../../../../src/shared/screen-pop.ts';
import { builtAt } from '../../../support/builders.ts';
import { selfSigned } from '../../../support/certificates.ts';
import { createStillClock } from '../../../support/still-clock.ts';
import {
  createReceiver,
  listenForWebhooks,
  type LoopbackReceiver,
} from '../../../support/webhook-receiver.ts';

const secret = `whsec_${Buffer.from('a key of thirty-two bytes, really').toString('base64')}`;
const body = '{"version":1}';
const clock = () => createStillClock(builtAt);
let listening: LoopbackReceiver | undefined;
afterEach(async () => {
  await listening?.close();
  listening = undefined;
});

const send = (
  address: string,
  fetchWith: FetchLike = (request, init) => fetch(request, init),
): Promise<PopResult> =>
  deliver({ clock: clock(), fetch: fetchWith }, { address, body, secret, id: 'msg_1' });

function answering(answers: readonly Response[]) {
  const receiver = createReceiver({ answer: (_, count) => answers[count - 1] ?? new Response('ok') });
  return { receiver, fetch: ((request) => receiver.take(request)) as FetchLike };
}

const to = (status: number, location?: string): Response =>
  new Response(undefined, { status, headers: location === undefined ? {} : { location } });

describe('a webhook', () => {
  it('is signed over its id, its time and its very bytes', () => {
    const headers = signedHeaders({ id: 'msg_1', body, secret }, 1_789_000_000);
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
    const expected = createHmac('sha256', key).update(`msg_1.1789000000.${body}`).digest('base64');
    expect(headers['webhook-signature']).toBe(`v1,${expected}`);
  });

  it.each([
    [200, { kind: 'received', status: 200 }],
    [204, { kind: 'received', status: 204 }],
    [404, { kind: 'not-accepted', status: 404 }],
    [503, { kind: 'not-accepted', status: 503 }],
  ] as const)('that is answered %i', async (status, result) => {
    const { fetch: take, receiver } = answering([to(status)]);
    expect(await send('https://hooks.example/x', take)).toEqual(result);
    expect(receiver.taken).toHaveLength(1);
  });

  it.each([
    ['another host', 307, 'https://evil.example/'],
    ['another host, by a name like it', 308, '//hooks.example.evil.example/x'],
    ['this computer', 307, 'http://127.0.0.1:631/'],
    ['plain http', 307, 'http://hooks.example/x'],
    ['another port', 308, 'https://hooks.example:8443/x'],
    ['a script', 307, 'javascript:alert(1)'],
    ['nowhere', 307, undefined],
    ['the same host, but by GET', 302, '/elsewhere'],
  ])('is not sent on to %s', async (_, status, location) => {
    const { fetch: take, receiver } = answering([to(status, location)]);
    expect((await send('https://hooks.example/x', take)).kind).toBe('redirected');
    expect(receiver.taken).toHaveLength(1);
  });

  it('is sent on within its host, with the same id, and not for ever', async () => {
    const { fetch: take, receiver } = answering([to(307, '/y')]);
    expect(await send('https://hooks.example/x', take)).toEqual({ kind: 'received', status: 200 });
    expect(receiver.taken.map(({ path, headers }) => [path, headers.get('webhook-id')])).toEqual([
      ['/x', 'msg_1'],
      ['/y', 'msg_1'],
    ]);
    const round = answering(Array.from({ length: 9 }, () => to(308, '/x')));
    expect((await send('https://hooks.example/x', round.fetch)).kind).toBe('redirected');
    expect(round.receiver.taken).toHaveLength(3);
  });

  it('lets go of an answer without an end', async () => {
    let isClosed = false;
    listening = await listenForWebhooks({
      raw: (incoming, outgoing) => {
        incoming.resume();
        outgoing.on('close', () => (isClosed = true));
        outgoing.writeHead(200);
        const more = (): void => {
          while (!isClosed && outgoing.write(Buffer.alloc(65_536)));
        };
        outgoing.on('drain', more);
        more();
      },
    });
    expect(await send(`${listening.url}/x`)).toEqual({ kind: 'received', status: 200 });
  });

  it('that nobody takes', async () => {
    listening = await listenForWebhooks();
    const { url } = listening;
    await listening.close();
    listening = undefined;
    expect(await send(`${url}/x`)).toEqual({ kind: 'not-reached' });
  });

  it('is not sent where the certificate is nobody’s', async () => {
    const taken: string[] = [];
    const server = createServer(selfSigned('Nobody'), (incoming, outgoing) => {
      taken.push(incoming.url ?? '');
      outgoing.end();
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const { port } = server.address() as AddressInfo;
    expect(await send(`https://127.0.0.1:${port}/x`)).toEqual({ kind: 'not-safe' });
    expect(taken).toEqual([]);
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });

  it('is given up after ten seconds, also where nothing hears of the end', async () => {
    const still = clock();
    const sent = deliver(
      { clock: still, fetch: () => new Promise(() => undefined) },
      { address: 'https://hooks.example/', body, secret, id: 'm' },
    );
    still.pass(10_000);
    expect(await sent).toEqual({ kind: 'no-answer' });
  });

  it('waits for no more than eight answers at once, and is never sent without its key', async () => {
    const acting = createActing({
      ...{ clock: clock(), chance: { uuid: () => 'u' }, fetch: () => new Promise(() => undefined) },
      openAddress: () => Promise.reject(new Error('no browser')),
      runProgram: () => Promise.resolve('not-found'),
      copyText: () => undefined,
      addNote: () => Promise.resolve(false),
      secretOf: (ruleId) => (ruleId === 'lost' ? undefined : secret),
    });
    const effect = { kind: 'webhook', address: 'https://hooks.example/', body } as const;
    const whose = { ruleId: 'r', callKey: 'c' };
    for (let count = 0; count < 8; count += 1) void acting.act(effect, whose);
    expect(await acting.act(effect, whose)).toEqual({ kind: 'left-out', why: 'too-many' });
    expect(await acting.act(effect, { ...whose, ruleId: 'lost' })).toEqual({ kind: 'not-allowed' });
    expect(await acting.act({ kind: 'address', address: 'https://crm.example/' }, whose)).toEqual({
      kind: 'failed',
    });
    expect(await acting.act({ kind: 'program', path: '/gone', arguments: [] }, whose)).toEqual({
      kind: 'not-found',
    });
  });
});
