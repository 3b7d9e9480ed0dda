import { nothingInUse } from '../../src/main/storage/history-keeping.ts';
import type { History } from '../../src/main/storage/history.ts';

/** Keeps where streams stand and no calls: for thousands of companions at once, and where nothing was ever kept. */
export function createForgetfulHistory(): History {
  const cursors = new Map<string, string>();
  return {
    callsSince: () => ({ logged: [], seen: [] }),
    versionOf: () => undefined,
    newestStart: () => undefined,
    peopleAfter: () => [],
    contactCard: () => undefined,
    callPartners: () => [],
    favourites: () => [],
    dialled: () => [],
    identification: () => ({ choices: [], rules: [], tags: [] }),
    messagesAfter: () => [],
    messageMarks: () => new Map(),
    write: ({ cursor }) => {
      if (cursor !== undefined) cursors.set(cursor.name, cursor.to);
    },
    cursors: {
      get: (name) => cursors.get(name),
      set: (name, value) => {
        if (value === undefined) cursors.delete(name);
        else cursors.set(name, value);
      },
    },
    cursorSetAt: () => undefined,
    outbox: {
      read: () => ({ rows: [], drafts: [], nextPlace: 1, count: 0, unreadable: 0, failure: undefined }),
      write: () => ({ kind: 'not-kept', why: { kind: 'refused' } }),
      claimOf: () => undefined,
      find: () => undefined,
      ids: () => [],
    },
    pops: {
      claims: () => [],
      begin: () => 0,
      note: () => 0,
      settle: () => undefined,
      interrupt: () => undefined,
      runs: () => ({ runs: [], more: false }),
      clear: () => undefined,
    },
    pastCalls: {
      page: () => [],
      openCounts: () => ({ direct: 0, queue: 0 }),
      count: () => 0,
      find: () => undefined,
      legsOf: () => ({ recordId: undefined, legs: [] }),
      with: () => [],
      followUp: () => undefined,
      withRecording: () => undefined,
      queues: () => [],
      oldest: () => undefined,
      note: () => undefined,
      notesWith: () => [],
      handledAt: () => undefined,
      reminderOf: () => undefined,
      reminders: () => [],
      trim: () => undefined,
      settleDue: () => false,
    },
    search: { find: () => [], fill: () => 0, mend: () => false },
    keeping: {
      use: () => nothingInUse,
      startAfterOldest: () => undefined,
      dropFaxes: () => [],
      dropNotes: () => 0,
      notesAfter: () => [],
      shrink: () => false,
      lasts: () => 'run',
      deleteAll: () => {
        cursors.clear();
        return true;
      },
    },
    close: () => undefined,
    remove: () => cursors.clear(),
  };
}
