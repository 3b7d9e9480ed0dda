// Runs in a process of its own: a history of the largest size in a file, and what a search in it takes.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createPeopleBook } from '../../src/main/people/people-book.ts';
import { createPeoplePages } from '../../src/main/people/people-pages.ts';
import { rowFrom } from '../../src/main/past-calls/rows.ts';
import { createSearch } from '../../src/main/search/search.ts';
import { createHistories } from '../../src/main/storage/histories.ts';
import { systemFiles } from '../../src/main/storage/history-files.ts';
import { historyMigrations } from '../../src/main/storage/history-schema.ts';
import { findSqlite } from '../../src/main/storage/history-sqlite.ts';
import type { CallParty } from '../../src/shared/call.ts';
import { searchGroups } from '../../src/shared/search.ts';
import { fillHistory, largest } from '../support/large-history.ts';
import { silentLog } from '../support/platform-fixture.ts';
import { type Distribution, distributionOf, rounded } from './measure.ts';
import { foundTexts } from './search-texts.ts';

export type SearchMeasured = {
  readonly calls: number;
  readonly people: number;
  /** ms of one question about all groups, by three letters or digits. */
  readonly search: Distribution;
  /** ms with filters: whom, missed, a time. */
  readonly filtered: Distribution;
  /** ms: the same letters looked for in every row without an index, in the same file. */
  readonly scan: Distribution;
  /** Rows that were found, of all questions together. */
  readonly found: number;
  readonly bytesPerCall: number;
};

const rounds = Number(process.argv[2] ?? '20');
const folder = mkdtempSync(path.join(tmpdir(), 'ringside-search-'));
const clock = { now: Date.now, elapsed: () => performance.now(), after: () => () => undefined };
const parts = {
  folder,
  clock,
  files: systemFiles,
  log: silentLog,
  open: findSqlite(),
  migrations: historyMigrations,
  newId: () => 'bench',
};
const history = createHistories(parts).open('bench', (failure) => {
  throw new Error(failure.kind);
});
const now = Date.now();
const people = fillHistory(history, largest, now);
while (history.search.fill(1_000) > 0);

/** What stands beside a row does not depend on how many there are. */
const rowParts = {
  recognise: (party: CallParty) => party,
  recordingFile: () => ({ state: 'absent' }) as const,
  hasNote: () => false,
};
const book = createPeopleBook();
book.change({ put: people });
const pages = createPeoplePages(book, () => []);
const search = createSearch({
  clock,
  people: pages.page,
  person: () => undefined,
  identify: book.identify,
  call: (id) => {
    const call = history.pastCalls.find(id);
    return call && rowFrom(call, { ...rowParts, store: history.pastCalls, now: clock.now });
  },
  fax: () => undefined,
  memory: { get: () => undefined, set: () => undefined },
  save: () => undefined,
});
search.follow(history);

/** Also what nobody is called. */
const letters = [...foundTexts, 'qqx'];
const day = 86_400_000;

function timed(act: (text: string, n: number) => unknown, times: number): Distribution {
  const samples: number[] = [];
  for (let round = 0; round < times; round += 1)
    for (const [n, text] of letters.entries()) {
      const at = performance.now();
      act(text, n + round);
      samples.push(performance.now() - at);
    }
  return distributionOf(samples);
}

let found = 0;
const ask = (query: Parameters<typeof search.find>[0]): void => {
  const answer = search.find(query);
  found += answer.people.length + answer.calls.length + answer.notes.length + answer.faxes.length;
};
const all = timed((text) => ask({ text, groups: searchGroups }), rounds);
const foundByWords = found;
const filtered = timed(
  (text, n) =>
    ask({
      text: '',
      whom: text,
      direction: 'inbound',
      groups: ['calls', 'faxes'],
      since: now - (100 + n) * day,
      ...(n % 2 === 0 ? { missed: true } : {}),
    }),
  rounds,
);
history.close();

const file =
  systemFiles.beginningWith(path.join(folder, 'history-')).find((name) => name.endsWith('.sqlite')) ?? '';
const database = findSqlite()(file);
const plain = database.prepare(
  'SELECT id FROM past_call WHERE content LIKE ? ORDER BY started_at DESC LIMIT 8',
);
const scan = timed((text) => plain.all(`%${text}%`), Math.max(1, Math.floor(rounds / 10)));
database.close();
const measured: SearchMeasured = {
  ...{ calls: largest.calls, people: people.length, search: all, filtered, scan, found: foundByWords },
  bytesPerCall: rounded(statSync(file).size / largest.calls, 0),
};
rmSync(folder, { recursive: true, force: true });
console.log(JSON.stringify(measured));
