import { historyCallIndexStep } from './history-call-index-schema.ts';
import { identificationStep } from './history-identification-schema.ts';
import { popMigration } from './history-pops-schema.ts';
import { historyPastCallsSchema } from './history-past-calls-schema.ts';
import { historySearchSchema } from './history-search-schema.ts';

/**
 * The database's shape, as steps from one version to the next; each runs in one transaction. A step that has been
 * released is never changed again.
 *
 * Rows that hold what people see carry a `seal` over their content (see `history-seal.ts`). Times are ms since
 * the epoch, of the platform unless said otherwise.
 */
export const historyMigrations: readonly string[] = [
  `
  CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

  -- How far each stream of the platform has been read. set_at is this computer's clock.
  CREATE TABLE cursor (
    name TEXT PRIMARY KEY, value TEXT NOT NULL, set_at INTEGER NOT NULL, seal INTEGER NOT NULL
  ) STRICT;

  -- The platform's call log as it is shown. leg: telephony session and our party in it. modified_at: 0 where the
  -- platform named none. gone: deleted on the platform; the row stays so that no older answer brings it back.
  CREATE TABLE call (
    leg TEXT PRIMARY KEY, record_id TEXT NOT NULL, telephony_session_id TEXT, started_at INTEGER NOT NULL,
    modified_at INTEGER NOT NULL, gone INTEGER NOT NULL DEFAULT 0, content TEXT NOT NULL, seal INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX call_by_start ON call (started_at);
  CREATE INDEX call_by_record ON call (record_id);

  -- Calls as this computer saw them end: with what the call log does not know, and until it knows them.
  CREATE TABLE call_seen (
    id TEXT PRIMARY KEY, telephony_session_id TEXT, started_at INTEGER NOT NULL,
    content TEXT NOT NULL, seal INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX call_seen_by_start ON call_seen (started_at);

  -- What is to be sent. Nothing uses it yet; it is here so that what does needs no migration. At most one item
  -- of the same wording to the same people is on its way, and no message of the platform is claimed twice.
  CREATE TABLE outbox (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('text', 'fax')),
    state TEXT NOT NULL CHECK (
      state IN ('draft', 'queued', 'sending', 'sent', 'refused', 'unsure', 'ask', 'dropped')
    ),
    attempt INTEGER NOT NULL DEFAULT 0,
    attempt_at INTEGER, attempt_elapsed INTEGER, boot_id TEXT,
    fingerprint TEXT NOT NULL,
    platform_id TEXT, reason TEXT,
    content TEXT NOT NULL,
    written_at INTEGER NOT NULL, changed_at INTEGER NOT NULL,
    CHECK (state <> 'sending' OR (attempt > 0 AND attempt_at IS NOT NULL AND boot_id IS NOT NULL)),
    CHECK (state <> 'sent' OR platform_id IS NOT NULL)
  ) STRICT;
  CREATE UNIQUE INDEX outbox_claim ON outbox (platform_id) WHERE platform_id IS NOT NULL;
  CREATE UNIQUE INDEX outbox_on_its_way ON outbox (fingerprint) WHERE state IN ('sending', 'unsure');
  `,
  `
  -- Personal contacts and the company's directory. part: of its source's answer, which is replaced part by part.
  CREATE TABLE person (
    id TEXT PRIMARY KEY, source TEXT NOT NULL CHECK (source IN ('personal', 'company')), part INTEGER NOT NULL,
    content TEXT NOT NULL, seal INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX person_by_part ON person (source, part);

  -- In the person's own order; some of them may not be known here.
  CREATE TABLE favourite (place INTEGER PRIMARY KEY, person_id TEXT NOT NULL, seal INTEGER NOT NULL) STRICT;

  -- What was called from here, each number once. at is this computer's clock.
  CREATE TABLE dialled (
    target TEXT PRIMARY KEY, at INTEGER NOT NULL, content TEXT NOT NULL, seal INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX dialled_by_time ON dialled (at);
  `,
  `
  -- What is to be sent, and what became of it. No version has written the outbox of the first step. place: in the
  -- order they were written. attempt_at and its companions are this computer's clocks when the newest attempt began.
  -- is_open: unsettled, or an attempt of it may still turn up. course: what happened so far. At most one item of the
  -- same wording to the same people is on its way.
  DROP TABLE outbox;
  CREATE TABLE outbox (
    id TEXT PRIMARY KEY,
    place INTEGER NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('text', 'fax')),
    state TEXT NOT NULL CHECK (
      state IN ('queued', 'sending', 'sent', 'refused', 'unsure', 'ask', 'dropped', 'cancelled')
    ),
    attempt INTEGER NOT NULL, attempt_at INTEGER, attempt_elapsed INTEGER, boot_id TEXT,
    fingerprint TEXT NOT NULL,
    platform_id TEXT,
    is_open INTEGER NOT NULL,
    content TEXT NOT NULL, course TEXT NOT NULL,
    written_at INTEGER NOT NULL, changed_at INTEGER NOT NULL,
    seal INTEGER NOT NULL,
    CHECK (state <> 'sending' OR (attempt > 0 AND attempt_at IS NOT NULL AND boot_id IS NOT NULL)),
    CHECK (state <> 'sent' OR platform_id IS NOT NULL)
  ) STRICT;
  CREATE UNIQUE INDEX outbox_on_its_way ON outbox (fingerprint) WHERE state IN ('sending', 'unsure');
  CREATE INDEX outbox_by_message ON outbox (platform_id) WHERE platform_id IS NOT NULL;
  CREATE INDEX outbox_open ON outbox (place) WHERE is_open = 1;
  CREATE INDEX outbox_settled ON outbox (changed_at) WHERE is_open = 0;

  -- Which message of the platform is which item's; none is claimed twice. claimed_at is this computer's clock.
  CREATE TABLE outbox_claim (
    platform_id TEXT PRIMARY KEY, item_id TEXT NOT NULL, claimed_at INTEGER NOT NULL, seal INTEGER NOT NULL
  ) STRICT;

  -- How often the outbox was written: tells an older copy of it from the newest one.
  CREATE TABLE outbox_count (only INTEGER PRIMARY KEY CHECK (only = 1), count INTEGER NOT NULL) STRICT;

  -- What is being written. content is for whoever wrote it to read.
  CREATE TABLE draft (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('text', 'fax')),
    content TEXT NOT NULL, changed_at INTEGER NOT NULL, seal INTEGER NOT NULL
  ) STRICT;
  `,
  `
  -- Messages of the platform's store as it told them last. availability: deleted ones stay, so that they can be
  -- brought back and no older answer does.
  CREATE TABLE message (
    id TEXT PRIMARY KEY, type TEXT NOT NULL, created_at INTEGER NOT NULL, modified_at INTEGER NOT NULL,
    availability TEXT NOT NULL CHECK (availability IN ('Alive', 'Deleted', 'Purged')),
    content TEXT NOT NULL, seal INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX message_by_time ON message (created_at);

  -- What the person did with a message here, and what of it the platform has not taken yet.
  CREATE TABLE message_mark (id TEXT PRIMARY KEY, content TEXT NOT NULL, seal INTEGER NOT NULL) STRICT;
  `,
  identificationStep,
  historyPastCallsSchema,
  historySearchSchema,
  popMigration,
  historyCallIndexStep,
];
