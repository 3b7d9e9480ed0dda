import { record } from '../recording.ts';
import { holdOthers } from '../connect.ts';
import { applyChanges } from '../changes.ts';
import type { Party } from '../session.ts';
import type { Act } from './places.ts';

/** The same party once more, with what has changed about it. */
function tellAgain({ board, session, party }: Act): void {
  applyChanges(board, [{ session, party, code: party.code, isSame: true }]);
}

export function holdByRequest({ board, session, party }: Act): void {
  party.heldByRequest = true;
  applyChanges(board, [{ session, party, code: 'Hold' }]);
}

/** What the phone itself holds stays held: the platform cannot press its button. */
export function unholdByRequest({ board, session, party }: Act): void {
  party.heldByRequest = false;
  if (party.heldOnPhone || party.extension === undefined) return;
  const changes = holdOthers(board, party.extension.id, session, 'heldByRequest');
  applyChanges(board, [...changes, { session, party, code: 'Answered' }]);
}

export function muteByRequest(act: Act, isMuted: boolean): void {
  if (act.party.mutedByRequest === isMuted) return;
  act.party.mutedByRequest = isMuted;
  tellAgain(act);
}

export function recordByRequest({ board, session, party }: Act): void {
  if (party.extension) record(board, session, party.extension.id, 'OnDemand');
}

export function pauseRecording(act: Act, isPaused: boolean): void {
  const { recording } = act.session;
  const now = act.board.clock.now();
  if (!recording || (recording.pausedAt !== undefined) === isPaused) return;
  if (recording.pausedAt !== undefined) recording.pausedMs += now - recording.pausedAt;
  recording.pausedAt = isPaused ? now : undefined;
  tellAgain(act);
}

export const recordingBody = ({ session: { recording } }: Act): Readonly<Record<string, unknown>> => ({
  ...{ id: recording?.id, active: recording?.pausedAt === undefined },
  ...{ mode: recording?.type, view: 'Party' },
});

export const soundOf = (party: Party) => ({
  heldBy: [
    ...(party.heldOnPhone ? (['phone'] as const) : []),
    ...(party.heldByRequest ? (['request'] as const) : []),
  ],
  mutedBy: [
    ...(party.mutedOnPhone ? (['phone'] as const) : []),
    ...(party.mutedByRequest ? (['request'] as const) : []),
  ],
});
