import { describe, expect, it } from 'vitest';
import { settled } from '../../../support/open-parts.ts';
import { received, sent, startMessages, startsAt } from './messages-in-test.ts';

const fresh = (id: string) => ({ records: [received(id, { createdAt: startsAt })] });

describe('pages of a fax', () => {
  it('are fetched when it comes, and read without the network from then on', async () => {
    const test = await startMessages({});
    test.answers.push(fresh('3'));
    test.heard();
    await test.pass(4_000);
    expect([test.contentAsked, test.fax('3')?.content]).toEqual([['3'], 'kept']);
    const part = await test.documentPart('3', 0, 8);
    expect(part).toMatchObject({ status: 'ready', kind: 'pdf', size: 13 });
    expect(part.status === 'ready' && Buffer.from(part.bytes).toString()).toBe('%PDF-1.7');
    const next = await test.startAgain();
    await next.pass(1_000);
    expect(next.fax('3')?.content).toBe('kept');
    expect((await next.documentPart('3', 9, 100)).status).toBe('ready');
    expect(next.contentAsked).toEqual([]);
  });

  it('are fetched when they are opened, once for all who ask', async () => {
    const test = await startMessages({ records: [sent('2', ['Sent'])] });
    expect([test.fax('2')?.content, test.contentAsked]).toEqual(['on-server', []]);
    const parts = await Promise.all([test.documentPart('2', 0, 4), test.documentPart('2', 4, 4)]);
    expect(parts.map(({ status }) => status)).toEqual(['ready', 'ready']);
    expect(test.contentAsked).toEqual(['2']);
  });

  it('that are still being made are asked for again, later and later', async () => {
    const test = await startMessages({});
    test.contents.push(
      { kind: 'not-yet', retryAfter: undefined },
      { kind: 'not-yet', retryAfter: undefined },
    );
    test.answers.push(fresh('3'));
    test.heard();
    await test.pass(4_000);
    expect([test.fax('3')?.content, test.contentAsked.length]).toEqual(['not-yet', 1]);
    await test.pass(6_000);
    expect(test.contentAsked).toHaveLength(2);
    await test.pass(16_000);
    expect([test.contentAsked.length, test.fax('3')?.content]).toEqual([3, 'kept']);
  });

  it('[G15] that are no longer on the server leave the row where it is', async () => {
    const test = await startMessages({ records: [received('1', { readStatus: 'Read' })] });
    test.contents.push({ kind: 'gone' });
    expect(await test.documentPart('1', 0, 9)).toEqual({ status: 'gone' });
    expect([test.fax('1')?.content, test.ids()]).toEqual(['gone', ['1']]);
  });

  it.each([
    ['not-yet', { kind: 'not-yet', retryAfter: 9 }],
    ['offline', { kind: 'offline' }],
    ['failed', { kind: 'disk' }],
    ['failed', { kind: 'too-large' }],
    ['failed', { kind: 'refused' }],
    ['failed', { kind: 'cut' }],
  ] as const)('that cannot be had are %s: %o', async (status, content) => {
    const test = await startMessages({ records: [received('1', { readStatus: 'Read' })] });
    test.contents.push(content);
    expect(await test.documentPart('1', 0, 9)).toEqual({ status });
    expect((await test.documentPart('1', 0, 9)).status).toBe('ready');
  });

  it('[G05] [G06] [G07] that are no document are never handed out, whatever they are called', async () => {
    const test = await startMessages({ records: [received('1', { readStatus: 'Read' })] });
    test.contents.push(Buffer.from('<html><script>alert(1)</script>'));
    expect(await test.documentPart('1', 0, 100)).toEqual({ status: 'unknown-file' });
  });

  it('that somebody has removed from the disk are fetched again', async () => {
    const test = await startMessages({ records: [received('1', { readStatus: 'Read' })] });
    await test.documentPart('1', 0, 9);
    await test.files.remove('1');
    expect((await test.documentPart('1', 0, 9)).status).toBe('failed');
    expect((await test.documentPart('1', 0, 9)).status).toBe('ready');
    expect(test.contentAsked).toEqual(['1', '1']);
  });

  it('wait for the line, and go on when there is one', async () => {
    const test = await startMessages({});
    test.contents.push({ kind: 'offline' }, { kind: 'offline' }, { kind: 'offline' }, { kind: 'offline' });
    test.answers.push(fresh('3'));
    test.heard();
    await test.pass(90_000);
    const asked = test.contentAsked.length;
    test.listening(false, false);
    test.listening(true, true);
    await test.pass(1_000);
    expect(test.contentAsked.length).toBe(asked + 1);
  });

  it('are kept up to 200 MB, the oldest go first', async () => {
    const big = Buffer.alloc(90 * 1024 * 1024, '%PDF-1.7 ');
    const records = ['1', '2', '3'].map((id) => received(id, { readStatus: 'Read' }));
    const test = await startMessages({ records });
    for (const id of ['1', '2', '3']) {
      test.contents.push(big);
      await test.documentPart(id, 0, 1);
      await settled();
    }
    expect(['1', '2', '3'].map((id) => test.fax(id)?.content)).toEqual(['on-server', 'kept', 'kept']);
    expect((await test.files.list()).map(({ id }) => id)).toEqual(['2', '3']);
  });

  it('go from the disk with a fax that the platform has dropped', async () => {
    const test = await startMessages({
      records: [received('1', { readStatus: 'Read', createdAt: startsAt - 3_600_000 })],
    });
    await test.documentPart('1', 0, 1);
    const error = Object.assign(new Error('400'), { kind: 'refused', code: 'MSG-333' });
    test.answers.push(error, { whole: { sentSince: 0, receivedSince: 0 } });
    test.heard();
    await test.pass(4_000);
    expect([test.ids(), await test.files.list()]).toEqual([[], []]);
  });

  it('are nobody’s after signing out, even those that were on their way', async () => {
    const test = await startMessages({ records: [received('1', { readStatus: 'Read' })] });
    const asked = test.documentPart('1', 0, 9);
    test.forget();
    expect((await asked).status).not.toBe('ready');
  });
});
