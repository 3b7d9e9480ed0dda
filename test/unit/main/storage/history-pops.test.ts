import { describe, expect, it } from 'vitest';
import type { PopRun } from '../../../../src/shared/screen-pop.ts';
import { openHistoryInMemory } from '../../../../src/main/storage/history-database.ts';
import { createPopRows } from '../../../../src/main/storage/history-pops.ts';
import { historyMigrations } from '../../../../src/main/storage/history-schema.ts';
import { createSeal } from '../../../../src/main/storage/history-seal.ts';
import { findSqlite } from '../../../../src/main/storage/history-sqlite.ts';

const run = (who: string, different: Partial<PopRun> = {}): Omit<PopRun, 'id'> => ({
  ...{ at: 1_789_000_000_000, ruleId: 'r', ruleName: '', moment: 'ringing', direction: 'inbound', who },
  effect: { kind: 'note', text: 'x' },
  result: { kind: 'under-way' },
  ...different,
});
const claim = (callKey: string, at = 1) => ({ callKey, ruleId: 'r', number: '+12125550100', at });

function open() {
  const database = openHistoryInMemory({ open: findSqlite(), migrations: historyMigrations });
  return { database, rows: createPopRows(database, createSeal('one')) };
}

describe('what rules did', () => {
  it('is there for the next life, newest first, page by page', () => {
    const { database, rows } = open();
    for (let count = 1; count <= 120; count += 1)
      rows.begin(claim(`call ${count}`, count), run(`caller ${count}`));
    const again = createPopRows(database, createSeal('one'));
    const first = again.runs(0, 50);
    expect([first.runs[0]?.who, first.runs.length, first.more]).toEqual(['caller 120', 50, true]);
    const last = again.runs(again.runs(first.runs.at(-1)!.id, 50).runs.at(-1)!.id, 50);
    expect([last.runs.at(-1)?.who, last.more]).toEqual(['caller 1', false]);
    expect(again.claims()[0]).toEqual(claim('call 120', 120));
  });

  it('is claimed once for each call and rule, whatever is written later', () => {
    const { rows } = open();
    rows.begin(claim('same', 1), run('a'));
    rows.begin(claim('same', 2), run('b'));
    expect(rows.claims()).toEqual([claim('same', 1)]);
  });

  it('tells how it ended, and that nobody knows where the app ended first', () => {
    const { rows } = open();
    rows.settle(rows.begin(claim('1'), run('done')), { kind: 'received', status: 204 });
    rows.begin(claim('2'), run('lost "under-way" in its name'));
    rows.interrupt();
    expect(rows.runs(0, 9).runs.map(({ result }) => result)).toEqual([
      { kind: 'interrupted' },
      { kind: 'received', status: 204 },
    ]);
  });

  it('is kept for the last 500 lines, and the claims outlive a clearing', () => {
    const { rows } = open();
    for (let count = 0; count < 510; count += 1) rows.note(run(`caller ${count}`));
    expect(rows.runs(0, 1000).runs).toHaveLength(500);
    rows.begin(claim('kept'), run('x'));
    rows.clear();
    expect(rows.runs(0, 9)).toEqual({ runs: [], more: false });
    expect(rows.claims()).toHaveLength(1);
    // Lines that come later have numbers of their own.
    expect(rows.note(run('later'))).toBeGreaterThan(500);
  });

  it('is not believed where somebody else wrote it, and a line of a newer version is left out', () => {
    const { database, rows } = open();
    rows.begin(claim('1'), run('a'));
    const foreign = createPopRows(database, createSeal('another'));
    expect(() => foreign.claims()).toThrow(/seal/);
    expect(() => foreign.runs(0, 9)).toThrow(/seal/);
    rows.note(run('b', { result: { kind: 'teleported' } as unknown as PopRun['result'] }));
    expect(rows.runs(0, 9).runs.map(({ who }) => who)).toEqual(['a']);
  });
});
