import type { CallLeg } from '../../shared/call-facts.ts';
import type { CallFilter, CallFollowUp, CallPlace } from '../../shared/past-calls.ts';
import { type Condition, conditionFrom, type FilterMeaning } from './history-call-filter.ts';
import { type KeptCall, parseCall } from './history-call-content.ts';
import type { Seal } from './history-seal.ts';
import type { Database } from './history-sqlite.ts';

/** The whole history of calls, each once. Lists are newest first. */
export type PastCallRows = {
  readonly page: (filter: CallFilter, meaning: FilterMeaning, where: PageWhere) => readonly KeptCall[];
  /** How many there are, and how many of them are newer than that place. */
  readonly count: (filter: CallFilter, meaning: FilterMeaning, newerThan?: CallPlace) => number;
  /** Of those that `open` shows: how many came to a queue, and how many to the person. */
  readonly openCounts: (openSince: number) => { readonly direct: number; readonly queue: number };
  /** By `callKey`, or by `PastCall.id`; several tries under one key: the newest. */
  readonly find: (key: string) => KeptCall | undefined;
  readonly legsOf: (id: string) => {
    readonly recordId: string | undefined;
    readonly legs: readonly CallLeg[];
  };
  readonly with: (partyKeys: readonly string[], most: number) => readonly KeptCall[];
  /** The next time that these two were in touch; the first time that somebody talked, if ever. */
  readonly followUp: (partyKey: string, after: number) => CallFollowUp | undefined;
  /** The call that has this recording. */
  readonly withRecording: (recordingId: string) => KeptCall | undefined;
  readonly queues: () => readonly { readonly key: string; readonly name: string; readonly calls: number }[];
  readonly oldest: () => number | undefined;
  /** Drops what began before then, and all but the newest so many; never what has a note or is to be called back. */
  readonly trim: (limits: CallLimits) => void;
};

export type PageWhere = {
  readonly olderThan?: CallPlace | undefined;
  readonly newerThan?: CallPlace | undefined;
  readonly count: number;
};

/** How much is kept here; what the platform has is another matter. */
export type CallLimits = {
  readonly most: number;
  /** Ms since the epoch. */
  readonly since: number | undefined;
};

type Row = Readonly<Record<string, unknown>>;

/** One key at a time goes along the index and ends early; all of them at once would be sorted whole. */
const newestWithOne = `SELECT * FROM (
  SELECT id, started_at, content, seal FROM past_call WHERE party_key = ?
  ORDER BY started_at DESC, id DESC LIMIT ?)`;

export function createPastCallRows(database: Database, seal: Seal): PastCallRows {
  const statements = prepare(database);
  const run = createPrepared(database);

  function read(row: Row): readonly KeptCall[] {
    const [id, content] = [String(row['id']), String(row['content'])];
    seal.check(row['seal'], id, Number(row['started_at']), content);
    return listed(parseCall(content));
  }

  function page(filter: CallFilter, meaning: FilterMeaning, where: PageWhere): readonly KeptCall[] {
    const { olderThan, newerThan, count } = where;
    const parts = [conditionFrom(filter, meaning)];
    if (olderThan !== undefined) parts.push(beside('<', olderThan));
    if (newerThan !== undefined) parts.push(beside('>', newerThan));
    const order = olderThan === undefined && newerThan !== undefined ? 'ASC' : 'DESC';
    const { sql, values } = all(parts);
    const ordered = `ORDER BY started_at ${order}, id ${order}`;
    // Which ones is told by an index alone; only those of the page are read.
    const found = run(
      `SELECT id, started_at, content, seal FROM past_call
       WHERE rowid IN (SELECT rowid FROM past_call WHERE ${sql} ${ordered} LIMIT ?) ${ordered}`,
    ).all(...values, count);
    const calls = found.flatMap(read);
    return order === 'ASC' ? calls.toReversed() : calls;
  }

  function count(filter: CallFilter, meaning: FilterMeaning, newerThan?: CallPlace): number {
    const parts = [conditionFrom(filter, meaning)];
    if (newerThan !== undefined) parts.push(beside('>', newerThan));
    const { sql, values } = all(parts);
    return Number(run(`SELECT count(*) AS calls FROM past_call WHERE ${sql}`).get(...values)?.['calls']);
  }

  function openCounts(openSince: number): { readonly direct: number; readonly queue: number } {
    const { sql, values } = conditionFrom({ show: 'open' }, { openSince, namedKeys: [] });
    const row = run(`SELECT count(*) AS calls, count(queue_key) AS queue FROM past_call WHERE ${sql}`).get(
      ...values,
    );
    const queue = Number(row?.['queue']);
    return { direct: Number(row?.['calls']) - queue, queue };
  }

  return {
    page,
    count,
    openCounts,
    find: (key) => statements.find.all(key, key).flatMap(read)[0],
    legsOf: (id) => {
      const row = statements.legs.get(id);
      const content = row?.['content'];
      if (row === undefined || typeof content !== 'string') return { recordId: undefined, legs: [] };
      seal.check(row['seal'], String(row['leg']), Number(row['modified_at']), content);
      return { recordId: String(row['record_id']), legs: parseCall(content)?.legs ?? [] };
    },
    with: (partyKeys, most) =>
      partyKeys.length === 0
        ? []
        : run(
            `${partyKeys.map(() => newestWithOne).join(' UNION ALL ')}
             ORDER BY started_at DESC, id DESC LIMIT ?`,
          )
            .all(...partyKeys.flatMap((key) => [key, most]), most)
            .flatMap(read),
    followUp: (partyKey, after) => {
      const place = [partyKey, Math.floor(after)] as const;
      const row = statements.reachedAfter.get(...place) ?? statements.after.get(...place);
      if (row === undefined) return undefined;
      return {
        kind: row['direction'] === 'inbound' ? 'called-again' : 'called-back',
        at: Number(row['started_at']),
        reached: row['reached'] === 1,
      };
    },
    withRecording: (recordingId) =>
      statements.withRecording
        .all(`"id":${JSON.stringify(recordingId)}`)
        .flatMap(read)
        .find(({ facts }) => facts?.recordings.some(({ id }) => id === recordingId)),
    queues: () =>
      statements.queues.all().map(({ queue_key: key, calls, name }) => ({
        ...{ key: String(key), calls: Number(calls) },
        name: typeof name === 'string' ? name : String(key),
      })),
    oldest: () => {
      const oldest = statements.oldest.get()?.['oldest'];
      return typeof oldest === 'number' ? oldest : undefined;
    },
    trim: ({ most, since }) => {
      const last = statements.startOfNth.get(most)?.['started_at'];
      const from = Math.max(since ?? -Infinity, typeof last === 'number' ? last : -Infinity);
      if (from === -Infinity) return;
      for (const statement of [statements.trimShown, statements.trimLogged, statements.trimSeen])
        statement.run(Math.floor(from));
    },
  };
}

