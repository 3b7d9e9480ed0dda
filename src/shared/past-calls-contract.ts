import type { CallNote, NoteOf, PartyNote } from './call-note.ts';
import type { CallBackOf } from './call-reminder.ts';
import type {
  CallBack,
  CallFilter,
  CallMonth,
  CallQueue,
  PastCallDetail,
  PastCallPage,
  PastCallQuery,
  PastCallRow,
} from './past-calls.ts';
import type { RecordingPart, RecordingRange } from './recording.ts';

export type PastCallCommands = {
  /** The whole text, with every keystroke; on the disk within 300 ms. An empty one takes the note away. */
  writeNote: (of: NoteOf, text: string) => void;
  /** `PastCallRow.key`s; of a fold all of them. */
  setCallsHandled: (keys: readonly string[], handled: boolean) => void;
  /** @param at this computer's clock, ms since the epoch; undefined: without a time */
  remindOfCall: (of: CallBackOf, at: number | undefined) => void;
  /** Another time, for one that waits, is due or is done. */
  moveReminder: (reminderId: string, at: number | undefined) => void;
  finishReminder: (reminderId: string) => void;
  removeReminder: (reminderId: string) => void;
  /** Takes the last change to the call-back list back, within `PastCallsState.undo`. */
  undoReminder: () => void;
  /** @param how `anew`: what is kept could not be played; it stays until another one is here */
  fetchRecording: (recordingId: string, how?: 'anew') => void;
  /** Asks where. Fetches it first where it is not here yet. */
  saveRecording: (recordingId: string) => void;
  /** Reads farther back than what is kept, as far as the platform and the limits go. */
  readOlderCalls: () => void;
};

export type PastCallQuestions = {
  pastCalls: (query: PastCallQuery) => PastCallPage;
  /** By `PastCallRow.key` or `id`. */
  pastCall: (key: string) => PastCallDetail | undefined;
  /** The newest with any of these `partyKey`s; at most 50 of either. */
  callsWith: (partyKeys: readonly string[], count: number) => readonly PastCallRow[];
  note: (of: NoteOf) => CallNote | undefined;
  notesWith: (partyKeys: readonly string[], count: number) => readonly PartyNote[];
  /** Due ones first, then by time, then those without; done ones of the last days at the end. */
  callBacks: () => readonly CallBack[];
  callQueues: () => readonly CallQueue[];
  callMonths: (filter: CallFilter) => readonly CallMonth[];
  recordingPart: (range: RecordingRange) => RecordingPart;
};
