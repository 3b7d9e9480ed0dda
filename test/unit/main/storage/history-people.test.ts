import { rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Dialled, KeptPerson } from '../../../../src/main/storage/history-people-schema.ts';
import { historyMigrations } from '../../../../src/main/storage/history-schema.ts';
import type { OpenDatabase } from '../../../../src/main/storage/history-sqlite.ts';
import type { History } from '../../../../src/main/storage/history.ts';
import { builtAt } from '../../../support/builders.ts';
import { diskErrors, sqliteError } from './failing-disk.ts';
import { ada, historyInTest, type HistoryInTest, loggedIn, numberedCall } from './history-in-test.ts';

let test: HistoryInTest;
beforeEach(() => (test = historyInTest()));
afterEach(() => test.end());

function kept(id: string, part = 1, name = `Person ${id}`): KeptPerson {
  const number = { e164: '+14155550177', shown: '+1 (415) 555-0177', region: 'California, US' };
  return {
    part,
    person: {
      id,
      source: id.startsWith('personal') ? 'personal' : 'company',
      kind: 'person',
      name,
      company: 'Bay Clinic',
      department: undefined,
      jobTitle: undefined,
      email: undefined,
      extensionNumber: undefined,
      numbers: [
        { label: 'mobile', number, shown: number.shown },
        { label: 'other', number: undefined, shown: 'ask reception' },
      ],
      inactive: false,
    },
  };
}

const idsIn = (history: History): readonly string[] =>
  history.peopleAfter('', 1000).map(({ person }) => person.id);

function dialled(to: string, at: number): Dialled {
  return { target: { to, shown: to, kind: 'number', region: undefined }, at, from: 'device:1' };
}

describe('people', () => {
  it('are there after the next start as they were', () => {
    const history = test.open();
    history.write({ people: { put: [kept('personal:1'), kept('company:2')] }, favourites: ['company:2'] });
    history.close();
    const again = test.open();
    expect(again.peopleAfter('', 10)).toEqual([kept('company:2'), kept('personal:1')]);
    expect(again.favourites()).toEqual(['company:2']);
    again.close();
  });

  it('come piece by piece, each once', () => {
    const history = test.open();
    const all = Array.from({ length: 25 }, (_, n) => kept(`personal:${n}`));
    history.write({ people: { put: all } });
    const found: string[] = [];
    for (;;) {
      const piece = history.peopleAfter(found.at(-1) ?? '', 10);
      if (piece.length === 0) break;
      found.push(...piece.map(({ person }) => person.id));
    }
    expect(new Set(found)).toEqual(new Set(all.map(({ person }) => person.id)));
    expect(found).toHaveLength(25);
    history.close();
  });

  it.each([
    ['is', ['company:2', 'personal:3', 'personal:9']],
    ['is-not', ['company:1', 'personal:3', 'personal:9']],
    ['above', ['company:1', 'personal:3', 'personal:9']],
  ] as const)('are cleared of a part of one source alone: %s', (parts, left) => {
    const history = test.open();
    history.write({ people: { put: [kept('company:1', 1), kept('company:2', 2), kept('personal:3', 2)] } });
    history.write({
      people: { clear: { source: 'company', parts, part: 1 }, put: [kept('personal:9')] },
    });
    expect(idsIn(history)).toEqual(left);
    history.close();
  });

  it('move from part to part without being there twice', () => {
    const history = test.open();
    history.write({ people: { put: [kept('company:1', 3)] } });
    history.write({
      people: { clear: { source: 'company', parts: 'is', part: 2 }, put: [kept('company:1', 2)] },
    });
    history.write({ people: { clear: { source: 'company', parts: 'is', part: 3 } } });
    expect(idsIn(history)).toEqual(['company:1']);
    history.close();
  });

  it('and how far they were read are kept together, or neither', () => {
    const history = test.open();
    history.write({
      people: { put: [kept('personal:1')] },
      cursor: { name: 'contacts', from: 'elsewhere', to: 'there' },
    });
    expect(history.cursors.get('contacts')).toBeUndefined();
    history.write({
      people: { put: [kept('personal:1')] },
      cursor: { name: 'contacts', from: undefined, to: 'there' },
    });
    expect(history.cursors.get('contacts')).toBe('there');
    history.close();
  });

  it('are gone with the rest after signing out', () => {
    const history = test.open();
    history.write({ people: { put: [kept('personal:1')] }, dialled: dialled('+14155550177', builtAt) });
    history.remove();
    expect(test.files()).toEqual([]);
  });

  it('[I06] whose row was changed by somebody else are not shown', () => {
    const history = test.open();
    history.write({ people: { put: [kept('personal:1')] } });
    history.close();
    const database = test.parts.open(test.file());
    database.exec("UPDATE person SET content = replace(content, 'Person', 'Parson')");
    database.close();
    const again = test.open();
    expect(idsIn(again)).toEqual([]);
    expect(test.told).toEqual([{ kind: 'damaged' }]);
    again.close();
  });
});

describe('what was called', () => {
  it('is listed newest first, each number once', () => {
    const history = test.open();
    for (const [to, at] of [
      ['+1', 1],
      ['+2', 2],
      ['+1', 3],
    ] as const)
      history.write({ dialled: dialled(to, at) });
    expect(history.dialled(10)).toEqual([dialled('+1', 3), dialled('+2', 2)]);
    history.close();
  });

  it('is kept for the newest two hundred', () => {
    const history = test.open();
    for (let n = 0; n < 205; n += 1) history.write({ dialled: dialled(`+${n}`, n) });
    expect(history.dialled(1000)).toHaveLength(200);
    expect(history.dialled(1)[0]?.target.to).toBe('+204');
    history.close();
  });
});

describe('a history from before there were people', () => {
  beforeEach(() => {
    const history = test.open();
    history.write({ logged: [numberedCall(1)] });
    history.close();
    const file = test.file();
    const written = test.parts.open(file);
    const meta = written.prepare('SELECT name, value FROM meta').all();
    const columns = 'leg, record_id, telephony_session_id, started_at, modified_at, gone, content, seal';
    const calls = written.prepare(`SELECT ${columns} FROM call`).all();
    written.close();
    for (const part of ['', '-wal', '-shm']) rmSync(`${file}${part}`, { force: true });
    const old = test.parts.open(file);
    old.exec(historyMigrations[0] ?? '');
    const putMeta = old.prepare('INSERT INTO meta (name, value) VALUES (?, ?)');
    for (const row of meta) putMeta.run(...Object.values(row));
    const putCall = old.prepare(`INSERT INTO call (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`);
    for (const row of calls) putCall.run(...Object.values(row));
    old.exec('PRAGMA user_version = 1;');
    old.close();
  });

  it('keeps its calls and takes people in', () => {
    const history = test.open();
    history.write({ people: { put: [kept('personal:1')] } });
    expect(loggedIn(history)).toEqual(['log-r1']);
    expect(idsIn(history)).toEqual(['personal:1']);
    expect(test.told).toEqual([]);
    history.close();
  });

  it('[I12] shows its calls also where it cannot be brought up to date', () => {
    const open: OpenDatabase = (file, options) => {
      if (file !== ':memory:' && options?.readOnly !== true) throw sqliteError(diskErrors.readOnly);
      return test.parts.open(file, options);
    };
    const history = test.open(ada, { open });
    expect(test.told).toEqual([{ kind: 'refused' }]);
    expect(loggedIn(history)).toEqual(['log-r1']);
    history.close();
  });
});
