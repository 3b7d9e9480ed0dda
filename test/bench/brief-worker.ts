// Runs in a process of its own: a history of the largest size in a file, and what it takes to say who calls.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { briefOf } from '../../src/main/brief/brief.ts';
import { createIdentification } from '../../src/main/identification/identification.ts';
import { createFaxesWith } from '../../src/main/messages/faxes-with.ts';
import { createPastCalls } from '../../src/main/past-calls/past-calls.ts';
import { createPeopleBook } from '../../src/main/people/people-book.ts';
import { recogniseParty } from '../../src/main/people/recognise.ts';
import { createPhoneNumbers } from '../../src/main/phone-numbers.ts';
import { createHistories } from '../../src/main/storage/histories.ts';
import { systemFiles } from '../../src/main/storage/history-files.ts';
import { historyMigrations } from '../../src/main/storage/history-schema.ts';
import { findSqlite } from '../../src/main/storage/history-sqlite.ts';
import type { CallParty } from '../../src/shared/call.ts';
import { callKey, partyKey } from '../../src/shared/past-calls.ts';
import { callAt, fillHistory, largest } from '../support/large-history.ts';
import { silentLog } from '../support/platform-fixture.ts';
import { type Distribution, distributionOf } from './measure.ts';

export type BriefMeasured = {
  readonly calls: number;
  readonly people: number;
  /** ms of one whole brief. */
  readonly brief: Distribution;
  /** ms of processor time of the same, which others on the machine change less. */
  readonly processor: Distribution;
  /** ms of the first ones after the start, when nothing of the file is in memory yet. */
  readonly first: Distribution;
  /** µs of one caller recognised: contacts, directory, companies' blocks, blocked numbers. */
  readonly recognise: Distribution;
  /** ms: the same file's newest calls with one number and nothing else. */
  readonly plain: Distribution;
  /** Earlier contacts that were found, of all briefs together. */
  readonly found: number;
};

const rounds = Number(process.argv[2] ?? '2000');
const folder = mkdtempSync(path.join(tmpdir(), 'ringside-brief-'));
const clock = { now: Date.now, elapsed: () => performance.now(), after: () => () => undefined };
const parts = { folder, clock, files: systemFiles, log: silentLog, open: findSqlite(), migrations: historyMigrations, newId: () => 'bench' }; // prettier-ignore
const open = () =>
  createHistories(parts).open('bench', (failure) => {
    throw new Error(failure.kind);
  });
const now = Date.now();
const filled = open();
const people = fillHistory(filled, largest, now);
filled.close();
const history = open();

const numbers = createPhoneNumbers();
const book = createPeopleBook();
book.change({ put: people });
const person = (id: string) => {
  const entry = book.get(id);
  return entry && { ...entry.person, favourite: false };
};
const identification = createIdentification({
  ...{ clock, numbers, person, companyAround: book.companyAround, setChosen: book.setChosen },
  recogniseByPeople: (party) => recogniseParty(party, book.identify),
  ownAs: () => undefined,
  ruled: () => undefined,
  tagged: () => undefined,
});
identification.follow(history);
for (let n = 0; n < 1_000; n += 1)
  identification.ruleNumber(`+1212${String(5_550_000 + n * 37).padStart(7, '0')}`, 'blocked');
const nothing = () => undefined;
const past = createPastCalls({
  ...{ clock, chance: { uuid: () => 'id' }, recognise: identification.recognise },
  keysOf: () => [],
  partyOf: () => ({ kind: 'anonymous' }),
  liveCalls: () => [],
  recordings: { follow: nothing, file: () => ({ state: 'absent' }), fetch: () => Promise.resolve(), part: () => Promise.resolve({ status: 'gone' }), whole: () => Promise.resolve(undefined), forget: nothing }, // prettier-ignore
  saveRecording: () => Promise.resolve(),
  readOlder: nothing,
  reach: () => 'everything',
  save: nothing,
  callBackDue: nothing,
});
past.follow(history);
for (let n = 0; n < 5_000; n += 10)
  past.commands.writeNote({ kind: 'call', key: callKey(callAt(n, people, now).row) }, `Note ${n}`);
const faxes = createFaxesWith(
  () => [],
  (written) => numbers.view(written)?.e164,
);

const parties = Array.from({ length: rounds }, (_, n) => callAt(n * 7, people, now).row.party);
let found = 0;

async function brief(party: CallParty): Promise<void> {
  const key = partyKey(party);
  if (key === undefined) return;
  const told = await briefOf(
    { whom: { kind: 'party', partyKey: key } },
    {
      ...{ identify: book.identify, person, tagsOf: identification.tagsOf },
      ...{ callsWith: past.questions.callsWith, notesWith: past.questions.notesWith },
      callBacks: past.questions.callBacks,
      faxesWith: (of, most) => (faxes.find(of, most), []),
    },
  );
  found += told.recent.length;
}

async function timed(some: readonly CallParty[], act: (party: CallParty) => unknown): Promise<number[]> {
  const samples: number[] = [];
  for (const party of some) {
    const at = performance.now();
    await act(party);
    samples.push(performance.now() - at);
  }
  return samples;
}

const first = await timed(parties.slice(0, 20), brief);
const processor: number[] = [];
const all = await timed(parties, async (party) => {
  const before = process.cpuUsage();
  await brief(party);
  const { user, system } = process.cpuUsage(before);
  processor.push((user + system) / 1_000);
});
const plain = await timed(parties, (party) => history.pastCalls.with([partyKey(party) ?? ''], 3));
const recognised: number[] = [];
for (const party of parties) {
  const at = performance.now();
  for (let n = 0; n < 10; n += 1) identification.recognise(party);
  recognised.push((performance.now() - at) * 100);
}
past.close();
history.close();
rmSync(folder, { recursive: true, force: true });
const measured: BriefMeasured = {
  ...{ calls: largest.calls, people: people.length, found },
  ...{ brief: distributionOf(all), processor: distributionOf(processor), first: distributionOf(first) },
  ...{ plain: distributionOf(plain), recognise: distributionOf(recognised) },
};
console.log(JSON.stringify(measured));
