import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { historyMigrations } from '../../../../src/main/storage/history-schema.ts';
import type { History } from '../../../../src/main/storage/history.ts';
import {
  dialledNow,
  noteNumbered,
  personNumbered,
  reminderNumbered,
} from '../../../support/history-child.ts';
import { draftRow, outboxRow } from '../../../support/outbox-builders.ts';
import { createFailingDisk, type DiskError, diskErrors } from './failing-disk.ts';
import { historyInTest, type HistoryInTest, loggedIn, numberedCall, pastCall } from './history-in-test.ts';
import { rowsOnDisk } from './rows-on-disk.ts';

let test: HistoryInTest;
beforeEach(() => {
  test = historyInTest();
});
afterEach(() => test.end());

/** A second version of the shape, so that there is something to bring up to date. */
const nextVersion = [
  ...historyMigrations,
  'ALTER TABLE call ADD COLUMN note TEXT; CREATE INDEX call_by_note ON call (note); UPDATE call SET note = record_id;',
];

/** What the person does in a run; whatever fails, no step throws. */
const scenarios = {
  'the first start': { before: () => undefined, migrations: historyMigrations },
  'a start over what is kept': { before: fill, migrations: historyMigrations },
  'a start after a kill': {
    before: () => {
      fill();
      // Killed: what was written is in the write-ahead log only.
      test.open().write({ logged: [numberedCall(5)] });
      test.swapForCopy();
    },
    migrations: historyMigrations,
  },
  'a start that brings an older version up to date': { before: fill, migrations: nextVersion },
} as const;

function fill(): void {
  const history = test.open();
  history.write({
    logged: [1, 2, 3].map(numberedCall),
    cursor: { name: 'call-log', from: undefined, to: 'token-1' },
  });
  history.close();
}

type Failure = { readonly first: number; readonly howOften: 'once' | 'from then on' };

const tokens = ['token-7', 'token-8'];

/** A cursor stands for all rows up to its own; without one the platform is asked for everything. */
function expectNoHole(history: History): void {
  // The disk may fail between the two: then the cursor is what is asked for afterwards.
  const rows = loggedIn(history);
  const stands = tokens.indexOf(history.cursors.get('call-log') ?? '');
  expect(rows).toEqual(expect.arrayContaining(['log-r7', 'log-r8'].slice(0, stands + 1)));
}

/** Answers how many calls were made of the disk. */
function run(
  migrations: readonly string[],
  { first, howOften }: Failure,
  error: DiskError,
): { readonly calls: number; readonly wasTold: boolean; readonly isKept: boolean } {
  const disk = createFailingDisk(test.parts, (n) => (howOften === 'once' ? n === first : n >= first), error);
  const before = test.told.length;
  const history = test.open(undefined, { ...disk, migrations });
  const from = history.cursors.get('call-log');
  history.write({ logged: [numberedCall(7)], cursor: { name: 'call-log', from, to: 'token-7' } });
  expectNoHole(history);
  history.write({ logged: [numberedCall(8)], cursor: { name: 'call-log', from: 'token-7', to: 'token-8' } });
  // A disk that cannot be read either leaves an empty list and no cursor: everything is asked for again, and it is said.
  if (!loggedIn(history).includes('log-r8')) expect(test.told.length).toBeGreaterThan(before);
  expectNoHole(history);
  history.close();
  const wasTold = test.told.length > before;
  const after = test.open(undefined, { migrations });
  expectNoHole(after);
  const isKept = loggedIn(after).includes('log-r8');
  after.close();
  return { calls: disk.calls(), wasTold, isKept };
}

const errors = Object.values(diskErrors);

describe.each(Object.entries(scenarios))('[I10] [I12] a disk that fails in %s', (_scenario, parts) => {
  it.each(['once', 'from then on'] as const)(
    '[fault 42] [fault 43] [fault 44] [fault 45] [fault 46] at its n-th call and %s, for every n, costs nothing that was kept, and nothing unsaid',
    { timeout: 120_000 },
    (howOften) => {
      parts.before();
      const kept = test.peek();
      const restore = test.remember();
      for (let first = 1; ; first += 1) {
        restore();
        const error = errors[first % errors.length] ?? diskErrors.full;
        const { calls, wasTold, isKept } = run(parts.migrations, { first, howOften }, error);
        expect(isKept || wasTold, `call ${first} failed and nobody was told`).toBe(true);
        expect(test.peek(), `call ${first}`).toEqual(expect.arrayContaining([...kept]));
        expect(test.told.filter(({ kind }) => kind !== 'full' && kind !== 'refused')).toEqual([]);
        if (calls < first) break;
      }
    },
  );
});

