import type { OwnPhone, RingOut, RingOutEnding, RingOutLeg, RingOutPhase } from '../../shared/ring-out.ts';
import type { RingablePhone } from '../ringcentral/ring-out-port.ts';
import { type Course, hasReached } from './course.ts';
import { canCancel, isQuiet } from './steps.ts';

/** The RingOut as a person sees it. */
export function drawn(course: Course, elapsed: number): RingOut {
  const { id, target, from, callerId, ending } = course;
  return {
    ...{ id, target, from: withoutWay(from), callerId },
    phase: phaseOf(course),
    own: ending === undefined ? course.own : ownAtEnd(course, ending),
    theirs: ending === undefined ? course.theirs : theirsAtEnd(course, ending),
    noNews: isQuiet(course, elapsed),
    canCancel: canCancel(course) && course.cancel === 'no',
    cancelling: canCancel(course) && course.cancel !== 'no',
    ending,
    callId: course.sighting?.callId,
    askedAt: course.orderedAt,
    theirsRangAt: course.theirsRangAt,
    connectedAt: course.connectedAt,
    endedAt: course.endedAt,
    requestId: course.requestId,
  };
}

/** How it is rung is nobody's business on a screen. */
export function withoutWay({ id, kind, label, number, shown, online }: RingablePhone): OwnPhone {
  return { id, kind, label, number, shown, online };
}

function phaseOf({ ending, own, theirs, waitsForOne }: Course): RingOutPhase {
  if (ending !== undefined) return 'ended';
  if (theirs === 'connected') return 'connected';
  if (hasReached(own, 'connected')) return 'their-phone-rings';
  if (waitsForOne) return 'press-1';
  return own === 'ringing' ? 'own-phone-rings' : 'sending';
}

function ownAtEnd(course: Course, { kind }: RingOutEnding): RingOutLeg {
  switch (kind) {
    case 'own-no-answer':
      return 'no-answer';
    case 'own-busy':
      return 'busy';
    case 'own-declined':
      return 'declined';
    case 'own-unreachable':
    case 'phone-not-allowed':
      return 'failed';
    case 'unsure':
      return 'unknown';
    case 'unknown':
      return hasReached(course.own, 'connected') ? 'connected' : 'unknown';
    case 'their-busy':
    case 'their-no-answer':
    case 'their-declined':
    case 'their-unreachable':
      return 'connected';
    case 'not-allowed':
    case 'too-many':
    case 'offline':
      return 'not-called';
    case 'finished':
    case 'cancelled':
    case 'failed':
    case 'international-off':
    case 'blocked':
    case 'no-credit':
    case 'unknown-number':
      return 'ended';
  }
}

function theirsAtEnd(course: Course, { kind }: RingOutEnding): RingOutLeg {
  switch (kind) {
    case 'finished':
      return 'ended';
    case 'their-busy':
      return 'busy';
    case 'their-no-answer':
      return 'no-answer';
    case 'their-declined':
      return 'declined';
    case 'their-unreachable':
    case 'international-off':
    case 'blocked':
    case 'no-credit':
    case 'unknown-number':
      return 'failed';
    case 'unsure':
    case 'unknown':
      return 'unknown';
    case 'own-no-answer':
    case 'own-busy':
    case 'own-declined':
    case 'own-unreachable':
    case 'phone-not-allowed':
    case 'not-allowed':
    case 'too-many':
    case 'offline':
      return 'not-called';
    case 'cancelled':
    case 'failed':
      return course.theirs === 'waits' ? 'not-called' : 'ended';
  }
}
