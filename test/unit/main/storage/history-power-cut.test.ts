import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createSeededChance } from '../../../support/platform-clock.ts';
import { historyInTest, type HistoryInTest, loggedIn, numberedCall } from './history-in-test.ts';

/** Raised for a long run: `HISTORY_CUTS=10000`. */
const cuts = Number(process.env['HISTORY_CUTS'] ?? 100);
const seed = Number(process.env['HISTORY_SEED'] ?? 1);
const pageSize = 4096;
/** Few enough that all of them are in the log, which goes over to the database after a thousand pages. */
const writes = 25;

let test: HistoryInTest;
/** The database as it was closed once, and the write-ahead log of all that was written since. */
let before: Buffer;
let log: Buffer;

beforeEach(() => {
  test = historyInTest();
  test.open().close();
  before = readFileSync(test.file());
  const history = test.open();
  for (let n = 1; n <= writes; n += 1) {
    const cursor = { name: 'call-log', from: n === 1 ? undefined : `${n - 1}`, to: `${n}` };
    history.write({ logged: [numberedCall(n)], cursor });
  }
  log = readFileSync(`${test.file()}-wal`);
  expect(readFileSync(test.file())).toEqual(before);
  history.close();
});
afterEach(() => test.end());

/** Opens what the power left, and answers up to which write it is all there. */
function wakeUp(database: Buffer, wal: Buffer, what: string): number {
  rmSync(`${test.file()}-wal`, { force: true });
  writeFileSync(test.file(), database);
  writeFileSync(`${test.file()}-wal`, wal);
  const history = test.open();
  const kept = loggedIn(history);
  expect(test.told, what).toEqual([]);
  expect(kept, what).toEqual(Array.from({ length: kept.length }, (_, at) => `log-r${at + 1}`));
  expect(history.cursors.get('call-log'), what).toBe(kept.length === 0 ? undefined : `${kept.length}`);
  history.close();
  return kept.length;
}

it(
  `[I16] [fault 41] a power cut that loses unsynced writes costs the last of them, rows and cursor alike, ${cuts} times`,
  { timeout: 600_000 },
  () => {
    const { fraction } = createSeededChance(seed);
    const reached = new Set<number>();
    for (let cut = 0; cut < cuts; cut += 1) {
      const at = Math.floor(fraction() * log.length);
      const left = Buffer.from(log);
      // What was not flushed is missing, is still zero, or is there in part: sectors reach the disk in any order.
      if (cut % 3 === 0) reached.add(wakeUp(before, left.subarray(0, at), `cut ${cut}, seed ${seed}`));
      else {
        for (let sector = at; sector < left.length; sector += 512)
          if (cut % 3 === 1 || fraction() < 0.5) left.fill(0, sector, Math.min(sector + 512, left.length));
        reached.add(wakeUp(before, left, `cut ${cut}, seed ${seed}`));
      }
    }
    expect(reached.size).toBeGreaterThan(5);
  },
);

it(
  `[I16] [fault 41] a power cut while pages go from the log to the database loses nothing, ${cuts} times`,
  { timeout: 600_000 },
  () => {
    const { fraction } = createSeededChance(seed);
    const after = readFileSync(test.file());
    for (let cut = 0; cut < cuts; cut += 1) {
      // The log is flushed before the first page goes over, and given up after the last is flushed.
      const mixed = Buffer.alloc(after.length);
      before.copy(mixed);
      for (let page = 0; page < after.length; page += pageSize)
        if (fraction() < 0.5) after.copy(mixed, page, page, page + pageSize);
      expect(wakeUp(mixed, log, `cut ${cut}, seed ${seed}`)).toBe(writes);
    }
  },
);
