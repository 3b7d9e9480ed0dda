import { WorldError } from '../world-types.ts';
import { deviceFor, extensionOf, type Board } from './board.ts';
import { applyChanges, type Change } from './changes.ts';
import { addParty, endpointOf, openSession } from './new-session.ts';
import { recordByRule } from './recording.ts';
import { ring } from './ring.ts';
import type { Party, RingOutEnds, Session } from './session.ts';

type RingOut = {
  readonly extensionId: number;
  readonly to: string;
  readonly from?: string;
  readonly ends?: RingOutEnds;
};
type Dial = { readonly extensionId: number; readonly to: string; readonly deviceId?: string };

function open(board: Board, call: RingOut, origin: Session['origin']): Session {
  const extension = extensionOf(board, call.extensionId);
  const number = call.from ?? extension.directNumber ?? extension.extensionNumber;
  const called = endpointOf(board, call.to, undefined);
  const isOwn = called.extension?.id === extension.id;
  if (call.to === '' || (isOwn && !call.ends))
    throw new WorldError('wrong-state', `nobody can be called at "${call.to}"`);
  // Whoever lets the platform call their own line is busy there: the other leg is nobody of ours.
  const to = isOwn ? { ...called, extension: undefined } : called;
  const from = { number, name: extension.name, extension };
  return openSession(board, { from, to, direction: 'Outbound', origin, ringOut: call.ends });
}

/** Both legs are dialled by the platform: the person's own phone first. */
export function ringOut(board: Board, call: RingOut): string {
  const session = open(board, call, 'RingOut');
  const party = addParty(board, session, {
    side: 'caller',
    direction: 'Outbound',
    extension: session.from.extension,
    ringOutRole: 'Initiator',
  });
  applyChanges(board, [{ session, party, code: 'Setup' }]);
  applyChanges(board, [{ session, party, code: 'Proceeding' }]);
  return session.id;
}

/** A call made by hand on a phone. A colleague rings as for any call inside the company. */
export function dial(board: Board, call: Dial): string {
  const { extension } = endpointOf(board, call.to, undefined);
  const caller = extensionOf(board, call.extensionId);
  const device = deviceFor(board, caller.id, call.deviceId);
  if (extension) return ring(board, { from: caller.extensionNumber, to: extension.id });
  const session = open(board, call, 'Call');
  const party = addParty(board, session, { side: 'caller', direction: 'Outbound', extension: caller });
  addParty(board, session, { side: 'callee', direction: 'Outbound', extension: undefined });
  applyChanges(
    board,
    session.parties.map((each): Change => ({ session, party: each, code: 'Setup' })),
  );
  applyChanges(board, [
    { session, party, code: 'Proceeding', deviceId: device.id },
    ...session.parties.slice(1).map((each): Change => ({ session, party: each, code: 'Proceeding' })),
  ]);
  return session.id;
}

function ownDevice(board: Board, { ringOut: ends, from }: Session): string | undefined {
  return ends ? ends.deviceId : from.extension && deviceFor(board, from.extension.id, undefined).id;
}

/** The person's own phone is answered. Presence says CallConnected from here on, although nobody else is there yet. */
export function answerOwnPhone(board: Board, session: Session, own: Party): void {
  const deviceId = ownDevice(board, session);
  const target = addParty(board, session, {
    side: 'callee',
    direction: session.to.extension ? 'Inbound' : 'Outbound',
    extension: session.to.extension,
    ringOutRole: 'Target',
  });
  applyChanges(board, [
    { session, party: own, code: 'Answered', ...(deviceId === undefined ? {} : { deviceId }) },
    { session, party: target, code: 'Setup' },
  ]);
}

function answerFirst(board: Board, session: Session, own: Party): void {
  if (session.origin !== 'RingOut' || own.code !== 'Proceeding')
    throw new WorldError('wrong-state', "the person's own phone does not ring");
  answerOwnPhone(board, session, own);
  const target = session.parties.find(({ ringOutRole }) => ringOutRole === 'Target');
  if (target) applyChanges(board, [{ session, party: target, code: 'Proceeding' }]);
}

export function answerOutbound(board: Board, session: Session, leg: 'caller' | 'callee'): void {
  const caller = session.parties.find(({ side }) => side === 'caller');
  const callee = session.parties.find(({ side }) => side === 'callee');
  if (session.direction !== 'Outbound' || !caller)
    throw new WorldError('wrong-state', 'this is not an outbound call');
  if (leg === 'caller') return answerFirst(board, session, caller);
  if (callee?.code !== 'Proceeding') throw new WorldError('wrong-state', 'the other side does not ring');
  const called = session.to.extension;
  // A queue that is called this way answers itself; a colleague without a phone does not.
  const deviceId = called?.type === 'User' ? deviceFor(board, called.id, undefined).id : undefined;
  session.answeredAt = board.clock.now();
  session.ending = 'answered';
  if (called) session.answeredBy = { extensionId: called.id, deviceId };
  applyChanges(board, [
    { session, party: callee, code: 'Answered', ...(deviceId === undefined ? {} : { deviceId }) },
    { session, party: caller, code: 'Answered' },
  ]);
  if (caller.extension) recordByRule(board, session, caller.extension.id);
}
