import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallEnding } from '../../../../src/shared/call.ts';
import { builtAt, endings, parties } from '../../../support/builders.ts';
import {
  ada,
  everything,
  grace,
  historyInTest,
  type HistoryInTest,
  loggedCall,
  loggedIn,
  numberedCall,
  pastCall,
} from './history-in-test.ts';

let test: HistoryInTest;
beforeEach(() => {
  test = historyInTest();
});
afterEach(() => test.end());

describe('what is kept of calls', () => {
  it('is there again after the next start, newest first, letter by letter', () => {
    const first = test.open();
    const rows = [
      pastCall({ party: parties.anonymous, line: undefined, ending: endings.bySam }),
      pastCall({
        id: 'log-r2',
        startedAt: builtAt,
        party: parties.masked,
        talkedSeconds: 7,
        ending: endings.here,
      }),
    ];
    first.write({
      logged: rows.map((row, at) => loggedCall({ recordId: `r${at}`, partyId: `p-${at}`, row })),
    });
    first.write({ seen: [pastCall({ id: 's-9', telephonySessionId: undefined })] });
    first.close();
    const kept = test.open().callsSince(everything);
    expect(kept.logged).toEqual(rows.toReversed());
    expect(kept.seen).toEqual([pastCall({ id: 's-9', telephonySessionId: undefined })]);
  });

  it('is asked for from a moment on', () => {
    const history = test.open();
    history.write({ logged: [1, 2, 3].map(numberedCall) });
    expect(history.callsSince(builtAt - 2 * 60_000).logged.map(({ id }) => id)).toEqual(['log-r1', 'log-r2']);
  });

  it('may have begun at a fraction of a millisecond', () => {
    const history = test.open();
    test.clock.jumpTo(builtAt + 0.25);
    const row = pastCall({ startedAt: builtAt + 0.5 });
    history.write({
      ...{ logged: [loggedCall({ row })], seen: [row] },
      cursor: { name: 'call-log', from: undefined, to: 'a' },
    });
    expect(history.callsSince(builtAt)).toEqual({ logged: [row], seen: [row] });
    expect(history.cursorSetAt('call-log')).toBe(builtAt);
  });

  it('is replaced by a newer answer, never by an older one', () => {
    const history = test.open();
    const at = (modifiedAt: number | undefined, ending: CallEnding = endings.missed) =>
      history.write({ logged: [loggedCall({ modifiedAt }, { ending })] });
    const ending = () => history.callsSince(everything).logged.map((row) => row.ending);
    at(100);
    at(200, endings.bySam);
    expect(ending()).toEqual([endings.bySam]);
    at(199, endings.voicemail);
    at(undefined, endings.voicemail);
    expect(ending()).toEqual([endings.bySam]);
    expect(history.versionOf('r1')).toBe(200);
    expect(history.versionOf('r2')).toBeUndefined();
  });

  it('ends the same whatever the order of answers', () => {
    const answers = fc.uniqueArray(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(answers, (versions) => {
        const history = test.open(`owner of ${versions.join(' ')}`);
        for (const version of versions)
          history.write({ logged: [loggedCall({ modifiedAt: version }, { rangSeconds: version })] });
        expect(history.callsSince(everything).logged).toMatchObject([{ rangSeconds: Math.max(...versions) }]);
        history.remove();
      }),
      { numRuns: 50 },
    );
  });

  it('knows the legs of one telephony session apart', () => {
    const history = test.open();
    history.write({
      logged: [loggedCall(), loggedCall({ recordId: 'r2', partyId: 'p-2' }, { id: 'log-r2' })],
    });
    expect(loggedIn(history).toSorted()).toEqual(['log-r1', 'log-r2']);
  });

  it('loses a record that the platform deleted, with what we saw of the call, and gets it back only changed', () => {
    const history = test.open();
    history.write({ logged: [loggedCall(), numberedCall(2)], seen: [pastCall({ id: 's-1' })] });
    history.write({ gone: ['r1', 'never heard of'] });
    expect(loggedIn(history)).toEqual(['log-r2']);
    expect(history.callsSince(everything).seen).toEqual([]);
    history.write({ logged: [loggedCall()] });
    expect(loggedIn(history)).toEqual(['log-r2']);
    history.write({ logged: [loggedCall({ modifiedAt: builtAt + 1 })] });
    expect(loggedIn(history)).toEqual(['log-r1', 'log-r2']);
  });

  it('loses what is missing from a part of the call log that was read as a whole', () => {
    const history = test.open();
    history.write({ logged: [1, 2, 3, 4].map(numberedCall) });
    const whole = { from: builtAt - 3 * 60_000, to: builtAt };
    history.write({ logged: [numberedCall(2)], whole });
    expect(loggedIn(history)).toEqual(['log-r2', 'log-r4']);
    history.write({ logged: [numberedCall(1)] });
    expect(loggedIn(history)).toEqual(['log-r1', 'log-r2', 'log-r4']);
  });

  it('[I20] is no more than the limits say: the oldest go first, whatever the clock says', () => {
    const history = test.open();
    history.write({ logged: Array.from({ length: 60 }, (_, at) => numberedCall(at)) });
    test.clock.jumpTo(builtAt + 20 * 365 * 86_400_000);
    history.pastCalls.trim({ most: 40, since: undefined });
    expect(history.versionOf('r39')).toBe(builtAt);
    expect(history.versionOf('r40')).toBeUndefined();
    history.pastCalls.trim({ most: 40, since: builtAt - 10 * 60_000 });
    expect(loggedIn(history)).toHaveLength(10);
  });
});

