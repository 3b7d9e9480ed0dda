import { onlineDevices, type Board } from '../board.ts';
import { applyChanges, type Change } from '../changes.ts';
import { hangUp } from '../endings.ts';
import { answerOutbound, answerOwnPhone } from '../outbound.ts';
import { presenceEvent } from '../presence.ts';
import { takesCalls } from '../presence-desk.ts';
import type { PartyReason, Session } from '../session.ts';
import { farLeg, ownLeg } from './leg-status.ts';

/** The own phone stops ringing, or never begins, and the call is over. */
export function failOwnLeg(board: Board, session: Session, reason: PartyReason): void {
  const party = ownLeg(session);
  if (!party) return;
  session.ending = 'cancelled';
  applyChanges(board, [{ session, party, code: 'Disconnected', reason }]);
}

/** The other side cannot be had; whoever picked up still hears the tone. */
export function failFarLeg(board: Board, session: Session, reason: PartyReason): void {
  const party = farLeg(session);
  if (!party) return;
  const missed = party.extension !== undefined && party.rangAt !== undefined;
  applyChanges(board, [{ session, party, code: 'Disconnected', reason, missed }]);
}

/** After the tone. */
export function dropOwnLeg(board: Board, session: Session): void {
  const party = ownLeg(session);
  if (!party || party.code === 'Disconnected') return;
  session.ending = 'cancelled';
  applyChanges(board, [{ session, party, code: 'Disconnected' }]);
}

/** Picked up, but the platform waits for the 1: presence says CallConnected, the session goes on ringing. */
export function pickUpOwnLeg(board: Board, session: Session): void {
  const party = ownLeg(session);
  if (!party) return;
  party.pickedUpAt ??= board.clock.now();
  if (party.extension) board.emit(presenceEvent(board, party.extension.id));
  session.onChange();
}

export function answerOwnLeg(board: Board, session: Session): void {
  const party = ownLeg(session);
  if (party) answerOwnPhone(board, session, party);
}

export function ringFarLeg(board: Board, session: Session): void {
  const party = farLeg(session);
  const change: Change | undefined = party && { session, party, code: 'Proceeding' };
  if (change) applyChanges(board, [change]);
}

/** Whether a colleague's phones would ring; everybody outside has a phone that rings. */
export function canRingFarLeg(board: Board, { to: { extension } }: Session): boolean {
  if (extension?.type !== 'User') return true;
  return (
    takesCalls(board.desk.settings(extension.id), 'direct') && onlineDevices(board, extension.id).length > 0
  );
}

export function answerFarLeg(board: Board, session: Session): void {
  answerOutbound(board, session, 'callee');
}

export function hangUpBoth(board: Board, session: Session): void {
  if (session.endedAt === undefined) hangUp(board, session);
}
