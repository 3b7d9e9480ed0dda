/** The whole history of calls, and what the person made of it. */
export const historyPastCallsSchema = `
  ALTER TABLE call ADD COLUMN session_id TEXT;
  ALTER TABLE call_seen ADD COLUMN session_id TEXT;
  UPDATE call SET session_id = content ->> '$.sessionId' WHERE json_valid(content);
  UPDATE call_seen SET session_id = content ->> '$.sessionId' WHERE json_valid(content);
  CREATE INDEX call_by_telephony ON call (telephony_session_id) WHERE telephony_session_id IS NOT NULL;
  CREATE INDEX call_by_session ON call (session_id) WHERE session_id IS NOT NULL;
  CREATE INDEX call_seen_by_telephony ON call_seen (telephony_session_id) WHERE telephony_session_id IS NOT NULL;
  CREATE INDEX call_seen_by_session ON call_seen (session_id) WHERE session_id IS NOT NULL;

  -- Calls as they are shown, each once: made of call and call_seen, in the transaction that changes them. call_key:
  -- what notes, marks and reminders hang on. party_key: E.164, or ext:204; NULL for hidden callers. queue_key: NULL
  -- where it was no call to a queue. ending: CallEnding.kind. leg: of call, where the legs of it are. words: folded,
  -- what it is found by.
  CREATE TABLE past_call (
    id TEXT PRIMARY KEY, call_key TEXT NOT NULL, telephony_session_id TEXT, session_id TEXT,
    started_at INTEGER NOT NULL, direction TEXT NOT NULL, ending TEXT NOT NULL, party_key TEXT, queue_key TEXT,
    is_recorded INTEGER NOT NULL, leg TEXT, words TEXT NOT NULL, content TEXT NOT NULL, seal INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX past_call_by_start ON past_call (started_at, id, direction, ending, queue_key);
  CREATE INDEX past_call_by_party ON past_call (party_key, started_at, ending, direction) WHERE party_key IS NOT NULL;
  CREATE INDEX past_call_by_end ON past_call (ending, direction, started_at, id, queue_key);
  CREATE INDEX past_call_by_queue ON past_call (queue_key, started_at, id) WHERE queue_key IS NOT NULL;
  CREATE INDEX past_call_recorded ON past_call (started_at, id) WHERE is_recorded = 1;
  CREATE INDEX past_call_by_key ON past_call (call_key);
  CREATE INDEX past_call_by_session ON past_call (session_id) WHERE session_id IS NOT NULL;
  CREATE INDEX past_call_nameless ON past_call (leg) WHERE telephony_session_id IS NULL AND session_id IS NULL;

  -- Calls that are to be shown anew: all that were there before this step. what: leg of call, or id of call_seen.
  CREATE TABLE past_call_due (
    what TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('call', 'seen')), PRIMARY KEY (kind, what)
  ) STRICT;
  INSERT INTO past_call_due SELECT leg, 'call' FROM call WHERE gone = 0;
  INSERT INTO past_call_due SELECT id, 'seen' FROM call_seen;

  -- Records kept so far have no legs: all are read once more.
  DELETE FROM cursor WHERE name = 'call-log';

  -- What the person wrote. note_of: 'call ' and a call_key, or 'party ' and a party_key. started_at: of the call.
  -- changed_at: this computer's clock.
  CREATE TABLE call_note (
    note_of TEXT PRIMARY KEY, party_key TEXT, started_at INTEGER, text TEXT NOT NULL, changed_at INTEGER NOT NULL,
    seal INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX call_note_by_party ON call_note (party_key, changed_at) WHERE party_key IS NOT NULL;

  -- Missed calls that the person has dealt with. handled_at: this computer's clock.
  CREATE TABLE call_mark (call_key TEXT PRIMARY KEY, handled_at INTEGER NOT NULL, seal INTEGER NOT NULL) STRICT;

  -- Whom to call back. Times are this computer's clock; at: NULL where it only stands in the list.
  CREATE TABLE call_reminder (
    id TEXT PRIMARY KEY, call_key TEXT, party_key TEXT, at INTEGER, written_at INTEGER NOT NULL, done_at INTEGER,
    content TEXT NOT NULL, seal INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX call_reminder_by_call ON call_reminder (call_key) WHERE call_key IS NOT NULL;
`;
