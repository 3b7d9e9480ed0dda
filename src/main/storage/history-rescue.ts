import { type PageFile, type PageRow, rowsInPages } from './database-pages.ts';
import { inTransaction, readMeta } from './history-database.ts';
import { type OwnKind, type OwnTable, ownTables } from './history-own-tables.ts';
import { createSeal, type Seal } from './history-seal.ts';
import type { Database } from './history-sqlite.ts';

/** How many rows of each kind could be saved. */
export type Rescued = Readonly<Record<OwnKind, number>> & {
  /** All there were, as far as anybody can tell. */
  readonly isWhole: boolean;
};

export type Damaged = {
  /** As far as SQLite opens it at all. */
  readonly database: Database | undefined;
  readonly file: PageFile;
  readonly log: PageFile | undefined;
  /** Whose it has to be: nothing is taken from anybody else's. */
  readonly owner: string;
};

type Row = Readonly<Record<string, unknown>>;
type Value = string | number | null;

/**
 * Saves what nobody else knows out of a damaged database: what is to be sent, drafts, notes; all the rest is told
 * again by the platform. First row by row as far as SQLite finds them; where it stumbles, also out of every page that
 * still holds rows. Rows that are not as they were written are left behind. How often the outbox was written is not
 * carried over: what is saved may be an older state of it. Throws only where the new one cannot be written.
 */
export function rescueRows(damaged: Damaged, to: Database): Rescued {
  const shapes = ownTables.map((own) => ({ own, columns: columnsOf(to, own.table) }));
  const fresh = createSeal(readMeta(to, 'id') ?? '');
  const found = createFound(shapes);
  const { id, owner } = metaOf(damaged);
  if (owner !== damaged.owner) return { ...found.counts(), isWhole: false };
  const seal = createSeal(id);
  let isWhole = true;
  for (const shape of shapes) isWhole = readTable(damaged.database, shape, seal, found) && isWhole;
  if (!isWhole) readPages(damaged, shapes, seal, found);
  inTransaction(to, () => {
    isWhole = found.write(to, fresh) && isWhole;
    to.exec('INSERT OR REPLACE INTO outbox_count (only, count) VALUES (1, 0)');
  });
  return { ...found.counts(), isWhole };
}

type Column = { readonly name: string; readonly isRowid: boolean };
type Shape = { readonly own: OwnTable; readonly columns: readonly Column[] };

function columnsOf(database: Database, table: string): readonly Column[] {
  return database
    .prepare(`SELECT name, pk, type FROM pragma_table_info('${table}')`)
    .all()
    .map(({ name, pk, type }) => ({ name: String(name), isRowid: pk === 1 && type === 'INTEGER' }));
}

/** False where not all of it could be read. */
function readTable(database: Database | undefined, shape: Shape, seal: Seal, found: Found): boolean {
  const { table } = shape.own;
  if (database === undefined || !hasTable(database, table)) return database !== undefined;
  let isWhole = true;
  // The list ends where its damage begins; from its other end there may be more.
  for (const order of ['ASC', 'DESC']) {
    try {
      for (const { at } of database
        .prepare(`SELECT rowid AS at FROM ${table} ORDER BY rowid ${order}`)
        .iterate())
        isWhole = readOne(database, Number(at), shape, seal, found) && isWhole;
      return isWhole;
    } catch {
      isWhole = false;
    }
  }
  return false;
}

/** A version before the table was made has none. */
function hasTable(database: Database, table: string): boolean {
  try {
    return database.prepare('SELECT 1 FROM sqlite_master WHERE name = ?').get(table) !== undefined;
  } catch {
    return true;
  }
}

function readOne(database: Database, rowid: number, shape: Shape, seal: Seal, found: Found): boolean {
  try {
    const row = database.prepare(`SELECT * FROM ${shape.own.table} WHERE rowid = ?`).get(rowid);
    if (row === undefined || !isSealed(row, shape.own, seal)) return false;
    found.add(shape, row);
    return true;
  } catch {
    return false;
  }
}

