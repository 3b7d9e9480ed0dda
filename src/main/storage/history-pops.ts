import type { PopResult, PopRun, PopRunPage } from '../../shared/screen-pop.ts';
import { inTransaction } from './history-database.ts';
import { parsePopRun } from './history-pops-schema.ts';
import type { Seal } from './history-seal.ts';
import type { Database } from './history-sqlite.ts';

/** That a rule acted for a call. */
export type PopClaim = {
  /** `callKey`. */
  readonly callKey: string;
  readonly ruleId: string;
  /** `partyKey`; empty for a hidden number. */
  readonly number: string;
  /** This computer's clock, ms since the epoch. */
  readonly at: number;
};

/** What rules did. No method throws for what the disk does. */
export type PopStore = {
  /** The newest, newest first. */
  readonly claims: () => readonly PopClaim[];
  /** Written down before anything is done. Answers the line's `PopRun.id`. */
  readonly begin: (claim: PopClaim, run: Omit<PopRun, 'id'>) => number;
  /** A line of which nothing is to be remembered. */
  readonly note: (run: Omit<PopRun, 'id'>) => number;
  /** How it ended. */
  readonly settle: (id: number, result: PopResult) => void;
  /** Whatever was under way in an earlier life of the app. */
  readonly interrupt: () => void;
  /** Newest first. @param olderThan `PopRun.id`, 0 for the newest */
  readonly runs: (olderThan: number, most: number) => PopRunPage;
  /** The lines alone: what was done is still not done twice. */
  readonly clear: () => void;
};

/** One change of it, to be done again on another database. `id`: of the line where it was written first. */
export type PopDeed =
  | {
      readonly kind: 'begin';
      readonly claim: PopClaim;
      readonly run: Omit<PopRun, 'id'>;
      readonly id: number;
    }
  | { readonly kind: 'note'; readonly run: Omit<PopRun, 'id'>; readonly id: number }
  | { readonly kind: 'settle'; readonly id: number; readonly result: PopResult }
  | { readonly kind: 'interrupt' | 'clear' };

/** Calls do not last longer than these many others. */
const mostClaims = 5_000;
/** Lines of the log. */
const mostRuns = 500;

/** The same in one database; throws for what the disk does. */
export type PopRows = PopStore;

/**
 * @param use does the work on the database there is, and on another where that one failed
 * @param record remembers what was done there
 * @param newIds lines that moved to another database, where they have another `PopRun.id`
 */
export function createPopStore(
  use: <Result>(work: (rows: PopRows, database: Database) => Result, otherwise: Result) => Result,
  record: (deed: PopDeed) => void,
  newIds: Map<number, number>,
): PopStore {
  /** All of it or nothing. */
  const together = <Result>(work: (rows: PopRows) => Result, otherwise: Result): Result =>
    use((rows, database) => {
      let result = otherwise;
      inTransaction(database, () => {
        result = work(rows);
      });
      return result;
    }, otherwise);
  /** Whoever is told of a line knows it by this number until it is settled. */
  const begun = (id: number): number => {
    newIds.delete(id);
    return id;
  };

  return {
    claims: () => use((rows) => rows.claims(), []),
    begin: (claim, run) => {
      const id = begun(together((rows) => rows.begin(claim, run), 0));
      record({ kind: 'begin', claim, run, id });
      return id;
    },
    note: (run) => {
      const id = begun(together((rows) => rows.note(run), 0));
      record({ kind: 'note', run, id });
      return id;
    },
    settle: (known, result) => {
      const id = newIds.get(known) ?? known;
      newIds.delete(known);
      together((rows) => rows.settle(id, result), undefined);
      record({ kind: 'settle', id, result });
    },
    interrupt: () => {
      together((rows) => rows.interrupt(), undefined);
      record({ kind: 'interrupt' });
    },
    runs: (olderThan, most) => use((rows) => rows.runs(olderThan, most), { runs: [], more: false }),
    clear: () => {
      together((rows) => rows.clear(), undefined);
      record({ kind: 'clear' });
    },
  };
}

export function createPopRows(database: Database, seal: Seal): PopRows {
  const statements = prepare(database);

  function putRun(run: Omit<PopRun, 'id'>): number {
    const content = JSON.stringify(run);
    const at = Math.floor(run.at);
    const id = Number(statements.addRun.get(at, content, seal.of(at, content))?.['id']);
    statements.trimRuns.run(mostRuns);
    return id;
  }

  function settle(id: number, result: PopResult): void {
    const before = parsePopRun(String(statements.run.get(id)?.['content'] ?? ''));
    if (before === undefined) return;
    const content = JSON.stringify({ ...before, result });
    statements.setRun.run(content, seal.of(Math.floor(before.at), content), id);
  }

  function readRun(row: Readonly<Record<string, unknown>>): PopRun | undefined {
    const [id, at, content] = [Number(row['id']), Number(row['at']), String(row['content'])];
    seal.check(row['seal'], at, content);
    const run = parsePopRun(content);
    return run && { id, ...run };
  }

  return {
    claims: () =>
      statements.claims.all(mostClaims).map((row) => {
        const claim = {
          callKey: String(row['call_key']),
          ruleId: String(row['rule_id']),
          number: String(row['number']),
          at: Number(row['at']),
        };
        seal.check(row['seal'], claim.callKey, claim.ruleId, claim.number, claim.at);
        return claim;
      }),
    begin: ({ callKey, ruleId, number, at }, run) => {
      const time = Math.floor(at);
      statements.claim.run(callKey, ruleId, number, time, seal.of(callKey, ruleId, number, time));
      statements.trimClaims.run(mostClaims);
      return putRun(run);
    },
    note: putRun,
    settle,
    interrupt: () => {
      for (const { id, content } of statements.underWay.all())
        if (parsePopRun(String(content))?.result.kind === 'under-way')
          settle(Number(id), { kind: 'interrupted' });
    },
    runs: (olderThan, most) => {
      const rows = statements.runs.all(olderThan === 0 ? Number.MAX_SAFE_INTEGER : olderThan, most + 1);
      return { runs: rows.slice(0, most).flatMap((row) => readRun(row) ?? []), more: rows.length > most };
    },
    clear: () => void statements.clear.run(),
  };
}

function prepare(database: Database) {
  return {
    claims: database.prepare('SELECT * FROM pop_claim ORDER BY at DESC LIMIT ?'),
    claim: database.prepare(
      'INSERT INTO pop_claim (call_key, rule_id, number, at, seal) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
    ),
    trimClaims: database.prepare(
      'DELETE FROM pop_claim WHERE at < (SELECT at FROM pop_claim ORDER BY at DESC LIMIT 1 OFFSET ?)',
    ),
    addRun: database.prepare('INSERT INTO pop_run (at, content, seal) VALUES (?, ?, ?) RETURNING id'),
    run: database.prepare('SELECT content FROM pop_run WHERE id = ?'),
    setRun: database.prepare('UPDATE pop_run SET content = ?, seal = ? WHERE id = ?'),
    runs: database.prepare('SELECT id, at, content, seal FROM pop_run WHERE id < ? ORDER BY id DESC LIMIT ?'),
    underWay: database.prepare(`SELECT id, content FROM pop_run WHERE content LIKE '%"under-way"%'`),
    trimRuns: database.prepare('DELETE FROM pop_run WHERE id <= (SELECT max(id) FROM pop_run) - ?'),
    clear: database.prepare('DELETE FROM pop_run'),
  };
}
