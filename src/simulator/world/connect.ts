import { WorldError } from '../world-types.ts';
import { deviceFor, extensionOf, onlineDevices, type Board } from './board.ts';
import { applyChanges, type Change } from './changes.ts';
import { addParty } from './new-session.ts';
import { recordByRule } from './recording.ts';
import { ringingCallees, ringTargets, startRinging } from './ring.ts';
import { emitTransitional } from './transitional.ts';
import { isConnected, isLive, isQueueCall, partyOf, type Party, type Session } from './session.ts';

/** Whose hand puts a call on hold: one that the phone holds cannot be taken back by a request. */
export type HoldMark = 'heldOnPhone' | 'heldByRequest';

/** A person talks to one caller at a time: what was connected is put on hold. */
export function holdOthers(board: Board, extensionId: number, except: Session, by: HoldMark): Change[] {
  return [...board.live.values()]
    .filter((session) => session !== except)
    .flatMap((session) => session.parties.map((party) => ({ session, party })))
    .filter(({ party }) => party.extension?.id === extensionId && party.code === 'Answered')
    .map((place): Change => {
      place.party[by] = true;
      return { ...place, code: 'Hold' };
    });
}

/** The party that takes the call: a ringing one, or a new one if a colleague picks it up. */
function takerOf(board: Board, session: Session, extensionId: number): Party {
  const ringing = ringingCallees(session).find((party) => party.extension?.id === extensionId);
  if (ringing) return ringing;
  const extension = extensionOf(board, extensionId);
  if (extension.type === 'Department' || session.from.extension?.id === extensionId) {
    throw new WorldError('wrong-state', `extension ${extensionId} cannot pick up this call`);
  }
  return addParty(board, session, { side: 'callee', direction: 'Inbound', extension });
}

export function answer(
  board: Board,
  session: Session,
  by: { extensionId: number; deviceId?: string },
  mark: HoldMark = 'heldOnPhone',
): void {
  const ringing = ringingCallees(session);
  // The far end of a call that somebody makes is answered otherwise, unless it was handed on to a colleague.
  const isMade = session.direction === 'Outbound' && ringing.every(({ ends }) => ends === undefined);
  if (isMade || ringing.length === 0) {
    throw new WorldError('wrong-state', 'this call does not ring');
  }
  const device = deviceFor(board, by.extensionId, by.deviceId);
  const taker = takerOf(board, session, by.extensionId);
  session.stopTimer();
  session.answeredAt ??= board.clock.now();
  session.answeredBy = { extensionId: by.extensionId, deviceId: device.id };
  session.ending = 'answered';
  const severalDevices = onlineDevices(board, by.extensionId).length > 1;
  if (board.quirks().transitionalNoCall && severalDevices && ringing.includes(taker)) {
    emitTransitional(board, session, taker, by.extensionId);
  }
  const reason = isQueueCall(session) ? 'AgentAnswered' : 'Pickup';
  const caller = session.parties.filter((party) => party.side === 'caller' && isLive(party));
  const losers = ringing.filter((party) => party !== taker);
  applyChanges(board, [
    ...holdOthers(board, by.extensionId, session, mark),
    { session, party: taker, code: 'Answered', deviceId: device.id },
    ...caller.map((party): Change => ({ session, party, code: 'Answered' })),
    ...losers.map((party): Change => ({ session, party, code: 'Disconnected', reason, takenBy: taker })),
  ]);
  recordByRule(board, session, by.extensionId);
}

function ownParty(session: Session, extensionId: number): Party {
  const party = partyOf(session, extensionId);
  if (!party || !isLive(party))
    throw new WorldError('unknown', `extension ${extensionId} is not in this call`);
  return party;
}

export function hold(board: Board, session: Session, extensionId: number): void {
  const party = ownParty(session, extensionId);
  if (party.code !== 'Answered' && (party.code !== 'Hold' || party.heldOnPhone))
    throw new WorldError('wrong-state', 'only an answered call can be put on hold');
  party.heldOnPhone = true;
  applyChanges(board, [{ session, party, code: 'Hold' }]);
}

export function resume(board: Board, session: Session, extensionId: number): void {
  const party = ownParty(session, extensionId);
  if (party.code !== 'Hold') throw new WorldError('wrong-state', 'this call is not on hold');
  party.heldOnPhone = false;
  // What was held by a request stays held, whatever the phone does.
  if (party.heldByRequest) return;
  const changes = holdOthers(board, extensionId, session, 'heldOnPhone');
  applyChanges(board, [...changes, { session, party, code: 'Answered' }]);
}

export function ringingParty(session: Session, extensionId: number): Party {
  const party = ringingCallees(session).find(
    ({ extension }) => extension?.id === extensionId && extension.type === 'User',
  );
  if (!party) throw new WorldError('wrong-state', `extension ${extensionId} does not ring`);
  return party;
}

/** The caller is handed on in the middle of a talk: our leg ends, the colleague's phones ring while the caller waits. */
export function transfer(board: Board, session: Session, extensionId: number, to: number): void {
  const party = ownParty(session, extensionId);
  const target = extensionOf(board, to);
  if (!isConnected(party) || party.side === 'caller')
    throw new WorldError('wrong-state', 'only somebody who was called and talks can hand the caller on');
  if (
    partyOf(session, to) !== undefined ||
    target.type === 'Department' ||
    ringTargets(board, target).length === 0
  )
    throw new WorldError('wrong-state', `the call cannot be handed on to extension ${to}`);
  const next = addParty(board, session, {
    ...{ side: 'callee', direction: 'Inbound', extension: target, isTransfer: true },
  });
  applyChanges(board, [{ session, party, code: 'Disconnected', reason: 'BlindTransfer', takenBy: next }]);
  startRinging(board, session, [], [next]);
}

/** The caller is handed on before anybody answered: our leg ends, the colleague's phones ring. */
export function forward(board: Board, session: Session, extensionId: number, to: number): void {
  const party = ringingParty(session, extensionId);
  const target = extensionOf(board, to);
  if (to === extensionId || partyOf(session, to) !== undefined || target.type === 'Department') {
    throw new WorldError('wrong-state', `the call cannot be forwarded to extension ${to}`);
  }
  session.stopTimer();
  const next = addParty(board, session, { side: 'callee', direction: 'Inbound', extension: target });
  applyChanges(board, [{ session, party, code: 'Disconnected', reason: 'BlindTransfer', takenBy: next }]);
  startRinging(
    board,
    session,
    ringTargets(board, target).length > 0 ? [] : [next],
    ringTargets(board, target).length > 0 ? [next] : [],
  );
}
