// Runs in a process of its own, with --expose-gc: the whole app but its windows reads a large account for the first
// time, on virtual time, and then tells of callers what it knows.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createHistories } from '../../src/main/storage/histories.ts';
import { systemFiles } from '../../src/main/storage/history-files.ts';
import { historyMigrations } from '../../src/main/storage/history-schema.ts';
import { findSqlite } from '../../src/main/storage/history-sqlite.ts';
import type { PastCallRow } from '../../src/shared/past-calls.ts';
import { createQuickClock } from '../support/quick-clock.ts';
import type { TestApp } from '../support/start-test-app.ts';
import { type Distribution, distributionOf, rounded } from './measure.ts';

export type OfficeMeasured = {
  readonly calls: number;
  readonly people: number;
  /** Virtual seconds until the newest calls and all people are here, and until all calls are. */
  readonly firstSync: { readonly newest: number; readonly all: number };
  /** Real seconds of one processor for all of it. */
  readonly busySeconds: number;
  readonly requests: number;
  /** Megabytes on the heap that are not there with an empty account. */
  readonly megabytes: number;
  /** Ms of one question each about callers who are known and who are not. */
  readonly brief: Distribution;
  readonly databaseBytes: number;
};

// As in the build: the platform's package opens its sockets through us. Before it is loaded.
const ownSocket = pathToFileURL(
  path.resolve(import.meta.dirname, '../../src/main/ringcentral/gateway-socket.ts'),
);
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'isomorphic-ws' ? { url: ownSocket.href, shortCircuit: true } : next(specifier, context),
});
const { startTestApp } = await import('../support/start-test-app.ts');

const calls = Number(process.argv[2] ?? '100000');
const others = Math.ceil(calls / 10);
const folder = mkdtempSync(path.join(tmpdir(), 'office-bench-'));
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

function heap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1e6;
}

async function start(pastCalls: number, place: string): Promise<TestApp> {
  const clock = createQuickClock();
  const people = pastCalls === 0 ? 0 : others;
  return startTestApp({
    ...{ clock, silent: true },
    world: { history: true, pastCalls, contacts: people, directory: people },
    outside: () => ({
      histories: createHistories({
        ...{ folder: place, clock, log: silent, files: systemFiles, migrations: historyMigrations },
        ...{ open: findSqlite(), newId: () => 'bench' },
      }),
    }),
  });
}

/** Virtual seconds until it is so. */
async function secondsUntil(ringside: TestApp, isSo: () => boolean): Promise<number> {
  const from = ringside.clock.elapsed();
  while (!isSo()) await ringside.run(1_000);
  return (ringside.clock.elapsed() - from) / 1_000;
}

const bare = await start(0, path.join(folder, 'empty'));
await bare.run(30_000);
const empty = heap();
await bare.close();

const busyFrom = process.cpuUsage();
const ringside = await start(calls, path.join(folder, 'large'));
const arePeopleHere = (): boolean => ringside.state().people.status === 'ready';
const newest = await secondsUntil(
  ringside,
  () => arePeopleHere() && ringside.state().today.status === 'ready',
);
const rest = await secondsUntil(ringside, () => ringside.state().pastCalls.total >= calls);
const { user, system } = process.cpuUsage(busyFrom);
const megabytes = heap() - empty;

/** Those who called, and some whom nobody knows. */
async function askedFor(): Promise<readonly string[]> {
  const page = await ringside.app.questions.pastCalls({ filter: { show: 'all' }, count: 200 });
  const rows = page.folds.flatMap((fold): readonly PastCallRow[] => fold.calls);
  const known = rows.flatMap(({ partyKey }) => partyKey ?? []);
  return [...known, ...Array.from({ length: 50 }, (_, n) => `+1999555${String(1000 + n)}`)];
}

const keys = await askedFor();
const samples: number[] = [];
for (let n = 0; n < 2_000; n += 1) {
  const partyKey = keys[(n * 7919) % keys.length] ?? '';
  const from = performance.now();
  await ringside.app.questions.callerBrief({ whom: { kind: 'party', partyKey } });
  samples.push(performance.now() - from);
}
const measured: OfficeMeasured = {
  ...{
    calls: ringside.state().pastCalls.total,
    people: ringside.state().people.personal + ringside.state().people.company,
  },
  firstSync: { newest: rounded(newest), all: rounded(newest + rest) },
  ...{
    busySeconds: rounded((user + system) / 1e6),
    requests: ringside.sent.length,
    megabytes: rounded(megabytes, 1),
  },
  brief: distributionOf(samples),
  databaseBytes: sizeOf(),
};
await ringside.close();
rmSync(folder, { recursive: true, force: true });
console.log(JSON.stringify(measured));
process.exit(0);

function sizeOf(): number {
  const files = systemFiles.beginningWith(path.join(folder, 'large', 'history-'));
  return files.reduce((bytes, file) => bytes + statSync(file).size, 0);
}
