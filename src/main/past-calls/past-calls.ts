import type { Call, CallParty } from '../../shared/call.ts';
import type { CallBackOf } from '../../shared/call-reminder.ts';
import {
  type CallBack,
  type CallFilter,
  callKey,
  noPastCalls,
  partyKey,
  type PastCallDetail,
  type PastCallRow,
  type PastCallsState,
} from '../../shared/past-calls.ts';
import type { PastCallCommands, PastCallQuestions } from '../../shared/past-calls-contract.ts';
import { overAt } from '../../shared/merge-calls.ts';
import type { RecordingPart } from '../../shared/recording.ts';
import type { Chance, Clock } from '../clock.ts';
import type { KeptCall } from '../storage/history-call-content.ts';
import type { PastCallStore } from '../storage/history-past-call-store.ts';
import type { History } from '../storage/history.ts';
import { createCallBacks } from './call-backs.ts';
import { createNotes } from './notes.ts';
import { meaningOf, monthsOf, pageOf } from './pages.ts';
import type { Recordings, WantedRecording } from './recordings.ts';
import { rowFrom } from './rows.ts';

export type PastCallsPorts = {
  readonly clock: Clock;
  readonly chance: Pick<Chance, 'uuid'>;
  readonly recognise: (party: CallParty) => CallParty;
  /** Keys of the people whom these words mean. */
  readonly keysOf: (text: string) => readonly string[];
  /** Who is behind a number or extension. */
  readonly partyOf: (number: string) => CallParty;
  readonly liveCalls: () => readonly Call[];
  readonly recordings: Recordings;
  readonly saveRecording: (row: PastCallRow, recordingId: string) => Promise<void>;
  readonly readOlder: () => void;
  readonly reach: () => PastCallsState['reach'];
  readonly save: (state: PastCallsState) => void;
  /** It is time to call them back. */
  readonly callBackDue: (callBack: CallBack) => void;
};

export type PastCalls = {
  readonly commands: { readonly [Name in keyof PastCallCommands]: PastCallCommands[Name] };
  readonly questions: Omit<PastCallQuestions, 'recordingPart'> & {
    readonly recordingPart: (
      ...range: Parameters<PastCallQuestions['recordingPart']>
    ) => Promise<RecordingPart>;
  };
  readonly follow: (history: History) => void;
  /** Calls, people or recordings have changed: whoever shows them asks again. */
  readonly changed: () => void;
  /** The newest so many, whatever filter windows have. */
  readonly newest: (count: number) => readonly PastCallRow[];
  /** By its key or id. */
  readonly row: (key: string) => PastCallRow | undefined;
  readonly recording: (id: string) => WantedRecording | undefined;
  readonly forget: () => void;
  /** What was typed reaches the disk before anything ends. */
  readonly close: () => void;
};

/** Ms: many rows change at once, and each makes windows ask again. */
const toldAfter = 50;
/** Calls of an earlier version that are brought in at once, and ms between. */
const dueAtOnce = 200;
const mostTotals = 20;