/** Calls that only differ in what stands in the places are prepared once; there are few kinds of them. */
function createPrepared(database: Database): (sql: string) => ReturnType<Database['prepare']> {
  const kept = new Map<string, ReturnType<Database['prepare']>>();
  return (sql) => {
    const before = kept.get(sql);
    if (before !== undefined) return before;
    if (kept.size >= mostPrepared) kept.clear();
    const statement = database.prepare(sql);
    kept.set(sql, statement);
    return statement;
  };
}

const mostPrepared = 60;

function beside(than: '<' | '>', { startedAt, id }: CallPlace): Condition {
  return { sql: `(started_at, id) ${than} (?, ?)`, values: [Math.floor(startedAt), id] };
}

function all(parts: readonly Condition[]): Condition {
  return {
    sql: parts.map(({ sql }) => sql).join(' AND '),
    values: parts.flatMap(({ values }) => values),
  };
}

const listed = (call: KeptCall | undefined): readonly KeptCall[] => (call === undefined ? [] : [call]);

const isReached = "(ending = 'answered-here' OR (ending = 'answered-elsewhere' AND direction = 'inbound'))";

/** A call's own note, or whom to call back about it, keeps it. */
const isWanted = `call_key IN (SELECT substr(note_of, 6) FROM call_note WHERE note_of GLOB 'call *')
  OR call_key IN (SELECT call_key FROM call_reminder WHERE done_at IS NULL AND call_key IS NOT NULL)`;

function prepare(database: Database) {
  const touch = (more: string): string =>
    `SELECT started_at, direction, ${isReached} AS reached FROM past_call
     WHERE party_key = ? AND started_at > ? ${more} ORDER BY started_at LIMIT 1`;
  return {
    find: database.prepare(
      `SELECT id, started_at, content, seal FROM past_call WHERE call_key = ? OR id = ?
       ORDER BY started_at DESC, id DESC LIMIT 1`,
    ),
    legs: database.prepare(
      `SELECT call.leg, record_id, modified_at, call.content, call.seal
       FROM past_call JOIN call ON call.leg = past_call.leg WHERE past_call.id = ?`,
    ),
    withRecording: database.prepare(
      'SELECT id, started_at, content, seal FROM past_call WHERE is_recorded = 1 AND instr(content, ?) > 0',
    ),
    reachedAfter: database.prepare(touch(`AND ${isReached}`)),
    after: database.prepare(touch('')),
    queues: database.prepare(
      `SELECT queue_key, count(*) AS calls, (
         SELECT content ->> '$.line.name' FROM past_call AS newest
         WHERE newest.queue_key = past_call.queue_key ORDER BY started_at DESC LIMIT 1
       ) AS name
       FROM past_call WHERE queue_key IS NOT NULL GROUP BY queue_key ORDER BY calls DESC LIMIT 200`,
    ),
    oldest: database.prepare('SELECT min(started_at) AS oldest FROM past_call'),
    startOfNth: database.prepare(
      'SELECT started_at FROM past_call ORDER BY started_at DESC, id DESC LIMIT 1 OFFSET ?',
    ),
    trimShown: database.prepare(`DELETE FROM past_call WHERE started_at <= ?1 AND NOT (${isWanted})`),
    trimLogged: database.prepare(
      `DELETE FROM call WHERE started_at <= ?1
       AND leg NOT IN (SELECT leg FROM past_call WHERE started_at <= ?1 + 86400000 AND leg IS NOT NULL)`,
    ),
    trimSeen: database.prepare(
      `DELETE FROM call_seen WHERE started_at <= ?1
       AND id NOT IN (SELECT id FROM past_call WHERE started_at <= ?1 + 86400000)`,
    ),
  };
}
