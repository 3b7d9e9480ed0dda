import type { RingOutEnding } from '../../shared/ring-out.ts';
import type {
  RingOutAsked,
  RingOutCancelled,
  RingOutPlaced,
  RingOutStatus,
} from '../ringcentral/ring-out-port.ts';
import {
  advance,
  type Course,
  end,
  hasReached,
  type Moment,
  type Sighting,
  type SightedLeg,
  type Stage,
} from './course.ts';
import { endingByEvents, endingByWords, endingOfClosed } from './endings.ts';
import { isLastWord, mergeWords, ownStage, theirStage } from './words-of-legs.ts';

/** Ms without news after which the person is told so. */
const quietAfter = 20_000;
/** Ms without news after which nobody will be asked any more; no phone rings that long. */
const forgottenAfter = 5 * 60_000;
/** Ms in which a new RingOut may still be unknown where it is asked for. */
const knownWithin = 10_000;
/** Ms in which the events of a call may still prove that a lost request arrived. */
const provenWithin = 30_000;
/** Ms in which the platform may still say how a call ended that its events call over, with a reason and without. */
const decidesWithin = 4_000;
const decidesLate = 12_000;

/** What became of the request for it. */
export function placed(course: Course, answer: RingOutPlaced, moment: Moment): Course {
  if (course.request !== 'sending') return course;
  switch (answer.kind) {
    case 'accepted': {
      const { platformId, requestId } = answer;
      const accepted: Course = {
        ...course,
        request: 'accepted',
        platformId,
        requestId,
        newsAt: moment.elapsed,
      };
      return told(accepted, answer.status, moment);
    }
    case 'lost':
      return { ...course, request: 'lost', requestId: answer.requestId, newsAt: -Infinity };
    case 'refused':
      return end({ ...course, requestId: answer.requestId }, refusalEnding(answer), moment);
    case 'too-many':
    case 'offline':
      return end(course, answer, moment);
  }
}

function refusalEnding({ why, permission }: Extract<RingOutPlaced, { kind: 'refused' }>): RingOutEnding {
  return why === 'not-allowed' ? { kind: why, permission } : { kind: why };
}

/**
 * The platform's answer to the question how it goes.
 * @param askedAt monotonic ms when it was asked
 * @param isListening events of calls reach us: then one that is under way would have been heard of
 */
export function asked(
  course: Course,
  answer: RingOutAsked,
  askedAt: number,
  isListening: boolean,
  moment: Moment,
): Course {
  if (course.ending !== undefined || answer.kind === 'too-many' || answer.kind === 'no-answer') return course;
  if (answer.kind === 'closed') return closed(course, isListening, moment);
  const next = told(course, answer.status, moment);
  const isHeardOf = next.words !== course.words || course.sighting !== undefined || !isListening;
  const heard = isHeardOf ? { ...next, newsAt: Math.max(next.newsAt, moment.elapsed) } : next;
  return withPrompt(heard, answer.status, askedAt);
}

/**
 * The platform knows nothing of it: not yet, or no more. Whether it forgets a RingOut while its call goes on is not
 * documented, so where the call's own events say that it does, they are believed.
 */
function closed(course: Course, isListening: boolean, moment: Moment): Course {
  const { sighting, heardOverAt, cancel, askedAt } = course;
  const isHeard = sighting !== undefined && heardOverAt === undefined && isListening;
  const isNew = sighting === undefined && cancel !== 'taken' && moment.elapsed - askedAt < knownWithin;
  return isHeard || isNew ? course : end(course, endingOfClosed(course, moment.now), moment);
}

function told(course: Course, status: RingOutStatus, moment: Moment): Course {
  const words = mergeWords(course.words, status);
  const next = advance({ ...course, words }, ownStage(words), theirStage(words), moment);
  return isLastWord(words) ? end(next, endingByWords(next, moment.now), moment) : next;
}

/** Off the hook, and a question asked since then is answered that the leg is not connected: it waits for the 1. */
function withPrompt(course: Course, { caller }: RingOutStatus, askedAt: number): Course {
  const { pickedUpAt, askForOne, theirs } = course;
  const waits =
    askForOne &&
    pickedUpAt !== undefined &&
    askedAt >= pickedUpAt &&
    caller === 'InProgress' &&
    theirs === 'waits';
  if (!waits || course.waitsForOne || course.ending !== undefined) return course;
  return { ...course, waitsForOne: true };
}

