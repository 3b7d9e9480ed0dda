import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { KeptNote } from '../../../../src/main/storage/history-call-marks.ts';
import type { History } from '../../../../src/main/storage/history.ts';
import type { CallFilter, CallPlace } from '../../../../src/shared/past-calls.ts';
import { builtAt, endings, lines, parties } from '../../../support/builders.ts';
import { type HistoryInTest, loggedCall, numberedCall, historyInTest, pastCall } from './history-in-test.ts';

let test: HistoryInTest;
let history: History;
beforeEach(() => {
  test = historyInTest();
  history = test.open();
});
afterEach(() => test.end());

const everybody = { openSince: 0, namedKeys: [] };
const all: CallFilter = { show: 'all' };
const minute = 60_000;

function ids(filter: CallFilter, namedKeys: readonly string[] = []): readonly string[] {
  return history.pastCalls.page(filter, { ...everybody, namedKeys }, { count: 100 }).map(({ id }) => id);
}

describe('the whole history', () => {
  it('has each call once, whatever records and sightings there are of it', () => {
    history.write({ seen: [pastCall({ id: 's-1', ending: endings.unknown })] });
    expect(ids(all)).toEqual(['s-1']);
    history.write({
      logged: [loggedCall(), loggedCall({ recordId: 'r2', partyId: 'p-2' }, { id: 'log-r2' })],
    });
    expect(ids(all)).toEqual(['s-1']);
    expect(history.pastCalls.find('s-1')?.ending).toEqual(endings.missed);
  });

  it('follows what the platform deletes and brings back', () => {
    history.write({ logged: [numberedCall(1), numberedCall(2)] });
    history.write({ gone: ['r1'] });
    expect(ids(all)).toEqual(['log-r2']);
    history.write({ logged: [{ ...numberedCall(1), modifiedAt: builtAt + 1 }] });
    expect(ids(all)).toEqual(['log-r1', 'log-r2']);
    history.write({ logged: [], whole: { from: 0, to: builtAt } });
    expect(ids(all)).toEqual([]);
  });

  it('is read page by page without losing or repeating a call, also where many begin at once', () => {
    const start = builtAt - 5 * minute;
    const calls = Array.from({ length: 50 }, (_, at) =>
      loggedCall(
        { recordId: `r${at}`, partyId: 'p' },
        {
          id: `log-r${at}`,
          telephonySessionId: `s-${at}`,
          sessionId: `${at}`,
          startedAt: start - Math.floor(at / 7),
        },
      ),
    );
    history.write({ logged: calls });
    const found: string[] = [];
    let olderThan: CallPlace | undefined;
    for (let pages = 0; pages < 20; pages += 1) {
      const page = history.pastCalls.page(all, everybody, { olderThan, count: 8 });
      const last = page.at(-1);
      if (last === undefined) break;
      expect(history.pastCalls.count(all, everybody, page[0])).toBe(found.length);
      found.push(...page.map(({ id }) => id));
      olderThan = last;
    }
    expect(new Set(found).size).toBe(50);
    expect(found).toHaveLength(50);
    const newer = history.pastCalls.page(all, everybody, {
      newerThan: { startedAt: start - 5, id: 'log-r35' },
      count: 3,
    });
    expect(newer.map(({ id }) => id)).toEqual(
      found.slice(found.indexOf('log-r35') - 3, found.indexOf('log-r35')),
    );
  });

  it('is filtered by how calls ended, by line, person, time and words', () => {
    const more = (n: number, row: Parameters<typeof pastCall>[0]) => {
      const { recordId, partyId, modifiedAt, row: before } = numberedCall(n);
      return { recordId, partyId, modifiedAt, row: { ...before, ...row } };
    };
    history.write({
      logged: [
        more(1, { ending: endings.missed, line: lines.support }),
        more(2, { ending: endings.missed, line: lines.main, party: parties.second }),
        more(3, { ending: endings.here, direction: 'outbound', line: undefined }),
        { ...more(4, { ending: endings.voicemail, party: parties.colleague }), facts: facts(['77']) },
      ],
    });
    expect(ids({ show: 'missed' })).toEqual(['log-r1', 'log-r2']);
    expect(ids({ show: 'missed-queue' })).toEqual(['log-r1']);
    expect(ids({ show: 'missed-direct' })).toEqual(['log-r2']);
    expect(ids({ show: 'outbound' })).toEqual(['log-r3']);
    expect(ids({ show: 'voicemail' })).toEqual(['log-r4']);
    expect(ids({ show: 'recorded' })).toEqual(['log-r4']);
    expect(ids({ show: 'all', queue: 'ext:301' })).toEqual(['log-r1', 'log-r4']);
    expect(ids({ show: 'all', partyKeys: ['+14155550137', 'ext:104'] })).toEqual(['log-r2', 'log-r4']);
    expect(ids({ show: 'all', since: builtAt - 2 * minute, until: builtAt - minute })).toEqual(['log-r2']);
    expect(ids({ show: 'all', text: 'ALAN tur' })).toEqual(['log-r2']);
    expect(ids({ show: 'all', text: '(415) 555' })).toEqual(['log-r2']);
    expect(ids({ show: 'all', text: '%' })).toEqual([]);
    expect(ids({ show: 'all', text: 'the boss' }, ['ext:104'])).toEqual(['log-r4']);
  });

  it('calls a missed call open until it is handled or somebody has spoken with them', () => {
    const row = (n: number, ending: typeof endings.missed | typeof endings.here) => ({
      ...numberedCall(n),
      row: { ...numberedCall(n).row, ending, party: n < 5 ? parties.named : parties.second },
    });
    history.write({ logged: [row(1, endings.missed), row(3, endings.missed), row(8, endings.missed)] });
    expect(ids({ show: 'open' })).toEqual(['log-r1', 'log-r3', 'log-r8']);
    history.write({
      logged: [row(2, endings.here)],
      callMarks: { handled: [{ callKey: 's-8', at: builtAt }] },
    });
    expect(ids({ show: 'open' })).toEqual(['log-r1']);
    expect(history.pastCalls.followUp('+12125550100', builtAt - 3 * minute)).toEqual({
      kind: 'called-again',
      at: builtAt - 2 * minute,
      reached: true,
    });
    history.write({ callMarks: { handled: [{ callKey: 's-8', at: undefined }] } });
    expect(ids({ show: 'open' })).toEqual(['log-r1', 'log-r8']);
  });

  it('never loses a call that has a note or that is to be called back', () => {
    history.write({
      logged: [1, 2, 3, 4].map(numberedCall),
      callMarks: {
        notes: [note('call s-3')],
        reminders: [
          {
            ...{ id: 'n1', callKey: 's-4', partyKey: undefined, party: parties.named },
            ...{ at: undefined, writtenAt: builtAt, doneAt: undefined },
          },
        ],
      },
    });
    history.pastCalls.trim({ most: 1, since: undefined });
    expect(ids(all)).toEqual(['log-r1', 'log-r3', 'log-r4']);
  });

  it('takes in bit by bit what an older version has kept', () => {
    history.write({
      logged: [1, 2, 3].map(numberedCall),
      seen: [pastCall({ id: 's-9', telephonySessionId: 's-9', sessionId: '9' })],
    });
    const before = ids(all);
    history.close();
    const database = test.parts.open(test.file());
    database.exec(`DELETE FROM past_call;
      INSERT INTO past_call_due SELECT leg, 'call' FROM call; INSERT INTO past_call_due SELECT id, 'seen' FROM call_seen`);
    database.close();
    history = test.open();
    expect(ids(all)).toEqual([]);
    expect(history.pastCalls.settleDue(3)).toBe(true);
    expect(history.pastCalls.settleDue(3)).toBe(false);
    expect(ids(all)).toEqual(before);
    expect(test.told).toEqual([]);
  });

  it('[I06] notices a call that is not as it was written', () => {
    history.write({ logged: [numberedCall(1)] });
    history.close();
    const { parts } = test;
    const database = parts.open(test.file());
    database.exec("UPDATE past_call SET content = replace(content, 'Ada', 'Eve')");
    database.close();
    history = test.open();
    expect(ids(all)).toEqual([]);
    expect(test.told).toEqual([{ kind: 'damaged' }]);
  });
});

