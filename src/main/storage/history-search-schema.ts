import { type SearchSource, searchSources } from './history-search-sources.ts';

/** Bits of a found row's id below its second. */
export const bitsBelowSecond = 20;

const digits = `replace(replace(NEW.keys, 'xqn', ''), 'xqe', '')`;
const second = 'max(0, min(NEW.at, 4102444800000)) / 1000';

/**
 * What is found by words, in two indexes without content of their own: `search_words` for beginnings of words,
 * `search_parts` for three or more letters or digits inside of them. Triggers bring rows of other tables in, in the
 * transaction that writes them, so that whoever writes need not know; what was there before the triggers, and what
 * an index held that had to be made anew, follows bit by bit (`search_gap`).
 *
 * A row's id begins with its second, so that both indexes tell the newest first without sorting. The second is held
 * within what any calendar needs: no time from elsewhere can overflow it.
 */
const tables = `
  CREATE TABLE search_row (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, key TEXT NOT NULL, UNIQUE (kind, key)
  ) STRICT;
  CREATE VIRTUAL TABLE search_words USING fts5(
    who, more, keys, marks, content = '', contentless_delete = 1,
    tokenize = 'unicode61 remove_diacritics 2'
  );
  CREATE VIRTUAL TABLE search_parts USING fts5(
    calls, notes, faxes, people, content = '', contentless_delete = 1, tokenize = 'trigram remove_diacritics 1'
  );

  -- What is not in the indexes yet; done_to: keys up to there are.
  CREATE TABLE search_gap (kind TEXT PRIMARY KEY, done_to TEXT NOT NULL) STRICT;

  CREATE VIEW search_put AS
    SELECT '' AS kind, '' AS key, 0 AS at, '' AS who, '' AS more, '' AS keys, '' AS marks WHERE 0;
  CREATE TRIGGER search_put_row INSTEAD OF INSERT ON search_put BEGIN
    INSERT INTO search_row (id, kind, key) VALUES (coalesce(
      (SELECT max(id) + 1 FROM search_row
        WHERE id >= (${second}) << ${bitsBelowSecond} AND id < (${second} + 1) << ${bitsBelowSecond}),
      (${second}) << ${bitsBelowSecond}
    ), NEW.kind, NEW.key);
    INSERT INTO search_words (rowid, who, more, keys, marks)
      SELECT id, NEW.who, NEW.more, NEW.keys, NEW.marks FROM search_row WHERE kind = NEW.kind AND key = NEW.key;
    INSERT INTO search_parts (rowid, calls, notes, faxes, people)
      SELECT id,
        iif(kind = 'call', NEW.who || ' ' || ${digits}, ''),
        iif(kind = 'note', NEW.more || ' ' || ${digits}, ''),
        iif(kind = 'fax', NEW.who || ' ' || NEW.more || ' ' || ${digits}, ''),
        iif(kind = 'person', NEW.who || ' ' || NEW.more || ' ' || ${digits}, '')
      FROM search_row WHERE kind = NEW.kind AND key = NEW.key;
  END;
  CREATE TRIGGER search_row_gone AFTER DELETE ON search_row BEGIN
    DELETE FROM search_words WHERE rowid = OLD.id;
    DELETE FROM search_parts WHERE rowid = OLD.id;
  END;
`;

/** Brings a row in with the statement that writes it, and takes it out with the one that removes it. */
function triggers({ kind, table, key, view, watched }: SearchSource): string {
  const put = `INSERT INTO search_put SELECT * FROM ${view} WHERE key = NEW.${key};`;
  const drop = `DELETE FROM search_row WHERE kind = '${kind}' AND key = OLD.${key};`;
  const differs = watched.map((column) => `NEW.${column} <> OLD.${column}`).join(' OR ');
  return `
  CREATE TRIGGER search_${kind}_new AFTER INSERT ON ${table} BEGIN ${put} END;
  CREATE TRIGGER search_${kind}_changed AFTER UPDATE ON ${table} WHEN ${differs} BEGIN ${drop} ${put} END;
  CREATE TRIGGER search_${kind}_gone AFTER DELETE ON ${table} BEGIN ${drop} END;
  INSERT INTO search_gap (kind, done_to) VALUES ('${kind}', '');
  `;
}

/** The last step of all: what it hangs on must have its shape by then. */
export const historySearchSchema = [
  tables,
  ...searchSources.map((source) => source.sql + triggers(source)),
].join('');

const dropSource = ({ kind, view }: SearchSource): string =>
  `${['new', 'changed', 'gone'].map((when) => `DROP TRIGGER IF EXISTS search_${kind}_${when};`).join(' ')}
  DROP VIEW IF EXISTS ${view};`;

/** Makes an index that is missing or damaged anew, empty: what belongs into it follows. */
export const searchSchemaAnew = `
  ${searchSources.map(dropSource).join(' ')}
  DROP VIEW IF EXISTS search_put;
  DROP TABLE IF EXISTS search_row;
  DROP TABLE IF EXISTS search_gap;
  DROP TABLE IF EXISTS search_words;
  DROP TABLE IF EXISTS search_parts;
  ${historySearchSchema}`;
