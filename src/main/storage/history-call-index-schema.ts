/**
 * Indexes from which the history of calls is filtered and counted without reading the calls themselves, which are many
 * times as long. `past_call_by_words` holds all that a filter with words looks at; `past_call_reached` the calls in
 * which somebody talked, so that a number that calls all day and is never reached costs no more than any other. Its
 * condition is that of `history-call-filter.ts`, word by word, or SQLite does not know it again.
 */
export const historyCallIndexStep = `
  CREATE INDEX past_call_by_words ON past_call (
    started_at, id, words, call_key, party_key, direction, ending, queue_key, is_recorded
  );
  CREATE INDEX past_call_reached ON past_call (party_key, started_at, ending, direction)
    WHERE ending = 'answered-here' OR (ending = 'answered-elsewhere' AND direction = 'inbound');
  DROP INDEX past_call_by_end;
  CREATE INDEX past_call_by_end ON past_call (
    ending, direction, started_at, id, queue_key, party_key, call_key
  );
`;
