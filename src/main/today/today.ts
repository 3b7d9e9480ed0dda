import type { Call } from '../../shared/call.ts';
import { type CallList, emptyCallList, type PastCall } from '../../shared/call-list.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { PhoneNumbers } from '../phone-numbers.ts';
import type { CallLogRecord } from '../ringcentral/reports.ts';
import { isSameCall, mergeRows, mostRows } from './merge-rows.ts';
import { type LogOwner, pastCallFrom, pastCallSeen } from './past-call.ts';

export type TodayPorts = {
  readonly clock: Clock;
  readonly log: Log;
  readonly numbers: PhoneNumbers;
  /** Newest first. `since` in ms since the epoch. */
  readonly readCallLog: (since: number) => Promise<readonly CallLogRecord[]>;
  readonly save: (today: CallList, missedCount: number) => void;
  /** What the call log says; for the calls that are still on the card. */
  readonly logged: (rows: readonly PastCall[]) => void;
  /** Missed while this computer slept, newest first; told once, when the call log must have them all. */
  readonly missedAsleep: (rows: readonly PastCall[]) => void;
};

export type Today = {
  /** Whose list it is; reads it. @param seenUntil when the person last looked, ms since the epoch */
  readonly follow: (owner: LogOwner, seenUntil?: number) => void;
  readonly refresh: () => void;
  /** Calls may have come and gone unseen. Reads the list again when the records of the last of them are there. */
  readonly mayHaveMissed: () => void;
  /** @param at ms since the epoch; now unless named */
  readonly fellAsleep: (at?: number) => void;
  readonly woke: () => void;
  /** A call ended, or its ending turned out to be another one. */
  readonly saw: (call: Call) => void;
  /** The person looked at the list. Answers until when it counts as seen. */
  readonly markSeen: () => number;
  readonly forget: () => void;
  readonly close: () => void;
};

const minute = 60_000;
/**
 * Ms after which a call's record is looked for: 15 to 30 s after its end it should be in the call log, a minute at
 * worst; but a call that somebody else took or was handed goes on for them, and is in the log when they hang up.
 */
const looksAfter = [
  ...[20_000, 40_000, 75_000],
  ...[105, 135, 165, 195, 225, 255, 285, 315].map((count) => count * 1000),
  ...[8, 15, 30, 60].map((count) => count * minute),
];
/** Ms until a read that failed is repeated; doubled each time. */
const firstRetryAfter = 15_000;
const lastRetryAfter = 5 * 60_000;
/** The call log is in the platform's Heavy group, ten a minute for everything in it. */
const leastBetween = 8000;
/** The same for reads that only look for a record: several calls are looked for with one of them. */
const leastBetweenLooks = 20_000;
/** Ms after waking up at which the records of the last calls of the sleep are there. */
const sleepIsLoggedAfter = 35_000;

