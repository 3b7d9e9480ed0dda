import type { CallFilter } from '../../shared/past-calls.ts';
import { fold } from '../../shared/fold.ts';

/** What the filter's words mean beyond what a call's own row says; found by whoever knows. */
export type FilterMeaning = {
  /** Start of the oldest missed call that is still open, ms since the epoch. */
  readonly openSince: number;
  /** Keys of the people whom the filter's text means. */
  readonly namedKeys: readonly string[];
};

/** A condition on `past_call`, with what stands in its places. */
export type Condition = { readonly sql: string; readonly values: readonly (string | number)[] };

const missed = "direction = 'inbound' AND ending = 'missed'";

/** Somebody talked: in the row of that alias. */
const reached = (row: string): string =>
  `(${row}.ending = 'answered-here' OR (${row}.ending = 'answered-elsewhere' AND ${row}.direction = 'inbound'))`;

const isNoted = "call_key IN (SELECT substr(note_of, 6) FROM call_note WHERE note_of GLOB 'call *')";

const conditionOf: Readonly<Record<Exclude<CallFilter['show'], 'open'>, string>> = {
  all: '1',
  missed,
  'missed-direct': `${missed} AND queue_key IS NULL`,
  'missed-queue': `${missed} AND queue_key IS NOT NULL`,
  inbound: "direction = 'inbound'",
  outbound: "direction = 'outbound'",
  recorded: 'is_recorded = 1',
  voicemail: "ending = 'voicemail' AND direction = 'inbound'",
  queue: 'queue_key IS NOT NULL',
  noted: isNoted,
};

/** Missed, not dealt with, and nobody has spoken since. */
const open = `${missed} AND started_at >= ?
  AND NOT EXISTS (SELECT 1 FROM call_mark AS m WHERE m.call_key = past_call.call_key)
  AND NOT EXISTS (SELECT 1 FROM past_call AS later
    WHERE later.party_key = past_call.party_key AND later.started_at > past_call.started_at AND ${reached('later')})`;

export function conditionFrom(filter: CallFilter, meaning: FilterMeaning): Condition {
  const { show, queue, since, until, partyKeys, text } = filter;
  const parts: Condition[] = [
    show === 'open' ? { sql: open, values: [meaning.openSince] } : { sql: conditionOf[show], values: [] },
  ];
  if (queue !== undefined) parts.push({ sql: 'queue_key = ?', values: [queue] });
  if (since !== undefined) parts.push({ sql: 'started_at >= ?', values: [Math.floor(since)] });
  if (until !== undefined) parts.push({ sql: 'started_at < ?', values: [Math.floor(until)] });
  if (partyKeys !== undefined) parts.push(oneOf('party_key', partyKeys));
  if (text !== undefined && text.trim() !== '') parts.push(textCondition(text, meaning));
  return {
    sql: parts.map(({ sql }) => `(${sql})`).join(' AND '),
    values: parts.flatMap(({ values }) => values),
  };
}

function oneOf(column: string, values: readonly string[]): Condition {
  return { sql: `${column} IN (${values.map(() => '?').join(', ')})`, values };
}

/** Every word somewhere in the call's own words or its note; or somebody of that name. */
function textCondition(text: string, { namedKeys }: FilterMeaning): Condition {
  const words = fold(text)
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, mostWords);
  const digits = text.replace(/\D/g, '');
  const like = (word: string): string => `%${word}%`;
  const own: Condition = {
    sql: words.map(() => 'words LIKE ?').join(' AND ') || '0',
    values: words.map(like),
  };
  const noted: Condition = {
    sql: `call_key IN (SELECT substr(note_of, 6) FROM call_note
      WHERE note_of GLOB 'call *' AND text LIKE ? ESCAPE '\\')`,
    values: [like(text.trim().replace(/[\\%_]/g, '\\$&'))],
  };
  const either = [own, noted];
  if (digits.length >= 3 && !/\p{L}/u.test(text))
    either.push({ sql: 'words LIKE ?', values: [like(digits)] });
  if (namedKeys.length > 0) either.push(oneOf('party_key', namedKeys));
  return {
    sql: either.map(({ sql }) => `(${sql})`).join(' OR '),
    values: either.flatMap(({ values }) => values),
  };
}

const mostWords = 8;
