// Runs in a process of its own, with --expose-gc: everybody in memory, and how long it takes to say who somebody is.
import type { Clock } from '../../src/main/clock.ts';
import { createPeople, type People } from '../../src/main/people/people.ts';
import { createPhoneNumbers } from '../../src/main/phone-numbers.ts';
import { createPeopleDoor } from '../../src/main/ringcentral/people-reads.ts';
import type { RestCall } from '../../src/main/ringcentral/rest-door.ts';
import { noPeople, type PeopleState } from '../../src/shared/person.ts';
import { createWorld } from '../../src/simulator/world/world.ts';
import { demoAccount } from '../support/builders.ts';
import { createSeededChance } from '../support/platform-clock.ts';
import { silentLog } from '../support/platform-fixture.ts';
import { createTestHistories } from '../support/test-histories.ts';
import { type Distribution, distributionOf, monotonic, rounded } from './measure.ts';

export type IdentifyMeasured = {
  readonly personal: number;
  readonly company: number;
  /** µs of one question each, about known numbers, unknown ones and extensions. */
  readonly identify: Distribution;
  /** µs: one question to a `Map` with as many keys. */
  readonly map: Distribution;
  /** ms for a text that was not looked for before. */
  readonly search: Distribution;
  /** ms for the first page after everybody has changed. */
  readonly firstPage: number;
  /** Megabytes on the heap that are not there without anybody. */
  readonly megabytes: number;
};

const questions = Number(process.argv[2] ?? '200000');
/** Waits for nothing: the pauses between pages are kind to the platform, which is not there. */
const hurried: Clock = {
  now: Date.now,
  elapsed: monotonic,
  after: (ms, task) => {
    const timer = ms > 60_000 ? undefined : setImmediate(task);
    return () => clearImmediate(timer);
  },
};

/** The simulator's people, page by page, without a network. */
function doorTo(world: ReturnType<typeof createWorld>): ReturnType<typeof createPeopleDoor> {
  const account = {
    id: String(world.account.id),
    companyName: world.account.company,
    mainNumber: { phoneNumber: world.account.mainNumber },
  };
  const entries = world.directory.entries().map((entry) => ({ ...entry, account }));
  const book = world.addressBook(world.extensions.find(({ type }) => type === 'User')?.id ?? 0);
  const contacts = book
    .at(book.version())
    .map(({ id, availability, fields }) => ({ id, availability, ...fields }));
  const page = (list: readonly unknown[], at: number, size: number) => list.slice((at - 1) * size, at * size);
  const answer = ({ path, query = {} }: RestCall): unknown => {
    if (path.endsWith('/favorite')) return { records: [] };
    const at = Number(query['page'] ?? query['pageId'] ?? '1');
    if (path.endsWith('/directory/entries'))
      return { records: page(entries, at, 1000), paging: { totalPages: Math.ceil(entries.length / 1000) } };
    const next = at * 250 < contacts.length ? { nextPageId: at + 1 } : {};
    return { records: page(contacts, at, 250), syncInfo: { syncType: 'FSync', syncToken: 'now' }, ...next };
  };
  return createPeopleDoor({
    ask: (call) => Promise.resolve(JSON.parse(JSON.stringify(answer(call)))),
    send: (call) => Promise.resolve(Response.json(answer(call))),
  });
}

function heap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1e6;
}

async function fill(): Promise<{
  readonly people: People;
  readonly state: PeopleState;
  readonly megabytes: number;
}> {
  const chance = createSeededChance();
  const clock = { now: Date.now, after: hurried.after, random: chance.fraction };
  const world = createWorld({ clock, options: { contacts: 10_000, directory: 9_900 } });
  const door = doorTo(world);
  const numbers = createPhoneNumbers();
  const { histories } = createTestHistories().live(hurried, silentLog);
  let state = noPeople;
  const before = heap();
  const people = createPeople({
    ...{ clock: hurried, chance, log: silentLog, numbers, ...door },
    recent: () => [],
    save: (next) => (state = next),
    renamed: () => undefined,
  });
  people.follow(
    { ...demoAccount, accountId: String(world.account.id) },
    histories.open('bench', () => undefined),
  );
  while (state.status !== 'ready') await new Promise((resolve) => setTimeout(resolve, 20));
  return { people, state, megabytes: heap() - before };
}

/** Known and unknown, each in turn, in no order that helps. */
function askedFor(people: People): readonly string[] {
  const known: string[] = [];
  for (let from = 0; ; from += 200) {
    const { rows } = people.page({ text: '', show: 'everybody', from, count: 200 });
    if (rows.length === 0) break;
    for (const { extensionNumber, numbers } of rows)
      known.push(
        ...(extensionNumber === undefined ? [] : [extensionNumber]),
        ...numbers.flatMap(({ number }) => number?.e164 ?? []),
      );
  }
  return Array.from({ length: questions }, (_, n) => {
    const number = known[(n * 7919) % known.length] ?? '';
    return n % 4 === 3 ? `+1999${String(n).padStart(7, '0')}` : number;
  });
}

function timed(times: number, act: (n: number) => unknown, unit: 1 | 1000): Distribution {
  const samples: number[] = [];
  for (let n = 0; n < times; n += 1) {
    const started = performance.now();
    act(n);
    samples.push((performance.now() - started) * unit);
  }
  return distributionOf(samples);
}

const { people, state, megabytes } = await fill();
const firstPage = timed(1, () => people.page({ text: '', show: 'everybody', from: 0, count: 50 }), 1).max;
const asked = askedFor(people);
const plain = new Map(asked.map((number) => [number, number]));
const looked = ['a', 'an', 'dana', 'zoe', 'bay clinic', 'o', '415', '(212) 555', 'support', 'nobody at all'];
const measured: IdentifyMeasured = {
  ...{ personal: state.personal, company: state.company, megabytes: rounded(megabytes, 1) },
  identify: timed(asked.length, (n) => people.identify(asked[n] ?? ''), 1000),
  map: timed(asked.length, (n) => plain.get(asked[n] ?? ''), 1000),
  search: timed(
    500,
    (n) =>
      people.page({
        text: `${looked[n % looked.length] ?? ''}${' '.repeat(n % 7)}`,
        show: 'everybody',
        from: 0,
        count: 50,
      }),
    1,
  ),
  firstPage,
};
console.log(JSON.stringify(measured));
process.exit(0);
