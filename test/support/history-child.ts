import { writeSync } from 'node:fs';
import type { Clock } from '../../src/main/clock.ts';
import { createHistories } from '../../src/main/storage/histories.ts';
import { systemFiles } from '../../src/main/storage/history-files.ts';
import { historyMigrations } from '../../src/main/storage/history-schema.ts';
import { findSqlite } from '../../src/main/storage/history-sqlite.ts';
import type { KeptNote, KeptReminder } from '../../src/main/storage/history-call-marks.ts';
import type { Dialled, KeptPerson } from '../../src/main/storage/history-people-schema.ts';
import type { History } from '../../src/main/storage/history.ts';
import type { PastCall } from '../../src/shared/call-list.ts';
import { draftRow, outboxRow } from './outbox-builders.ts';

/**
 * A process that writes calls, people, notes, call-backs, what is to be sent and cursors as fast as it can until it is killed. After each write it says the number of
 * the last call that it was promised to be kept. Arguments: folder, `write` or `migrate`.
 */
const childOwner = 'https://platform.example 1300458005';
const childClock: Clock = {
  now: Date.now,
  elapsed: () => performance.now(),
  after: (ms, task) => {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
};

/** Steps that rewrite every row, so that a kill finds one of them under way. */
export const slowMigrations: readonly string[] = [
  ...historyMigrations,
  ...['a', 'b', 'c', 'd'].map(
    (name) => `ALTER TABLE call ADD COLUMN ${name} TEXT; UPDATE call SET ${name} = hex(randomblob(200));
      CREATE INDEX call_by_${name} ON call (${name});`,
  ),
];

export function openInChild(folder: string, told: string[], migrations = historyMigrations): History {
  const log = { info: () => undefined, warn: () => undefined, error: (text: string) => void told.push(text) };
  const histories = createHistories({
    ...{ folder, clock: childClock, log, migrations, files: systemFiles, open: findSqlite() },
    newId: () => 'the one and only',
  });
  return histories.open(childOwner, ({ kind }) => told.push(kind));
}

export function callNumbered(n: number): PastCall {
  return {
    ...{ id: `log-r${n}`, telephonySessionId: `s-${n}`, sessionId: `${n}`, direction: 'inbound' },
    party: { kind: 'colleague', extensionNumber: '104', name: `Caller ${n} ${'x'.repeat(n % 300)}` },
    ...{ line: undefined, startedAt: n, talkedSeconds: undefined, rangSeconds: n % 60 },
    ...{ ending: { kind: 'missed' }, unheard: false },
  };
}

export function personNumbered(n: number): KeptPerson {
  const nothing = { company: undefined, department: undefined, jobTitle: undefined, email: undefined };
  const numbers = [{ label: 'mobile', number: undefined, shown: `${n}` }] as const;
  return {
    part: n % 7,
    person: {
      ...{ id: `personal:${n}`, source: 'personal', kind: 'person', name: `Person ${n}`, ...nothing },
      ...{ extensionNumber: undefined, numbers, inactive: false },
    },
  };
}

export function noteNumbered(n: number): KeptNote {
  const text = `Wants quote ${n} ${'y'.repeat(n % 200)}`;
  return { of: `call s-${n}`, partyKey: 'ext:104', callStartedAt: n, text, changedAt: n };
}

export function reminderNumbered(n: number): KeptReminder {
  return {
    ...{ id: `c-${n}`, callKey: `s-${n}`, partyKey: 'ext:104', at: n, writtenAt: n, doneAt: undefined },
    party: { kind: 'colleague', extensionNumber: '104', name: undefined },
  };
}

export const dialledNow: Dialled = {
  ...{ at: 1, from: '' },
  target: { to: '+12125550100', shown: '+1 (212) 555-0100', kind: 'number', region: undefined },
};

/** How far the cursors of the events, of the call log and of the contacts stand; all are numbers of calls. */
export function standsAt(history: History): {
  readonly events: number;
  readonly log: number;
  readonly contacts: number;
} {
  return {
    events: Number(history.cursors.get('events') ?? 0),
    log: Number(history.cursors.get('call-log') ?? 0),
    contacts: Number(history.cursors.get('contacts') ?? 0),
  };
}

function writeOn(folder: string): void {
  for (;;) {
    const history = openInChild(folder, []);
    // Opening and closing are killed as well, so they happen all the time.
    for (let writes = 0; writes < 25; writes += 1) writeOnce(history);
    history.close();
  }
}

function writeOnce(history: History): void {
  const from = history.cursors.get('call-log');
  const n = standsAt(history).log + 1;
  const row = callNumbered(n);
  history.cursors.set('events', `${n}`);
  history.write({
    logged: [{ recordId: `r${n}`, partyId: `p-${n}`, modifiedAt: n, row }],
    seen: [{ ...row, id: `s-${n}` }],
    cursor: { name: 'call-log', from, to: `${n}` },
  });
  history.write({
    people: { put: [personNumbered(n)], gone: [`personal:${n - 50}`] },
    cursor: { name: 'contacts', from: history.cursors.get('contacts'), to: `${n}` },
  });
  const { rows, nextPlace } = history.outbox.read();
  history.write({
    callMarks: {
      notes: [noteNumbered(n)],
      reminders: [reminderNumbered(n)],
      dropReminders: [`c-${n - 20}`],
      handled: [{ callKey: `s-${n}`, at: n }],
    },
    identification: { tags: [{ owner: `personal:${n}`, tag: 'VIP', on: true }] },
  });
  const gone = rows.at(-10);
  const sent = history.outbox.write({
    put: [
      outboxRow({ id: `o-${n}`, place: nextPlace, fingerprint: `f-${n}` }),
      ...(gone === undefined ? [] : [{ ...gone, state: 'cancelled' as const }]),
    ],
    putDrafts: [draftRow(`d-${n}`)],
    dropDrafts: [`d-${n - 5}`],
  });
  if (sent.kind !== 'kept') throw new Error(`the outbox was ${sent.kind}`);
  writeSync(1, `${n}\n`);
}

const [, script, folder, what] = process.argv;
if (script === import.meta.filename && folder !== undefined) {
  if (what === 'write') writeOn(folder);
  else {
    writeSync(1, 'begun\n');
    openInChild(folder, [], slowMigrations).close();
  }
}
