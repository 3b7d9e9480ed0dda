import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { KeptPerson } from '../../src/main/storage/history-people-schema.ts';
import { findSqlite } from '../../src/main/storage/history-sqlite.ts';
import type { History } from '../../src/main/storage/history.ts';
import {
  callNumbered,
  noteNumbered,
  openInChild,
  personNumbered,
  reminderNumbered,
  slowMigrations,
  standsAt,
} from '../support/history-child.ts';
import { createSeededChance } from '../support/platform-clock.ts';

/** Raised for a long run: `HISTORY_KILLS=200 HISTORY_SEED=7`. */
const kills = Number(process.env['HISTORY_KILLS'] ?? 50);
const seed = Number(process.env['HISTORY_SEED'] ?? 1);
const child = path.resolve(import.meta.dirname, '../support/history-child.ts');

let folder: string;
let compiled: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kills-'));
  compiled = mkdtempSync(path.join(tmpdir(), 'compiled-'));
});
afterEach(() => {
  for (const made of [folder, compiled]) rmSync(made, { recursive: true });
});

/** Starts a plain Node process and kills it so many ms after its first word. Answers all it said. */
async function killAfter(what: 'write' | 'migrate', ms: number): Promise<readonly string[]> {
  // The modules that one has compiled serve all that follow.
  const env = { ...process.env, NODE_COMPILE_CACHE: compiled };
  const killed = spawn(process.execPath, [child, folder, what], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  const begun = new Promise<void>((resolve, reject) => {
    killed.stdout.on('data', (part: Buffer) => {
      said += part.toString();
      resolve();
    });
    killed.once('error', reject);
  });
  const gone = new Promise((resolve) => killed.once('close', resolve));
  await begun;
  await new Promise((resolve) => setTimeout(resolve, ms));
  killed.kill('SIGKILL');
  await gone;
  return said.split('\n').slice(0, -1);
}

function databaseFile(): string {
  return path.join(folder, readdirSync(folder).find((name) => name.endsWith('.sqlite')) ?? '');
}

/** The one with the highest number. */
function newestPerson(history: History): KeptPerson | undefined {
  const numberOf = ({ person }: KeptPerson): number => Number(person.id.split(':')[1]);
  return history.peopleAfter('', 1_000).toSorted((one, other) => numberOf(other) - numberOf(one))[0];
}

/** Read past everything of ours, from a copy: so the next start finds what the kill left. */
function numbersOf(query: string): readonly number[] {
  const database = findSqlite()(databaseFile());
  try {
    expect(database.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
    return database
      .prepare(query)
      .all()
      .map(({ n }) => Number(n));
  } finally {
    database.close();
  }
}

/** What nobody else knows: all that was promised is there as it was written, and at most one more. */
function expectOwnRows(history: History, numbers: ReadonlySet<number>, what: string): void {
  const promised = Math.max(0, ...numbers);
  if (promised === 0) return;
  const { pastCalls, outbox } = history;
  expect(pastCalls.note(`call s-${promised}`), what).toEqual(noteNumbered(promised));
  expect(pastCalls.reminderOf(`s-${promised}`), what).toEqual(reminderNumbered(promised));
  expect(pastCalls.handledAt(`s-${promised}`), what).toBe(promised);
  const notes = new Set(history.keeping.notesAfter('', 100_000).map(({ of }) => of));
  const { rows, drafts, failure } = outbox.read();
  expect(failure, what).toBeUndefined();
  expect(
    rows.map(({ id }) => id),
    what,
  ).toContain(`o-${promised}`);
  expect(
    drafts.map(({ id }) => id),
    what,
  ).toContain(`d-${promised}`);
  const tags = new Set(history.identification().tags.map(({ owner }) => owner));
  const lost = [...numbers].filter((n) => !tags.has(`personal:${n}`) || !notes.has(`call s-${n}`));
  expect(lost, what).toEqual([]);
}

describe(`[I15] [fault 40] killed with -9 at ${kills} random moments (seed ${seed})`, () => {
  it(
    'the database is whole, no promised row is lost, and no cursor is ahead of its rows',
    { timeout: Math.max(900_000, kills * 10_000) },
    async () => {
      const { fraction } = createSeededChance(seed);
      let promised = 0;
      const numbers = new Set<number>();
      for (let kill = 1; kill <= kills; kill += 1) {
        const said = await killAfter('write', fraction() * 40);
        for (const number of said.map(Number)) numbers.add(number);
        promised = Math.max(promised, ...numbers);
        const what = `kill ${kill}, seed ${seed}`;
        const told: string[] = [];
        const history = openInChild(folder, told);
        expect(told, what).toEqual([]);
        const { events, log, contacts } = standsAt(history);
        expect(log, what).toBeGreaterThanOrEqual(promised);
        // They are written with the rows, so they stand exactly where the rows do.
        expect(events, what).toBe(log);
        expect(history.newestStart(), what).toBe(log);
        const kept = history.callsSince(0);
        expect(kept.logged.slice(0, 100), what).toEqual(
          Array.from({ length: Math.min(100, log) }, (_, at) => callNumbered(log - at)),
        );
        expect(contacts, what).toBeGreaterThanOrEqual(promised);
        expect(newestPerson(history), what).toEqual(personNumbered(contacts));
        expectOwnRows(history, numbers, what);
        history.close();
        const rows = numbersOf('SELECT started_at AS n FROM call ORDER BY n');
        expect(rows, what).toEqual(Array.from({ length: log }, (_, at) => at + 1));
        expect(numbersOf('SELECT count(*) AS n FROM call_seen'), what).toEqual([Math.min(log, 5_001)]);
      }
      console.log(`${kills} kills, seed ${seed}: ${promised} promised calls, all kept`);
    },
  );
});

describe(`[I09] [fault 40] killed with -9 in the middle of a migration (seed ${seed})`, () => {
  it(
    'the next start finds every row, and brings the shape up to date',
    { timeout: Math.max(900_000, kills * 10_000) },
    async () => {
      const { fraction } = createSeededChance(seed);
      const versions = new Set<number>();
      for (let kill = 1; kill <= Math.ceil(kills / 5); kill += 1) {
        rmSync(folder, { recursive: true });
        const first = openInChild(folder, []);
        first.write({
          logged: Array.from({ length: 2_000 }, (_, n) => ({
            recordId: `r${n}`,
            partyId: `p-${n}`,
            modifiedAt: n,
            row: callNumbered(n),
          })),
        });
        first.close();
        await killAfter('migrate', fraction() * 250);
        versions.add(numbersOf('SELECT user_version AS n FROM pragma_user_version')[0] ?? 0);
        const told: string[] = [];
        const history = openInChild(folder, told, slowMigrations);
        expect(told, `kill ${kill}, seed ${seed}`).toEqual([]);
        expect(history.callsSince(0).logged).toHaveLength(250);
        history.close();
        expect(numbersOf('SELECT count(*) AS n FROM call')).toEqual([2_000]);
        expect(numbersOf('SELECT user_version AS n FROM pragma_user_version')).toEqual([
          slowMigrations.length,
        ]);
      }
      console.log(`killed at versions ${[...versions].sort().join(', ')} of ${slowMigrations.length}`);
    },
  );
});
