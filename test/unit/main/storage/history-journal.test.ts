import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openHistoryInMemory } from '../../../../src/main/storage/history-database.ts';
import { applyCursors, type HistoryChange, rowsOf } from '../../../../src/main/storage/history-change.ts';
import {
  createJournal,
  type Deed,
  journalLimits,
  ownPart,
} from '../../../../src/main/storage/history-journal.ts';
import { redo } from '../../../../src/main/storage/history-redo.ts';
import { historyMigrations } from '../../../../src/main/storage/history-schema.ts';
import { findSqlite } from '../../../../src/main/storage/history-sqlite.ts';
import { noteNumbered, personNumbered } from '../../../support/history-child.ts';
import { numberedCall } from './history-in-test.ts';

const roomy = { deeds: 1000, bytes: 10_000_000 };

function deed(change: HistoryChange, moved: Extract<Deed, { kind: 'change' }>['moved'] = []): Deed {
  return { kind: 'change', change, moved, isSure: true, at: 1 };
}
const call = (n: number): Deed => deed({ logged: [numberedCall(n)] });
const note = (n: number): Deed => deed({ callMarks: { notes: [noteNumbered(n)] } });
const both = (n: number): Deed =>
  deed({ callMarks: { notes: [noteNumbered(n)] }, people: { put: [personNumbered(n)] } }, [
    ['events', `${n}`],
  ]);
const stream = (n: number): Deed => deed({}, [['events', `${n}`]]);

const anyDeeds = fc.array(
  fc.tuple(fc.constantFrom(call, note, both, stream), fc.nat({ max: 40 })).map(([make, n]) => make(n)),
  { maxLength: 80 },
);

/** Notes in the order they were written. */
const notesOf = (deeds: readonly Deed[]): readonly string[] =>
  deeds.flatMap((one) =>
    one.kind === 'pop' ? [] : (one.change.callMarks?.notes ?? []).map(({ text }) => text),
  );

describe('what was done in memory', () => {
  it('is remembered for 20,000 deeds and 32 MB', () => {
    expect(journalLimits).toEqual({ deeds: 20_000, bytes: 33_554_432 });
  });

  it('is remembered in its order, and whole, as long as there is room for it', () => {
    fc.assert(
      fc.property(anyDeeds, (deeds) => {
        const journal = createJournal(roomy);
        for (const one of deeds) journal.add(one);
        const isStream = (one: Deed): boolean =>
          one.kind === 'change' && Object.keys(one.change).length === 0;
        expect(journal.deeds().filter((one) => !isStream(one))).toEqual(
          deeds.filter((one) => !isStream(one)),
        );
        expect(journal.isWhole()).toBe(true);
      }),
    );
  });

  it('loses the oldest of the platform first, and of what a person wrote nothing that there is room for', () => {
    fc.assert(
      fc.property(anyDeeds, fc.integer({ min: 1, max: 30 }), (deeds, most) => {
        const journal = createJournal({ ...roomy, deeds: most });
        for (const one of deeds) journal.add(one);
        const kept = journal.deeds();
        const notes = notesOf(deeds);
        expect(kept.length).toBeLessThanOrEqual(most);
        expect(notesOf(kept)).toEqual(notes.slice(-Math.max(notesOf(kept).length, 1)));
        if (notes.length <= most * 0.9) expect(notesOf(kept)).toEqual(notes);
      }),
    );
  });

  it('takes no more bytes than it may, and keeps notes while calls go', () => {
    const journal = createJournal({ ...roomy, bytes: 20_000 });
    for (let n = 0; n < 10; n += 1) journal.add(note(n));
    for (let n = 0; n < 200; n += 1) journal.add(call(n));
    expect(Buffer.byteLength(JSON.stringify(journal.deeds()))).toBeLessThan(21_000);
    expect(notesOf(journal.deeds())).toHaveLength(10);
    expect(journal.isWhole()).toBe(false);
    expect(journal.deeds().at(-1)).toEqual(call(199));
  });

  it('takes one place for a stream that moves while nothing else happens', () => {
    const journal = createJournal(roomy);
    for (let n = 0; n < 500; n += 1) journal.add(stream(n));
    expect(journal.deeds()).toEqual([stream(499)]);
  });

  it.each<[string, Deed, Deed | undefined]>([
    ['a call', call(1), undefined],
    ['a note', note(1), note(1)],
    ['a note with people of the platform', both(1), note(1)],
    ['a stream', stream(1), undefined],
    [
      'a message that was marked',
      deed({ messages: { drop: ['m'], marks: [{ id: 'n', mark: undefined }] } }),
      deed({ messages: { marks: [{ id: 'n', mark: undefined }] } }),
    ],
    ['what a rule did', { kind: 'pop', deed: { kind: 'clear' } }, { kind: 'pop', deed: { kind: 'clear' } }],
  ])('of %s has the part that nobody else knows', (_what, whole, own) => {
    expect(ownPart(whole)).toEqual(own);
  });
});

describe('done again', () => {
  const open = () => {
    const rows = rowsOf(openHistoryInMemory({ open: findSqlite(), migrations: historyMigrations }));
    applyCursors(rows, [['events', 'old']], {}, 1);
    return rows;
  };
  const log = { cursor: { name: 'log', from: undefined, to: 'a' } };

  it('it moves the streams with their rows', () => {
    const [rows, journal] = [open(), createJournal(roomy)];
    journal.add(deed({ logged: [numberedCall(1)], ...log }, [['events', 'new']]));
    redo(journal, rows, true);
    expect([rows.cursors.get('events'), rows.cursors.get('log')]).toEqual(['new', 'a']);
  });

  it('it leaves them where they stand once rows had to go, or where nobody knows what is missing', () => {
    const short = createJournal({ ...roomy, deeds: 2 });
    for (const n of [1, 2, 3]) short.add(call(n));
    short.add(deed({ logged: [numberedCall(4)], ...log }, [['events', 'new']]));
    const unknown = createJournal(roomy);
    unknown.add(deed({ ...log }, [['events', 'new']]));
    for (const [journal, isCopy] of [
      [short, true],
      [unknown, false],
    ] as const) {
      const rows = open();
      redo(journal, rows, isCopy);
      expect([rows.cursors.get('events'), rows.cursors.get('log')]).toEqual(['old', undefined]);
    }
  });
});
