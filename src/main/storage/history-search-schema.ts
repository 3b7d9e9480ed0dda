import { type SearchSource, searchSources } from './history-search-sources.ts';

/** Bits of a found row's id below its second. */
export const bitsBelowSecond = 20;

const digits = `replace(replace(NEW.keys, 'xqn', ''), 'xqe', '')`;
const second = 'max(0, min(NEW.at, 4102444800000)) / 1000';
const nextOf = (column: string): string => `(${column}) << ${bitsBelowSecond}`;

/**
 * What is found by words: each kind of row has two indexes without content of their own, `search_…_words` for
 * beginnings of words and `search_…_parts` for three or more letters or digits inside of them. Triggers bring rows of
 * other tables in, in the transaction that writes them, so that whoever writes need not know; what was there before
 * the triggers, and what an index held that had to be made anew, follows bit by bit (`search_gap`).
 *
 * A row's id begins with its second, so that the indexes tell the newest first without sorting. The second is held
 * within what any calendar needs: no time from elsewhere can overflow it.
 */
const common = `
  CREATE TABLE search_row (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, key TEXT NOT NULL, UNIQUE (kind, key)
  ) STRICT;

  -- What is not in the indexes yet; done_to: keys up to there are.
  CREATE TABLE search_gap (kind TEXT PRIMARY KEY, done_to TEXT NOT NULL) STRICT;

  CREATE VIEW search_put AS
    SELECT '' AS kind, '' AS key, 0 AS at, '' AS who, '' AS more, '' AS keys, '' AS marks WHERE 0;
`;

const wordsTable = (kind: string): string => `
  CREATE VIRTUAL TABLE search_${kind}_words USING fts5(
    who, more, keys, marks, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
  );`;

const partsTable = (kind: string): string => `
  CREATE VIRTUAL TABLE search_${kind}_parts USING fts5(
    part, content = '', contentless_delete = 1, tokenize = 'trigram remove_diacritics 1'
  );`;

/** The indexes of one kind of row, and how a row gets into them and out of them. */
function indexes({ kind, hasWords, inside }: SearchSource): string {
  const own = `search_row WHERE kind = '${kind}' AND key = NEW.key`;
  const part = [...inside.map((column) => `NEW.${column}`), digits].join(` || ' ' || `);
  return `
  ${hasWords ? wordsTable(kind) : ''}
  ${partsTable(kind)}
  CREATE TRIGGER search_put_${kind} INSTEAD OF INSERT ON search_put WHEN NEW.kind = '${kind}' BEGIN
    INSERT INTO search_row (id, kind, key) VALUES (coalesce(
      (SELECT max(id) + 1 FROM search_row WHERE id >= ${nextOf(second)} AND id < ${nextOf(`${second} + 1`)}),
      ${nextOf(second)}
    ), '${kind}', NEW.key);
    ${hasWords ? `INSERT INTO search_${kind}_words (rowid, who, more, keys, marks) SELECT id, NEW.who, NEW.more, NEW.keys, NEW.marks FROM ${own};` : ''}
    INSERT INTO search_${kind}_parts (rowid, part) SELECT id, ${part} FROM ${own};
  END;
  CREATE TRIGGER search_row_gone_${kind} AFTER DELETE ON search_row WHEN OLD.kind = '${kind}' BEGIN
    ${hasWords ? `DELETE FROM search_${kind}_words WHERE rowid = OLD.id;` : ''}
    DELETE FROM search_${kind}_parts WHERE rowid = OLD.id;
  END;
  `;
}

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

/** What it hangs on must have its shape by then, and keep it. */
export const historySearchSchema = [
  common,
  ...searchSources.map((source) => indexes(source) + source.sql + triggers(source)),
].join('');

const dropSource = ({ kind, view }: SearchSource): string =>
  `${['new', 'changed', 'gone'].map((when) => `DROP TRIGGER IF EXISTS search_${kind}_${when};`).join(' ')}
  DROP VIEW IF EXISTS ${view};
  DROP TABLE IF EXISTS search_${kind}_words;
  DROP TABLE IF EXISTS search_${kind}_parts;`;

/** Makes indexes that are missing or damaged anew, empty: what belongs into them follows. */
export const searchSchemaAnew = `
  DROP VIEW IF EXISTS search_put;
  DROP TABLE IF EXISTS search_row;
  ${searchSources.map(dropSource).join(' ')}
  DROP TABLE IF EXISTS search_gap;
  ${historySearchSchema}`;
