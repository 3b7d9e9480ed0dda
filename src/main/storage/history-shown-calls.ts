import { fold } from '../../shared/fold.ts';
import { mergeRows } from '../../shared/merge-calls.ts';
import { callKey, partyKey } from '../../shared/past-calls.ts';
import { type KeptCall, parseCall, writeWithoutLegs } from './history-call-content.ts';
import type { Seal } from './history-seal.ts';
import type { Database } from './history-sqlite.ts';

/** By what a call is known: both ids of the platform, or the row's own name where it has neither. */
export type CallName = {
  readonly telephonySessionId: string | undefined;
  readonly sessionId: string | undefined;
  /** `leg` of call, or `id` of call_seen. */
  readonly row: string;
};

/** Calls as they are shown, each once: made of what the call log says and of what this computer saw. */
export type ShownCalls = {
  /** Something of this call has changed or is gone. */
  readonly touch: (name: CallName) => void;
  /** Makes what was touched anew; in the transaction that changed it. */
  readonly settle: () => void;
  /** Makes at most so many anew of those that were kept before there was this table. False when none are left. */
  readonly settleDue: (most: number) => boolean;
};

type SourceRow = { readonly leg: string | undefined; readonly call: KeptCall };

export function createShownCalls(database: Database, seal: Seal): ShownCalls {
  const statements = prepare(database);
  const touched = new Map<string, CallName>();

  function settleOne({ telephonySessionId, sessionId, row }: CallName): void {
    const name = [telephonySessionId ?? null, sessionId ?? null, row] as const;
    const logged = statements.logged.all(...name).flatMap((found): SourceRow[] => {
      const [leg, content] = [String(found['leg']), String(found['content'])];
      seal.check(found['seal'], leg, Number(found['modified_at']), content);
      const call = parseCall(content);
      return call === undefined ? [] : [{ leg, call }];
    });
    const seen = statements.seen.all(...name).flatMap((found): KeptCall[] => {
      const [id, content] = [String(found['id']), String(found['content'])];
      seal.check(found['seal'], id, 0, content);
      const call = parseCall(content);
      return call === undefined ? [] : [call];
    });
    if (telephonySessionId === undefined && sessionId === undefined) statements.dropNameless.run(row);
    else statements.drop.run(telephonySessionId ?? null, sessionId ?? null);
    for (const call of mergeRows(
      logged.map(({ leg, call: one }) => ({ ...one, leg })),
      seen,
    ))
      put(call);
  }

  function put({ leg, ...call }: KeptCall & { readonly leg?: string | undefined }): void {
    const content = writeWithoutLegs(call);
    const { id, telephonySessionId = null, sessionId = null, direction, ending, facts } = call;
    const key = callKey(call);
    const startedAt = Math.floor(call.startedAt);
    statements.put.run(
      ...([id, key, telephonySessionId, sessionId, startedAt, direction, ending.kind] as const),
      ...([partyKey(call.party) ?? null, queueKey(call) ?? null] as const),
      ...([facts !== undefined && facts.recordings.length > 0 ? 1 : 0, leg ?? null, wordsOf(call)] as const),
      ...([content, seal.of(id, startedAt, content)] as const),
    );
  }

  return {
    touch: (name) => void touched.set(name.telephonySessionId ?? name.sessionId ?? name.row, name),
    settle: () => {
      for (const name of touched.values()) settleOne(name);
      touched.clear();
    },
    settleDue: (most) => {
      const due = statements.due.all(most);
      for (const { kind, what } of due) {
        const found = (kind === 'call' ? statements.nameOfCall : statements.nameOfSeen).get(String(what));
        if (found !== undefined)
          settleOne({
            telephonySessionId: textOf(found['telephony_session_id']),
            sessionId: textOf(found['session_id']),
            row: String(what),
          });
        statements.dropDue.run(String(kind), String(what));
      }
      return due.length === most;
    },
  };
}

/** The queue by its extension, or by its name where the platform gave no more. */
function queueKey({ line }: KeptCall): string | undefined {
  if (line?.kind !== 'queue') return undefined;
  return line.extensionNumber === undefined ? `name:${fold(line.name)}` : `ext:${line.extensionNumber}`;
}

function wordsOf({ party, line, ending }: KeptCall): string {
  const by = ending.kind === 'answered-elsewhere' ? ending.by : undefined;
  const name = party.kind === 'anonymous' ? undefined : party.name;
  const number =
    party.kind === 'number'
      ? party.number.e164
      : party.kind === 'colleague'
        ? party.extensionNumber
        : undefined;
  return fold([name, line?.name, by, number].filter((word) => word !== undefined).join(' '));
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Rows of one call: by either id, or by the row's own name where it has none. */
const sameCall = (row: string): string =>
  `(telephony_session_id = ?1 OR session_id = ?2 OR (?1 IS NULL AND ?2 IS NULL AND ${row}))`;

function prepare(database: Database) {
  return {
    logged: database.prepare(
      `SELECT leg, modified_at, content, seal FROM call WHERE gone = 0 AND ${sameCall('leg = ?3')} ORDER BY started_at DESC`,
    ),
    seen: database.prepare(
      `SELECT id, content, seal FROM call_seen WHERE ${sameCall('id = ?3')} ORDER BY rowid`,
    ),
    // Apart, because one statement for both would look through the whole history.
    drop: database.prepare('DELETE FROM past_call WHERE call_key = ? OR session_id = ?'),
    dropNameless: database.prepare(
      `DELETE FROM past_call WHERE id = ?1
         OR (leg = ?1 AND telephony_session_id IS NULL AND session_id IS NULL)`,
    ),
    put: database.prepare(
      `INSERT INTO past_call (id, call_key, telephony_session_id, session_id, started_at, direction, ending,
         party_key, queue_key, is_recorded, leg, words, content, seal)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET
         call_key = excluded.call_key, telephony_session_id = excluded.telephony_session_id,
         session_id = excluded.session_id, started_at = excluded.started_at, direction = excluded.direction,
         ending = excluded.ending, party_key = excluded.party_key, queue_key = excluded.queue_key,
         is_recorded = excluded.is_recorded, leg = excluded.leg, words = excluded.words,
         content = excluded.content, seal = excluded.seal`,
    ),
    due: database.prepare('SELECT kind, what FROM past_call_due LIMIT ?'),
    dropDue: database.prepare('DELETE FROM past_call_due WHERE kind = ? AND what = ?'),
    nameOfCall: database.prepare('SELECT telephony_session_id, session_id FROM call WHERE leg = ?'),
    nameOfSeen: database.prepare('SELECT telephony_session_id, session_id FROM call_seen WHERE id = ?'),
  };
}
