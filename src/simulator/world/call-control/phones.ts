import type { CallRequest, Refusal } from '../../call-control-types.ts';
import { onlineDevices } from '../board.ts';
import { applyChanges } from '../changes.ts';
import { answer, holdOthers } from '../connect.ts';
import { forwardingNumbers } from '../forwarding-numbers.ts';
import type { ForwardingNumberRecord } from '../../world-types.ts';
import type { Party } from '../session.ts';
import { badTarget, conflict, type Act } from './places.ts';
import { newLeg, takeParked } from './park.ts';

/** Ms until the platform gives a phone up that does not do what it is told. */
const commandLastsFor = 5_000;
/** Ms that a phone rings for a call that is moved to it. */
const ringsFor = 20_000;

const isOnline = ({ board, party }: Act, deviceId: string | undefined): boolean =>
  party.extension !== undefined && onlineDevices(board, party.extension.id).some(({ id }) => id === deviceId);

/** The phone rings, and takes the call by itself a moment later, unless it is deaf or has gone off line. */
function command(act: Act, deviceId: string | undefined, isDeaf: boolean, take: () => void): void {
  const { board, session, party } = act;
  party.isCommanded = true;
  const told = deviceId === undefined ? {} : { deviceId };
  applyChanges(board, [{ session, party, code: 'Proceeding', isSame: true, ...told }]);
  board.later(isDeaf ? commandLastsFor : board.ids.between(4, 12) * 100, () => {
    party.isCommanded = false;
    const canTake = deviceId === undefined || isOnline(act, deviceId);
    if (!isDeaf && canTake && party.code === 'Proceeding') take();
  });
}

export function answerOn(act: Act, deviceId: string, isDeaf: boolean): void {
  const { board, session, party } = act;
  const { extension } = party;
  if (!extension) return;
  command(act, deviceId, isDeaf, () =>
    answer(board, session, { extensionId: extension.id, deviceId }, 'heldByRequest'),
  );
}

/** A leg of its own for the phone; the old one stays until that is taken, or has rung long enough. */
function newRingingLeg(act: Act, extension: Party['extension']): Party {
  const { board, session } = act;
  const next = newLeg(act, extension);
  board.later(ringsFor, () => {
    if (next.code !== 'Proceeding') return;
    applyChanges(board, [{ session, party: next, code: 'Disconnected', reason: 'NoAnswer' }]);
  });
  return next;
}

/** What is parked is taken by whoever asks, on a phone of theirs. Answers the party that takes it. */
export function pickUp(act: Act, { extensionId, deviceId = '' }: CallRequest, isDeaf: boolean): Party {
  const { board, session } = act;
  const extension = board.people.extensions.find(({ id }) => id === extensionId);
  const next = newRingingLeg(act, extension);
  command({ board, session, party: next }, deviceId, isDeaf, () => takeParked(act, next, deviceId));
  return next;
}

/** The person's own phones by the digit that is dialled for them, with or without a `*`. */
export function flipTarget(
  { board, party }: Act,
  flipId: string,
): ForwardingNumberRecord | { readonly refusal: Refusal } {
  const all = party.extension ? forwardingNumbers(board.people, party.extension.id) : [];
  const digit = flipId.replace(/^\*/, '');
  const found = all.find((one) => one.flipNumber === digit && one.features.includes('CallFlip'));
  if (!found) return { refusal: badTarget('callFlipId', flipId) };
  const device = board.people.devices.find(({ id }) => id === found.deviceId);
  if (device?.status === 'Offline') return { refusal: conflict('The phone to flip to is offline') };
  return found;
}

/** The talk goes on while the other phone rings, and moves when that is picked up. */
export function flip(act: Act, { deviceId }: ForwardingNumberRecord, isDeaf: boolean): void {
  const { board, session, party } = act;
  const { extension } = party;
  if (!extension) return;
  party.isCommanded = true;
  const next = newRingingLeg(act, extension);
  board.later(ringsFor, () => (party.isCommanded = false));
  command({ board, session, party: next }, deviceId, isDeaf, () => {
    party.isCommanded = false;
    if (party.code !== 'Answered' && party.code !== 'Hold') return;
    const told = deviceId === undefined ? {} : { deviceId };
    applyChanges(board, [
      ...holdOthers(board, extension.id, session, 'heldByRequest'),
      { session, party: next, code: 'Answered', ...told },
      { session, party, code: 'Disconnected', reason: 'CallFlip', takenBy: next },
    ]);
  });
}
