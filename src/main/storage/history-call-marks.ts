import type { CallParty } from '../../shared/call.ts';
import type { CallReminder } from '../../shared/call-reminder.ts';
import { parseParty } from './history-row-schema.ts';
import type { Seal } from './history-seal.ts';
import type { Database } from './history-sqlite.ts';

/** A note as it is kept. `of`: `call ` and a call's key, or `party ` and a person's. */
export type KeptNote = {
  readonly of: string;
  readonly partyKey: string | undefined;
  readonly callStartedAt: number | undefined;
  readonly text: string;
  readonly changedAt: number;
};

export type KeptReminder = Omit<CallReminder, 'state'> & {
  readonly callKey: string | undefined;
  readonly partyKey: string | undefined;
  /** Who it was when it was written: the call may be gone by now. */
  readonly party: CallParty;
};

/** What the person made of calls; nobody else knows of it. */
export type CallMarkChange = {
  readonly notes?: readonly KeptNote[];
  /** By `KeptNote.of`. */
  readonly dropNotes?: readonly string[];
  readonly handled?: readonly { readonly callKey: string; readonly at: number | undefined }[];
  readonly reminders?: readonly KeptReminder[];
  readonly dropReminders?: readonly string[];
};

export type CallMarkRows = {
  readonly note: (of: string) => KeptNote | undefined;
  /** Newest first. */
  readonly notesWith: (partyKeys: readonly string[], most: number) => readonly KeptNote[];
  readonly handledAt: (callKey: string) => number | undefined;
  /** The one about this call that is not done, else the last one that is. */
  readonly reminderOf: (callKey: string) => KeptReminder | undefined;
  /** All of them, in the order they were written. */
  readonly reminders: () => readonly KeptReminder[];
  readonly change: (change: CallMarkChange) => void;
};

type Row = Readonly<Record<string, unknown>>;

export function createCallMarkRows(database: Database, seal: Seal): CallMarkRows {
  const statements = prepare(database);

  function readNote(row: Row): KeptNote {
    const [of, text, changedAt] = [String(row['note_of']), String(row['text']), Number(row['changed_at'])];
    const [partyKey, callStartedAt] = [textOf(row['party_key']), numberOf(row['started_at'])];
    seal.check(row['seal'], ...sealed(of, partyKey, callStartedAt, text, changedAt));
    return { of, partyKey, callStartedAt, text, changedAt };
  }

  function readReminder(row: Row): readonly KeptReminder[] {
    const content = String(row['content']);
    const found = {
      ...{ id: String(row['id']), callKey: textOf(row['call_key']), partyKey: textOf(row['party_key']) },
      ...{ at: numberOf(row['at']), writtenAt: Number(row['written_at']), doneAt: numberOf(row['done_at']) },
    };
    seal.check(row['seal'], ...sealedReminder(found, content));
    const party = parseParty(content);
    return party === undefined ? [] : [{ ...found, party }];
  }

  function putNote({ of, partyKey, callStartedAt, text, changedAt }: KeptNote): void {
    const start = floorOf(callStartedAt);
    const at = Math.floor(changedAt);
    const mark = seal.of(...sealed(of, partyKey, start, text, at));
    statements.putNote.run(of, partyKey ?? null, start ?? null, text, at, mark);
  }

  function putReminder({ party, ...reminder }: KeptReminder): void {
    const { id, callKey = null, partyKey = null, at = null, writtenAt, doneAt = null } = reminder;
    const content = JSON.stringify(party);
    const mark = seal.of(...sealedReminder(reminder, content));
    statements.putReminder.run(id, callKey, partyKey, at, writtenAt, doneAt, content, mark);
  }

  return {
    note: (of) => {
      const row = statements.note.get(of);
      return row && readNote(row);
    },
    notesWith: (partyKeys, most) =>
      partyKeys
        .flatMap((key) => statements.notesWith.all(key, most).map(readNote))
        .sort((one, other) => other.changedAt - one.changedAt)
        .slice(0, most),
    handledAt: (callKey) => {
      const row = statements.handled.get(callKey);
      if (row === undefined) return undefined;
      seal.check(row['seal'], callKey, Number(row['handled_at']));
      return Number(row['handled_at']);
    },
    reminderOf: (callKey) => statements.reminderOf.all(callKey).flatMap(readReminder)[0],
    reminders: () => statements.reminders.all().flatMap(readReminder),
    change: ({ notes = [], dropNotes = [], handled = [], reminders = [], dropReminders = [] }) => {
      for (const note of notes) putNote(note);
      for (const of of dropNotes) statements.dropNote.run(of);
      for (const { callKey, at } of handled) {
        if (at === undefined) statements.dropHandled.run(callKey);
        else statements.putHandled.run(callKey, Math.floor(at), seal.of(callKey, Math.floor(at)));
      }
      for (const reminder of reminders) putReminder(reminder);
      for (const id of dropReminders) statements.dropReminder.run(id);
    },
  };
}

/** As a rescue seals them, too: what is not there is `null`. */
const sealed = (...parts: readonly (string | number | undefined)[]): (string | number)[] =>
  parts.map((part) => part ?? 'null');

function sealedReminder(reminder: Omit<KeptReminder, 'party'>, content: string): (string | number)[] {
  const { id, callKey, partyKey, at, writtenAt, doneAt } = reminder;
  return sealed(id, callKey, partyKey, at, writtenAt, doneAt, content);
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const numberOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);
const floorOf = (value: number | undefined): number | undefined =>
  value === undefined ? undefined : Math.floor(value);

function prepare(database: Database) {
  return {
    note: database.prepare('SELECT * FROM call_note WHERE note_of = ?'),
    notesWith: database.prepare(
      'SELECT * FROM call_note WHERE party_key = ? ORDER BY changed_at DESC LIMIT ?',
    ),
    putNote: database.prepare(
      `INSERT INTO call_note (note_of, party_key, started_at, text, changed_at, seal) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (note_of) DO UPDATE SET
         party_key = excluded.party_key, started_at = excluded.started_at, text = excluded.text,
         changed_at = excluded.changed_at, seal = excluded.seal`,
    ),
    dropNote: database.prepare('DELETE FROM call_note WHERE note_of = ?'),
    handled: database.prepare('SELECT handled_at, seal FROM call_mark WHERE call_key = ?'),
    putHandled: database.prepare(
      `INSERT INTO call_mark (call_key, handled_at, seal) VALUES (?, ?, ?)
       ON CONFLICT (call_key) DO UPDATE SET handled_at = excluded.handled_at, seal = excluded.seal`,
    ),
    dropHandled: database.prepare('DELETE FROM call_mark WHERE call_key = ?'),
    reminderOf: database.prepare(
      `SELECT * FROM call_reminder WHERE call_key = ?
       ORDER BY done_at IS NOT NULL, done_at DESC, written_at DESC LIMIT 1`,
    ),
    reminders: database.prepare('SELECT * FROM call_reminder ORDER BY written_at, id'),
    putReminder: database.prepare(
      `INSERT INTO call_reminder (id, call_key, party_key, at, written_at, done_at, content, seal)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET
         call_key = excluded.call_key, party_key = excluded.party_key, at = excluded.at,
         written_at = excluded.written_at, done_at = excluded.done_at, content = excluded.content,
         seal = excluded.seal`,
    ),
    dropReminder: database.prepare('DELETE FROM call_reminder WHERE id = ?'),
  };
}