describe('what the person made of calls', () => {
  it('is there again after a start, to the letter', () => {
    const reminder = {
      ...{ id: 'n1', callKey: 's-1', partyKey: '+12125550100', party: parties.named },
      ...{ at: builtAt + minute, writtenAt: builtAt, doneAt: undefined },
    };
    history.write({ callMarks: { notes: [note('call s-1'), note('party ext:204')], reminders: [reminder] } });
    history.close();
    history = test.open();
    expect(history.pastCalls.note('call s-1')).toEqual(note('call s-1'));
    expect(history.pastCalls.reminderOf('s-1')).toEqual(reminder);
    expect(history.pastCalls.notesWith(['+12125550100'], 5)).toHaveLength(2);
    history.write({ callMarks: { dropNotes: ['call s-1'], dropReminders: ['n1'] } });
    expect(history.pastCalls.note('call s-1')).toBeUndefined();
    expect(history.pastCalls.reminders()).toEqual([]);
  });
});

function note(of: string): KeptNote {
  return {
    of,
    partyKey: '+12125550100',
    callStartedAt: builtAt - minute,
    text: 'Wants “it” by\nFriday…',
    changedAt: builtAt,
  };
}

function facts(recordings: readonly string[]) {
  return {
    ...{ takenAfterSeconds: undefined, reason: undefined, voicemailId: undefined, transferredTo: undefined },
    recordings: recordings.map((id) => ({ id, kind: 'automatic' as const })),
  };
}
