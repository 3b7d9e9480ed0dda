import type { PastCall } from '../../shared/call-list.ts';
import type { CallFacts, CallLeg } from '../../shared/call-facts.ts';
import { writeCall } from './history-call-content.ts';
import { parsePastCall } from './history-row-schema.ts';
import type { Seal } from './history-seal.ts';
import { type CallName, createShownCalls } from './history-shown-calls.ts';
import type { Database } from './history-sqlite.ts';

/** A record of the platform's call log, as it is shown. */
export type LoggedCall = {
  readonly recordId: string;
  /** Our party in the telephony session, where the record named it. */
  readonly partyId: string | undefined;
  /** When the platform last changed it, ms since the epoch; undefined where it did not say. */
  readonly modifiedAt: number | undefined;
  readonly row: PastCall;
  /** Undefined where no more than the row is known. */
  readonly facts?: CallFacts;
  readonly legs?: readonly CallLeg[];
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
  /** Brings the calls as they are shown up to all that; in the same transaction. */
  readonly settle: () => void;
  /** So many of those that an earlier version kept; in a transaction. False when none are left. */
  readonly settleDue: (most: number) => boolean;
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
  const shown = createShownCalls(database, seal);

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

  function touchRecord(recordId: string): void {
    for (const row of statements.namesOf.all(recordId)) shown.touch(nameFrom(row));
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
      const { telephonySessionId = null, sessionId = null } = row;
      const leg = legOf(call);
      const content = writeCall(contentOf(call));
      const sealed = seal.of(leg, modifiedAt, content);
      statements.putLogged.run(
        ...([leg, recordId, telephonySessionId, sessionId, startOf(row), modifiedAt] as const),
        ...([content, sealed] as const),
      );
      shown.touch({ ...row, row: leg });
    },
    putSeen: (row) => {
      const { id, telephonySessionId = null, sessionId = null } = row;
      const content = writeCall(row);
      const sealed = seal.of(id, 0, content);
      statements.putSeen.run(id, telephonySessionId, sessionId, startOf(row), content, sealed);
      shown.touch({ ...row, row: id });
    },
    dropLogged: (recordId) => {
      touchRecord(recordId);
      statements.dropSeen.run(recordId);
      statements.markGone.run(recordId);
    },
    keepOnly: ({ from, to }, recordIds) => {
      for (const { record_id: recordId } of statements.recordsIn.all(from, to)) {
        if (typeof recordId !== 'string' || recordIds.has(recordId)) continue;
        touchRecord(recordId);
        statements.dropSeen.run(recordId);
        // Only its absence was told: should it come again, it is welcome.
        statements.remove.run(recordId);
      }
    },
    settle: shown.settle,
    settleDue: shown.settleDue,
  };
}

function contentOf({ row, facts, legs }: LoggedCall): Parameters<typeof writeCall>[0] {
  return { ...row, ...(facts === undefined ? {} : { facts }), ...(legs === undefined ? {} : { legs }) };
}

function nameFrom(row: Readonly<Record<string, unknown>>): CallName {
  const [telephony, session] = [row['telephony_session_id'], row['session_id']];
  return {
    telephonySessionId: typeof telephony === 'string' ? telephony : undefined,
    sessionId: typeof session === 'string' ? session : undefined,
    row: String(row['leg']),
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
      `INSERT INTO call
         (leg, record_id, telephony_session_id, session_id, started_at, modified_at, content, seal)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (leg) DO UPDATE SET
         record_id = excluded.record_id, telephony_session_id = excluded.telephony_session_id,
         session_id = excluded.session_id,
         started_at = excluded.started_at, modified_at = excluded.modified_at, gone = 0,
         content = excluded.content, seal = excluded.seal
       WHERE excluded.modified_at > call.modified_at
          OR (excluded.modified_at = call.modified_at AND call.gone = 0)`,
    ),
    putSeen: database.prepare(
      `INSERT INTO call_seen (id, telephony_session_id, session_id, started_at, content, seal)
       VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET
         telephony_session_id = excluded.telephony_session_id, session_id = excluded.session_id,
         started_at = excluded.started_at, content = excluded.content, seal = excluded.seal`,
    ),
    namesOf: database.prepare('SELECT leg, telephony_session_id, session_id FROM call WHERE record_id = ?'),
    markGone: database.prepare('UPDATE call SET gone = 1 WHERE record_id = ?'),
    remove: database.prepare('DELETE FROM call WHERE record_id = ?'),
    dropSeen: database.prepare(
      `DELETE FROM call_seen WHERE telephony_session_id IN
         (SELECT telephony_session_id FROM call WHERE record_id = ? AND gone = 0)`,
    ),
    recordsIn: database.prepare('SELECT record_id FROM call WHERE gone = 0 AND started_at BETWEEN ? AND ?'),
  };
}
