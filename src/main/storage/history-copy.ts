import { inTransaction, readMeta } from './history-database.ts';
import { createOutboxTable, type OutboxChange } from './history-outbox.ts';
import { createSeal } from './history-seal.ts';
import type { Database } from './history-sqlite.ts';

/** What is worth having in memory, table by table; the outbox always whole. */
const wanted = {
  meta: 'SELECT * FROM meta',
  cursor: 'SELECT * FROM cursor',
  call: 'SELECT * FROM call ORDER BY started_at DESC LIMIT 1000',
  call_seen: 'SELECT * FROM call_seen ORDER BY started_at DESC LIMIT 1000',
  outbox: 'SELECT * FROM outbox',
  outbox_claim: 'SELECT * FROM outbox_claim',
  outbox_count: 'SELECT * FROM outbox_count',
  draft: 'SELECT * FROM draft',
  person: 'SELECT * FROM person',
  favourite: 'SELECT * FROM favourite',
  dialled: 'SELECT * FROM dialled',
  message: 'SELECT * FROM message ORDER BY created_at DESC LIMIT 1000',
  message_mark: 'SELECT * FROM message_mark',
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
 * again by the platform. Rows that are not as they were written are left behind. How often the outbox was written is
 * not carried over: what is saved may be an older state of it. Answers how many rows could be saved.
 */
export function rescueOutbox(from: Database, to: Database): number {
  const found = createOutboxTable(from, createSeal(readMeta(from, 'id') ?? ''));
  const fresh = createOutboxTable(to, createSeal(readMeta(to, 'id') ?? ''));
  let saved = 0;

  function save(query: string, read: (id: string) => OutboxChange): void {
    for (const id of idsOf(from, query)) {
      try {
        const change = read(id);
        inTransaction(to, () => fresh.change(change));
        saved += 1;
      } catch {
        // This one is damaged.
      }
    }
  }

  save('SELECT id FROM outbox ORDER BY place', (id) => ({ put: listed(found.find(id)) }));
  save('SELECT id FROM draft', (id) => ({ putDrafts: listed(found.findDraft(id)) }));
  save('SELECT platform_id AS id FROM outbox_claim', (id) => ({ claims: listed(found.claimOf(id)) }));
  inTransaction(to, () => fresh.setCount(0));
  return saved;
}

const listed = <Row>(row: Row | undefined): readonly Row[] => (row === undefined ? [] : [row]);

/** The list ends where its damage begins. */
function idsOf(database: Database, query: string): readonly string[] {
  const ids: string[] = [];
  try {
    for (const { id } of database.prepare(query).iterate()) ids.push(String(id));
  } catch {
    return ids;
  }
  return ids;
}

function insert(to: Database, table: Table, row: Readonly<Record<string, unknown>>): void {
  const values = Object.values(row) as (string | number | null)[];
  const places = values.map(() => '?').join(', ');
  to.prepare(`INSERT INTO ${table} VALUES (${places})`).run(...values);
}
