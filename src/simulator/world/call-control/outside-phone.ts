import { applyChanges } from '../changes.ts';
import { endAll, giveUp } from '../endings.ts';
import { calledNumbers } from '../ring-out/numbers.ts';
import { isLive, isRinging, type PartyReason } from '../session.ts';
import type { RingOutOutcome } from '../../ring-out-types.ts';
import type { Act } from './places.ts';

/** The numbers that go wrong when they are called go wrong in the same way when a call is handed on to them. */
const failures: Partial<Record<RingOutOutcome, PartyReason>> = {
  busy: 'TargetBusy',
  'no-answer': 'NoAnswer',
  rejected: 'Rejected',
  'destination-blocked': 'DestinationBlocked',
  'generic-error': 'InternalError',
};

/** Seconds, as for RingOuts. */
const usual = { answer: [4, 12], unanswered: [28, 35], failure: [1, 3], talk: [20, 90] } as const;

/** A phone outside the company: it rings, somebody talks for a while, and hangs up; or it cannot be had. */
export function playOutside({ board, session, party }: Act): void {
  const reason = failures[calledNumbers[party.ends?.to.number ?? ''] ?? 'answered'];
  const after = ([least, most]: readonly [number, number], step: () => void): void => {
    session.stopTimer = board.later(board.ids.between(least * 10, most * 10) * 100, step);
  };
  const end = (): void => {
    if (!session.parties.some(isLive)) return;
    if (session.answeredAt === undefined) giveUp(board, session, 'NoAnswer');
    else endAll(board, session, () => ({}));
  };
  for (const code of ['Setup', 'Proceeding'] as const) applyChanges(board, [{ session, party, code }]);
  if (reason !== undefined) {
    after(reason === 'NoAnswer' ? usual.unanswered : usual.failure, () => {
      applyChanges(board, [{ session, party, code: 'Disconnected', reason }]);
      after(usual.failure, end);
    });
    return;
  }
  after(usual.answer, () => {
    if (!isRinging(party)) return;
    session.answeredAt ??= board.clock.now();
    session.ending = 'answered';
    const callers = session.parties.filter(({ side, code }) => side === 'caller' && code === 'Proceeding');
    applyChanges(board, [
      { session, party, code: 'Answered' },
      ...callers.map((caller) => ({ session, party: caller, code: 'Answered' as const })),
    ]);
    after(usual.talk, end);
  });
}
