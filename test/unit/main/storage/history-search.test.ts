import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { KeptPerson } from '../../../../src/main/storage/history-people-schema.ts';
import type { KeptMessage } from '../../../../src/main/storage/history-message-schema.ts';
import { searchSchemaAnew } from '../../../../src/main/storage/history-search-schema.ts';
import type { History } from '../../../../src/main/storage/history.ts';
import { builtAt, endings, parties } from '../../../support/builders.ts';
import { historyInTest, type HistoryInTest, loggedCall, numberedCall, pastCall } from './history-in-test.ts';

let test: HistoryInTest;
beforeEach(() => {
  test = historyInTest();
});
afterEach(() => test.end());

const whenever = { since: 0, until: Infinity, most: 50 };

type Kind = 'call' | 'note' | 'fax';

/** Keys of what the index of beginnings finds, newest first. */
function found(
  history: History,
  kind: Kind,
  match: string,
  different: Partial<typeof whenever> = {},
): readonly string[] {
  return history.search.find({ kind, index: 'words', match, ...whenever, ...different });
}

const inside = (history: History, kind: Kind | 'person', match: string): readonly string[] =>
  history.search.find({ kind, index: 'parts', match, ...whenever });

function fillAll(history: History): void {
  while (history.search.fill(2) > 0);
}

/** Between two runs, and past what SQLite keeps people from. */
function onFile(sql: string): void {
  const database = new DatabaseSync(test.file(), { defensive: false });
  database.exec(sql);
  database.close();
}

const ada = 'who : "ada" *';

function fax(different: Partial<KeptMessage> = {}): KeptMessage {
  const from = {
    phoneNumber: '+14155550188',
    extensionNumber: undefined,
    name: 'Bay Clinic',
    location: 'San Francisco',
  };
  return {
    ...{
      id: '1',
      type: 'Fax',
      direction: 'Inbound',
      availability: 'Alive',
      readStatus: 'Unread',
      from,
      to: [],
    },
    ...{
      messageStatus: 'Received',
      createdAt: builtAt,
      modifiedAt: builtAt,
      attachments: [],
      subject: undefined,
    },
    ...{ faxPageCount: 2, faxResolution: 'High', coverIndex: undefined, coverPageText: 'Order of Friday' },
    ...different,
  };
}

function person(name: string, different: Partial<KeptPerson['person']> = {}): KeptPerson {
  const e164 = '+12125550100';
  return {
    part: 1,
    person: {
      ...{ id: `personal:${name}`, source: 'personal', kind: 'person', name, company: 'Bay Clinic' },
      ...{ department: undefined, jobTitle: undefined, email: undefined, extensionNumber: undefined },
      numbers: [{ label: 'work', number: { e164, shown: e164, region: undefined }, shown: e164 }],
      inactive: false,
      ...different,
    },
  };
}

