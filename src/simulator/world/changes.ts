import type { Board } from './board.ts';
import { activeCallItem, legShown, presenceEvent } from './presence.ts';
import { receiversOf, sessionEvents } from './session-events.ts';
import {
  isLive,
  telephonyStatusOf,
  type Party,
  type PartyCode,
  type PartyReason,
  type Place,
  type Session,
} from './session.ts';

export type Change = {
  readonly session: Session;
  readonly party: Party;
  readonly code: PartyCode;
  readonly reason?: PartyReason;
  readonly missed?: boolean;
  readonly deviceId?: string;
  readonly takenBy?: Party;
  readonly movedTo?: Place;
  readonly slot?: string;
  /** Told though the code stays: something else about the party has changed. */
  readonly isSame?: true;
};

function write({ party, code, reason, missed, deviceId, takenBy, movedTo, slot }: Change, now: number): void {
  party.code = code;
  party.reason = reason;
  party.takenBy = takenBy;
  party.movedTo = movedTo;
  party.slot = slot;
  if (code !== 'Hold') party.heldOnPhone = party.heldByRequest = false;
  party.missed = missed ?? false;
  party.deviceId = deviceId ?? party.deviceId;
  if (code === 'Proceeding') party.rangAt ??= now;
  if (code === 'Answered') {
    party.pickedUpAt ??= now;
    party.answeredAt ??= now;
  }
  if (!isLive(party)) party.endedAt = now;
}

/** A session without live parties is over; the call log shows it 15 to 30 s later. */
function closeIfOver(board: Board, session: Session): void {
  if (session.endedAt !== undefined || session.parties.some(isLive)) return;
  session.stopTimer();
  session.endedAt = board.clock.now();
  session.loggedAt = session.endedAt + board.ids.between(15_000, 30_000);
  if (session.ending === 'live') session.ending = 'answered';
  board.live.delete(session.id);
  board.ended.push(session);
}

/**
 * The only way a call changes: writes the parties, sends one telephony-session event for each of them and
 * one presence event to each extension whose picture changed.
 */
export function applyChanges(board: Board, changes: readonly Change[]): void {
  const ended = new Map<number, Place[]>();
  for (const change of changes) {
    const { session, party } = change;
    if (party.code === change.code && party.code !== 'Setup' && change.isSame !== true) continue;
    const before = telephonyStatusOf(party);
    write(change, board.clock.now());
    session.sequence += 1;
    // A party that just ended still hears of its own end.
    for (const event of sessionEvents(board, session, party, receiversOf(session, party))) board.emit(event);
    const after = telephonyStatusOf(party);
    if (before === after || party.extension?.type !== 'User') continue;
    const places = ended.get(party.extension.id) ?? [];
    if (after === 'NoCall') places.push(change);
    ended.set(party.extension.id, places);
  }
  for (const [extensionId, places] of ended) {
    // A call that goes on in another leg of the same person is not over.
    const over = places.filter(({ session }) => legShown(session, extensionId) === undefined);
    const items = over.map(({ session, party }) => activeCallItem(board, session, party, 'NoCall'));
    board.emit(presenceEvent(board, extensionId, items));
  }
  for (const { session } of changes) closeIfOver(board, session);
  for (const session of new Set(changes.map((change) => change.session))) session.onChange();
}
