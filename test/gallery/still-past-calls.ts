import type { CompanionApi } from '../../src/preload/companion-api.ts';
import type { CallNote } from '../../src/shared/call-note.ts';
import type { CallBack, CallQueue, PastCallDetail, PastCallRow } from '../../src/shared/past-calls.ts';
import type { PastCallQuestions } from '../../src/shared/past-calls-contract.ts';

/** What the questions about past calls are answered with. */
export type StillPastCalls = {
  /** Newest first; each stands alone. */
  readonly rows?: readonly PastCallRow[];
  readonly legs?: PastCallDetail['legs'];
  readonly note?: CallNote;
  readonly callBacks?: readonly CallBack[];
  readonly queues?: readonly CallQueue[];
};

/** Answers as main does, for rows that a picture names; filters are not applied. */
export function stillPastCalls(
  { rows = [], legs = [], note, callBacks = [], queues = [] }: StillPastCalls,
  version: number,
): Pick<CompanionApi['ask'], keyof PastCallQuestions> {
  const find = (key: string): PastCallRow | undefined =>
    rows.find((row) => row.key === key || row.id === key);
  return {
    pastCalls: ({ count }) =>
      Promise.resolve({
        folds: rows.slice(0, count).map((row) => ({ key: row.id, calls: [row] })),
        total: rows.length,
        newer: 0,
        next: undefined,
        version,
      }),
    pastCall: (key) => {
      const row = find(key);
      return Promise.resolve(row && { row, legs, note, recordId: undefined });
    },
    callsWith: (keys, count) =>
      Promise.resolve(rows.filter(({ partyKey = '' }) => keys.includes(partyKey)).slice(0, count)),
    note: () => Promise.resolve(note),
    notesWith: () => Promise.resolve([]),
    callBacks: () => Promise.resolve(callBacks),
    callQueues: () => Promise.resolve(queues),
    callMonths: () => Promise.resolve([]),
    recordingPart: () => Promise.resolve({ status: 'gone' }),
  };
}