describe('a row is found', () => {
  it('from the write that keeps it on, by the beginning of a word, with or without accents', () => {
    const history = test.open();
    history.write({
      logged: [
        loggedCall({}, { party: { kind: 'colleague', extensionNumber: '104', name: 'Zoë Łódź-O’Brien' } }),
      ],
    });
    for (const word of ['zo', 'zoe', 'lod', 'obrien', 'ZOË'])
      expect(found(history, 'call', `who : "${word}" *`)).toEqual(['log-r1']);
    expect(found(history, 'call', 'who : "brien" *')).toEqual([]);
  });

  it('newest first, within a time, whatever the order it came in', () => {
    const history = test.open();
    for (const n of [2, 3, 1]) history.write({ logged: [numberedCall(n)] });
    expect(found(history, 'call', ada)).toEqual(['log-r1', 'log-r2', 'log-r3']);
    const minute = 60_000;
    expect(found(history, 'call', ada, { since: builtAt - 2 * minute })).toEqual(['log-r1', 'log-r2']);
    expect(found(history, 'call', ada, { until: builtAt - 2 * minute })).toEqual(['log-r3']);
    expect(found(history, 'call', ada, { most: 1 })).toEqual(['log-r1']);
  });

  it('by some digits of its number, and by the whole of it', () => {
    const history = test.open();
    history.write({ logged: [numberedCall(1)] });
    expect(inside(history, 'call', '"5550100"')).toEqual(['log-r1']);
    expect(found(history, 'call', 'keys : "xqn12125550100"')).toEqual(['log-r1']);
    expect(inside(history, 'call', '"5550101"')).toEqual([]);
  });

  it('by how it ended and which way it went', () => {
    const history = test.open();
    history.write({
      logged: [numberedCall(1)],
      seen: [
        pastCall({
          id: 's-9',
          telephonySessionId: 's-9',
          direction: 'outbound',
          ending: endings.notConnected,
        }),
      ],
    });
    expect(found(history, 'call', 'marks : "xqmissed"')).toEqual(['log-r1']);
    expect(found(history, 'call', 'marks : "xqoutbound"')).toEqual(['s-9']);
  });

  it('by what it says now, and not at all when it is gone', () => {
    const history = test.open();
    history.write({ logged: [loggedCall()] });
    history.write({ logged: [loggedCall({ modifiedAt: builtAt + 1 }, { party: parties.second })] });
    expect(found(history, 'call', ada)).toEqual([]);
    expect(found(history, 'call', 'who : "turing" *')).toEqual(['log-r1']);
    history.write({ gone: ['r1'] });
    expect(found(history, 'call', 'who : "turing" *')).toEqual([]);
    expect(inside(history, 'call', '"ring"')).toEqual([]);
  });

  it('also where its time is of no calendar, and a thousand began in the same second', () => {
    const history = test.open();
    const one = (n: number, startedAt: number) =>
      loggedCall(
        { recordId: `o${n}`, partyId: `o${n}` },
        { id: `o${n}`, telephonySessionId: `o${n}`, sessionId: `${n}`, startedAt },
      );
    const many = Array.from({ length: 1_000 }, (_, n) => one(n, builtAt));
    history.write({ logged: [one(1_000, -5), one(1_001, 9e15), ...many] });
    expect(found(history, 'call', ada, { most: 2_000 })).toHaveLength(1_002);
  });
});

describe('a note is found', () => {
  it('by what it says now, under the time of its call, until it is taken away', () => {
    const history = test.open();
    const write = (text: string): void =>
      history.write({
        callMarks: {
          notes: [
            {
              of: 'call s-1',
              partyKey: '+12125550100',
              callStartedAt: builtAt,
              text,
              changedAt: builtAt + 9e7,
            },
          ],
        },
      });
    write('Wants the quote');
    write('Wants the *revised* quote by Friday');
    expect(found(history, 'note', 'more : "revis" *', { until: builtAt + 1_000 })).toEqual(['call s-1']);
    expect(found(history, 'note', '(marks : "xqany") AND (keys : "xqn12125550100")')).toEqual(['call s-1']);
    expect(inside(history, 'note', '"iday"')).toEqual(['call s-1']);
    history.write({ callMarks: { dropNotes: ['call s-1'] } });
    expect(found(history, 'note', 'more : "revis" *')).toEqual([]);
  });
});

