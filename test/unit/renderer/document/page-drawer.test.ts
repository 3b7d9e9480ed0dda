import { expect, test } from 'vitest';
import type { AskPart } from '../../../../src/renderer/document/document-bytes.ts';
import { createPageDrawer } from '../../../../src/renderer/document/page-drawer.ts';
import type { PageWorker } from '../../../../src/renderer/document/worker-line.ts';
import type { FromPageWorker, ToPageWorker } from '../../../../src/renderer/document/worker-messages.ts';
import { type DocumentRange, type DocumentRef, mostAtOnce } from '../../../../src/shared/document.ts';

const ref: DocumentRef = { kind: 'fax', faxId: '1' };
const order = { page: { index: 0, turn: 0 }, look: { kind: 'plain' }, width: 100 } as const;
const bitmap = {} as ImageBitmap;

function scene(size = 10) {
  const posts: ToPageWorker[] = [];
  const asked: DocumentRange[] = [];
  let started = 0;
  let stopped = 0;
  let timer: (() => void) | undefined;
  let hear: (message: FromPageWorker) => void = () => undefined;
  const start = (): PageWorker => {
    started += 1;
    return {
      post: (message) => posts.push(message),
      listen: (listener) => (hear = listener),
      stop: () => (stopped += 1),
    };
  };
  const ask: AskPart = (range) => {
    asked.push(range);
    const bytes = new Uint8Array(Math.max(0, Math.min(range.count, size - range.from)));
    return Promise.resolve({ status: 'ready', kind: 'pdf', size, bytes });
  };
  const clock = {
    after: (_ms: number, run: () => void) => {
      timer = run;
      return () => (timer = undefined);
    },
  };
  const drawer = createPageDrawer({ ask: (range) => ask(range), start, clock });
  const settle = () => new Promise((done) => setImmediate(done));
  return {
    ...{ drawer, posts, asked, settle },
    say: (message: FromPageWorker) => hear(message),
    lastTask: () => posts.filter((each) => each.kind === 'task').at(-1),
    timePasses: () => timer?.(),
    isWatched: () => timer !== undefined,
    counts: () => ({ started, stopped }),
    opened: async () => {
      const document = drawer.open(ref);
      await settle();
      hear({ kind: 'done', id: idOf(posts), result: { kind: 'open', pages: 3 } });
      expect(await document.reading).toEqual({ status: 'ready', kind: 'pdf', pages: 3 });
      return document;
    },
  };
}

function idOf(posts: readonly ToPageWorker[]): number {
  return posts.filter((each) => each.kind === 'task').at(-1)?.id ?? 0;
}

test('a document is opened once, and each page of it drawn by one task', async () => {
  const { opened, drawer, settle, say, posts, counts } = scene();
  const document = await opened();
  const drawn = document.draw(order, new AbortController().signal);
  await settle();
  say({ kind: 'done', id: idOf(posts), result: { kind: 'draw', bitmap, proportion: 1.3 } });
  expect((await drawn).proportion).toBe(1.3);
  expect(posts.filter((each) => each.kind === 'task')).toHaveLength(2);
  document.close();
  expect(posts.at(-1)?.kind).toBe('close');
  drawer.end();
  expect(counts()).toEqual({ started: 1, stopped: 1 });
});

test('bytes that the worker needs are asked for in pieces that the bridge lets through', async () => {
  const { opened, asked, settle, say, posts } = scene(3 * mostAtOnce);
  await opened();
  const task = posts.find((each) => each.kind === 'task');
  say({ kind: 'need', id: 7, document: task?.document ?? 0, from: 5, count: 2 * mostAtOnce + 1 });
  await settle();
  expect(asked.slice(1).map(({ from, count }) => [from, count])).toEqual([
    [5, mostAtOnce],
    [5 + mostAtOnce, mostAtOnce],
    [5 + 2 * mostAtOnce, 1],
  ]);
  const given = posts.at(-1);
  expect(given?.kind === 'bytes' && given.bytes.length).toBe(2 * mostAtOnce + 1);
});

test('[G08] a file that keeps the worker busy for ever is given up, and others are opened in a new worker', async () => {
  const { opened, drawer, settle, say, posts, timePasses, counts } = scene();
  const good = await opened();
  const bomb = drawer.open({ kind: 'fax', faxId: 'bomb' });
  await settle();
  timePasses();
  expect(await bomb.reading).toEqual({ status: 'cannot', why: 'too-slow' });
  await expect(bomb.draw(order, new AbortController().signal)).rejects.toThrow('too-slow');
  expect(counts()).toEqual({ started: 1, stopped: 1 });
  const drawn = good.draw(order, new AbortController().signal);
  await settle();
  expect(posts.at(-1)).toMatchObject({ task: { kind: 'open' } });
  say({ kind: 'done', id: idOf(posts), result: { kind: 'open', pages: 3 } });
  await settle();
  say({ kind: 'done', id: idOf(posts), result: { kind: 'draw', bitmap, proportion: 1 } });
  expect((await drawn).bitmap).toBe(bitmap);
  expect(counts().started).toBe(2);
});

test('nobody is given up while the bytes are what is missing', async () => {
  const { opened, drawer, settle, say, posts, isWatched } = scene();
  await opened();
  expect(isWatched()).toBe(false);
  drawer.open({ kind: 'fax', faxId: 'slow disk' });
  await settle();
  expect(isWatched()).toBe(true);
  const task = posts.findLast((each) => each.kind === 'task');
  say({ kind: 'need', id: 9, document: task?.document ?? 0, from: 0, count: 4 });
  expect(isWatched()).toBe(false);
  await settle();
  expect(isWatched()).toBe(true);
});

test('a page that is scrolled away is cancelled', async () => {
  const { opened, settle, say, posts } = scene();
  const document = await opened();
  const stop = new AbortController();
  const drawn = document.draw(order, stop.signal);
  await settle();
  const id = idOf(posts);
  stop.abort();
  expect(posts.at(-1)).toEqual({ kind: 'cancel', id });
  say({ kind: 'failed', id, why: 'cancelled' });
  await expect(drawn).rejects.toThrow('Nobody wants it any more.');
});

test.each(['not-yet', 'gone', 'changed', 'offline', 'failed', 'unknown-file'] as const)(
  'a document that is %s is not opened',
  async (status) => {
    const drawer = createPageDrawer({
      ask: () => Promise.resolve({ status }),
      start: () => {
        throw new Error('There is nothing to draw.');
      },
      clock: { after: () => () => undefined },
    });
    expect(await drawer.open(ref).reading).toEqual({ status: 'cannot', why: status });
  },
);
