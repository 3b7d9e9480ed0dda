import type { ContactCard } from '../../shared/contact.ts';
import type { PersonSource } from '../../shared/person.ts';
import {
  type Dialled,
  type KeptPerson,
  parseDialled,
  parseKeptCard,
  parsePerson,
  writeRow,
} from './history-people-schema.ts';
import type { Seal } from './history-seal.ts';
import type { Database } from './history-sqlite.ts';

/** Some rows of one source. */
export type PeoplePart = {
  readonly source: PersonSource;
  readonly parts: 'is' | 'is-not' | 'above';
  readonly part: number;
};

export type PeopleChange = {
  /** Goes before anything is put. */
  readonly clear?: PeoplePart | undefined;
  readonly put?: readonly KeptPerson[];
  /** `Person.id` of those who are there no more. */
  readonly gone?: readonly string[];
};

export type PeopleRows = {
  /** In the order of their ids, those behind the given one. */
  readonly after: (id: string, most: number) => readonly KeptPerson[];
  readonly change: (change: PeopleChange) => void;
  /** All that is kept of a personal contact, by `Person.id`. */
  readonly card: (id: string) => ContactCard | undefined;
  /** `Person.id`, in the person's own order. */
  readonly favourites: () => readonly string[];
  readonly putFavourites: (ids: readonly string[]) => void;
  /** Newest first. */
  readonly dialled: (most: number) => readonly Dialled[];
  readonly putDialled: (dialled: Dialled) => void;
};

/** Nobody scrolls farther back. */
const mostDialled = 200;

export function createPeopleRows(database: Database, seal: Seal): PeopleRows {
  const statements = prepare(database);

  function change({ clear, put = [], gone = [] }: PeopleChange): void {
    if (clear !== undefined) statements.clear[clear.parts].run(clear.source, clear.part);
    for (const { part, person, card } of put) {
      const content = writeRow(card === undefined ? person : { ...person, card });
      const sealed = seal.of(person.id, part, content);
      statements.put.run(person.id, person.source, part, content, sealed);
    }
    for (const id of gone) statements.drop.run(id);
  }

  return {
    after: (id, most) =>
      statements.after.all(id, most).flatMap((row) => {
        const [key, part, content] = [String(row['id']), Number(row['part']), String(row['content'])];
        seal.check(row['seal'], key, part, content);
        const person = parsePerson(content);
        return person === undefined ? [] : [{ part, person }];
      }),
    change,
    card: (id) => {
      const row = statements.one.get(id);
      if (row === undefined) return undefined;
      const [part, content] = [Number(row['part']), String(row['content'])];
      seal.check(row['seal'], id, part, content);
      return parseKeptCard(content);
    },
    favourites: () =>
      statements.favourites.all().map((row) => {
        const id = String(row['person_id']);
        seal.check(row['seal'], Number(row['place']), id);
        return id;
      }),
    putFavourites: (ids) => {
      statements.dropFavourites.run();
      for (const [place, id] of ids.entries()) statements.putFavourite.run(place, id, seal.of(place, id));
    },
    dialled: (most) =>
      statements.dialled.all(most).flatMap((row) => {
        const [target, at, content] = [String(row['target']), Number(row['at']), String(row['content'])];
        seal.check(row['seal'], target, at, content);
        return parseDialled(content) ?? [];
      }),
    putDialled: (dialled) => {
      const { target, at } = dialled;
      const content = writeRow(dialled);
      statements.putDialled.run(
        target.to,
        Math.floor(at),
        content,
        seal.of(target.to, Math.floor(at), content),
      );
      statements.trimDialled.run(mostDialled);
    },
  };
}

function prepare(database: Database) {
  return {
    after: database.prepare('SELECT id, part, content, seal FROM person WHERE id > ? ORDER BY id LIMIT ?'),
    put: database.prepare(
      `INSERT INTO person (id, source, part, content, seal) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET part = excluded.part, content = excluded.content, seal = excluded.seal`,
    ),
    one: database.prepare('SELECT part, content, seal FROM person WHERE id = ?'),
    drop: database.prepare('DELETE FROM person WHERE id = ?'),
    clear: {
      is: database.prepare('DELETE FROM person WHERE source = ? AND part = ?'),
      'is-not': database.prepare('DELETE FROM person WHERE source = ? AND part <> ?'),
      above: database.prepare('DELETE FROM person WHERE source = ? AND part > ?'),
    },
    favourites: database.prepare('SELECT place, person_id, seal FROM favourite ORDER BY place'),
    dropFavourites: database.prepare('DELETE FROM favourite'),
    putFavourite: database.prepare('INSERT INTO favourite (place, person_id, seal) VALUES (?, ?, ?)'),
    dialled: database.prepare('SELECT target, at, content, seal FROM dialled ORDER BY at DESC LIMIT ?'),
    putDialled: database.prepare(
      `INSERT INTO dialled (target, at, content, seal) VALUES (?, ?, ?, ?)
       ON CONFLICT (target) DO UPDATE SET at = excluded.at, content = excluded.content, seal = excluded.seal`,
    ),
    trimDialled: database.prepare(
      'DELETE FROM dialled WHERE at <= (SELECT at FROM dialled ORDER BY at DESC LIMIT 1 OFFSET ?)',
    ),
  };
}
