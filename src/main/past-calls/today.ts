import type { Call, CallParty } from '../../shared/call.ts';
import { type CallList, emptyCallList, type PastCall } from '../../shared/call-list.ts';
import { isMissed, isSameCall, mergeRows, mostRows, overAt } from '../../shared/merge-calls.ts';
import type { Chance, Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { PhoneNumbers } from '../phone-numbers.ts';
import { problemOf, waitAfter } from '../read-failure.ts';
import type { CallLogChanges, CallLogFrom, CallLogRecord } from '../ringcentral/reports.ts';
import type { KeptCalls, LoggedCall } from '../storage/history-calls.ts';
import type { History } from '../storage/history.ts';
import { createCallLogReader } from './call-log-reader.ts';
import { createHearing } from './hearing.ts';
import { loggedFrom, startOfDay, whereToBegin } from './logged-rows.ts';
import { type LogOwner, pastCallSeen } from './past-call.ts';
import { createSleep, isLoggedAfter } from './sleep.ts';

export type TodayPorts = {
  readonly clock: Clock;
  readonly chance: Pick<Chance, 'fraction'>;
  readonly log: Log;
  readonly numbers: PhoneNumbers;
  /** The same party with the name that the people know it by. */
  readonly recognise: (party: CallParty) => CallParty;
  /** The platform's time, as far as it is known. */
  readonly serverNow: () => number;
  readonly syncCallLog: (from: CallLogFrom) => Promise<CallLogChanges>;
  readonly save: (today: CallList, missedCount: number) => void;
  /** What the call log says; for the calls that are still on the card. */
  readonly logged: (rows: readonly PastCall[]) => void;
  /** Missed while this computer slept, newest first; told once, when the call log must have them all. */
  readonly missedAsleep: (rows: readonly PastCall[]) => void;
  /** Nothing was read of what began between these moments of the platform's time. */
  readonly gap: (from: number, to: number) => void;
  /** Calls in the call log that events should have told of and did not. */
  readonly foundByAudit: (count: number) => void;
};

export type Today = {
  /**
   * Whose list it is; shows what was kept of it, and reads when it is told to.
   * @param seenUntil when the person last looked, ms since the epoch
   */
  readonly follow: (owner: LogOwner, history: History, seenUntil: number) => void;
  readonly refresh: () => void;
  /** Calls may have come and gone unseen. Reads the list again when the records of the last of them are there. */
  readonly mayHaveMissed: () => void;
  /** Whether events reach us. While they do, the call log is gone through once an hour. */
  readonly listening: (isListening: boolean) => void;
  /** @param at ms since the epoch; now unless named */
  readonly fellAsleep: (at?: number) => void;
  readonly woke: () => void;
  /** The people have changed: whoever is known by another name now is shown by it. */
  readonly renamed: () => void;
  /** Calls ended, or their endings turned out to be other ones. */
  readonly saw: (...calls: readonly Call[]) => void;
  /** The person looked at the list. Answers until when it counts as seen. */
  readonly markSeen: () => number;
  readonly forget: () => void;
  readonly close: () => void;
};

/** Names how far the call log has been read. */
const cursor = 'call-log';
/** Ms. */
const longestCall = 24 * 60 * 60_000;

/** Today's calls: what the platform's call log holds, and what we saw ourselves until it is there. */
export function createToday(ports: TodayPorts): Today {
  const { clock, serverNow } = ports;
  const hearing = createHearing();
  const sleep = createSleep(clock);
  let followed: { readonly owner: LogOwner; readonly history: History } | undefined;
  let list: CallList = emptyCallList;
  let logged: readonly PastCall[] = [];
  let seen: readonly PastCall[] = [];
  let seenUntil = clock.now();
  let isListening = false;
  const reader = createCallLogReader({
    ...{ clock, chance: ports.chance, read },
    failed: (error) => {
      ports.log.warn('today: could not read the call log', { error: String(error) });
      show({ status: 'failed', problem: problemOf(error) });
      return waitAfter(error);
    },
  });

  function show(change: Partial<CallList>): void {
    const rows = mergeRows(logged, seen).map((row) => ({ ...row, party: ports.recognise(row.party) }));
    list = { ...list, ...change, rows };
    ports.save(list, list.rows.filter(isUnseen).length);
  }

  function isUnseen(row: PastCall): boolean {
    return isMissed(row) && overAt(row) > seenUntil;
  }

  /** Of these, those of today: also calls that began yesterday and ended today. */
  function keepToday({ logged: all, seen: mine }: KeptCalls): void {
    const midnight = startOfDay(clock.now());
    const isOfToday = (row: PastCall): boolean => overAt(row) >= midnight;
    logged = all.filter(isOfToday).slice(0, mostRows);
    seen = mine.filter(isOfToday).slice(-mostRows);
  }

  /** What is kept; also what is left of it where the disk failed meanwhile. */
  function load(history: History): void {
    const kept = history.callsSince(startOfDay(clock.now()) - longestCall);
    keepToday({ logged: kept.logged, seen: kept.seen.toReversed() });
  }

  async function read(): Promise<void> {
    const asking = followed;
    if (asking === undefined) return;
    const { owner, history } = asking;
    const token = history.cursors.get(cursor);
    const toLogged = (record: CallLogRecord): LoggedCall | undefined =>
      loggedFrom(record, owner, ports.numbers);
    if (list.rows.length === 0) show({ status: 'loading' });
    const since = whereToBegin(serverNow(), history.newestStart());
    const changes = await ports.syncCallLog({
      ...{ token, since },
      isKnown: (record) => {
        const call = toLogged(record);
        return call === undefined || history.versionOf(call.recordId) === (call.modifiedAt ?? 0);
      },
    });
    if (followed !== asking) return;
    const calls = changes.records.flatMap((record) => toLogged(record) ?? []);
    take(history, { ...changes, logged: calls, since, from: token });
  }

  function take(history: History, { logged: calls, gone, whole, since, from, token: to }: Taken): void {
    countUnheard(history, calls);
    const newest = history.newestStart();
    if (whole !== undefined && newest !== undefined && newest < since) ports.gap(newest, since);
    history.write({ logged: calls.map(marked), gone, whole, cursor: { name: cursor, from, to } });
    // Most answers tell nothing new; the disk need not be asked then.
    const isNews = calls.length > 0 || gone.length > 0 || whole !== undefined;
    const isKept = history.cursors.get(cursor) === to;
    if (isNews || !isKept) load(history);
    else keepToday({ logged, seen });
    show({ status: 'ready', readAt: clock.now(), problem: undefined });
    ports.logged(logged);
    tellOfSleep();
    // The disk failed in between: what it lost is read again.
    if (!isKept) reader.soon();
  }

  /** The line was whole all the while, and yet nothing told of these. */
  function countUnheard(history: History, calls: readonly LoggedCall[]): void {
    const found = calls.filter(
      ({ recordId, row }) =>
        hearing.shouldHaveHeard(row.startedAt) &&
        history.versionOf(recordId) === undefined &&
        !seen.some((each) => isSameCall(each, row)),
    );
    if (found.length > 0) ports.foundByAudit(found.length);
  }

  function marked(call: LoggedCall): LoggedCall {
    const { row } = call;
    const unheard = hearing.wasDeafAt(row.startedAt) && !seen.some((each) => isSameCall(each, row));
    return unheard ? { ...call, row: { ...row, unheard } } : call;
  }

  function tellOfSleep(): void {
    const span = sleep.takeLogged();
    if (span === undefined) return;
    const rows = list.rows.filter(
      (row) => row.startedAt >= span.from && row.startedAt <= span.until && isUnseen(row),
    );
    if (rows.length > 0) ports.missedAsleep(rows);
  }

  function saw(...calls: readonly Call[]): void {
    const rows = calls.flatMap((call) => pastCallSeen(call) ?? []);
    if (rows.length === 0 || followed === undefined) return;
    const ids = new Set(rows.map(({ id }) => id));
    seen = [...seen.filter(({ id }) => !ids.has(id)), ...rows].slice(-mostRows);
    followed.history.write({ seen: rows });
    show({});
    for (const row of rows) reader.lookWhile(() => !logged.some((each) => isSameCall(each, row)));
  }

  function mayHaveMissed(): void {
    hearing.gap(serverNow());
    reader.lookAfterGap();
  }

  function forget(): void {
    reader.end();
    sleep.forget();
    followed = undefined;
    logged = [];
    seen = [];
    list = emptyCallList;
    ports.save(list, 0);
  }

  return {
    follow: (owner, history, until) => {
      if (followed !== undefined && followed.owner.extensionId !== owner.extensionId) forget();
      followed = { owner, history };
      seenUntil = until;
      reader.begin();
      load(history);
      show({ status: 'loading', readAt: history.cursorSetAt(cursor) });
    },
    refresh: reader.soon,
    mayHaveMissed,
    listening: (is) => {
      isListening = is;
      reader.listening(is);
      if (is) hearing.whole(serverNow());
      else hearing.deaf(serverNow());
    },
    fellAsleep: (at = clock.now()) => {
      sleep.fell(at);
      hearing.deaf(at - clock.now() + serverNow());
    },
    woke: () => {
      if (!sleep.woke()) return;
      // Nobody else slept at the same time: there is no crowd to wait for.
      reader.lookOnce(isLoggedAfter);
      if (isListening) mayHaveMissed();
      else reader.lookAfterGap();
    },
    renamed: () => {
      if (followed !== undefined) show({});
    },
    saw,
    markSeen: () => {
      seenUntil = clock.now();
      if (followed !== undefined) show({});
      return seenUntil;
    },
    forget,
    close: () => {
      reader.end();
      followed = undefined;
    },
  };
}

type Taken = Pick<CallLogChanges, 'gone' | 'whole' | 'token'> & {
  readonly logged: readonly LoggedCall[];
  /** Where a reading of everything begins. */
  readonly since: number;
  /** The token that was asked with. */
  readonly from: string | undefined;
};
