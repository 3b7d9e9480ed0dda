import { inTransaction } from './history-database.ts';
import { bitsBelowSecond } from './history-search-schema.ts';
import { type SearchKind, type SearchSource, searchSources } from './history-search-sources.ts';
import type { Database } from './history-sqlite.ts';

/** What is asked of an index: its own language, as `search/match.ts` writes it. */
export type SearchAsked = {
  readonly kind: SearchKind;
  /** Beginnings of words, or what stands inside of them. People have only the latter. */
  readonly index: 'words' | 'parts';
  readonly match: string;
  /** Times in ms; the first belongs to it, the last does not. */
  readonly since: number;
  readonly until: number;
  readonly most: number;
};

/** The statements over the indexes of one database; they throw what SQLite says. */
export type SearchIndex = {
  /** Keys of rows in their tables, the newest first. */
  readonly find: (asked: SearchAsked) => readonly string[];
  readonly fill: (most: number) => number;
  readonly check: () => void;
};

export function createSearchIndex(database: Database): SearchIndex {
  const finds = new Map<string, ReturnType<Database['prepare']>>();

  function findIn(table: string): ReturnType<Database['prepare']> {
    const known = finds.get(table);
    if (known !== undefined) return known;
    const made = database.prepare(findSql(table));
    finds.set(table, made);
    return made;
  }

  const gaps = database.prepare('SELECT kind, done_to FROM search_gap ORDER BY kind');

  function gapNow(): { readonly source: SearchSource; readonly doneTo: string } | undefined {
    const gap = gaps.get();
    const source = searchSources.find(({ kind }) => kind === gap?.['kind']);
    return source && { source, doneTo: String(gap?.['done_to']) };
  }

  function fillGap(source: SearchSource, doneTo: string, most: number): void {
    const { kind, table, key, view } = source;
    const end = database
      .prepare(
        `SELECT max(key) AS last FROM (SELECT ${key} AS key FROM ${table} WHERE ${key} > ? ORDER BY ${key} LIMIT ?)`,
      )
      .get(doneTo, most)?.['last'];
    inTransaction(database, () => {
      if (typeof end !== 'string') {
        database.prepare('DELETE FROM search_gap WHERE kind = ?').run(kind);
        return;
      }
      database
        .prepare(
          `INSERT INTO search_put SELECT * FROM ${view} AS wanted WHERE key > ? AND key <= ?
           AND NOT EXISTS (SELECT 1 FROM search_row WHERE kind = '${kind}' AND key = wanted.key)`,
        )
        .run(doneTo, end);
      database.prepare('UPDATE search_gap SET done_to = ? WHERE kind = ?').run(end, kind);
    });
  }

  function left(): number {
    return gaps.all().reduce((sum, gap) => {
      const source = searchSources.find(({ kind }) => kind === gap['kind']);
      if (source === undefined) return sum;
      const { table, key } = source;
      const rows = database.prepare(`SELECT count(*) AS rows FROM ${table} WHERE ${key} > ?`);
      return sum + Number(rows.get(String(gap['done_to']))?.['rows']);
    }, 0);
  }

  return {
    find: ({ kind, index, match, since, until, most }) =>
      findIn(`search_${kind}_${index}`)
        .all(match, idAt(since), idAt(until), most)
        .map(({ key }) => String(key)),
    fill: (most) => {
      const gap = gapNow();
      if (gap === undefined) return 0;
      fillGap(gap.source, gap.doneTo, most);
      return gapNow() === undefined ? 0 : Math.max(1, left());
    },
    check: () => {
      for (const table of tables) database.exec(`INSERT INTO ${table}(${table}) VALUES ('integrity-check')`);
    },
  };
}

const tables = searchSources.flatMap(({ kind, hasWords }) => [
  ...(hasWords ? [`search_${kind}_words`] : []),
  `search_${kind}_parts`,
]);

/** The newest first, for ids begin with the time. */
function findSql(table: string): string {
  return `SELECT found.key FROM ${table} JOIN search_row AS found ON found.id = ${table}.rowid
    WHERE ${table} MATCH ? AND ${table}.rowid >= ? AND ${table}.rowid < ?
    ORDER BY ${table}.rowid DESC LIMIT ?`;
}

/** Farther than any row's second. */
const endOfTime = 4_102_444_801_000;

/** People have no time and stand at the beginning of it. */
function idAt(time: number): bigint {
  return BigInt(Math.floor(Math.max(0, Math.min(time, endOfTime)) / 1000)) << BigInt(bitsBelowSecond);
}
