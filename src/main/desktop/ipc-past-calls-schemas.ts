import { z } from 'zod';
import { mostAtOnce } from '../../shared/document.ts';
import { longestNote, type NoteOf } from '../../shared/call-note.ts';
import type { CallBackOf } from '../../shared/call-reminder.ts';
import { type CallFilter, type CallPlace, callShows, type PastCallQuery } from '../../shared/past-calls.ts';
import { id, nothing, partyKey } from './ipc-values.ts';

const time = z.number().min(0).max(8.64e15);
const partyKeys = z.array(partyKey).max(50);
const place: z.ZodType<CallPlace> = z.strictObject({ startedAt: time, id });

const filter: z.ZodType<CallFilter> = z.strictObject({
  show: z.enum(callShows),
  queue: z.string().max(300).exactOptional(),
  since: time.exactOptional(),
  until: time.exactOptional(),
  partyKeys: partyKeys.exactOptional(),
  text: z.string().max(300).exactOptional(),
});

const query: z.ZodType<PastCallQuery> = z.strictObject({
  filter,
  olderThan: place.exactOptional(),
  newerThan: place.exactOptional(),
  count: z.int().min(1).max(200),
});

const noteOf: z.ZodType<NoteOf> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('call'), key: id }),
  z.strictObject({ kind: z.literal('party'), partyKey }),
]);

const callBackOf: z.ZodType<CallBackOf> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('call'), key: id }),
  z.strictObject({ kind: z.literal('number'), number: z.string().regex(/^\+?[0-9]{2,18}$/) }),
]);

const reminderTime = time.or(z.undefined());

/** What each command about past calls may carry. */
export const pastCallCommandInputs = {
  // Longer than a note may be: what is beyond is cut where it is kept, and the person sees it.
  writeNote: z.tuple([noteOf, z.string().max(4 * longestNote)]),
  setCallsHandled: z.tuple([z.array(id).max(1_000), z.boolean()]),
  remindOfCall: z.tuple([callBackOf, reminderTime]),
  moveReminder: z.tuple([id, reminderTime]),
  finishReminder: z.tuple([id]),
  removeReminder: z.tuple([id]),
  undoReminder: nothing,
  fetchRecording: z.tuple([id, z.literal('anew').exactOptional()]),
  saveRecording: z.tuple([id]),
  readOlderCalls: nothing,
};

const atMost = z.int().min(1).max(50);

export const pastCallQuestionInputs = {
  pastCalls: z.tuple([query]),
  pastCall: z.tuple([id]),
  callsWith: z.tuple([partyKeys, atMost]),
  note: z.tuple([noteOf]),
  notesWith: z.tuple([partyKeys, atMost]),
  callBacks: nothing,
  callQueues: nothing,
  callMonths: z.tuple([filter]),
  recordingPart: z.tuple([
    z.strictObject({ recordingId: id, from: z.int().min(0), count: z.int().min(0).max(mostAtOnce) }),
  ]),
};
