import { WorldError } from '../world-types.ts';
import type { Board } from './board.ts';
import { applyChanges, type Change } from './changes.ts';
import { isConnected, isLive, isRinging, type Party, type PartyReason, type Session } from './session.ts';

const liveParties = (session: Session): readonly Party[] => session.parties.filter(isLive);

export function endAll(
  board: Board,
  session: Session,
  change: (party: Party) => Omit<Change, 'session' | 'party' | 'code'>,
) {
  const parties = liveParties(session);
  // The called side first: it should hear of its end before the caller's leg is gone.
  const calledFirst = [...parties].sort(
    (one, other) => Number(one.side === 'caller') - Number(other.side === 'caller'),
  );
  applyChanges(
    board,
    calledFirst.map((party) => ({ session, party, code: 'Disconnected', ...change(party) })),
  );
}

/** Nobody answered: the caller gave up, or the ringing ran out. */
export function giveUp(board: Board, session: Session, reason: PartyReason): void {
  if (session.ending === 'live') session.ending = session.direction === 'Inbound' ? 'missed' : 'cancelled';
  endAll(board, session, (party) => ({
    reason,
    missed: party.side === 'callee' && party.extension !== undefined && party.rangAt !== undefined,
  }));
}

function endMessage(board: Board, session: Session): void {
  endAll(board, session, (party) => (party.side === 'callee' ? { reason: 'Voicemail', missed: true } : {}));
}

/** The caller is sent to the mailbox of the person or queue that was dialled, and talks for a while. */
export function leaveMessage(board: Board, session: Session): void {
  const mailbox = session.parties.filter((party) => party.side === 'callee' && isRinging(party));
  const called = session.to.extension;
  const owner = mailbox.find((party) => party.extension?.id === called?.id) ?? mailbox.at(-1);
  if (!owner) throw new WorldError('wrong-state', 'this call does not ring any more');
  session.stopTimer();
  session.voicemail = true;
  session.ending = 'voicemail';
  const changes = session.parties.filter(isLive).map((party): Change => {
    // Whoever is handed on to a mailbox may be the side that was called.
    if (isConnected(party)) return { session, party, code: party.code };
    if (party.side === 'caller') return { session, party, code: 'Answered' };
    if (party === owner) return { session, party, code: 'VoiceMail' };
    return { session, party, code: 'Disconnected', reason: 'Voicemail', missed: true };
  });
  applyChanges(board, changes);
  const [least, most] = board.handling.messageSeconds;
  session.stopTimer = board.later(board.ids.between(least, most) * 1000, () => endMessage(board, session));
}

export function hangUp(board: Board, session: Session): void {
  if (session.voicemail) endMessage(board, session);
  else if (session.answeredAt === undefined) giveUp(board, session, 'Cancelled');
  else endAll(board, session, () => ({}));
}

/** One extension says no. The others of a queue ring on; alone, the call is over. */
export function decline(board: Board, session: Session, party: Party): void {
  const othersRing = session.parties.some(
    (other) =>
      other !== party && other.side === 'callee' && other.extension?.type === 'User' && isRinging(other),
  );
  if (othersRing) {
    applyChanges(board, [{ session, party, code: 'Disconnected', reason: 'Rejected' }]);
    return;
  }
  session.ending = 'declined';
  endAll(board, session, () => ({ reason: 'Rejected' }));
}
