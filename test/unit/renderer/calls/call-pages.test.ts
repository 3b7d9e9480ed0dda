import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Beginning, createCallPages, justBefore } from '../../../../src/renderer/calls/call-pages.ts';
import type { ReadCalls } from '../../../../src/renderer/calls/read-calls.ts';
import type { CallFold, CallPlace, PastCallPage, PastCallQuery } from '../../../../src/shared/past-calls.ts';
import { foldRows } from '../../../../src/main/past-calls/folds.ts';
import { pastCallRow } from '../../../support/past-call-builders.ts';

const filter = { show: 'all' } as const;

/** A history in memory, newest first, that answers as the real one does: by calls, folded afterwards. */
function historyOf(folds: readonly CallFold[]) {
  let all = folds;
  const asked: PastCallQuery[] = [];
  const ask = (query: PastCallQuery): Promise<PastCallPage> => {
    asked.push(query);
    const { olderThan, newerThan, count } = query;
    const calls = all.flatMap((fold) => fold.calls);
    const older = calls.filter((call) => olderThan === undefined || isOlder(call, olderThan));
    const newer = calls.filter((call) => newerThan !== undefined && isOlder(newerThan, call));
    const page = newerThan === undefined ? older.slice(0, count) : newer.slice(-count);
    const [first, last] = [page[0], page.at(-1)];
    if (newerThan === undefined && last !== undefined) {
      const rest = older.slice(page.length);
      const end = rest.findIndex(({ partyKey }) => partyKey !== last.partyKey);
      page.push(...(end < 0 ? rest : rest.slice(0, end)));
    }
    const end = page.at(-1);
    return Promise.resolve({
      folds: foldRows(page),
      total: calls.length,
      newer: first === undefined ? 0 : calls.filter((call) => isOlder(first, call)).length,
      next: end === undefined || end === calls.at(-1) ? undefined : { startedAt: end.startedAt, id: end.id },
      version: 1,
    });
  };
  return { ask, asked, all: () => all, change: (next: readonly CallFold[]) => (all = next) };
}

function isOlder(one: CallPlace, than: CallPlace): boolean {
  return one.startedAt < than.startedAt || (one.startedAt === than.startedAt && one.id < than.id);
}

const noon = new Date(2026, 10, 20, 12).getTime();

/** A row for each size; no two in a row are with the same person. */
function foldsOf(sizes: readonly number[]): readonly CallFold[] {
  let at = noon;
  return sizes.map((size, group) => {
    const calls = Array.from({ length: size }, () => {
      at -= 1000;
      return pastCallRow({ id: `call-${at}`, startedAt: at, partyKey: `ext:${group}` });
    });
    return { key: calls[0]?.id ?? '', calls };
  });
}

function opened(folds: readonly CallFold[]) {
  const history = historyOf(folds);
  let read: ReadCalls | undefined;
  const pages = createCallPages({
    ...{ filter, ask: history.ask },
    changed: (next) => (read = next),
    failed: () => undefined,
  });
  return { ...history, pages, read: () => read, keys: () => read?.folds.map(({ key }) => key) };
}

const settle = (): Promise<void> => new Promise((done) => setImmediate(done));
const keysOf = (folds: readonly CallFold[]): readonly string[] => folds.map(({ key }) => key);

