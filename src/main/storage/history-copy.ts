import { inTransaction } from './history-database.ts';
import type { Database } from './history-sqlite.ts';

/** What is worth having in memory, table by table; the outbox always whole. */
const wanted = {
  meta: 'SELECT * FROM meta',
  cursor: 'SELECT * FROM cursor',
  call: 'SELECT * FROM call ORDER BY started_at DESC LIMIT 1000',
  call_seen: 'SELECT * FROM call_seen ORDER BY started_at DESC LIMIT 1000',
  outbox: 'SELECT * FROM outbox',
  person: 'SELECT * FROM person',
  favourite: 'SELECT * FROM favourite',
  dialled: 'SELECT * FROM dialled',
} as const;

type Table = keyof typeof wanted;

/** All of it or nothing; tables that an older version did not have are left out. Throws where the source cannot be read. */
export function copyRows(from: Database, to: Database): void {
  inTransaction(to, () => {
    for (const table of tablesOf(from))
      for (const row of from.prepare(wanted[table]).iterate()) insert(to, table, row);
  });
}

function tablesOf(database: Database): readonly Table[] {
  const names = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
  const found = new Set(names.map(({ name }) => name));
  return (Object.keys(wanted) as Table[]).filter((table) => found.has(table));
}

/**
 * Saves what was to be sent out of a damaged database, row by row: nobody else knows of it, while all the rest is told
 * again by the platform. Answers how many rows could be saved.
 */
export function rescueOutbox(from: Database, to: Database): number {
  let saved = 0;
  try {
    for (const row of from.prepare(wanted.outbox).iterate()) {
      insert(to, 'outbox', row);
      saved += 1;
    }
  } catch {
    // The table ends where its damage begins.
  }
  return saved;
}

function insert(to: Database, table: Table, row: Readonly<Record<string, unknown>>): void {
  const values = Object.values(row) as (string | number | null)[];
  const places = values.map(() => '?').join(', ');
  to.prepare(`INSERT INTO ${table} VALUES (${places})`).run(...values);
}