/** What the calls know of the call it became; told again with each change, in whatever order those came. */
export function sighted(course: Course, sighting: Sighting, moment: Moment): Course {
  const known = course.sighting;
  if (course.ending !== undefined || known === sighting) return course;
  const { own, theirs, endedAt } = sighting;
  const isPickedUp = own.wasPickedUp || own.wasConnected;
  const seen: Course = {
    ...course,
    sighting,
    newsAt: moment.elapsed,
    pickedUpAt: course.pickedUpAt ?? (isPickedUp ? moment.elapsed : undefined),
  };
  const next = advance(seen, ownSeen(course, own), theirsSeen(theirs), moment);
  if (endedAt === undefined) return { ...next, heardOverAt: undefined };
  return { ...next, heardOverAt: next.heardOverAt ?? moment.elapsed };
}

function ownSeen({ askForOne }: Course, { stage, wasConnected, wasPickedUp }: SightedLeg): Stage {
  if (stage === 'connected' || wasConnected) return 'connected';
  // Where the platform asks for the 1, a phone off the hook is not yet connected.
  return wasPickedUp && !askForOne ? 'connected' : 'ringing';
}

/** That a leg is over is decided together with the ending. */
function theirsSeen(leg: SightedLeg | undefined): Stage {
  if (leg === undefined) return 'waits';
  return leg.wasConnected || leg.stage === 'connected' ? 'connected' : 'ringing';
}

export function cancelWanted(course: Course): Course {
  return canCancel(course) && course.cancel === 'no' ? { ...course, cancel: 'wanted' } : course;
}

export function cancelAnswered(course: Course, answer: RingOutCancelled): Course {
  if (course.cancel !== 'sent') return course;
  switch (answer.kind) {
    case 'taken':
    case 'closed':
      return { ...course, cancel: 'taken' };
    case 'too-many':
    case 'no-answer':
      return { ...course, cancel: 'wanted' };
  }
}

/** The platform stops a RingOut only before the own phone is connected; one that has no id yet, as soon as it has. */
export function canCancel({ request, own, ending }: Course): boolean {
  return ending === undefined && request !== 'lost' && !hasReached(own, 'connected');
}

export function waitedOn(course: Course, { elapsed }: Moment): Course {
  return course.ending === undefined ? { ...course, newsAt: elapsed } : course;
}

export function isQuiet({ ending, connectedAt, newsAt, request }: Course, elapsed: number): boolean {
  if (ending !== undefined || connectedAt !== undefined || request === 'sending') return false;
  return elapsed - newsAt >= quietAfter;
}

/**
 * What time alone brings.
 * @param reachableSince monotonic ms since when the platform can be reached; undefined while it cannot
 */
export function waited(course: Course, reachableSince: number | undefined, moment: Moment): Course {
  const { elapsed, now } = moment;
  if (course.ending !== undefined) return course;
  if (elapsed >= decidedAt(course, now)) return end(course, endingByEvents(course, now), moment);
  if (elapsed < givenUpAt(course, reachableSince)) return course;
  return end(course, course.request === 'lost' ? { kind: 'unsure' } : { kind: 'unknown' }, moment);
}

/** Then the events' own word on how it ended has to do. */
function decidedAt(course: Course, now: number): number {
  if (course.heardOverAt === undefined) return Infinity;
  const isSaid = endingByEvents(course, now).kind !== 'unknown';
  return course.heardOverAt + (isSaid ? decidesWithin : decidesLate);
}

/** Nobody is given up while nobody could be asked. */
function givenUpAt(course: Course, reachableSince: number | undefined): number {
  const { request, sighting, connectedAt, newsAt, askedAt } = course;
  if (reachableSince === undefined || connectedAt !== undefined || request === 'sending') return Infinity;
  if (request === 'lost' && sighting === undefined) return Math.max(askedAt, reachableSince) + provenWithin;
  return Math.max(newsAt, reachableSince, askedAt) + forgottenAfter;
}

/** Monotonic ms at which `waited` or `isQuiet` say something else; Infinity for never. */
export function dueAt(course: Course, reachableSince: number | undefined, { now, elapsed }: Moment): number {
  if (course.ending !== undefined) return Infinity;
  const quietAt = course.newsAt + quietAfter;
  const turnsQuiet = quietAt > elapsed && course.connectedAt === undefined ? quietAt : Infinity;
  return Math.min(turnsQuiet, decidedAt(course, now), givenUpAt(course, reachableSince));
}
