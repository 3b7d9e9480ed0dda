import type { Board } from './board.ts';
import type { Endpoint, Party, Session } from './session.ts';

export type NewSession = Pick<Session, 'from' | 'to' | 'direction' | 'origin'> &
  Partial<Pick<Session, 'sessionId' | 'createdAt' | 'ringOut'>>;

export function openSession(board: Board, call: NewSession): Session {
  const session: Session = {
    ringOut: undefined,
    ...call,
    id: board.ids.telephonySession(),
    sessionId: call.sessionId ?? board.ids.session(),
    createdAt: call.createdAt ?? board.clock.now(),
    parties: [],
    sequence: 0,
    voicemail: false,
    ending: 'live',
    answeredAt: undefined,
    answeredBy: undefined,
    endedAt: undefined,
    loggedAt: undefined,
    recording: undefined,
    stopTimer: () => undefined,
    onChange: () => undefined,
  };
  board.live.set(session.id, session);
  return session;
}

export type NewParty = Pick<Party, 'side' | 'direction' | 'extension'> &
  Partial<Pick<Party, 'ringOutRole' | 'isTransfer' | 'ends' | 'handedBy' | 'continues'>>;

/** Party ids repeat the session's digits and count from 1, the caller's. */
export function addParty(board: Board, session: Session, party: NewParty): Party {
  const added: Party = {
    ...{ ringOutRole: undefined, isTransfer: false, ends: undefined },
    ...{ handedBy: undefined, continues: undefined },
    ...party,
    id: `p-${session.id.slice(2)}-${session.parties.length + 1}`,
    legId: board.ids.leg(),
    recordId: party.continues?.recordId ?? board.ids.record(),
    createdAt: party.continues?.createdAt ?? board.clock.now(),
    code: 'Setup',
    reason: undefined,
    takenBy: undefined,
    movedTo: undefined,
    ...{ heldOnPhone: false, heldByRequest: false, mutedOnPhone: false, mutedByRequest: false },
    slot: undefined,
    isCommanded: false,
    missed: false,
    deviceId: undefined,
    rangAt: undefined,
    pickedUpAt: undefined,
    answeredAt: undefined,
    endedAt: undefined,
  };
  session.parties.push(added);
  return added;
}

/** What a number stands for: a colleague by short or direct number, or somebody outside. */
export function endpointOf(board: Board, number: string, name: string | undefined): Endpoint {
  const extension = board.people.extensions.find(
    (candidate) =>
      number !== '' && (candidate.extensionNumber === number || candidate.directNumber === number),
  );
  if (!extension) return { number, name, extension: undefined };
  // Calls inside the company show the short number, whatever was dialled.
  return { number: extension.extensionNumber, name: name ?? extension.name, extension };
}
