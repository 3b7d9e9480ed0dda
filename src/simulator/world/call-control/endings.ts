import { applyChanges, type Change } from '../changes.ts';
import { endAll, giveUp, hangUp } from '../endings.ts';
import { addParty } from '../new-session.ts';
import { ringTargets, ringingCallees, startRinging } from '../ring.ts';
import { isLive, isRinging } from '../session.ts';
import { others, type Act } from './places.ts';

/** Ms until a caller whom nobody wants any more comes to the mailbox. */
const mailboxAfter = 2_000;
/** Ms a reply is spoken. */
const spokenFor = 4_000;

/** For everybody in it. */
export function endCall({ board, session }: Act): void {
  const isRefused = session.direction === 'Inbound' && session.answeredAt === undefined;
  if (!isRefused || session.voicemail) return hangUp(board, session);
  session.ending = 'declined';
  endAll(board, session, () => ({ reason: 'Rejected' }));
}

/** Nobody rings any more: the caller goes where unanswered calls go. */
function goOnAlone({ board, session, party }: Act): void {
  session.stopTimer();
  session.stopTimer = board.later(mailboxAfter, () => {
    if (board.handling.noAnswer === 'missed') return giveUp(board, session, 'NoAnswer');
    const { side, direction, extension } = party;
    const mailbox = addParty(board, session, { side, direction, extension, continues: party });
    startRinging(board, session, [mailbox], []);
  });
}

/** Stops this person's ringing, and nobody else's. */
export function reject(act: Act): void {
  const { board, session, party } = act;
  applyChanges(board, [{ session, party, code: 'Disconnected', reason: 'Rejected' }]);
  if (ringingCallees(session).length === 0) goOnAlone(act);
}

/** The queue's next person is rung, where somebody is left who does not ring already. */
export function ignore({ board, session, party }: Act): void {
  applyChanges(board, [{ session, party, code: 'Disconnected', reason: 'AgentDropped' }]);
  const queue = session.to.extension;
  const wasAsked = (id: number): boolean => session.parties.some(({ extension }) => extension?.id === id);
  const next = queue && ringTargets(board, queue).find(({ id }) => !wasAsked(id));
  if (!next) return;
  const member = addParty(board, session, { side: 'callee', direction: 'Inbound', extension: next });
  const stages = ['Setup', 'Proceeding'] as const;
  for (const code of stages) applyChanges(board, [{ session, party: member, code }]);
}

/** The caller is told something by the platform, and that is all. */
export function replyTo({ board, session, party }: Act): void {
  session.stopTimer();
  session.ending = 'declined';
  const rest = others(session, party);
  applyChanges(board, [
    { session, party, code: 'Disconnected', reason: 'CallReplied' },
    ...rest.filter(isRinging).map((other): Change => {
      if (other.side === 'caller') return { session, party: other, code: 'Answered' };
      return { session, party: other, code: 'Disconnected', reason: 'CallRedirected' };
    }),
  ]);
  session.stopTimer = board.later(spokenFor, () => {
    if (session.parties.some(isLive)) endAll(board, session, () => ({}));
  });
}