/** Today's calls: what the platform's call log holds, and what we saw ourselves until it is there. */
export function createToday(ports: TodayPorts): Today {
  const { clock } = ports;
  let owner: LogOwner | undefined;
  let list: CallList = emptyCallList;
  let logged: readonly PastCall[] = [];
  let seen: readonly PastCall[] = [];
  let seenUntil = clock.now();
  let cancelRead: (() => void) | undefined;
  let dueAt = Infinity;
  let lastReadAt = -Infinity;
  let reading = false;
  let readAgain = false;
  let failures = 0;
  let gap = 0;
  let sleep: { readonly from: number; readonly until: number | undefined } | undefined;

  function show(change: Partial<CallList>): void {
    list = { ...list, ...change, rows: mergeRows(logged, seen) };
    ports.save(list, countMissed());
  }

  function countMissed(): number {
    return list.rows.filter((row) => isMissed(row) && overAt(row) > seenUntil).length;
  }

  function read(): void {
    cancelRead?.();
    cancelRead = undefined;
    dueAt = Infinity;
    if (owner === undefined) return;
    if (reading) {
      readAgain = true;
      return;
    }
    const reader = owner;
    const since = startOfDay(clock.now());
    reading = true;
    lastReadAt = clock.elapsed();
    if (list.rows.length === 0) show({ status: 'loading' });
    ports.readCallLog(since).then(
      (records) => done(reader, () => take(records, reader, since)),
      (error: unknown) => done(reader, () => refused(error)),
    );
  }

  function done(reader: LogOwner, use: () => void): void {
    reading = false;
    if (reader === owner) use();
    if (readAgain) readIn(0);
    readAgain = false;
  }

  function take(records: readonly CallLogRecord[], reader: LogOwner, since: number): void {
    logged = records
      .flatMap((record) => pastCallFrom(record, reader, ports.numbers) ?? [])
      .slice(0, mostRows);
    seen = seen.filter((row) => row.startedAt >= since || overAt(row) >= since);
    failures = 0;
    show({ status: 'ready', readAt: clock.now(), problem: undefined });
    ports.logged(logged);
    tellOfSleep();
  }

  function tellOfSleep(): void {
    if (sleep?.until === undefined || clock.now() - sleep.until < sleepIsLoggedAfter) return;
    const { from, until } = sleep;
    sleep = undefined;
    const rows = list.rows.filter(
      (row) => row.startedAt >= from && row.startedAt <= until && isMissed(row) && overAt(row) > seenUntil,
    );
    if (rows.length > 0) ports.missedAsleep(rows);
  }

  function refused(error: unknown): void {
    ports.log.warn('today: could not read the call log', { error: String(error) });
    const problem = problemOf(error);
    show({ status: 'failed', problem });
    // A missing permission does not come by itself.
    if (problem.status === 401 || problem.status === 403) return;
    readIn(Math.max(retryAfterOf(error), Math.min(lastRetryAfter, firstRetryAfter * 2 ** failures)));
    failures += 1;
  }

  function readIn(ms: number): void {
    if (owner === undefined) return;
    const now = clock.elapsed();
    const at = Math.max(now + ms, lastReadAt + leastBetween);
    if (at >= dueAt) return;
    cancelRead?.();
    dueAt = at;
    cancelRead = clock.after(at - now, read);
  }

  function saw(call: Call): void {
    const row = pastCallSeen(call);
    if (row === undefined || owner === undefined) return;
    seen = [...seen.filter(({ id }) => id !== row.id), row].slice(-mostRows);
    show({});
    lookFor(row);
  }

  /** Reads the log when the record should be there, and again while it is not. */
  function lookFor(row: PastCall): void {
    lookWhile(() => !logged.some((each) => isSameCall(each, row)), 0);
  }

  function mayHaveMissed(): void {
    const mine = (gap += 1);
    lookWhile(() => mine === gap, 0);
  }

  function lookWhile(isOpen: () => boolean, count: number): void {
    const at = looksAfter[count];
    const person = owner;
    if (at === undefined) return;
    clock.after(at - (looksAfter[count - 1] ?? 0), () => {
      if (person !== owner || !isOpen()) return;
      readIn(Math.max(0, lastReadAt + leastBetweenLooks - clock.elapsed()));
      lookWhile(isOpen, count + 1);
    });
  }

  function forget(): void {
    cancelRead?.();
    cancelRead = undefined;
    dueAt = Infinity;
    owner = undefined;
    sleep = undefined;
    logged = [];
    seen = [];
    list = emptyCallList;
    ports.save(list, 0);
  }

  return {
    follow: (person, until) => {
      if (owner !== undefined && owner.extensionId !== person.extensionId) forget();
      owner = person;
      failures = 0;
      seenUntil = until ?? seenUntil;
      readIn(0);
    },
    refresh: () => readIn(0),
    mayHaveMissed,
    fellAsleep: (at = clock.now()) => {
      sleep = { from: sleep?.from ?? at, until: undefined };
    },
    woke: () => {
      if (sleep === undefined) return;
      sleep = { from: sleep.from, until: clock.now() };
      mayHaveMissed();
    },
    saw,
    markSeen: () => {
      seenUntil = clock.now();
      if (owner !== undefined) show({});
      return seenUntil;
    },
    forget,
    close: () => {
      cancelRead?.();
      owner = undefined;
    },
  };
}

function isMissed({ ending, direction }: PastCall): boolean {
  return ending.kind === 'missed' && direction === 'inbound';
}

function overAt({ startedAt, rangSeconds, talkedSeconds }: PastCall): number {
  return startedAt + 1000 * ((rangSeconds ?? 0) + (talkedSeconds ?? 0));
}

/** Local midnight before `now`. */
function startOfDay(now: number): number {
  const day = new Date(now);
  day.setHours(0, 0, 0, 0);
  return day.getTime();
}

/** The border's error by its shape: its class lives in an edge. */
function problemOf(error: unknown): NonNullable<CallList['problem']> {
  const { status, requestId } = (typeof error === 'object' && error !== null ? error : {}) as {
    readonly status?: unknown;
    readonly requestId?: unknown;
  };
  return {
    status: typeof status === 'number' ? status : undefined,
    requestId: typeof requestId === 'string' ? requestId : undefined,
  };
}

/** Ms the platform asked to wait. */
function retryAfterOf(error: unknown): number {
  const { retryAfter } = (typeof error === 'object' && error !== null ? error : {}) as {
    readonly retryAfter?: unknown;
  };
  return typeof retryAfter === 'number' ? retryAfter : 0;
}
