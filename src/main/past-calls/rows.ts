import type { CallFacts } from '../../shared/call-facts.ts';
import type { CallReminder } from '../../shared/call-reminder.ts';
import type { CallParty } from '../../shared/call.ts';
import { callKey, type CallFollowUp, partyKey, type PastCallRow } from '../../shared/past-calls.ts';
import type { RecordingFile } from '../../shared/recording.ts';
import type { KeptCall } from '../storage/history-call-content.ts';
import type { KeptReminder } from '../storage/history-call-marks.ts';
import type { PastCallStore } from '../storage/history-past-call-store.ts';

export type RowParts = {
  readonly store: PastCallStore;
  /** This computer's clock, ms since the epoch. */
  readonly now: () => number;
  readonly recognise: (party: CallParty) => CallParty;
  readonly recordingFile: (id: string) => RecordingFile;
  /** What was typed and is not on the disk yet counts, too. */
  readonly hasNote: (callKey: string) => boolean;
};

const noFacts: CallFacts = {
  ...{ takenAfterSeconds: undefined, reason: undefined, voicemailId: undefined, transferredTo: undefined },
  recordings: [],
};

/** A call as it is shown: with what is known of its person, its recordings, and what the person here made of it. */
export function rowFrom({ facts, ...call }: KeptCall, parts: RowParts): PastCallRow {
  const { store, now, recognise, recordingFile, hasNote } = parts;
  const key = callKey(call);
  const { recordings, ...rest } = facts ?? noFacts;
  const reminder = store.reminderOf(key);
  return {
    ...call,
    ...rest,
    takenAfterSeconds: takenAfter(call, rest.takenAfterSeconds),
    key,
    party: recognise(call.party),
    partyKey: partyKey(call.party),
    recordings: recordings.map(({ id, kind }) => ({ id, kind, file: recordingFile(id) })),
    followUp: followUpOf(call, store),
    hasNote: hasNote(key),
    handledAt: store.handledAt(key),
    reminder: reminder && reminderFrom(reminder, now()),
  };
}

/** What this computer saw tells as much. */
function takenAfter(
  { ending, direction, rangSeconds }: KeptCall,
  told: number | undefined,
): number | undefined {
  const isTaken = ending.kind === 'answered-here' || ending.kind === 'answered-elsewhere';
  return isTaken && direction === 'inbound' ? (told ?? rangSeconds) : undefined;
}

export function reminderFrom({ id, at, writtenAt, doneAt }: KeptReminder, now: number): CallReminder {
  return { id, at, writtenAt, doneAt, state: stateOf({ at, doneAt }, now) };
}

function stateOf({ at, doneAt }: Pick<KeptReminder, 'at' | 'doneAt'>, now: number): CallReminder['state'] {
  if (doneAt !== undefined) return 'done';
  if (at === undefined) return 'listed';
  return at <= now ? 'due' : 'waiting';
}

/** Only what nobody took here goes on somehow. */
function followUpOf(
  { direction, ending, party, startedAt }: KeptCall,
  store: PastCallStore,
): CallFollowUp | undefined {
  const key = partyKey(party);
  if (key === undefined || direction !== 'inbound') return undefined;
  const isOpen = ending.kind === 'missed' || ending.kind === 'voicemail' || ending.kind === 'declined';
  return isOpen ? store.followUp(key, startedAt) : undefined;
}
