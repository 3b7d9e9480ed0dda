import type { KeptNote } from './history-call-marks.ts';
import type { Seal } from './history-seal.ts';
import type { Database } from './history-sqlite.ts';

/** What is kept, and how much room it takes. */
export type HistoryUse = {
  /** Of the database, as far as anything is in it. */
  readonly bytes: number;
  readonly calls: number;
  /** When the oldest and the newest of them began, ms since the epoch. */
  readonly oldestCall: number | undefined;
  readonly newestCall: number | undefined;
  readonly faxes: number;
  readonly newestFax: number | undefined;
  readonly people: number;
  readonly notes: number;
  readonly reminders: number;
  /** Faxes that wait to be sent, and drafts: what stays when all the rest is deleted. */
  readonly unsent: number;
  readonly drafts: number;
};

export type KeepingRows = {
  readonly use: () => HistoryUse;
  /** When the oldest call that stays begins, if so many of the oldest go; undefined where there are fewer. */
  readonly startAfterOldest: (count: number) => number | undefined;
  /** Takes away so many faxes that came or went before then, and what was done with them here; answers their ids. */
  readonly dropFaxes: (before: number, most: number) => readonly string[];
  /** The same for notes that were last changed before then; answers how many. */
  readonly dropNotes: (before: number, most: number) => number;
  /** In the order of what they hang on, those behind the given one. */
  readonly notesAfter: (of: string, most: number) => readonly KeptNote[];
  /** Gives so many free pages back to the disk; false where there are none left, or where the file cannot shrink. */
  readonly shrink: (pages: number) => boolean;
};

export function createKeepingRows(database: Database, seal: Seal): KeepingRows {
  const number = (sql: string): number | undefined => {
    const value = database.prepare(sql).get()?.['n'];
    return typeof value === 'number' ? value : undefined;
  };
  const count = (rows: string): number => number(`SELECT count(*) AS n FROM ${rows}`) ?? 0;
  const pragma = (name: string): number => Number(database.prepare(`PRAGMA ${name}`).get()?.[name]);

  return {
    use: () => ({
      bytes: (pragma('page_count') - pragma('freelist_count')) * pragma('page_size'),
      calls: count('past_call'),
      oldestCall: number('SELECT min(started_at) AS n FROM past_call'),
      newestCall: number('SELECT max(started_at) AS n FROM past_call'),
      faxes: count("message WHERE availability = 'Alive'"),
      newestFax: number('SELECT max(created_at) AS n FROM message'),
      people: count('person'),
      notes: count('call_note'),
      reminders: count('call_reminder WHERE done_at IS NULL'),
      unsent: count("outbox WHERE state IN ('queued', 'sending', 'unsure', 'ask')"),
      drafts: count('draft'),
    }),
    startAfterOldest: (most) => {
      const row = database
        .prepare('SELECT started_at FROM past_call ORDER BY started_at LIMIT 1 OFFSET ?')
        .get(most);
      return typeof row?.['started_at'] === 'number' ? row['started_at'] : undefined;
    },
    dropFaxes: (before, most) => {
      const gone = database
        .prepare('SELECT id FROM message WHERE created_at < ? ORDER BY created_at LIMIT ?')
        .all(Math.floor(before), most)
        .map(({ id }) => String(id));
      const drop = database.prepare('DELETE FROM message WHERE id = ?');
      const dropMark = database.prepare('DELETE FROM message_mark WHERE id = ?');
      for (const id of gone) {
        drop.run(id);
        dropMark.run(id);
      }
      return gone;
    },
    dropNotes: (before, most) =>
      Number(
        database
          .prepare(
            'DELETE FROM call_note WHERE note_of IN (SELECT note_of FROM call_note WHERE changed_at < ? LIMIT ?)',
          )
          .run(Math.floor(before), most).changes,
      ),
    notesAfter: (of, most) =>
      database
        .prepare('SELECT * FROM call_note WHERE note_of > ? ORDER BY note_of LIMIT ?')
        .all(of, most)
        .map((row) => noteFrom(row, seal)),
    shrink: (pages) => {
      if (pragma('auto_vacuum') !== 2 || pragma('freelist_count') === 0) return false;
      database.exec(`PRAGMA incremental_vacuum(${pages})`);
      return pragma('freelist_count') > 0;
    },
  };
}

function noteFrom(row: Readonly<Record<string, unknown>>, seal: Seal): KeptNote {
  const [of, text, changedAt] = [String(row['note_of']), String(row['text']), Number(row['changed_at'])];
  const partyKey = typeof row['party_key'] === 'string' ? row['party_key'] : undefined;
  const callStartedAt = typeof row['started_at'] === 'number' ? row['started_at'] : undefined;
  seal.check(row['seal'], of, partyKey ?? 'null', callStartedAt ?? 'null', text, changedAt);
  return { of, partyKey, callStartedAt, text, changedAt };
}

/** What `History` hands out. */
export type KeepingStore = KeepingRows & {
  /** Where what is written stays. `nowhere`: there can be no file, and all of it is gone with the run. */
  readonly lasts: () => 'file' | 'run' | 'nowhere';
  /**
   * Removes all that is kept here but for what is to be sent and what is being written. False where the disk kept
   * some of it.
   */
  readonly deleteAll: () => boolean;
};

export const nothingInUse: HistoryUse = {
  ...{ bytes: 0, calls: 0, oldestCall: undefined, newestCall: undefined, faxes: 0, newestFax: undefined },
  ...{ people: 0, notes: 0, reminders: 0, unsent: 0, drafts: 0 },
};

/**
 * @param read answers what the work does, or the second value once the history is closed
 * @param change the same, in one transaction
 */
export function createKeepingStore(
  read: <Result>(work: (rows: KeepingRows) => Result, closed: Result) => Result,
  change: <Result>(work: (rows: KeepingRows) => Result, closed: Result) => Result,
  rest: Pick<KeepingStore, 'lasts' | 'deleteAll'>,
): KeepingStore {
  return {
    ...rest,
    use: () => read((rows) => rows.use(), nothingInUse),
    startAfterOldest: (count) => read((rows) => rows.startAfterOldest(count), undefined),
    dropFaxes: (before, most) => change((rows) => rows.dropFaxes(before, most), []),
    dropNotes: (before, most) => change((rows) => rows.dropNotes(before, most), 0),
    notesAfter: (of, most) => read((rows) => rows.notesAfter(of, most), []),
    shrink: (pages) => read((rows) => rows.shrink(pages), false),
  };
}
