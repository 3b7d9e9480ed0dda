import { onlineDevices, type Board } from './board.ts';
import { activeCallItem, presenceEvent } from './presence.ts';
import { isRinging, type Party, type Session } from './session.ts';

/**
 * Several devices: as the legs of the devices come and go, the platform may report NoCall for a call that
 * goes on (Ringing, NoCall, Ringing, CallConnected, NoCall with one session id). Only the last one is `final`.
 */
export function playTransitionalNoCall(board: Board, session: Session, party: Party): void {
  const extension = party.extension;
  if (!board.quirks().transitionalNoCall || !extension || onlineDevices(board, extension.id).length < 2)
    return;
  board.later(board.ids.between(50, 400), () => {
    if (!isRinging(party)) return;
    emitTransitional(board, session, party, extension.id);
    board.later(board.ids.between(10, 300), () => {
      if (isRinging(party)) board.emit(presenceEvent(board, extension.id));
    });
  });
}

/** The same at the moment of answering: the other devices' legs end before the answered one connects. */
export function emitTransitional(board: Board, session: Session, party: Party, extensionId: number): void {
  const { terminationType, ...item } = activeCallItem(board, session, party, 'NoCall');
  if (terminationType === undefined && !board.quirks().withoutTerminationType) return;
  board.emit(presenceEvent(board, extensionId, [item]));
}