describe('whose it is', () => {
  it('is one file for each person, which nobody else on this computer may read', () => {
    test.open(ada).write({ logged: [loggedCall()] });
    const other = test.open(grace);
    expect(loggedIn(other)).toEqual([]);
    expect(test.files().filter((name) => name.endsWith('.sqlite'))).toHaveLength(2);
    expect(test.modes()).toEqual(new Set(process.platform === 'win32' ? test.modes() : ['600']));
  });

  it('is gone from the disk after a removal, with backups and what was put aside; another person’s stays', () => {
    const history = test.open(ada);
    test.leaveBehind('.before-v9', '.damaged-1', '.damaged-1-wal');
    const others = new Set(test.files());
    test.open(grace).close();
    const theirs = test.files().filter((name) => !others.has(name));
    history.write({ logged: [loggedCall()] });
    history.remove();
    expect(test.files()).toEqual(theirs);
    history.write({ logged: [loggedCall()] });
    history.cursors.set('a', '1');
    expect(history.callsSince(everything)).toEqual({ logged: [], seen: [] });
    expect(history.cursors.get('a')).toBeUndefined();
    expect(test.clock.pending()).toBe(0);
  });
});

describe('where the streams stand', () => {
  it('is on the disk with the next rows, in one transaction', () => {
    const history = test.open();
    history.cursors.set('gateway', '17');
    expect(history.cursors.get('gateway')).toBe('17');
    expect(test.onDisk('SELECT count(*) AS n FROM cursor')).toBe(0);
    history.write({ seen: [pastCall()] });
    expect(test.onDisk('SELECT count(*) AS n FROM cursor')).toBe(1);
    expect(test.clock.pending()).toBe(0);
  });

  it('is on the disk within a second without any, in one write however often it moved', () => {
    const history = test.open();
    for (let count = 0; count < 500; count += 1) history.cursors.set('gateway', `${count}`);
    test.clock.pass(999);
    expect(test.onDisk('SELECT count(*) AS n FROM cursor')).toBe(0);
    expect(test.clock.pending()).toBe(1);
    test.clock.pass(1);
    expect(test.onDisk("SELECT value AS n FROM cursor WHERE name = 'gateway'")).toBe('499');
    expect(history.cursorSetAt('gateway')).toBe(test.clock.now());
  });

  it('is on the disk at once where it has to be, with what waited', () => {
    const history = test.open();
    history.cursors.set('gateway', '17');
    history.cursors.set('requests/auth', '~1', 'now');
    expect(test.onDisk('SELECT count(*) AS n FROM cursor')).toBe(2);
    expect(test.clock.pending()).toBe(0);
  });

  it('is written when the app closes, and known at the next start', () => {
    const history = test.open();
    history.cursors.set('gateway', '17');
    history.write({ cursor: { name: 'call-log', from: undefined, to: 'token' } });
    history.cursors.set('gateway', undefined);
    history.cursors.set('pubnub', '18');
    history.close();
    const { cursors } = test.open();
    expect(['gateway', 'call-log', 'pubnub'].map(cursors.get)).toEqual([undefined, 'token', '18']);
  });

  it('moves with rows only from where they begin', () => {
    const history = test.open();
    const move = (from: string | undefined, to: string) =>
      history.write({ cursor: { name: 'call-log', from, to } });
    move(undefined, 'a');
    move('a', 'b');
    expect(history.cursors.get('call-log')).toBe('b');
    move('a', 'c');
    move(undefined, 'c');
    expect(history.cursors.get('call-log')).toBe('b');
  });

  it('does not get ahead of rows that could not be written', () => {
    const history = test.open();
    history.cursors.set('gateway', '17');
    const bad = { ...pastCall(), id: Symbol('no text') as unknown as string };
    expect(() =>
      history.write({ seen: [bad], cursor: { name: 'call-log', from: undefined, to: 'a' } }),
    ).toThrow();
    expect(test.onDisk('SELECT count(*) AS n FROM cursor')).toBe(0);
    history.write({ seen: [pastCall()] });
    expect(test.onDisk('SELECT value AS n FROM cursor')).toBe('17');
  });
});
