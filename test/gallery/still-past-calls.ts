import type { CompanionApi } from '../../src/preload/companion-api.ts';
import type { CallLeg } from '../../src/shared/call-facts.ts';
import type { CallNote } from '../../src/shared/call-note.ts';
import type {
  CallBack,
  CallFilter,
  CallFold,
  CallMonth,
  CallPlace,
  CallQueue,
  PastCallRow,
} from '../../src/shared/past-calls.ts';
import type { PastCallQuestions } from '../../src/shared/past-calls-contract.ts';
import type { RecordingPart, RecordingType } from '../../src/shared/recording.ts';
import { isIncluded } from './still-call-filter.ts';

/** What the questions about past calls are answered with. */
export type StillPastCalls = {
  /** Newest first. */
  readonly rows?: readonly PastCallRow[];
  /** By `PastCallRow.key`. */
  readonly legs?: Readonly<Record<string, readonly CallLeg[]>>;
  /** Of the call with that key, or of everything. */
  readonly note?: CallNote;
  readonly notes?: Readonly<Record<string, CallNote>>;
  readonly callBacks?: readonly CallBack[];
  readonly queues?: readonly CallQueue[];
  /** What every recording holds, or why it cannot be had. */
  readonly recording?: StillRecording;
  /** The question is not answered at all. */
  readonly fails?: true;
};

export type StillRecording =
  { readonly type: RecordingType; readonly bytes: Uint8Array } | Exclude<RecordingPart['status'], 'ready'>;

/** Answers as main does, for the rows that a picture names. */
export function stillPastCalls(
  answers: StillPastCalls,
  version: number,
): Pick<CompanionApi['ask'], keyof PastCallQuestions> {
  const { rows = [], legs = {}, note, notes = {}, callBacks = [], queues = [], recording = 'gone' } = answers;
  const chosen = remembered((filter: CallFilter) => {
    const mine = rows.filter((row) => isIncluded(row, filter));
    return { mine, folds: foldRows(mine) };
  });
  const find = (key: string): PastCallRow | undefined =>
    rows.find((row) => row.key === key || row.id === key);
  return {
    pastCalls: ({ filter, olderThan, newerThan, count }) => {
      if (answers.fails === true) return Promise.reject(new Error('failed'));
      const { mine, folds } = chosen(filter);
      const older = folds.filter(({ calls }) => olderThan === undefined || isOlder(calls[0], olderThan));
      const newer = folds.filter(({ calls }) => newerThan !== undefined && !isOlder(calls[0], newerThan));
      const page = newerThan === undefined ? older.slice(0, count) : newer.slice(-count);
      const last = page.at(-1)?.calls.at(-1);
      const first = page[0]?.calls[0];
      return Promise.resolve({
        folds: page,
        total: mine.length,
        newer: first === undefined ? mine.length : mine.indexOf(first),
        next:
          last === undefined || last === mine.at(-1) ? undefined : { startedAt: last.startedAt, id: last.id },
        version,
      });
    },
    pastCall: (key) => {
      const row = find(key);
      return Promise.resolve(row && { row, legs: legs[row.key] ?? [], note, recordId: undefined });
    },
    callsWith: (keys, count) =>
      Promise.resolve(rows.filter(({ partyKey = '' }) => keys.includes(partyKey)).slice(0, count)),
    note: (of) => Promise.resolve((of.kind === 'call' ? notes[of.key] : undefined) ?? note),
    notesWith: () => Promise.resolve([]),
    callBacks: () => Promise.resolve(callBacks),
    callQueues: () => Promise.resolve(queues),
    callMonths: (filter) => Promise.resolve(monthsOf(rows, filter)),
    recordingPart: ({ from, count }) =>
      Promise.resolve(
        typeof recording === 'string'
          ? { status: recording }
          : {
              status: 'ready',
              type: recording.type,
              size: recording.bytes.length,
              bytes: recording.bytes.slice(from, from + count),
            },
      ),
  };
}

/** The same answer for the same filter: a page that is measured must not wait for whoever plays main. */
function remembered<Answer>(answer: (filter: CallFilter) => Answer): (filter: CallFilter) => Answer {
  const known = new Map<string, Answer>();
  return (filter) => {
    const name = JSON.stringify(filter);
    const found = known.get(name) ?? answer(filter);
    known.set(name, found);
    return found;
  };
}

function isOlder(row: PastCallRow | undefined, { startedAt, id }: CallPlace): boolean {
  if (row === undefined) return false;
  return row.startedAt < startedAt || (row.startedAt === startedAt && row.id < id);
}

/** Calls in a row with the same person, the same way and with the same end. */
function foldRows(rows: readonly PastCallRow[]): readonly CallFold[] {
  const folds: { key: string; calls: PastCallRow[] }[] = [];
  for (const row of rows) {
    const before = folds.at(-1);
    const newest = before?.calls[0];
    const isSame =
      newest?.partyKey !== undefined &&
      newest.partyKey === row.partyKey &&
      newest.direction === row.direction &&
      newest.ending.kind === row.ending.kind;
    if (isSame) before?.calls.push(row);
    else folds.push({ key: row.id, calls: [row] });
  }
  return folds;
}

function monthsOf(rows: readonly PastCallRow[], filter: CallFilter): readonly CallMonth[] {
  const months = new Map<number, number>();
  for (const row of rows) {
    if (!isIncluded(row, filter)) continue;
    const date = new Date(row.startedAt);
    const from = new Date(date.getFullYear(), date.getMonth(), 1).getTime();
    months.set(from, (months.get(from) ?? 0) + 1);
  }
  return [...months].map(([from, calls]) => ({ from, calls }));
}
