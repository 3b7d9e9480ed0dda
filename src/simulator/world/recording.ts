import type { CallRecordingFile } from '../telephony-types.ts';
import { WorldError } from '../world-types.ts';
import type { Board } from './board.ts';
import { applyChanges } from './changes.ts';
import { recordingSound } from './recording-sound.ts';
import { isConnected, partyOf, type Party, type Session, type SessionRecording } from './session.ts';

/** Shorter ones are thrown away. */
const leastSeconds = 30;
/** Ms after the call until the sound is there. */
const writtenAfter = 20_000;

/** Somebody who talks presses the button, or the account records everything. */
export function record(
  board: Board,
  session: Session,
  extensionId: number,
  type: SessionRecording['type'] = 'OnDemand',
): void {
  const party = partyOf(session, extensionId);
  if (!party || !isConnected(party))
    throw new WorldError('wrong-state', 'only somebody who talks can record');
  if (session.recording) throw new WorldError('wrong-state', 'this call is recorded already');
  const [startedAt, id] = [board.clock.now(), board.ids.recording()];
  session.recording = { id, type, extensionId, startedAt, pausedAt: undefined, pausedMs: 0 };
  applyChanges(board, [{ session, party, code: party.code, isSame: true }]);
}

/** Whose talks are all recorded, from the first word on. */
export function recordByRule(board: Board, session: Session, extensionId: number): void {
  if (board.recordingRules.has(extensionId) && !session.recording)
    record(board, session, extensionId, 'Automatic');
}

/** The recording that a record of this party names; seconds are counted to the end of their talk. */
export function recordingOf(
  { recording }: Session,
  { extension, endedAt }: Pick<Party, 'extension' | 'endedAt'>,
): { readonly recording: SessionRecording; readonly seconds: number; readonly isKept: boolean } | undefined {
  if (!recording || recording.extensionId !== extension?.id || endedAt === undefined) return undefined;
  const paused = recording.pausedMs + (recording.pausedAt === undefined ? 0 : endedAt - recording.pausedAt);
  const seconds = (endedAt - recording.startedAt - paused) / 1000;
  return { recording, seconds, isKept: seconds >= leastSeconds };
}

/** Undefined for what was never recorded or is thrown away; without sound while it is still written. */
export function recordingFile(board: Board, id: string): CallRecordingFile | undefined {
  const session = [...board.ended, ...board.history].find(({ recording }) => recording?.id === id);
  const party = session && partyOf(session, session.recording?.extensionId ?? 0);
  const found = session && party && recordingOf(session, party);
  if (!found?.isKept || session?.endedAt === undefined) return undefined;
  const { seconds } = found;
  const isWritten = board.clock.now() >= session.endedAt + writtenAfter;
  const content = (): Uint8Array | undefined =>
    isWritten ? recordingSound(seconds, Number(id.slice(-4))) : undefined;
  return { id, contentType: 'audio/wav', seconds: Math.floor(seconds), content };
}