/** What a person and the platform bring about, each a write of its own; once there is room it is made up for. */
const deeds: readonly (readonly [what: string, write: (history: History) => unknown])[] = [
  ['a call of the log', (history) => history.write({ logged: [numberedCall(20)] })],
  ['a call that was seen', (history) => history.write({ seen: [pastCall({ id: 's-21' })] })],
  ['a record that is gone', (history) => history.write({ gone: ['r1'] })],
  ['a person', (history) => history.write({ people: { put: [personNumbered(1)] } })],
  ['favourites', (history) => history.write({ favourites: ['personal:1'] })],
  ['a number that was called', (history) => history.write({ dialled: dialledNow })],
  ['a note', (history) => history.write({ callMarks: { notes: [noteNumbered(1)] } })],
  [
    'a missed call that is done with',
    (history) => history.write({ callMarks: { handled: [{ callKey: 's-1', at: 1 }] } }),
  ],
  ['a call-back', (history) => history.write({ callMarks: { reminders: [reminderNumbered(1)] } })],
  [
    'what a number is',
    (history) => history.write({ identification: { rule: { number: '+12125550100', rule: 'spam', at: 1 } } }),
  ],
  [
    'a tag',
    (history) => history.write({ identification: { tags: [{ owner: 'personal:1', tag: 'VIP', on: true }] } }),
  ],
];

/** What is done again by whoever asked for it, or is left to the next time. */
const others: typeof deeds = [
  ['where a stream stands', (history) => history.cursors.set('events', '7', 'now')],
  ['an item to be sent', (history) => history.outbox.write({ put: [outboxRow({ id: 'o-9', place: 9 })] })],
  ['a draft', (history) => history.outbox.write({ putDrafts: [draftRow('d-9')] })],
  ['older entries that go', (history) => history.pastCalls.trim({ most: 1, since: undefined })],
  ['notes that go', (history) => history.keeping.dropNotes(Infinity, 10)],
];

const isNotKept = (answer: unknown): boolean => JSON.stringify({ answer }).includes('not-kept');

describe.each([...deeds, ...others])(
  '[I10] [fault 42] a disk that is full while %s is written',
  (what, write) => {
    const isDeed = deeds.some(([name]) => name === what);

    it(
      'leaves the file as it was before or with all of it, says so, goes on, and writes it at the end if there is room',
      { timeout: 120_000 },
      () => {
        fill();
        const restore = test.remember();
        const history = test.open();
        history.outbox.read();
        write(history);
        history.close();
        const whole = rowsOnDisk(test);
        restore();
        const before = rowsOnDisk(test);
        let points = 0;
        for (let first = 1; first <= points + 1; first += 1) {
          restore();
          test.told.length = 0;
          let isFull = false;
          let count = 0;
          const disk = createFailingDisk(test.parts, () => isFull && (count += 1) >= first, diskErrors.full);
          const full = test.open(undefined, { ...disk });
          full.outbox.read();
          isFull = true;
          const written = write(full);
          const wasReached = count >= first;
          points = Math.max(points, count);
          expect(full.callsSince(0).logged.length, `point ${first}`).toBeGreaterThanOrEqual(0);
          isFull = false;
          full.close();
          const after = rowsOnDisk(test);
          const wasSaid = test.told.length > 0 || isNotKept(written);
          expect(wasSaid || after.join('\n') === whole.join('\n'), `point ${first}`).toBe(true);
          const right = isDeed ? [whole] : [before, whole];
          expect(
            right.map((rows) => rows.join('\n')),
            `point ${first}`,
          ).toContain(after.join('\n'));
          if (!wasReached) break;
        }
        expect(points).toBeGreaterThan(1);
      },
    );
  },
);
