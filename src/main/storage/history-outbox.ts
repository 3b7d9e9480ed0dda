import { inTransaction, readMeta } from './history-database.ts';
import { HistoryError } from './history-failure.ts';
import { createSeal, type Seal } from './history-seal.ts';
import type { Database } from './history-sqlite.ts';
import {
  type DraftRow,
  type OutboxRow,
  type OutboxState,
  parseContent,
  parseCourse,
  writeContent,
  writeCourse,
} from './outbox-row.ts';
import { isUnsettled } from '../unsettled.ts';

/** That message of the platform is this item's. */
export type OutboxClaim = { readonly platformId: string; readonly itemId: string; readonly at: number };

export type OutboxChange = {
  readonly put?: readonly OutboxRow[];
  /** A message that is claimed already stays whose it was. */
  readonly claims?: readonly OutboxClaim[];
  readonly putDrafts?: readonly DraftRow[];
  /** Their ids. */
  readonly dropDrafts?: readonly string[];
  /** What was settled, and claimed, before then is given up. This computer's clock, ms since the epoch. */
  readonly forget?: { readonly settledBefore: number; readonly claimedBefore: number };
};

/** What is not over, and how far the outbox has been written. */
export type OutboxKept = {
  /** Unsettled, and those of which another copy may turn up; in the order they were written. */
  readonly rows: readonly OutboxRow[];
  readonly drafts: readonly DraftRow[];
  /** Where the next one stands. */
  readonly nextPlace: number;
  /** Commits so far. An older copy of the database has a lower one. */
  readonly count: number;
  /** Rows that this version cannot make out; they stay as they are. */
  readonly unreadable: number;
};

export type OutboxTable = {
  readonly read: () => OutboxKept;
  /** Has to run in a transaction. Answers the new count of commits. */
  readonly change: (change: OutboxChange) => number;
  readonly claimOf: (platformId: string) => OutboxClaim | undefined;
  readonly claims: () => readonly OutboxClaim[];
  /** Also of what is long settled; undefined where it is not kept any more. */
  readonly find: (id: string) => OutboxRow | undefined;
  readonly findDraft: (id: string) => DraftRow | undefined;
  /** Of everything that is kept, drafts too. */
  readonly ids: () => readonly string[];
  /** For a database that takes another's place. */
  readonly setCount: (count: number) => void;
};

type Columns = Readonly<Record<string, unknown>>;

/** What the seal of an item covers. */
const sealed = [
  ...['id', 'place', 'kind', 'state', 'attempt', 'attempt_at', 'attempt_elapsed', 'boot_id', 'fingerprint'],
  ...['platform_id', 'is_open', 'content', 'course', 'written_at', 'changed_at'],
] as const;

export function createOutboxTable(database: Database, seal: Seal): OutboxTable {
  const statements = prepare(database);

  function checkedDraft(row: Columns): DraftRow {
    check(row, ['id', 'kind', 'content', 'changed_at']);
    return draftOf(row);
  }

  function check(row: Columns, names: readonly string[]): void {
    seal.check(row['seal'], ...names.map((name) => sealable(row[name])));
  }

  function checked(row: Columns): OutboxRow | undefined {
    check(row, sealed);
    return rowOf(row);
  }

  function put(row: OutboxRow): void {
    const columns = columnsOf(row);
    statements.put.run(...columns, seal.of(...columns.map(sealable)));
  }

  function read(): OutboxKept {
    const rows = statements.open.all().map(checked);
    return {
      rows: rows.filter((row) => row !== undefined),
      unreadable: rows.filter((row) => row === undefined).length,
      drafts: statements.drafts.all().map(checkedDraft),
      nextPlace: Number(statements.lastPlace.get()?.['last'] ?? 0) + 1,
      count: Number(statements.count.get()?.['count'] ?? 0),
    };
  }

  function change({
    put: rows = [],
    claims = [],
    putDrafts = [],
    dropDrafts = [],
    forget,
  }: OutboxChange): number {
    for (const row of rows) put(row);
    for (const { platformId, itemId, at } of claims) {
      const claimedAt = Math.floor(at);
      statements.claim.run(platformId, itemId, claimedAt, seal.of(platformId, itemId, claimedAt));
    }
    for (const { id, kind, content, changedAt } of putDrafts) {
      const time = Math.floor(changedAt);
      statements.putDraft.run(id, kind, content, time, seal.of(id, kind, content, time));
    }
    for (const id of dropDrafts) statements.dropDraft.run(id);
    if (forget !== undefined) {
      statements.forget.run(forget.settledBefore);
      statements.forgetClaims.run(forget.claimedBefore);
    }
    return Number(statements.raise.get()?.['count']);
  }

  function claimFrom(row: Columns): OutboxClaim {
    check(row, ['platform_id', 'item_id', 'claimed_at']);
    return {
      platformId: String(row['platform_id']),
      itemId: String(row['item_id']),
      at: Number(row['claimed_at']),
    };
  }

  return {
    read,
    change,
    claimOf: (platformId) => {
      const row = statements.claimOf.get(platformId);
      return row === undefined ? undefined : claimFrom(row);
    },
    claims: () => statements.claims.all().map(claimFrom),
    find: (id) => {
      const row = statements.find.get(id);
      return row === undefined ? undefined : checked(row);
    },
    findDraft: (id) => {
      const row = statements.findDraft.get(id);
      return row === undefined ? undefined : checkedDraft(row);
    },
    ids: () => statements.ids.all().map(({ id }) => String(id)),
    setCount: (count) => void statements.setCount.run(count),
  };
}

