import type { CallFacts, CallLeg } from './call-facts.ts';
import type { CallParty } from './call.ts';
import type { PastCall } from './call-list.ts';
import type { CallNote } from './call-note.ts';
import type { CallBackUndo, CallReminder } from './call-reminder.ts';
import type { CallRecording } from './recording.ts';

export type { CallLeg } from './call-facts.ts';

/**
 * The history of calls: everything that is kept, asked for page by page. A call is shown once, however many of the
 * person's phones, legs and records it had.
 */

/** Where a call stands in the history, newest first; what begins at the same moment is ordered by id. */
export type CallPlace = { readonly startedAt: number; readonly id: string };

/** `missed` holds both; `queue`: calls to a queue, whoever took them; `open`: missed and neither handled nor settled. */
export const callShows = [
  ...(['all', 'missed', 'missed-direct', 'missed-queue', 'inbound', 'outbound'] as const),
  ...(['recorded', 'voicemail', 'queue', 'noted', 'open'] as const),
] as const;
export type CallShow = (typeof callShows)[number];

/** All of it holds at once. Times are the platform's, in ms since the epoch. */
export type CallFilter = {
  readonly show: CallShow;
  /** `CallQueue.key`. */
  readonly queue?: string;
  /** Calls that began then or later. */
  readonly since?: number;
  /** Calls that began before then. */
  readonly until?: number;
  /** `PastCallRow.partyKey`: calls with any of these; at most 50. */
  readonly partyKeys?: readonly string[];
  /** Words of a name, a line or a note, or digits of a number. */
  readonly text?: string;
};

export type PastCallQuery = {
  readonly filter: CallFilter;
  /** Behind this one, towards older calls; the newest where nothing is named. */
  readonly olderThan?: CallPlace;
  /** Before this one, towards newer calls. */
  readonly newerThan?: CallPlace;
  /** At most 200. A page is a little longer where a fold would be torn otherwise. */
  readonly count: number;
};

export type PastCallPage = {
  /** Newest first, always. */
  readonly folds: readonly CallFold[];
  /** Calls, not folds, in the whole answer. */
  readonly total: number;
  /** Calls that are newer than the first of this page. */
  readonly newer: number;
  /** Where the next page towards older calls begins; undefined where this is the end. */
  readonly next: CallPlace | undefined;
  /** The `PastCallsState.version` it was made from. */
  readonly version: number;
};

/** Calls in a row with the same person, the same way and with the same end; newest first, at least one. */
export type CallFold = { readonly key: string; readonly calls: readonly PastCallRow[] };

export type PastCallRow = PastCall &
  Omit<CallFacts, 'recordings'> & {
    /** What notes, marks and reminders hang on: `callKey`, the same while the call was still alive. */
    readonly key: string;
    /** E.164, or `ext:204`; undefined for hidden callers, who need not be one person. */
    readonly partyKey: string | undefined;
    readonly recordings: readonly CallRecording[];
    /** How a missed call went on: the next time these two were in touch. */
    readonly followUp: CallFollowUp | undefined;
    readonly hasNote: boolean;
    /** When the person marked it as dealt with. */
    readonly handledAt: number | undefined;
    readonly reminder: CallReminder | undefined;
  };

export type CallFollowUp = {
  /** They called again, or somebody here called them. */
  readonly kind: 'called-again' | 'called-back';
  readonly at: number;
  /** Somebody talked then. */
  readonly reached: boolean;
};

/** Everything that is kept of one call. */
export type PastCallDetail = {
  readonly row: PastCallRow;
  /** In the order of their beginning; empty where only this computer saw the call. */
  readonly legs: readonly CallLeg[];
  readonly note: CallNote | undefined;
  /** The platform's record; undefined until it is there. */
  readonly recordId: string | undefined;
};

/** A line of the call-back list. */
export type CallBack = {
  readonly reminder: CallReminder;
  readonly party: CallParty;
  readonly partyKey: string | undefined;
  /** The call it is about, as long as that is kept; undefined for a number without one. */
  readonly call: PastCallRow | undefined;
};

export type CallQueue = {
  /** What `CallFilter.queue` takes. */
  readonly key: string;
  readonly name: string;
  readonly calls: number;
};

/** A month that has calls, for the rail and for jumping to a date; newest first. */
export type CallMonth = {
  /** Local midnight of its first day, ms since the epoch. */
  readonly from: number;
  readonly calls: number;
};

/** What windows know of the history without asking. */
export type PastCallsState = {
  /** Grows with every change of calls, notes, marks, reminders and recordings: whoever shows them asks again. */
  readonly version: number;
  readonly total: number;
  /** When the oldest call that is kept began. */
  readonly oldestAt: number | undefined;
  /** Reading what the platform keeps goes back step by step; `everything` when nothing older is to be had. */
  readonly reach: 'reading' | 'everything' | 'limited';
  /** Missed calls that are neither handled nor settled. */
  readonly openDirect: number;
  readonly openQueue: number;
  readonly callBacks: { readonly open: number; readonly due: number };
  readonly undo: CallBackUndo | undefined;
};

export const noPastCalls: PastCallsState = {
  version: 0,
  total: 0,
  oldestAt: undefined,
  reach: 'reading',
  openDirect: 0,
  openQueue: 0,
  callBacks: { open: 0, due: 0 },
  undo: undefined,
};

/** Of a call, living or past: what notes and reminders hang on. */
export function callKey(call: {
  readonly id: string;
  readonly telephonySessionId: string | undefined;
  readonly sessionId: string | undefined;
}): string {
  return call.telephonySessionId ?? call.sessionId ?? call.id;
}

/** E.164, or `ext:204`; undefined for hidden callers. */
export function partyKey(party: CallParty): string | undefined {
  switch (party.kind) {
    case 'number':
      return party.number.e164;
    case 'colleague':
      return `ext:${party.extensionNumber}`;
    case 'masked':
    case 'anonymous':
      return undefined;
  }
}
