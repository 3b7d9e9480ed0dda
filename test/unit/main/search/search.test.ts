import { beforeEach, describe, expect, it } from 'vitest';
import type { SearchPorts } from '../../../../src/main/search/ports.ts';
import { createSearch, type Search } from '../../../../src/main/search/search.ts';
import type { LoggedCall } from '../../../../src/main/storage/history-calls.ts';
import type { KeptMessage } from '../../../../src/main/storage/history-message-schema.ts';
import { type History } from '../../../../src/main/storage/history.ts';
import { callKey, type PastCallRow } from '../../../../src/shared/past-calls.ts';
import type { Person } from '../../../../src/shared/person.ts';
import type { SearchQuery, SearchState } from '../../../../src/shared/search.ts';
import { builtAt, endings, parties } from '../../../support/builders.ts';
import { receivedFax } from '../../../support/fax-builders.ts';
import { pastCallRow } from '../../../support/past-call-builders.ts';
import { people } from '../../../support/people-builders.ts';
import { silentLog } from '../../../support/platform-fixture.ts';
import { createStillClock, type StillClock } from '../../../support/still-clock.ts';
import { createTestHistories } from '../../../support/test-histories.ts';
import { loggedCall } from '../storage/history-in-test.ts';

const minute = 60_000;
const book: readonly Person[] = [people.ada, people.sam];

let clock: StillClock;
let history: History;
let search: Search;
let saved: Partial<SearchState>[];
let memory: Map<string, unknown>;

beforeEach(() => {
  clock = createStillClock(builtAt);
  history = createTestHistories().live(clock, silentLog).histories.openInMemory();
  saved = [];
  memory = new Map();
  search = createSearch(ports());
  search.follow(history);
});

function ports(): SearchPorts {
  const byWords = (text: string): readonly Person[] =>
    book.filter(({ name }) =>
      text.split(' ').every((word) => name.toLowerCase().includes(word.toLowerCase())),
    );
  return {
    clock,
    people: ({ text, count }) => ({ total: 0, rows: byWords(text).slice(0, count), letters: [], version: 1 }),
    person: (id) => book.find((one) => one.id === id),
    identify: () => undefined,
    call: rowOf,
    fax: (id) => receivedFax({ id }),
    memory: { get: (key) => memory.get(key), set: (key, value) => memory.set(key, value) },
    save: (change) => saved.push(change),
  };
}

/** As the history shows it; what became of it later does not matter here. */
function rowOf(id: string): PastCallRow | undefined {
  const call = history.pastCalls.find(id);
  return (
    call && pastCallRow({ ...call, hasNote: history.pastCalls.note(`call ${callKey(call)}`) !== undefined })
  );
}

/** A call nobody's name stands in, the n-th of many. */
function call(n: number, different: Partial<LoggedCall['row']> = {}): LoggedCall {
  const row = {
    id: `c${n}`,
    telephonySessionId: `t${n}`,
    sessionId: `${n}`,
    startedAt: builtAt - n * minute,
    line: undefined,
    party: parties.unknown,
    ...different,
  };
  return loggedCall({ recordId: `r${n}`, partyId: `p${n}` }, row);
}

const ask = (different: Partial<SearchQuery>) =>
  search.find({ text: '', groups: ['people', 'calls', 'notes', 'faxes'], ...different });
const calls = (different: Partial<SearchQuery>) => ask(different).calls.map(({ id }) => id);

const fax: KeptMessage = {
  ...{ id: 'f1', type: 'Fax', direction: 'Inbound', availability: 'Alive', readStatus: 'Unread', to: [] },
  from: { phoneNumber: '+12125550199', extensionNumber: undefined, name: undefined, location: undefined },
  ...{
    messageStatus: 'Received',
    createdAt: builtAt,
    modifiedAt: builtAt,
    attachments: [],
    subject: undefined,
  },
  ...{ faxPageCount: 2, faxResolution: 'High', coverIndex: undefined, coverPageText: 'Loom order' },
};