/** What outlives the removal of a history: what is to be sent, and what is being written. */
export type OutboxLeft = Pick<OutboxKept, 'rows' | 'drafts' | 'count'> & {
  readonly claims: readonly OutboxClaim[];
};

/** Puts what is left of one database into another, which has its own seals. */
export function layDown(database: Database, { rows, drafts, claims, count }: OutboxLeft): void {
  const table = createOutboxTable(database, createSeal(readMeta(database, 'id') ?? ''));
  inTransaction(database, () => {
    table.change({ put: rows, claims, putDrafts: drafts });
    table.setCount(count);
  });
}

function sealable(value: unknown): string | number {
  return typeof value === 'number' ? value : String(value);
}

function columnsOf(row: OutboxRow): (string | number | null)[] {
  return [
    ...[row.id, row.place, row.content.kind, row.state, row.attempt],
    ...[row.attemptAt, row.attemptElapsed].map((time) => (time === undefined ? null : Math.floor(time))),
    ...[row.bootId ?? null, row.fingerprint, row.platformId ?? null],
    Number(isUnsettled(row) || row.doubts.length > 0),
    ...[writeContent(row.content), writeCourse(row)],
    ...[Math.floor(row.writtenAt), Math.floor(row.changedAt)],
  ];
}

/** Undefined where this version cannot make it out. */
function rowOf(row: Columns): OutboxRow | undefined {
  const content = parseContent(String(row['content']));
  const course = parseCourse(String(row['course']));
  if (content === undefined || course === undefined) return undefined;
  return {
    id: String(row['id']),
    place: Number(row['place']),
    // The table allows no other.
    state: row['state'] as OutboxState,
    attempt: Number(row['attempt']),
    attemptAt: maybeNumber(row['attempt_at']),
    attemptElapsed: maybeNumber(row['attempt_elapsed']),
    bootId: maybeText(row['boot_id']),
    fingerprint: String(row['fingerprint']),
    platformId: maybeText(row['platform_id']),
    writtenAt: Number(row['written_at']),
    changedAt: Number(row['changed_at']),
    content,
    ...course,
  };
}

function draftOf(row: Columns): DraftRow {
  const kind = row['kind'];
  if (kind !== 'fax' && kind !== 'text') throw new HistoryError({ kind: 'damaged' }, 'a draft of no kind');
  return {
    id: String(row['id']),
    kind,
    content: String(row['content']),
    changedAt: Number(row['changed_at']),
  };
}

const maybeNumber = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);
const maybeText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

function prepare(database: Database) {
  const columns = sealed.join(', ');
  const places = sealed.map(() => '?').join(', ');
  const renewed = sealed.slice(1).map((name) => `${name} = excluded.${name}`);
  return {
    open: database.prepare(`SELECT ${columns}, seal FROM outbox WHERE is_open = 1 ORDER BY place`),
    find: database.prepare(`SELECT ${columns}, seal FROM outbox WHERE id = ?`),
    put: database.prepare(
      `INSERT INTO outbox (${columns}, seal) VALUES (${places}, ?)
       ON CONFLICT (id) DO UPDATE SET ${renewed.join(', ')}, seal = excluded.seal`,
    ),
    lastPlace: database.prepare('SELECT max(place) AS last FROM outbox'),
    forget: database.prepare('DELETE FROM outbox WHERE is_open = 0 AND changed_at < ?'),
    claimOf: database.prepare(
      'SELECT platform_id, item_id, claimed_at, seal FROM outbox_claim WHERE platform_id = ?',
    ),
    claims: database.prepare('SELECT platform_id, item_id, claimed_at, seal FROM outbox_claim'),
    claim: database.prepare(
      'INSERT INTO outbox_claim (platform_id, item_id, claimed_at, seal) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
    ),
    forgetClaims: database.prepare('DELETE FROM outbox_claim WHERE claimed_at < ?'),
    drafts: database.prepare('SELECT id, kind, content, changed_at, seal FROM draft ORDER BY changed_at'),
    findDraft: database.prepare('SELECT id, kind, content, changed_at, seal FROM draft WHERE id = ?'),
    putDraft: database.prepare(
      `INSERT INTO draft (id, kind, content, changed_at, seal) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET
         kind = excluded.kind, content = excluded.content, changed_at = excluded.changed_at, seal = excluded.seal`,
    ),
    dropDraft: database.prepare('DELETE FROM draft WHERE id = ?'),
    ids: database.prepare('SELECT id FROM outbox UNION SELECT id FROM draft'),
    count: database.prepare('SELECT count FROM outbox_count'),
    raise: database.prepare(
      `INSERT INTO outbox_count (only, count) VALUES (1, 1)
       ON CONFLICT (only) DO UPDATE SET count = count + 1 RETURNING count`,
    ),
    setCount: database.prepare(
      'INSERT INTO outbox_count (only, count) VALUES (1, ?) ON CONFLICT (only) DO UPDATE SET count = excluded.count',
    ),
  };
}
