import type { PastCall } from '../../shared/call-list.ts';
import { parsePastCall, writePastCall } from './history-row-schema.ts';
import type { Seal } from './history-seal.ts';
import type { Database } from './history-sqlite.ts';

/** A record of the platform's call log, as it is shown. */
export type LoggedCall = {
  readonly recordId: string;
  /** Our party in the telephony session, where the record named it. */
  readonly partyId: string | undefined;
  /** When the platform last changed it, ms since the epoch; undefined where it did not say. */
  readonly modifiedAt: number | undefined;
  readonly row: PastCall;
};

/** What a list has to be made of. Newest first. */
export type KeptCalls = { readonly logged: readonly PastCall[]; readonly seen: readonly PastCall[] };

/** A part of the platform's call log that was read as a whole, by the calls' starts; ends included. */
export type CallSpan = { readonly from: number; readonly to: number };

export type CallRows = {
  readonly since: (startedAt: number) => KeptCalls;
  readonly versionOf: (recordId: string) => number | undefined;
  /** Start of the newest call of the call log. */
  readonly newestStart: () => number | undefined;
  readonly putLogged: (call: LoggedCall) => void;
  readonly putSeen: (row: PastCall) => void;
  /** The platform has deleted the record; what we saw of the call goes with it. */
  readonly dropLogged: (recordId: string) => void;
  /** Drops what lies in the span and is not among these. */
  readonly keepOnly: (span: CallSpan, recordIds: ReadonlySet<string>) => void;
  /** Keeps the newest so many of either kind. */
  readonly trim: (most: { readonly logged: number; readonly seen: number }) => void;
};

/** More than any list shows. */
const mostRead = 250;

type KnownRow = {
  readonly key: string;
  readonly content: string;
  readonly sealed: unknown;
  /** Undefined where the content is no call as this version knows it. */
  readonly row: PastCall | undefined;
};

export function createCallRows(database: Database, seal: Seal): CallRows {
  const statements = prepare(database);

  /** The list is read again after each answer, and hardly any of its rows is another one then. */
  let known: ReadonlyMap<string, KnownRow> = new Map();

  function read(row: Readonly<Record<string, unknown>>): KnownRow {
    const [key, version, content] = [String(row['key']), Number(row['version']), String(row['content'])];
    const before = known.get(key);
    if (before?.content === content && before.sealed === row['seal']) return before;
    seal.check(row['seal'], key, version, content);
    return { key, content, sealed: row['seal'], row: parsePastCall(content) };
  }

  function since(startedAt: number): KeptCalls {
    const logged = statements.loggedSince.all(startedAt, mostRead).map(read);
    const seen = statements.seenSince.all(startedAt, mostRead).map(read);
    known = new Map([...logged, ...seen].map((one) => [one.key, one]));
    return { logged: logged.flatMap(({ row }) => row ?? []), seen: seen.flatMap(({ row }) => row ?? []) };
  }

  return {
    since,
    versionOf: (recordId) => {
      const version = statements.versionOf.get(recordId)?.['modified_at'];
      return typeof version === 'number' ? version : undefined;
    },
    newestStart: () => {
      const start = statements.newestStart.get()?.['newest'];
      return typeof start === 'number' ? start : undefined;
    },
    putLogged: (call) => {
      const { recordId, modifiedAt = 0, row } = call;
      const { telephonySessionId = null } = row;
      const leg = legOf(call);
      const content = writePastCall(row);
      const sealed = seal.of(leg, modifiedAt, content);
      statements.putLogged.run(leg, recordId, telephonySessionId, startOf(row), modifiedAt, content, sealed);
    },
    putSeen: (row) => {
      const { id, telephonySessionId = null } = row;
      const content = writePastCall(row);
      statements.putSeen.run(id, telephonySessionId, startOf(row), content, seal.of(id, 0, content));
    },
    dropLogged: (recordId) => {
      statements.dropSeen.run(recordId);
      statements.markGone.run(recordId);
    },
    keepOnly: ({ from, to }, recordIds) => {
      for (const { record_id: recordId } of statements.recordsIn.all(from, to)) {
        if (typeof recordId !== 'string' || recordIds.has(recordId)) continue;
        statements.dropSeen.run(recordId);
        // Only its absence was told: should it come again, it is welcome.
        statements.remove.run(recordId);
      }
    },
    trim: ({ logged, seen }) => {
      statements.trimLogged.run(logged);
      statements.trimSeen.run(seen);
    },
  };
}

/** What was worked out from two clocks has fractions; the column has none. */
function startOf({ startedAt }: PastCall): number {
  return Math.floor(startedAt);
}

/** Records of old calls name neither session nor party. */
function legOf({ recordId, partyId, row }: LoggedCall): string {
  const session = row.telephonySessionId ?? row.sessionId;
  return session === undefined || partyId === undefined ? `record ${recordId}` : `${session} ${partyId}`;
}

function prepare(database: Database) {
  return {
    loggedSince: database.prepare(
      `SELECT leg AS key, modified_at AS version, content, seal FROM call
       WHERE gone = 0 AND started_at >= ? ORDER BY started_at DESC LIMIT ?`,
    ),
    seenSince: database.prepare(
      `SELECT id AS key, 0 AS version, content, seal FROM call_seen
       WHERE started_at >= ? ORDER BY started_at DESC LIMIT ?`,
    ),
    versionOf: database.prepare('SELECT modified_at FROM call WHERE record_id = ? AND gone = 0'),
    newestStart: database.prepare('SELECT max(started_at) AS newest FROM call WHERE gone = 0'),
    // An older answer never overwrites a newer one, and brings back nothing that was deleted since.
    putLogged: database.prepare(
      `INSERT INTO call (leg, record_id, telephony_session_id, started_at, modified_at, content, seal)
       VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (leg) DO UPDATE SET
         record_id = excluded.record_id, telephony_session_id = excluded.telephony_session_id,
         started_at = excluded.started_at, modified_at = excluded.modified_at, gone = 0,
         content = excluded.content, seal = excluded.seal
       WHERE excluded.modified_at > call.modified_at
          OR (excluded.modified_at = call.modified_at AND call.gone = 0)`,
    ),
    putSeen: database.prepare(
      `INSERT INTO call_seen (id, telephony_session_id, started_at, content, seal) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET
         telephony_session_id = excluded.telephony_session_id, started_at = excluded.started_at,
         content = excluded.content, seal = excluded.seal`,
    ),
    markGone: database.prepare('UPDATE call SET gone = 1 WHERE record_id = ?'),
    remove: database.prepare('DELETE FROM call WHERE record_id = ?'),
    dropSeen: database.prepare(
      `DELETE FROM call_seen WHERE telephony_session_id IN
         (SELECT telephony_session_id FROM call WHERE record_id = ? AND gone = 0)`,
    ),
    recordsIn: database.prepare('SELECT record_id FROM call WHERE gone = 0 AND started_at BETWEEN ? AND ?'),
    trimLogged: database.prepare(
      `DELETE FROM call WHERE started_at <
         (SELECT started_at FROM call ORDER BY started_at DESC LIMIT 1 OFFSET ?)`,
    ),
    trimSeen: database.prepare(
      `DELETE FROM call_seen WHERE started_at <
         (SELECT started_at FROM call_seen ORDER BY started_at DESC LIMIT 1 OFFSET ?)`,
    ),
  };
}
