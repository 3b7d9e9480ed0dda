import { type KeptMessage, type MessageMark, parseKeptMessage, parseMark } from './history-message-schema.ts';
import { writeRow } from './history-people-schema.ts';
import type { Seal } from './history-seal.ts';
import type { Database } from './history-sqlite.ts';

export type MessageChange = {
  readonly put?: readonly KeptMessage[];
  /** What the platform says of messages that are gone, or back: nothing else of them changes. */
  readonly availability?: readonly Pick<KeptMessage, 'id' | 'availability'>[];
  /** There no more, and nobody knows whether they ever come back. */
  readonly drop?: readonly string[];
  /** Undefined takes the mark away. */
  readonly marks?: readonly { readonly id: string; readonly mark: MessageMark | undefined }[];
};

export type MessageRows = {
  /** In the order of their ids, those behind the given one; gone ones too. */
  readonly after: (id: string, most: number) => readonly KeptMessage[];
  readonly marks: () => ReadonlyMap<string, MessageMark>;
  readonly change: (change: MessageChange) => void;
  /** Keeps the newest so many. */
  readonly trim: (most: number) => void;
};

export function createMessageRows(database: Database, seal: Seal): MessageRows {
  const statements = prepare(database);

  function put(message: KeptMessage): void {
    const { id, type, modifiedAt, createdAt, availability } = message;
    const content = writeRow(message);
    const [created, modified] = [Math.floor(createdAt), Math.floor(modifiedAt)];
    const sealed = seal.of(id, modified, availability, content);
    statements.put.run(id, type, created, modified, availability, content, sealed);
  }

  function read(row: Readonly<Record<string, unknown>>): KeptMessage | undefined {
    const [id, modified, content] = [String(row['id']), Number(row['modified_at']), String(row['content'])];
    const availability = String(row['availability']);
    seal.check(row['seal'], id, modified, availability, content);
    return parseKeptMessage(content);
  }

  function setAvailability({ id, availability }: Pick<KeptMessage, 'id' | 'availability'>): void {
    const row = statements.get.get(id);
    const message = row && read(row);
    if (message === undefined) return;
    const content = writeRow({ ...message, availability });
    const sealed = seal.of(id, Math.floor(message.modifiedAt), availability, content);
    statements.setAvailability.run(availability, content, sealed, id);
  }

  return {
    after: (id, most) => statements.after.all(id, most).flatMap((row) => read(row) ?? []),
    marks: () =>
      new Map(
        statements.marks.all().flatMap((row): [string, MessageMark][] => {
          const [id, content] = [String(row['id']), String(row['content'])];
          seal.check(row['seal'], id, content);
          const mark = parseMark(content);
          return mark === undefined ? [] : [[id, mark]];
        }),
      ),
    change: ({ put: some = [], availability = [], drop = [], marks = [] }) => {
      for (const message of some) put(message);
      for (const one of availability) setAvailability(one);
      for (const id of drop) {
        statements.drop.run(id);
        statements.dropMark.run(id);
      }
      for (const { id, mark } of marks) {
        if (mark === undefined) statements.dropMark.run(id);
        else {
          const content = writeRow(mark);
          statements.putMark.run(id, content, seal.of(id, content));
        }
      }
    },
    trim: (most) => {
      statements.trim.run(most);
      statements.trimMarks.run();
    },
  };
}

function prepare(database: Database) {
  return {
    after: database.prepare(
      'SELECT id, modified_at, availability, content, seal FROM message WHERE id > ? ORDER BY id LIMIT ?',
    ),
    get: database.prepare('SELECT id, modified_at, availability, content, seal FROM message WHERE id = ?'),
    // An older answer never overwrites a newer one, and brings back nothing that was deleted since.
    put: database.prepare(
      `INSERT INTO message (id, type, created_at, modified_at, availability, content, seal)
       VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET
         created_at = excluded.created_at, modified_at = excluded.modified_at,
         availability = excluded.availability, content = excluded.content, seal = excluded.seal
       WHERE excluded.modified_at > message.modified_at
          OR (excluded.modified_at = message.modified_at AND message.availability = 'Alive')`,
    ),
    setAvailability: database.prepare(
      'UPDATE message SET availability = ?, content = ?, seal = ? WHERE id = ?',
    ),
    drop: database.prepare('DELETE FROM message WHERE id = ?'),
    trim: database.prepare(
      `DELETE FROM message WHERE created_at <
         (SELECT created_at FROM message ORDER BY created_at DESC LIMIT 1 OFFSET ?)`,
    ),
    marks: database.prepare('SELECT id, content, seal FROM message_mark'),
    putMark: database.prepare(
      `INSERT INTO message_mark (id, content, seal) VALUES (?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET content = excluded.content, seal = excluded.seal`,
    ),
    dropMark: database.prepare('DELETE FROM message_mark WHERE id = ?'),
    trimMarks: database.prepare('DELETE FROM message_mark WHERE id NOT IN (SELECT id FROM message)'),
  };
}