describe('the history in pages', () => {
  test('begins with the newest page and asks for more only when its end comes near', async () => {
    const folds = foldsOf(Array.from({ length: 450 }, () => 1));
    const { pages, asked, keys } = opened(folds);
    pages.open('newest');
    await settle();
    expect(keys()).toEqual(keysOf(folds.slice(0, 100)));
    pages.need(10);
    await settle();
    expect(asked).toHaveLength(1);
    pages.need(80);
    await settle();
    expect(keys()).toEqual(keysOf(folds.slice(0, 200)));
    expect(asked).toHaveLength(2);
  });

  test('from its end it is read upwards, and the rows that come before say how many they are', async () => {
    const folds = foldsOf(Array.from({ length: 450 }, () => 2));
    const { pages, read, keys } = opened(folds);
    pages.open('oldest');
    await settle();
    expect(keys()).toEqual(keysOf(folds.slice(350)));
    expect(read()).toMatchObject({ newer: 700, next: undefined, grownAtTop: 50 });
    expect(read()?.total).toBe(900);
  });

  test('all of it is read where all of it is wanted, both ways from where it was opened, and nothing afterwards', async () => {
    const folds = foldsOf(Array.from({ length: 450 }, () => 2));
    const { pages, asked, read, keys } = opened(folds);
    pages.open(justBefore(folds[200]?.calls[0] ?? { startedAt: 0 }));
    await settle();
    pages.readWhole(true);
    await settle();
    expect(keys()).toEqual(keysOf(folds));
    expect(read()).toMatchObject({ newer: 0, next: undefined });
    const before = asked.length;
    pages.readWhole(false);
    pages.need(449);
    await settle();
    expect(asked).toHaveLength(before);
  });

  test('a change reads again what is in view, and nothing else', async () => {
    const folds = foldsOf(Array.from({ length: 450 }, () => 1));
    const { pages, asked, keys, change } = opened(folds);
    pages.open('newest');
    await settle();
    for (const at of [90, 190, 290]) {
      pages.need(at);
      await settle();
    }
    const before = asked.length;
    change(folds.filter((_, at) => at !== 300));
    pages.renew();
    await settle();
    expect(asked.length - before).toBe(1);
    expect(keys()).toEqual(keysOf(folds.filter((_, at) => at !== 300).slice(0, 399)));
  });

  test('calls that come into an empty history are shown, also while the empty one is being read', async () => {
    const folds = foldsOf([1, 2]);
    const { pages, keys, change } = opened([]);
    pages.open('newest');
    await settle();
    expect(keys()).toEqual([]);
    pages.renew();
    change(folds);
    pages.renew();
    await settle();
    expect(keys()).toEqual(keysOf(folds));
  });

  test('what was asked before a jump is not shown after it', async () => {
    const folds = foldsOf(Array.from({ length: 300 }, () => 1));
    const { pages, keys } = opened(folds);
    pages.open('newest');
    pages.open(justBefore(folds[200]?.calls[0] ?? { startedAt: 0 }));
    await settle();
    expect(keys()?.at(-1)).toBe(folds.at(-1)?.key);
  });

  test('a day before the first call leads to the first call', async () => {
    const folds = foldsOf([1, 1, 1]);
    const { pages, keys } = opened(folds);
    pages.open({ startedAt: 5, id: 'a' });
    await settle();
    expect(keys()).toEqual(keysOf(folds));
  });

  test('however it is scrolled, jumped through and changed: what is shown is one unbroken part of the truth', () => {
    const move = fc.oneof(
      fc.record({ kind: fc.constant('need' as const), at: fc.nat({ max: 400 }) }),
      fc.record({ kind: fc.constant('open' as const), at: fc.integer({ min: -2, max: 320 }) }),
      fc.record({ kind: fc.constant('drop' as const), at: fc.nat({ max: 320 }) }),
      fc.record({ kind: fc.constant('add' as const), at: fc.nat({ max: 1 }) }),
    );
    return fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 300 }),
        fc.array(move, { maxLength: 12 }),
        async (sizes, moves) => {
          const history = opened(foldsOf(sizes));
          const { pages, all, change } = history;
          pages.open('newest');
          let added = 0;
          for (const { kind, at } of moves) {
            if (kind === 'need')
              pages.need(Math.min(at, Math.max(0, (history.read()?.folds.length ?? 1) - 1)));
            else if (kind === 'open') pages.open(beginningAt(at, all()));
            else if (kind === 'drop') change(all().filter((_, index) => index !== at));
            else
              change([
                {
                  key: `new-${(added += 1)}`,
                  calls: [
                    pastCallRow({
                      id: `new-${added}`,
                      startedAt: noon + added,
                      partyKey: `ext:new-${added}`,
                    }),
                  ],
                },
                ...all(),
              ]);
            if (kind === 'drop' || kind === 'add') pages.renew();
            await settle();
          }
          // Everything is looked at once more, as somebody does who scrolls to the end.
          pages.need(0);
          await settle();
          for (let at = 0; at < (history.read()?.folds.length ?? 0); at += 30) {
            pages.need(at);
            await settle();
          }
          expect(history.keys()).toEqual(keysOf(all()));
          expect(history.read()?.newer).toBe(0);
        },
      ),
      { numRuns: 150 },
    );
  });
});

function beginningAt(at: number, folds: readonly CallFold[]): Beginning {
  if (at === -2) return 'newest';
  if (at === -1) return 'oldest';
  return justBefore(folds[at]?.calls[0] ?? { startedAt: 1 });
}
