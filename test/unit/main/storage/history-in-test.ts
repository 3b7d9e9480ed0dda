import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { LoggedCall } from '../../../../src/main/storage/history-calls.ts';
import { createHistories, type HistoriesParts } from '../../../../src/main/storage/histories.ts';
import type { HistoryFailure } from '../../../../src/main/storage/history-failure.ts';
import { systemFiles } from '../../../../src/main/storage/history-files.ts';
import { historyMigrations } from '../../../../src/main/storage/history-schema.ts';
import { findSqlite } from '../../../../src/main/storage/history-sqlite.ts';
import type { History } from '../../../../src/main/storage/history.ts';
import type { PastCall } from '../../../../src/shared/call-list.ts';
import { builtAt, endings, lines, parties } from '../../../support/builders.ts';
import { createStillClock, type StillClock } from '../../../support/still-clock.ts';

export const ada = 'https://platform.example 1300456004/1300458005';
export const grace = 'https://platform.example 1300456004/1300458006';

export function pastCall(different: Partial<PastCall> = {}): PastCall {
  return {
    id: 'log-r1',
    telephonySessionId: 's-1',
    sessionId: '404',
    direction: 'inbound',
    party: parties.named,
    line: lines.support,
    startedAt: builtAt - 60_000,
    talkedSeconds: undefined,
    rangSeconds: 22,
    ending: endings.missed,
    unheard: false,
    ...different,
  };
}

export function loggedCall(different: Partial<LoggedCall> = {}, row: Partial<PastCall> = {}): LoggedCall {
  return { recordId: 'r1', partyId: 'p-1', modifiedAt: builtAt, row: pastCall(row), ...different };
}

/** The n-th of many calls, each a minute older than the one before. */
export function numberedCall(n: number): LoggedCall {
  return loggedCall(
    { recordId: `r${n}`, partyId: `p-${n}` },
    { id: `log-r${n}`, telephonySessionId: `s-${n}`, sessionId: `${n}`, startedAt: builtAt - n * 60_000 },
  );
}

export type HistoryInTest = {
  readonly folder: string;
  readonly clock: StillClock;
  /** What people were told of, newest last. */
  readonly told: HistoryFailure[];
  /** How often the file could be used again. */
  readonly returns: () => number;
  readonly parts: HistoriesParts;
  readonly open: (owner?: string, different?: Partial<HistoriesParts>) => History;
  /** Names of the files in the folder. */
  readonly files: () => readonly string[];
  /** Full path of the database's own file, where there is only one person. */
  readonly file: () => string;
  /** Permissions of all files, in octal. */
  readonly modes: () => ReadonlySet<string>;
  /** Puts files with these endings beside the database's own. */
  readonly leaveBehind: (...endings: readonly string[]) => void;
  /** `n` of the answer, as the next start would find it if this one were killed now. */
  readonly onDisk: (query: string) => unknown;
  /** Puts a copy in the file's place, as if who has it open were killed. */
  readonly swapForCopy: () => void;
  /** Rows of the call log in the file, read past everything of ours. */
  readonly peek: () => readonly string[];
  /** Remembers the folder as it is; the answer brings it back. */
  readonly remember: () => () => void;
  readonly end: () => void;
};

/** A folder of its own on the real disk, and a clock that stands still. */
export function historyInTest(): HistoryInTest {
  const folder = path.join(mkdtempSync(path.join(tmpdir(), 'history-')), 'kept');
  const clock = createStillClock(builtAt);
  const told: HistoryFailure[] = [];
  let ids = 0;
  let returns = 0;
  const parts: HistoriesParts = {
    ...{ folder, clock, files: systemFiles },
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    open: findSqlite(),
    migrations: historyMigrations,
    newId: () => `id-${(ids += 1)}`,
  };
  const files = (): readonly string[] => readdirSync(folder).sort();
  const file = (): string => path.join(folder, files().find((name) => name.endsWith('.sqlite')) ?? '');
  return {
    ...{ folder, clock, told, parts, files, file },
    modes: () => new Set(files().map((name) => (statSync(path.join(folder, name)).mode & 0o777).toString(8))),
    leaveBehind: (...endings) => {
      for (const ending of endings) writeFileSync(`${file()}${ending}`, 'left behind', { mode: 0o600 });
    },
    onDisk: (query) => {
      const copy = copyOf(file(), path.join(path.dirname(folder), 'copy'));
      const database = parts.open(copy);
      const answer = database.prepare(query).get()?.['n'];
      database.close();
      return answer;
    },
    swapForCopy: () => {
      const swapped = file();
      const copy = copyOf(swapped, path.join(path.dirname(folder), 'copy'));
      for (const ending of ['', '-wal']) rmSync(swapped + ending, { force: true });
      copyOf(copy, swapped);
    },
    peek: () => {
      if (!existsSync(folder) || !existsSync(file())) return [];
      const database = parts.open(copyOf(file(), path.join(path.dirname(folder), 'copy')));
      const ids = database.prepare("SELECT json_extract(content, '$.id') AS id FROM call").all();
      database.close();
      return ids.map(({ id }) => String(id));
    },
    remember: () => {
      const copy = path.join(path.dirname(folder), 'remembered');
      if (existsSync(folder)) cpSync(folder, copy, { recursive: true });
      return () => {
        rmSync(folder, { recursive: true, force: true });
        if (existsSync(copy)) cpSync(copy, folder, { recursive: true });
      };
    },
    open: (owner = ada, different = {}) =>
      createHistories({ ...parts, ...different }).open(
        owner,
        (failure) => told.push(failure),
        () => (returns += 1),
      ),
    returns: () => returns,
    end: () => rmSync(path.dirname(folder), { recursive: true, force: true }),
  };
}

export const everything = 0;

/** Record by record: when it began and how it ended. */
export function loggedIn(history: History): readonly string[] {
  return history.callsSince(everything).logged.map(({ id }) => id);
}

/** The database with its write-ahead log, as a kill would leave it. */
export function copyOf(file: string, to: string): string {
  for (const ending of ['', '-wal']) {
    rmSync(to + ending, { force: true });
    if (existsSync(file + ending)) copyFileSync(file + ending, to + ending);
  }
  return to;
}