/** The whole history of calls as windows ask for it, with what the person made of it. */
export function createPastCalls(ports: PastCallsPorts): PastCalls {
  const { clock, recordings } = ports;
  let followed: { readonly history: History; readonly store: PastCallStore } | undefined;
  let version = 0;
  /** Counting goes through all of them, and every page says how many there are. */
  const totals = new Map<string, number>();
  let cancelTell: (() => void) | undefined;
  let cancelDue = (): void => undefined;

  const store = (): PastCallStore | undefined => followed?.store;
  const notes = createNotes({
    ...{ clock, store, saved: changed },
    write: (callMarks) => followed?.history.write({ callMarks }),
    call: (key) => {
      const call = ports.liveCalls().find((one) => callKey(one) === key) ?? store()?.find(key);
      return call && { partyKey: partyKey(call.party), startedAt: call.startedAt };
    },
  });
  const callBacks = createCallBacks({
    ...{ clock, chance: ports.chance, store, party: partyOf, recognise: ports.recognise, changed },
    write: (callMarks) => followed?.history.write({ callMarks }),
    row: (key) => rowOf(store()?.find(key)),
    due: ports.callBackDue,
  });

  function partyOf(of: CallBackOf): CallParty | undefined {
    if (of.kind === 'number') return ports.partyOf(of.number);
    const call = ports.liveCalls().find((one) => callKey(one) === of.key) ?? store()?.find(of.key);
    return call?.party;
  }

  function rowOf(call: KeptCall | undefined): PastCallRow | undefined {
    const from = store();
    if (call === undefined || from === undefined) return undefined;
    return rowFrom(call, {
      ...{ store: from, now: clock.now, recognise: ports.recognise },
      ...{ recordingFile: recordings.file, hasNote: notes.hasNote },
    });
  }

  const rowsOf = (calls: readonly KeptCall[]): readonly PastCallRow[] =>
    calls.flatMap((call) => rowOf(call) ?? []);
  const parts = (from: PastCallStore) => ({
    ...{ store: from, now: clock.now, keysOf: ports.keysOf, total },
    row: (call: KeptCall) => rowFrom(call, rowParts(from)),
  });
  const rowParts = (from: PastCallStore) => ({
    ...{ store: from, now: clock.now, recognise: ports.recognise },
    ...{ recordingFile: recordings.file, hasNote: notes.hasNote },
  });

  function total(filter: CallFilter, count: () => number): number {
    const name = JSON.stringify(filter);
    const known = totals.get(name) ?? count();
    if (totals.size >= mostTotals) totals.clear();
    totals.set(name, known);
    return known;
  }

  function changed(): void {
    totals.clear();
    version += 1;
    cancelTell ??= clock.after(toldAfter, tell);
  }

  function tell(): void {
    cancelTell?.();
    cancelTell = undefined;
    const from = store();
    if (from === undefined) return;
    const meaning = meaningOf({ show: 'open' }, parts(from));
    const open = from.openCounts(meaning.openSince);
    ports.save({
      ...{
        version,
        total: from.count({ show: 'all' }, meaning),
        oldestAt: from.oldest(),
        reach: ports.reach(),
      },
      ...{ openDirect: open.direct, openQueue: open.queue },
      ...{ callBacks: callBacks.count(), undo: callBacks.undoable() },
    });
  }

  function detailOf(key: string): PastCallDetail | undefined {
    const row = rowOf(store()?.find(key));
    const legs = row && store()?.legsOf(row.id);
    if (row === undefined || legs === undefined) return undefined;
    return { row, ...legs, note: notes.get({ kind: 'call', key: row.key }) };
  }

  function setHandled(keys: readonly string[], handled: boolean): void {
    const at = handled ? clock.now() : undefined;
    followed?.history.write({ callMarks: { handled: keys.map((key) => ({ callKey: key, at })) } });
    changed();
  }

  /** Calls that an earlier version kept come in bit by bit, behind everything else. */
  function settleDue(history: History): void {
    if (!history.pastCalls.settleDue(dueAtOnce)) return;
    changed();
    cancelDue = clock.after(toldAfter, () => settleDue(history));
  }

  function forget(): void {
    notes.flush();
    callBacks.forget();
    cancelDue();
    cancelTell?.();
    cancelTell = undefined;
    recordings.forget();
    followed = undefined;
    totals.clear();
    version += 1;
    ports.save({ ...noPastCalls, version });
  }

  function recordingOf(id: string): WantedRecording | undefined {
    const call = store()?.withRecording(id);
    const uri = call?.facts?.recordings.find((one) => one.id === id)?.uri;
    return call === undefined || uri === undefined ? undefined : { id, uri, callEndedAt: overAt(call) };
  }

  async function saveRecording(recordingId: string): Promise<void> {
    const row = rowOf(store()?.withRecording(recordingId));
    if (row !== undefined) await ports.saveRecording(row, recordingId);
  }

  return {
    commands: {
      writeNote: (of, text) => {
        if (followed !== undefined) notes.write(of, text);
      },
      setCallsHandled: setHandled,
      remindOfCall: callBacks.remind,
      moveReminder: callBacks.move,
      finishReminder: callBacks.finish,
      removeReminder: callBacks.remove,
      undoReminder: callBacks.undo,
      fetchRecording: (id, how) => void recordings.fetch(id, how),
      saveRecording: (id) => void saveRecording(id),
      readOlderCalls: ports.readOlder,
    },
    questions: {
      pastCalls: (query) => {
        const from = store();
        return from === undefined
          ? { folds: [], total: 0, newer: 0, next: undefined, version }
          : pageOf(query, parts(from), version);
      },
      pastCall: detailOf,
      callsWith: (keys, count) => rowsOf(store()?.with(keys, count) ?? []),
      note: notes.get,
      notesWith: notes.with,
      callBacks: callBacks.list,
      callQueues: () => store()?.queues() ?? [],
      callMonths: (filter) => {
        const from = store();
        return from === undefined ? [] : monthsOf(filter, parts(from));
      },
      recordingPart: recordings.part,
    },
    follow: (history) => {
      followed = { history, store: history.pastCalls };
      settleDue(history);
      callBacks.follow();
      totals.clear();
      version += 1;
      tell();
    },
    changed,
    newest: (count) => rowsOf(store()?.page({ show: 'all' }, noMeaning, { count }) ?? []),
    row: (key) => rowOf(store()?.find(key)),
    recording: recordingOf,
    forget,
    close: forget,
  };
}

const noMeaning = { openSince: 0, namedKeys: [] };