describe('a search', () => {
  it('for a name finds that person, their calls and their faxes, though no name stands in those', () => {
    history.write({ logged: [call(1), call(2, { party: parties.second })], messages: { put: [fax] } });
    const { people: found, calls: rows, faxes } = ask({ text: 'ada' });
    expect(found).toEqual([people.ada]);
    expect(rows.map(({ id }) => id)).toEqual(['c1']);
    expect(faxes.map(({ id }) => id)).toEqual(['f1']);
    expect(calls({ text: 'ada lovelace' })).toEqual(['c1']);
  });

  it('finds the newest first and no more than a list has room for', () => {
    history.write({ logged: Array.from({ length: 20 }, (_, n) => call(n)) });
    expect(calls({ text: 'ada' })).toEqual(['c0', 'c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7']);
  });

  it('can be narrowed to a direction, to missed calls, to somebody and to a time', () => {
    history.write({
      logged: [
        call(1),
        call(2, { ending: endings.here }),
        call(3, { direction: 'outbound', ending: endings.notConnected }),
        call(4, { party: parties.second }),
      ],
    });
    expect(calls({ text: 'ada', missed: true })).toEqual(['c1']);
    expect(calls({ whom: 'ada', direction: 'outbound' })).toEqual(['c3']);
    expect(calls({ direction: 'inbound' })).toEqual(['c1', 'c2', 'c4']);
    expect(calls({ text: 'ada', since: builtAt - 2 * minute, until: builtAt })).toEqual(['c1', 'c2']);
    expect(ask({ text: 'ada', groups: ['people'] }).calls).toEqual([]);
  });

  it('finds digits inside of numbers, also together with what narrows it', () => {
    history.write({
      logged: [call(1), call(2, { ending: endings.here }), call(3, { party: parties.second })],
    });
    expect(calls({ text: '(212) 555' })).toEqual(['c1', 'c2']);
    expect(calls({ text: '5550137' })).toEqual(['c3']);
    expect(calls({ text: '212', missed: true })).toEqual(['c1']);
  });

  it('finds letters inside of words of people and calls', () => {
    history.write({
      people: { put: book.map((person) => ({ part: 1, person })) },
      logged: [call(1, { party: { ...parties.masked, name: 'Bay Clinic' } })],
    });
    expect(ask({ text: 'ivera' }).people).toEqual([people.sam]);
    expect(calls({ text: 'inic' })).toEqual(['c1']);
  });

  it('finds notes with the call they hang on', () => {
    const note = { partyKey: undefined, callStartedAt: builtAt, changedAt: builtAt };
    history.write({
      logged: [call(1)],
      callMarks: {
        notes: [
          { ...note, of: 'call t1', text: 'wants the quote' },
          { ...note, of: 'party ext:104', text: 'quotes fast' },
        ],
      },
    });
    const { notes } = ask({ text: 'quot' });
    expect(notes.map((one) => [one.text, one.call?.id, one.whom])).toEqual([
      ['quotes fast', undefined, '104'],
      ['wants the quote', 'c1', undefined],
    ]);
    expect(ask({ text: 'ada', groups: ['calls'] }).calls[0]?.hasNote).toBe(true);
  });

  it.each([
    '"',
    "'; DROP TABLE call; --",
    'a" OR "b',
    '*',
    'NEAR(ada)',
    '\u202e',
    'x'.repeat(200),
    '-ada',
    'who:ada',
  ])('for %s is one for plain text', (text) => {
    history.write({ logged: [call(1)] });
    expect(ask({ text })).toEqual({ people: [], calls: [], notes: [], faxes: [] });
    expect(calls({ text: 'ada' })).toEqual(['c1']);
  });

  it('finds nothing while nobody is signed in', () => {
    search.forget();
    expect(ask({ text: 'ada' })).toEqual({ people: [], calls: [], notes: [], faxes: [] });
  });
});

describe('commands that were chosen', () => {
  it('are remembered, the last one first, each once and over the next start', () => {
    for (const name of ['a', 'b', 'a']) search.usedCommand(name);
    expect(saved.at(-1)).toEqual({ recent: ['a', 'b'] });
    saved = [];
    createSearch(ports());
    expect(saved).toEqual([{ recent: ['a', 'b'] }]);
  });

  it('are none where the memory holds something else', () => {
    memory.set('recentCommands', 'view.dark');
    saved = [];
    createSearch(ports());
    expect(saved).toEqual([]);
  });
});