describe('a fax is found', () => {
  it('by sender, place, cover text and number, as long as it is there', () => {
    const history = test.open();
    history.write({ messages: { put: [fax()] } });
    for (const match of [
      'who : "clin" *',
      'who : "francisco" *',
      'more : "frid" *',
      'keys : "xqn14155550188"',
    ])
      expect(found(history, 'fax', match)).toEqual(['1']);
    expect(inside(history, 'fax', '"5550188"')).toEqual(['1']);
    history.write({ messages: { availability: [{ id: '1', availability: 'Deleted' }] } });
    expect(found(history, 'fax', 'who : "clin" *')).toEqual([]);
    history.write({ messages: { availability: [{ id: '1', availability: 'Alive' }] } });
    expect(found(history, 'fax', 'who : "clin" *')).toEqual(['1']);
  });

  it('by each of those it went to', () => {
    const history = test.open();
    const to = ['Ann', 'Ben'].map((name, n) => ({
      ...fax().from,
      name,
      phoneNumber: `+1415555010${n}`,
      messageStatus: undefined,
      faxErrorCode: undefined,
    }));
    history.write({ messages: { put: [fax({ direction: 'Outbound', to })] } });
    for (const match of ['who : "ann" *', 'who : "ben" *', 'keys : "xqn14155550101"', 'marks : "xqoutbound"'])
      expect(found(history, 'fax', match)).toEqual(['1']);
    expect(found(history, 'fax', 'who : "clin" *')).toEqual([]);
  });
});

describe('somebody is found', () => {
  it('by what stands inside of names, firms and numbers, and no more when they are gone', () => {
    const history = test.open();
    history.write({
      people: { put: [person('Ada Lovelace', { extensionNumber: '204' }), person('Grace Hopper')] },
    });
    expect(inside(history, 'person', '"lace"')).toEqual(['personal:Ada Lovelace']);
    expect(inside(history, 'person', '"clin"')).toHaveLength(2);
    expect(inside(history, 'person', '"204"')).toEqual(['personal:Ada Lovelace']);
    history.write({ people: { clear: { source: 'personal', parts: 'is', part: 1 } } });
    expect(inside(history, 'person', '"lace"')).toEqual([]);
  });
});

describe('the index', () => {
  it('takes in bit by bit what an older version has kept', () => {
    const older = test.open();
    older.write({ logged: [1, 2, 3, 4, 5].map(numberedCall), messages: { put: [fax()] } });
    older.close();
    onFile(searchSchemaAnew);
    const history = test.open();
    expect(found(history, 'call', ada)).toEqual([]);
    history.write({ logged: [numberedCall(6)] });
    const lefts = [history.search.fill(2), history.search.fill(2), history.search.fill(2)];
    expect(lefts[0]).toBeGreaterThan(lefts[2] ?? Infinity);
    fillAll(history);
    expect(history.search.fill(2)).toBe(0);
    expect(found(history, 'call', ada)).toEqual([1, 2, 3, 4, 5, 6].map((n) => `log-r${n}`));
    expect(found(history, 'fax', 'who : "clin" *')).toEqual(['1']);
  });

  it('[I06] that is damaged is made anew from the rows, which stay', () => {
    let history = test.open();
    history.write({ logged: [1, 2, 3].map(numberedCall) });
    history.close();
    onFile("UPDATE search_call_words_data SET block = x'0011223344' WHERE id > 1");
    history = test.open();
    expect(found(history, 'call', ada)).toEqual([]);
    fillAll(history);
    expect(found(history, 'call', ada)).toEqual(['log-r1', 'log-r2', 'log-r3']);
    expect(test.told).toEqual([]);
  });

  it('[I06] that is missing stops no write, and is there again afterwards', () => {
    let history = test.open();
    history.write({ logged: [numberedCall(1)] });
    history.close();
    onFile('DROP TABLE search_call_parts; DROP TABLE search_row');
    history = test.open();
    history.write({ logged: [numberedCall(2)] });
    fillAll(history);
    expect(found(history, 'call', ada)).toEqual(['log-r1', 'log-r2']);
    expect(inside(history, 'call', '"lovel"')).toEqual(['log-r1', 'log-r2']);
    expect(test.told).toEqual([]);
  });

  it('that was asked what it cannot read answers nothing, and stays as it is', () => {
    const history = test.open();
    history.write({ logged: [numberedCall(1)] });
    expect(found(history, 'call', '"')).toEqual([]);
    expect(found(history, 'call', 'nothing : "x"')).toEqual([]);
    expect(found(history, 'call', ada)).toEqual(['log-r1']);
    history.close();
    expect(found(history, 'call', ada)).toEqual([]);
  });
});
