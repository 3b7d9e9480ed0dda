import { plainLetters } from '../../shared/plain-letters.ts';

/** Where what is found comes from. */
export type SearchKind = 'call' | 'note' | 'fax' | 'person';

/** A table whose rows can be found, and the view that says by what. */
export type SearchSource = {
  readonly kind: SearchKind;
  readonly table: string;
  /** The column with the row's name. */
  readonly key: string;
  readonly view: string;
  /** Beginnings of words are looked for here, and not only what stands inside of them. */
  readonly hasWords: boolean;
  /** Columns of the view in which insides of words are looked for; digits of numbers always are. */
  readonly inside: readonly ('who' | 'more')[];
  /** Columns of the table that decide whether it is found and by what. */
  readonly watched: readonly string[];
  /** Makes the view: kind, key, at (ms), who, more, keys, marks. */
  readonly sql: string;
};

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** SQL for texts as they are compared, a space between them. */
function plain(...texts: readonly string[]): string {
  const joined = texts.map((text) => `coalesce(${text}, '')`).join(` || ' ' || `);
  return plainLetters.reduce((sql, [from, to]) => `replace(${sql}, ${quoted(from)}, ${quoted(to)})`, joined);
}

/** Of the JSON in `content`, or of one `value` in it. */
const part = (path: string, from = 'content'): string => `${from} ->> '$.${path}'`;

/** One word that nobody types: `xqn12125550100`, or `xqe204`. */
const keyOf = (number: string, extension: string): string =>
  `coalesce(replace(${number}, '+', 'xqn'), 'xqe' || (${extension}), '')`;

/** `past_call.party_key` as such a word. */
const partyWord = `coalesce(replace(replace(party_key, 'ext:', 'xqe'), '+', 'xqn'), '')`;

const call: SearchSource = {
  ...{ kind: 'call', table: 'past_call', key: 'id', view: 'search_call', watched: ['content'] },
  ...{ hasWords: true, inside: ['who'] },
  sql: `
  CREATE VIEW search_call AS SELECT
    'call' AS kind, id AS key, started_at AS at,
    ${plain(part('party.name'))} AS who,
    ${plain(part('line.name'), part('ending.by'))} AS more,
    ${partyWord} AS keys,
    'xqany xq' || direction
      || iif(direction = 'inbound' AND ending IN ('missed', 'voicemail'), ' xqmissed', '') AS marks
  FROM past_call WHERE json_valid(content);`,
};

/** Under the time of its call, where it has one. */
const note: SearchSource = {
  ...{ kind: 'note', table: 'call_note', key: 'note_of', view: 'search_note', watched: ['text'] },
  ...{ hasWords: true, inside: ['more'] },
  sql: `
  CREATE VIEW search_note AS SELECT
    'note' AS kind, note_of AS key, coalesce(started_at, changed_at) AS at,
    '' AS who,
    ${plain('text')} AS more,
    ${partyWord} AS keys,
    'xqany' AS marks
  FROM call_note;`,
};

/** All recipients of a fax, or its sender. */
function farEnds(of: (from: string) => string): string {
  return `iif(${part('direction')} = 'Inbound', ${of("content -> '$.from'")},
      (SELECT group_concat(${of('value')}, ' ') FROM json_each(content, '$.to')))`;
}

const fax: SearchSource = {
  ...{ kind: 'fax', table: 'message', key: 'id', view: 'search_fax', watched: ['content', 'availability'] },
  ...{ hasWords: true, inside: ['who', 'more'] },
  sql: `
  CREATE VIEW search_fax AS SELECT
    'fax' AS kind, id AS key, created_at AS at,
    ${plain(farEnds((from) => `coalesce(${part('name', from)}, '') || ' ' || coalesce(${part('location', from)}, '')`))} AS who,
    ${plain(part('coverPageText'), part('subject'))} AS more,
    coalesce(${farEnds((from) => keyOf(part('phoneNumber', from), part('extensionNumber', from)))}, '') AS keys,
    'xqany xq' || lower(${part('direction')}) AS marks
  FROM message WHERE availability = 'Alive' AND json_valid(content);`,
};

const person: SearchSource = {
  ...{ kind: 'person', table: 'person', key: 'id', view: 'search_person', watched: ['content'] },
  // Beginnings are looked for in memory, where everybody is.
  ...{ hasWords: false, inside: ['who', 'more'] },
  sql: `
  CREATE VIEW search_person AS SELECT
    'person' AS kind, id AS key, 0 AS at,
    ${plain(part('name'))} AS who,
    ${plain(part('company'), part('department'), part('jobTitle'), part('email'))} AS more,
    ${keyOf('NULL', part('extensionNumber'))} || ' ' || coalesce((
      SELECT group_concat(${keyOf(part('number.e164', 'value'), 'NULL')}, ' ')
      FROM json_each(content, '$.numbers')), '') AS keys,
    '' AS marks
  FROM person WHERE json_valid(content);`,
};

/** What stands in the index, source by source. */
export const searchSources: readonly SearchSource[] = [call, note, fax, person];