function readPages(damaged: Damaged, shapes: readonly Shape[], seal: Seal, found: Found): void {
  const known = shapes.filter(({ own }) => own.isKnownByItself);
  const counts = new Set(known.map(({ columns }) => columns.length));
  for (const row of rowsOf(damaged, counts)) {
    const shape = known.find((one) => isSealed(named(row, one), one.own, seal));
    if (shape !== undefined) found.add(shape, named(row, shape));
  }
}

/** What cannot be read at all ends it; what was read before stays. */
function* rowsOf({ file, log }: Damaged, columns: ReadonlySet<number>): Generator<PageRow> {
  try {
    yield* rowsInPages(file, log, columns);
  } catch {
    return;
  }
}

function named({ rowid, values }: PageRow, { columns }: Shape): Row {
  if (values.length !== columns.length) return {};
  return Object.fromEntries(columns.map(({ name, isRowid }, at) => [name, isRowid ? rowid : values[at]]));
}

const sealable = (value: unknown): string | number => (typeof value === 'number' ? value : String(value));
const sealedParts = (row: Row, { sealed }: OwnTable) => sealed.map((name) => sealable(row[name]));

function isSealed(row: Row, own: OwnTable, seal: Seal): boolean {
  return typeof row['seal'] === 'number' && row['seal'] === seal.of(...sealedParts(row, own));
}

/** From its table; else from any page: they are the only rows of two texts of which the first is such a name. */
function metaOf(damaged: Damaged): { readonly id: string; readonly owner: string | undefined } {
  try {
    const { database } = damaged;
    const id = database && readMeta(database, 'id');
    if (database !== undefined && id !== undefined) return { id, owner: readMeta(database, 'owner') };
  } catch {
    // Its page may be whole all the same.
  }
  const rows = [...rowsOf(damaged, new Set([2]))].map(({ values }) => values);
  const said = (name: string) =>
    rows.find(([first, second]) => first === name && typeof second === 'string')?.[1];
  return { id: String(said('id') ?? ''), owner: textOf(said('owner')) };
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

type Found = {
  readonly add: (shape: Shape, row: Row) => void;
  /** False where one of them could not be written. */
  readonly write: (to: Database, seal: Seal) => boolean;
  readonly counts: () => Readonly<Record<OwnKind, number>>;
};

/** The newest state of each row that was found. */
function createFound(shapes: readonly Shape[]): Found {
  const rows = new Map<string, { readonly shape: Shape; readonly row: Row }>();
  let written: readonly OwnKind[] = [];

  function add(shape: Shape, row: Row): void {
    const key = JSON.stringify([shape.own.table, ...shape.own.key.map((name) => row[name])]);
    const before = rows.get(key);
    if (before === undefined || Number(row['changed_at'] ?? 0) > Number(before.row['changed_at'] ?? 0))
      rows.set(key, { shape, row });
  }

  function write(to: Database, seal: Seal): boolean {
    const inOrder = shapes.flatMap((shape) => [...rows.values()].filter((one) => one.shape === shape));
    const put = inOrder.filter(({ shape, row }) => insert(to, shape, row, seal));
    written = put.map(({ shape }) => shape.own.kind);
    return put.length === inOrder.length;
  }

  const countOf = (kind: OwnKind): number => written.filter((one) => one === kind).length;
  return {
    ...{ add, write },
    counts: () => ({
      unsent: countOf('unsent'),
      drafts: countOf('drafts'),
      notes: countOf('notes'),
      others: countOf('others'),
    }),
  };
}

/** False where the table does not take it: a second row in a place that only one can have. */
function insert(to: Database, { own, columns }: Shape, row: Row, seal: Seal): boolean {
  const names = columns.map(({ name }) => name).filter((name) => name in row);
  const values = names.map((name) => (name === 'seal' ? seal.of(...sealedParts(row, own)) : row[name]));
  const statement = to.prepare(
    `INSERT OR IGNORE INTO ${own.table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
  );
  return statement.run(...(values as Value[])).changes === 1;
}
