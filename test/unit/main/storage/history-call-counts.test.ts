import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pageOf, type PageParts } from '../../../../src/main/past-calls/pages.ts';
import { rowFrom } from '../../../../src/main/past-calls/rows.ts';
import { conditionFrom } from '../../../../src/main/storage/history-call-filter.ts';
import type { LoggedCall } from '../../../../src/main/storage/history-calls.ts';
import type { History } from '../../../../src/main/storage/history.ts';
import type { CallParty } from '../../../../src/shared/call.ts';
import { type CallFilter, callShows, partyKey } from '../../../../src/shared/past-calls.ts';
import { builtAt, endings, lines, parties } from '../../../support/builders.ts';
import { copyOf, type HistoryInTest, historyInTest, loggedCall } from './history-in-test.ts';

let test: HistoryInTest;
let history: History;
beforeEach(() => {
  test = historyInTest();
  history = test.open();
});
afterEach(() => test.end());

const minute = 60_000;

type Made = {
  readonly minutes: number;
  readonly direction: 'inbound' | 'outbound';
  readonly ending: LoggedCall['row']['ending'];
  readonly party: CallParty;
  readonly line: LoggedCall['row']['line'];
  readonly isHandled: boolean;
  readonly isNoted: boolean;
};

/** Few people and few minutes, so that calls meet each other. */
const made: fc.Arbitrary<Made> = fc.record({
  minutes: fc.integer({ min: 1, max: 30 }),
  direction: fc.constantFrom('inbound', 'outbound'),
  ending: fc.constantFrom(endings.missed, endings.here, endings.voicemail, endings.bySam),
  party: fc.constantFrom(parties.named, parties.second, parties.colleague, parties.anonymous),
  line: fc.constantFrom(lines.support, lines.main, undefined),
  isHandled: fc.boolean(),
  isNoted: fc.boolean(),
});

const filters: fc.Arbitrary<CallFilter> = fc.record(
  {
    show: fc.constantFrom(...callShows),
    since: fc.integer({ min: 1, max: 30 }).map((minutes) => builtAt - minutes * minute),
    text: fc.constantFrom('ada', 'a', 'turing', 'support', '555', 'line ma', 'by friday', 'nobody at all'),
  },
  { requiredKeys: ['show'] },
);

function write(calls: readonly Made[]): void {
  history.write({ logged: [], whole: { from: 0, to: builtAt } });
  history.write({
    logged: calls.map(({ minutes, direction, ending, party, line }, n) =>
      loggedCall(
        { recordId: `r${n}`, partyId: 'p', modifiedAt: (round += 1) },
        {
          ...{ id: `log-r${n}`, telephonySessionId: `s-${n}`, sessionId: `${n}` },
          ...{ startedAt: builtAt - minutes * minute, direction, ending, party, line },
        },
      ),
    ),
    callMarks: {
      handled: calls.map(({ isHandled }, n) => ({ callKey: `s-${n}`, at: isHandled ? builtAt : undefined })),
      dropNotes: calls.map((_, n) => `call s-${n}`),
      notes: calls.flatMap(({ isNoted }, n) => (isNoted ? [noteOf(n)] : [])),
    },
  });
}
let round = builtAt;

const noteOf = (n: number) => ({
  ...{ of: `call s-${n}`, partyKey: undefined, callStartedAt: builtAt },
  ...{ text: 'Wants it by Friday', changedAt: builtAt },
});

const openCopy = () => test.parts.open(copyOf(test.file(), path.join(path.dirname(test.folder), 'copy')));

/** The same filter over the table as it is, no index at hand. */
function plainScan(filter: CallFilter, openSince: number): readonly string[] {
  const { sql, values } = conditionFrom(filter, { openSince, namedKeys: [] });
  const database = openCopy();
  const bare = sql.replaceAll('FROM past_call AS later', 'FROM past_call AS later NOT INDEXED');
  const found = database
    .prepare(`SELECT id FROM past_call NOT INDEXED WHERE ${bare} ORDER BY +started_at DESC, +id DESC`)
    .all(...values);
  database.close();
  return found.map(({ id }) => String(id));
}

