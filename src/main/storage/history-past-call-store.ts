import type { CallLimits, PastCallRows } from './history-past-calls.ts';
import type { CallMarkRows } from './history-call-marks.ts';
import type { CallRows } from './history-calls.ts';

/** The whole history of calls, and what the person made of it. Changes go through `History.write`. */
export type PastCallStore = Omit<PastCallRows, 'trim'> &
  Omit<CallMarkRows, 'change'> & {
    /** Drops older calls; the newest so many stay, and all that began since then. */
    readonly trim: (limits: CallLimits) => void;
    /** Brings so many calls of an earlier version into the history. False when none are left. */
    readonly settleDue: (most: number) => boolean;
  };

export type PastCallParts = {
  readonly calls: CallRows;
  readonly pastCalls: PastCallRows;
  readonly callMarks: CallMarkRows;
};

/**
 * @param read answers what the work does, or the second value once the history is closed
 * @param change does the work in one transaction; nothing once the history is closed
 */
export function createPastCallStore(
  read: <Result>(work: (parts: PastCallParts) => Result, closed: Result) => Result,
  change: (work: (parts: PastCallParts) => void) => void,
): PastCallStore {
  return {
    page: (...asked) => read(({ pastCalls }) => pastCalls.page(...asked), []),
    count: (...asked) => read(({ pastCalls }) => pastCalls.count(...asked), 0),
    openCounts: (since) => read(({ pastCalls }) => pastCalls.openCounts(since), { direct: 0, queue: 0 }),
    find: (key) => read(({ pastCalls }) => pastCalls.find(key), undefined),
    legsOf: (id) => read(({ pastCalls }) => pastCalls.legsOf(id), { recordId: undefined, legs: [] }),
    with: (...asked) => read(({ pastCalls }) => pastCalls.with(...asked), []),
    followUp: (...asked) => read(({ pastCalls }) => pastCalls.followUp(...asked), undefined),
    withRecording: (id) => read(({ pastCalls }) => pastCalls.withRecording(id), undefined),
    queues: () => read(({ pastCalls }) => pastCalls.queues(), []),
    oldest: () => read(({ pastCalls }) => pastCalls.oldest(), undefined),
    note: (of) => read(({ callMarks }) => callMarks.note(of), undefined),
    notesWith: (...asked) => read(({ callMarks }) => callMarks.notesWith(...asked), []),
    handledAt: (key) => read(({ callMarks }) => callMarks.handledAt(key), undefined),
    reminderOf: (key) => read(({ callMarks }) => callMarks.reminderOf(key), undefined),
    reminders: () => read(({ callMarks }) => callMarks.reminders(), []),
    trim: (limits) => change(({ pastCalls }) => pastCalls.trim(limits)),
    settleDue: (most) => {
      let isMore = false;
      change(({ calls }) => (isMore = calls.settleDue(most)));
      return isMore;
    },
  };
}
