import type { Board } from './board.ts';
import { activeCallItem, presenceEvent } from './presence.ts';
import { receiversOf, sessionEvents } from './session-events.ts';
import {
  isLive,
  telephonyStatusOf,
  type Party,
  type PartyCode,
  type PartyReason,
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
};

function write({ party, code, reason, missed, deviceId, takenBy }: Change, now: number): void {
  party.code = code;
  party.reason = reason;
  party.takenBy = takenBy;
  party.missed = missed ?? false;
  party.deviceId = deviceId ?? party.deviceId;
  if (code === 'Proceeding') party.rangAt ??= now;
  if (code === 'Answered') {
    party.pickedUpAt ??= now;
    party.answeredAt ??= now;
  }
  if (code === 'Disconnected') party.endedAt = now;
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
  const ended = new Map<number, ReturnType<typeof activeCallItem>[]>();
  for (const change of changes) {
    const { session, party } = change;
    if (party.code === change.code && party.code !== 'Setup') continue;
    const before = telephonyStatusOf(party);
    write(change, board.clock.now());
    session.sequence += 1;
    // A party that just ended still hears of its own end.
    for (const event of sessionEvents(board, session, party, receiversOf(session, party))) board.emit(event);
    const after = telephonyStatusOf(party);
    if (before === after || party.extension?.type !== 'User') continue;
    const items = ended.get(party.extension.id) ?? [];
    if (after === 'NoCall') items.push(activeCallItem(board, session, party, 'NoCall'));
    ended.set(party.extension.id, items);
  }
  for (const [extensionId, items] of ended) board.emit(presenceEvent(board, extensionId, items));
  for (const { session } of changes) closeIfOver(board, session);
  for (const session of new Set(changes.map((change) => change.session))) session.onChange();
}
