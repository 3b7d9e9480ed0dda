import type { PlaceCall } from '../telephony-types.ts';
import { WorldError, type ExtensionRecord } from '../world-types.ts';
import { extensionOf, onlineDevices, type Board } from './board.ts';
import { applyChanges, type Change } from './changes.ts';
import { giveUp, leaveMessage } from './endings.ts';
import { addParty, endpointOf, openSession } from './new-session.ts';
import { playTransitionalNoCall } from './transitional.ts';
import { takesCalls, type RingKind } from './presence-desk.ts';
import { isRinging, type Endpoint, type Party, type Session } from './session.ts';

/** The people whose phones ring for a call to this extension or queue. */
export function ringTargets(board: Board, called: ExtensionRecord): readonly ExtensionRecord[] {
  const kind: RingKind = called.type === 'Department' ? 'queue' : 'direct';
  const asked = kind === 'queue' ? called.members.map((id) => extensionOf(board, id)) : [called];
  return asked.filter(
    ({ id }) => takesCalls(board.desk.settings(id), kind) && onlineDevices(board, id).length > 0,
  );
}

function calledEndpoint(board: Board, called: ExtensionRecord, caller: Endpoint, dialled?: string): Endpoint {
  const outside = dialled ?? called.directNumber ?? board.people.account.mainNumber;
  const number = caller.extension ? called.extensionNumber : outside;
  return { number, name: called.name, extension: called };
}

/** Starts the ringing of parties just added, or sends the caller to the answering machine if there are none. */
export function startRinging(
  board: Board,
  session: Session,
  others: readonly Party[],
  rings: readonly Party[],
): void {
  const all = [...others, ...rings];
  applyChanges(
    board,
    all.map((party): Change => ({ session, party, code: 'Setup' })),
  );
  if (rings.length === 0) {
    leaveMessage(board, session);
    return;
  }
  applyChanges(
    board,
    all.map((party): Change => ({ session, party, code: 'Proceeding' })),
  );
  const { noAnswerSeconds, noAnswer } = board.handling;
  if (noAnswerSeconds !== undefined) {
    session.stopTimer = board.later(noAnswerSeconds * 1000, () =>
      noAnswer === 'voicemail' ? leaveMessage(board, session) : giveUp(board, session, 'NoAnswer'),
    );
  }
  for (const party of rings) playTransitionalNoCall(board, session, party);
}

export function ring(board: Board, call: PlaceCall): string {
  const called = extensionOf(board, call.to);
  const from = endpointOf(board, call.from, call.fromName);
  if (from.extension?.id === called.id)
    throw new WorldError('wrong-state', 'nobody can call their own extension');
  const to = calledEndpoint(board, called, from, call.dialled);
  const session = openSession(board, { from, to, direction: 'Inbound', origin: 'Call' });
  const callerDirection = from.extension ? 'Outbound' : 'Inbound';
  const others = [
    addParty(board, session, { side: 'caller', direction: callerDirection, extension: from.extension }),
  ];
  if (called.type === 'Department') {
    others.push(addParty(board, session, { side: 'callee', direction: 'Inbound', extension: called }));
  }
  const rings = ringTargets(board, called)
    .filter(({ id }) => id !== from.extension?.id)
    .map((extension) => addParty(board, session, { side: 'callee', direction: 'Inbound', extension }));
  if (rings.length === 0 && called.type === 'User') {
    // The person's own leg exists all the same: it is their mailbox that takes the call.
    others.push(addParty(board, session, { side: 'callee', direction: 'Inbound', extension: called }));
  }
  startRinging(board, session, others, rings);
  return session.id;
}

export const ringingCallees = (session: Session): readonly Party[] =>
  session.parties.filter((party) => party.side === 'callee' && isRinging(party));
