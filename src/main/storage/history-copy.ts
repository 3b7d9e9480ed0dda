import { inTransaction } from './history-database.ts';
import type { Database } from './history-sqlite.ts';

/** What is worth having in memory, table by table; the outbox always whole. */
const wanted = {
  meta: 'SELECT * FROM meta',
  cursor: 'SELECT * FROM cursor',
  call: 'SELECT * FROM call ORDER BY started_at DESC LIMIT 1000',
  call_seen: 'SELECT * FROM call_seen ORDER BY started_at DESC LIMIT 1000',
  past_call: 'SELECT * FROM past_call ORDER BY started_at DESC LIMIT 1000',
  call_note: 'SELECT * FROM call_note',
  call_mark: 'SELECT * FROM call_mark',
  call_reminder: 'SELECT * FROM call_reminder',
  outbox: 'SELECT * FROM outbox',
  outbox_claim: 'SELECT * FROM outbox_claim',
  outbox_count: 'SELECT * FROM outbox_count',
  draft: 'SELECT * FROM draft',
  person: 'SELECT * FROM person',
  favourite: 'SELECT * FROM favourite',
  dialled: 'SELECT * FROM dialled',
  message: 'SELECT * FROM message ORDER BY created_at DESC LIMIT 1000',
  message_mark: 'SELECT * FROM message_mark',
  number_choice: 'SELECT * FROM number_choice',
  number_rule: 'SELECT * FROM number_rule',
  tag: 'SELECT * FROM tag',
  pop_claim: 'SELECT * FROM pop_claim ORDER BY at DESC LIMIT 1000',
  pop_run: 'SELECT * FROM pop_run',
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

/** By their names: an older version has fewer columns. */
function insert(to: Database, table: Table, row: Readonly<Record<string, unknown>>): void {
  const values = Object.values(row) as (string | number | null)[];
  const places = values.map(() => '?').join(', ');
  to.prepare(`INSERT INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${places})`).run(...values);
}
