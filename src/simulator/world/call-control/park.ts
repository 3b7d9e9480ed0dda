import type { DirectoryEntry } from '../../people-types.ts';
import type { ExtensionRecord } from '../../world-types.ts';
import type { Board } from '../board.ts';
import { applyChanges, type Change } from '../changes.ts';
import { holdOthers } from '../connect.ts';
import { addParty } from '../new-session.ts';
import { ringTargets, startRinging } from '../ring.ts';
import type { Endpoint, Party, Place } from '../session.ts';
import { mostParked, otherEnd, type Act } from './places.ts';

/** `*801` to `*899`. */
const slots = Array.from({ length: 99 }, (_none, index) => `*${801 + index}`);

export const parkedPlaces = (board: Board): readonly Place[] =>
  [...board.live.values()].flatMap((session) =>
    session.parties.filter(({ code }) => code === 'Parked').map((party) => ({ session, party })),
  );

/** Undefined where no more calls can be parked. */
export function freeSlot(board: Board): string | undefined {
  const taken = parkedPlaces(board).map(({ party }) => party.slot);
  return taken.length >= mostParked ? undefined : slots.find((slot) => !taken.includes(slot));
}

/** Nobody took it: whoever parked it is called, and then it is a call like any other. */
function ringBack({ board, session, party }: Act): void {
  const { extension, side, direction } = party;
  if (party.code !== 'Parked' || !extension) return;
  const next = addParty(board, session, { side, direction, extension, continues: party });
  const isOver: Change = { session, party, code: 'Disconnected', reason: 'Timeout', takenBy: next };
  const rings = ringTargets(board, extension).length > 0;
  if (!rings) applyChanges(board, [isOver]);
  startRinging(board, session, rings ? [] : [next], rings ? [next] : []);
  // It rings before it stops being parked: it is one call all the time.
  if (rings) applyChanges(board, [isOver]);
}

export function park(act: Act, slot: string): void {
  const { board, session, party } = act;
  applyChanges(board, [{ session, party, code: 'Parked', reason: 'CallPark', slot }]);
  const { parkRingBackSeconds } = board.handling;
  session.stopTimer();
  if (parkRingBackSeconds === undefined) return;
  session.stopTimer = board.later(parkRingBackSeconds * 1000, () => ringBack(act));
}

/** A place in the directory is nobody who could be called, but has an id as everybody has. */
const locationOf = ({ id, name = '', extensionNumber = '' }: DirectoryEntry): ExtensionRecord => ({
  ...{ id: Number(id), extensionNumber, name, firstName: '', lastName: '', jobTitle: '', email: '' },
  ...{ type: 'Department', directNumber: undefined, canSignIn: false, members: [] },
});

/** Whoever parks there is out of the call, and is told what becomes of it. */
export function parkAt({ board, session, party }: Act, entry: DirectoryEntry): void {
  const extension = locationOf(entry);
  const to: Endpoint = { number: extension.extensionNumber, name: extension.name, extension };
  const parked = addParty(board, session, {
    ...{ side: 'callee', direction: 'Inbound', extension, handedBy: party.extension?.id },
    ends: { from: otherEnd(session, party), to },
  });
  applyChanges(board, [
    { session, party, code: 'Disconnected', reason: 'ParkLocation', takenBy: parked },
    { session, party: parked, code: 'Parked', reason: 'ParkLocation', slot: '' },
  ]);
}

/** A leg for whoever takes a call that is here already. */
export function newLeg({ board, session, party }: Act, extension: Party['extension']): Party {
  const { side, direction, ends } = party;
  const continues = extension === party.extension ? party : undefined;
  const next = addParty(board, session, { side, direction, ends, extension, continues });
  applyChanges(board, [{ session, party: next, code: 'Setup' }]);
  return next;
}

/** Somebody takes what is parked, by request or by dialling the slot. */
export function takeParked({ board, session, party }: Act, next: Party, deviceId: string): void {
  const { extension } = next;
  if (!extension) return;
  if (party.code !== 'Parked') {
    applyChanges(board, [{ session, party: next, code: 'Disconnected', reason: 'Cancelled' }]);
    return;
  }
  session.stopTimer();
  session.answeredBy = { extensionId: extension.id, deviceId };
  applyChanges(board, [
    ...holdOthers(board, extension.id, session, 'heldByRequest'),
    { session, party: next, code: 'Answered', deviceId },
    { session, party, code: 'Disconnected', reason: 'Pickup', takenBy: next },
  ]);
}
