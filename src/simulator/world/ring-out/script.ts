import type { RingOutPlan } from '../../ring-out-types.ts';
import type { Board } from '../board.ts';
import type { Party, PartyReason, Session } from '../session.ts';
import type { Course, LegPlay } from './courses.ts';
import { farLeg, ownLeg } from './leg-status.ts';
import * as legs from './legs.ts';

/** One RingOut on its way. */
type Stage = {
  readonly board: Board;
  readonly session: Session;
  readonly course: Extract<Course, { kind: 'played' }>;
  readonly plan: RingOutPlan & { readonly playPrompt: boolean };
};

type Range = readonly [least: number, most: number];

/** Seconds of what the plan leaves open. */
const usual = {
  ownPhone: [2, 6],
  prompt: [2, 4],
  promptIgnored: [15, 20],
  otherPhone: [4, 12],
  talk: [20, 90],
  /** Somebody who says no, or a network that does. */
  failure: [1, 3],
  /** What the person hears before the platform hangs up. */
  tone: [2, 4],
  unanswered: [28, 35],
  /** Until the platform dials the other side. */
  dialling: [0.2, 0.6],
} as const satisfies Record<string, Range>;

const failureOf = (play: LegPlay): PartyReason | undefined =>
  play === 'answers' || play === 'ignores-prompt' || play === 'by-hand' ? undefined : play;

const rings = (party: Party | undefined): boolean => party?.code === 'Proceeding';

/** In tenths of a second; a time that never comes waits for somebody's hand. */
function after({ board, session }: Stage, given: number | undefined, [least, most]: Range, step: () => void) {
  const seconds = given ?? board.ids.between(least * 10, most * 10) / 10;
  session.stopTimer();
  if (Number.isFinite(seconds)) session.stopTimer = board.later(seconds * 1000, step);
}

function timeOf(play: LegPlay, whenAnswered: Range): Range {
  if (play === 'NoAnswer') return usual.unanswered;
  return failureOf(play) === undefined ? whenAnswered : usual.failure;
}

function failFar(stage: Stage, reason: PartyReason): void {
  const { board, session } = stage;
  legs.failFarLeg(board, session, reason);
  after(stage, undefined, usual.tone, () => legs.dropOwnLeg(board, session));
}

function answerFar(stage: Stage): void {
  const { board, session, plan } = stage;
  // A colleague whose last phone has gone off line meanwhile does not answer.
  if (!legs.canRingFarLeg(board, session)) return failFar(stage, 'NoAnswer');
  legs.answerFarLeg(board, session);
  after(stage, plan.talkSeconds, usual.talk, () => legs.hangUpBoth(board, session));
}

function callFar(stage: Stage): void {
  const { board, session, course, plan } = stage;
  if (farLeg(session)?.code !== 'Setup') return;
  if (!legs.canRingFarLeg(board, session)) return failFar(stage, 'TargetBusy');
  const play = course.theirs;
  const failure = failureOf(play);
  const isRung = failure === undefined || failure === 'NoAnswer' || failure === 'Rejected';
  if (isRung) legs.ringFarLeg(board, session);
  if (play === 'by-hand') return;
  after(stage, plan.calleeSeconds, timeOf(play, usual.otherPhone), () => {
    if (isRung && !rings(farLeg(session))) return;
    if (failure === undefined) answerFar(stage);
    else failFar(stage, failure);
  });
}

function answerOwn(stage: Stage): void {
  const { board, session } = stage;
  if (!rings(ownLeg(session))) return;
  legs.answerOwnLeg(board, session);
  after(stage, undefined, usual.dialling, () => callFar(stage));
}

function failOwn({ board, session }: Stage, reason: PartyReason): void {
  if (rings(ownLeg(session))) legs.failOwnLeg(board, session, reason);
}

function pickUp(stage: Stage): void {
  const { board, session, plan, course } = stage;
  if (!rings(ownLeg(session))) return;
  if (!plan.playPrompt) return answerOwn(stage);
  legs.pickUpOwnLeg(board, session);
  if (course.own === 'ignores-prompt')
    after(stage, plan.promptSeconds, usual.promptIgnored, () => failOwn(stage, 'NoAnswer'));
  else after(stage, plan.promptSeconds, usual.prompt, () => answerOwn(stage));
}

/**
 * Plays both legs in the world's time:
 *
 *   own phone rings ──> picked up ──> (1 pressed) ──> other phone rings ──> answered ──> hung up
 *
 * People may put in their hand at any moment: each step looks whether it still fits.
 */
export function playRingOut(stage: Stage): void {
  const { course, plan } = stage;
  if (course.own === 'by-hand') return;
  const failure = failureOf(course.own);
  after(stage, plan.callerSeconds, timeOf(course.own, usual.ownPhone), () =>
    failure === undefined ? pickUp(stage) : failOwn(stage, failure),
  );
}
