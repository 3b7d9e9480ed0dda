import type { Telephony } from '../telephony-types.ts';
import { WorldError } from '../world-types.ts';
import { deviceFor, extensionOf, sessionOf, type Board } from './board.ts';
import { freeSlot, newLeg, park, takeParked } from './call-control/park.ts';
import type { Act } from './call-control/places.ts';
import { answer, forward, hold, resume, ringingParty, transfer } from './connect.ts';
import { decline, hangUp, leaveMessage } from './endings.ts';
import { answerOutbound, dial, ringOut } from './outbound.ts';
import { record } from './recording.ts';
import { ring } from './ring.ts';
import { isConnected, partyOf } from './session.ts';

function talkingParty(board: Board, id: string, extensionId: number): Act {
  const session = sessionOf(board, id);
  const party = partyOf(session, extensionId);
  if (!party || !isConnected(party))
    throw new WorldError('wrong-state', `extension ${extensionId} does not talk in this call`);
  return { board, session, party };
}

/** The hands on the phones. `playRecorded` comes from elsewhere: it knows no sessions. */
export function createTelephony(board: Board): Omit<Telephony, 'playRecorded'> {
  return {
    ring: (call) => ring(board, call),
    dial: (call) => dial(board, call),
    answer: (id, by) => {
      const session = sessionOf(board, id);
      // A colleague whom a RingOut calls picks up as ever.
      const isCalled = session.origin === 'RingOut' && session.to.extension?.id === by.extensionId;
      if (isCalled) answerOutbound(board, session, 'callee');
      else answer(board, session, by);
    },
    hold: (id, extensionId) => hold(board, sessionOf(board, id), extensionId),
    resume: (id, extensionId) => resume(board, sessionOf(board, id), extensionId),
    muteOnPhone: (id, extensionId, isMuted) => {
      talkingParty(board, id, extensionId).party.mutedOnPhone = isMuted;
    },
    park: (id, extensionId) => {
      const slot = freeSlot(board);
      if (slot === undefined) throw new WorldError('wrong-state', 'no more calls can be parked');
      park(talkingParty(board, id, extensionId), slot);
      return slot;
    },
    pickUpParked: (id, by) => {
      const session = sessionOf(board, id);
      const party = session.parties.find(({ code }) => code === 'Parked');
      if (!party) throw new WorldError('wrong-state', 'this call is not parked');
      const device = deviceFor(board, by.extensionId, by.deviceId);
      const act = { board, session, party };
      takeParked(act, newLeg(act, extensionOf(board, by.extensionId)), device.id);
    },
    hangUp: (id) => hangUp(board, sessionOf(board, id)),
    toVoicemail: (id) => {
      const session = sessionOf(board, id);
      if (session.direction === 'Outbound')
        throw new WorldError('wrong-state', 'an outbound call has no mailbox');
      leaveMessage(board, session);
    },
    ringOut: (call) => ringOut(board, call),
    answerRingOut: (id, leg) => answerOutbound(board, sessionOf(board, id), leg),
    decline: (id, extensionId) => {
      const session = sessionOf(board, id);
      decline(board, session, ringingParty(session, extensionId));
    },
    transfer: (id, extensionId, to) => transfer(board, sessionOf(board, id), extensionId, to),
    record: (id, extensionId, type) => record(board, sessionOf(board, id), extensionId, type),
    forward: (id, extensionId, to) => forward(board, sessionOf(board, id), extensionId, to),
  };
}