/** What `open` means, said once more without SQL. */
function openOnes(calls: readonly Made[], openSince: number): readonly Made[] {
  const startOf = ({ minutes }: Made): number => builtAt - minutes * minute;
  const isReached = ({ ending, direction }: Made): boolean =>
    ending.kind === 'answered-here' || (ending.kind === 'answered-elsewhere' && direction === 'inbound');
  return calls.filter(
    (call) =>
      call.direction === 'inbound' &&
      call.ending.kind === 'missed' &&
      startOf(call) >= openSince &&
      !call.isHandled &&
      !calls.some(
        (later) =>
          partyKey(call.party) !== undefined &&
          partyKey(later.party) === partyKey(call.party) &&
          startOf(later) > startOf(call) &&
          isReached(later),
      ),
  );
}

describe('counting calls', () => {
  it('finds and counts by any filter what a plain scan finds', () => {
    fc.assert(
      fc.property(fc.array(made, { maxLength: 25 }), filters, fc.nat(30), (calls, filter, since) => {
        write(calls);
        const meaning = { openSince: builtAt - since * minute, namedKeys: [] };
        const found = history.pastCalls.page(filter, meaning, { count: 100 }).map(({ id }) => id);
        expect(found).toEqual(plainScan(filter, meaning.openSince));
        expect(history.pastCalls.count(filter, meaning)).toBe(found.length);
      }),
      { numRuns: 60 },
    );
  });

  it('counts open calls to queues and to the person as their meaning says', () => {
    fc.assert(
      fc.property(fc.array(made, { maxLength: 25 }), fc.nat(30), (calls, since) => {
        write(calls);
        const openSince = builtAt - since * minute;
        const open = openOnes(calls, openSince);
        const queue = open.filter(({ line }) => line?.kind === 'queue').length;
        expect(history.pastCalls.openCounts(openSince)).toEqual({ direct: open.length - queue, queue });
      }),
      { numRuns: 60 },
    );
  });

  it('says on every page how many there are and how many are newer, however long the pages are', () => {
    fc.assert(
      fc.property(fc.array(made, { maxLength: 25 }), filters, fc.integer({ min: 1, max: 30 }), readPages),
      { numRuns: 60 },
    );
  });
});

function readPages(calls: readonly Made[], filter: CallFilter, count: number): void {
  write(calls);
  const all = plainScan(filter, builtAt - 30 * 86_400_000);
  let read = 0;
  let olderThan: Parameters<typeof pageOf>[0]['olderThan'];
  do {
    const page = pageOf({ filter, count, ...(olderThan && { olderThan }) }, pageParts(), 1);
    const ids = page.folds.flatMap(({ calls: each }) => each.map(({ id }) => id));
    expect(page).toMatchObject({ total: all.length, newer: ids.length === 0 ? 0 : read });
    expect(ids).toEqual(all.slice(read, read + ids.length));
    read += ids.length;
    olderThan = page.next;
  } while (olderThan !== undefined);
  expect(read).toBe(all.length);
}

function pageParts(): PageParts {
  const store = history.pastCalls;
  const now = (): number => builtAt;
  return {
    ...{ store, now, total: (_filter, counted) => counted(), keysOf: () => [] },
    row: (call) =>
      rowFrom(call, {
        ...{ store, now, recognise: (party) => party },
        recordingFile: () => ({ state: 'absent' }),
        hasNote: (key) => store.note(`call ${key}`) !== undefined,
      }),
  };
}

describe('a filter over many calls', () => {
  const planOf = (filter: CallFilter, ask: string): string => {
    const { sql, values } = conditionFrom(filter, { openSince: 0, namedKeys: ['ext:104'] });
    const database = openCopy();
    const steps = database.prepare(`EXPLAIN QUERY PLAN ${ask} FROM past_call WHERE ${sql}`).all(...values);
    database.close();
    return steps.map(({ detail }) => String(detail)).join('\n');
  };

  it('with words is counted without reading the calls', () => {
    expect(planOf({ show: 'all', text: 'ada' }, 'SELECT count(*)')).toMatch(
      /past_call USING COVERING INDEX past_call_by_words/,
    );
  });

  it('looks once for each open call whether somebody has talked since', () => {
    const plan = planOf({ show: 'open' }, 'SELECT count(*)');
    expect(plan).toMatch(/past_call USING COVERING INDEX past_call_by_end/);
    expect(plan).toMatch(/later USING COVERING INDEX past_call_reached/);
  });
});
