import type { RingOutEnding } from '../../shared/ring-out.ts';
import type { CallingStatus } from '../ringcentral/ring-out-port.ts';
import { type Course, hasReached } from './course.ts';

type Kind = RingOutEnding['kind'];

/** What the account, not a phone, stands in the way with; said of either leg it means the same. */
const refusals: Partial<Readonly<Record<CallingStatus, Kind>>> = {
  InternationalDisabled: 'international-off',
  DestinationBlocked: 'blocked',
  NotEnoughFunds: 'no-credit',
  RingOutFromThisNumberIsNotSupported: 'phone-not-allowed',
};
const ownFailures: Partial<Readonly<Record<CallingStatus, Kind>>> = {
  Busy: 'own-busy',
  NoAnswer: 'own-no-answer',
  GenericError: 'own-unreachable',
  Error: 'own-unreachable',
  CannotReach: 'own-unreachable',
  Unknown: 'own-unreachable',
  Invalid: 'phone-not-allowed',
  NosuchUser: 'phone-not-allowed',
};
const theirFailures: Partial<Readonly<Record<CallingStatus, Kind>>> = {
  Busy: 'their-busy',
  NoAnswer: 'their-no-answer',
  GenericError: 'their-unreachable',
  Error: 'their-unreachable',
  CannotReach: 'their-unreachable',
  Unknown: 'their-unreachable',
  Invalid: 'unknown-number',
  NosuchUser: 'unknown-number',
};

/**
 * How the platform's last words say that it ended.
 * @param now wall clock
 */
export function endingByWords(course: Course, now: number): RingOutEnding {
  const { call, caller, callee } = course.words;
  const refusal = refusals[callee] ?? refusals[caller] ?? refusals[call];
  if (call === 'NoSessionFound') return endingOfClosed(course, now);
  if (refusal !== undefined) return plain(refusal);
  if (call === 'Success') return finished(course, now);
  if (call === 'NoAnsweringMachine') return { kind: 'failed' };
  if (caller === 'Rejected' || callee === 'Rejected') return rejected(course, now);
  const own = ownFailures[caller];
  if (caller === 'Finished' && theirFailures[callee] === undefined) return { kind: 'cancelled' };
  // It was stopped before anybody was connected: what the platform makes of that is no failure to the person.
  const isVague =
    (own ?? 'own-unreachable') === 'own-unreachable' && theirFailures[callee] !== 'unknown-number';
  if (course.cancel === 'taken' && isVague && !wasPickedUp(course)) return { kind: 'cancelled' };
  // One leg is blamed and the other praised where none was ever called: nobody can tell which it was.
  if (own === 'own-unreachable' && callee === 'Success') return { kind: 'failed' };
  return plain(own ?? theirFailures[callee] ?? 'failed');
}

/** `Rejected` is said of a phone that declined, of a cancelled RingOut, and where somebody hung up too soon. */
function rejected(course: Course, now: number): RingOutEnding {
  const { caller, callee } = course.words;
  const said = endingByEvents(course, now);
  const isSaid = said.kind === 'their-declined' || said.kind === 'own-declined' || said.kind === 'cancelled';
  if (isSaid) return said;
  if (!hasReached(course.own, 'connected') || caller === 'Rejected')
    return plain(
      course.cancel === 'taken' || callee === 'Rejected' || wasPickedUp(course)
        ? 'cancelled'
        : 'own-declined',
    );
  return plain(caller === 'Success' ? 'their-declined' : 'cancelled');
}

function wasPickedUp({ sighting, pickedUpAt, words, own }: Course): boolean {
  return (
    hasReached(own, 'connected') ||
    pickedUpAt !== undefined ||
    sighting?.own.wasConnected === true ||
    words.caller === 'Finished'
  );
}

/** The platform knows nothing of it any more. */
export function endingOfClosed(course: Course, now: number): RingOutEnding {
  if (course.connectedAt !== undefined) return finished(course, now);
  if (course.cancel === 'taken' && !hasReached(course.own, 'connected')) return { kind: 'cancelled' };
  return endingByEvents(course, now);
}

const reasons: Readonly<Record<'own' | 'theirs', Partial<Readonly<Record<string, Kind>>>>> = {
  own: {
    NoAnswer: 'own-no-answer',
    Timeout: 'own-no-answer',
    TargetBusy: 'own-busy',
    Rejected: 'own-declined',
    Cancelled: 'cancelled',
    InternalError: 'own-unreachable',
    InvalidNumber: 'phone-not-allowed',
  },
  theirs: {
    NoAnswer: 'their-no-answer',
    Timeout: 'their-no-answer',
    Voicemail: 'their-no-answer',
    TargetBusy: 'their-busy',
    Rejected: 'their-declined',
    Cancelled: 'cancelled',
    InternalError: 'their-unreachable',
    InternationalDisabled: 'international-off',
    DestinationBlocked: 'blocked',
    NotEnoughFunds: 'no-credit',
    NoSuchUser: 'unknown-number',
    InvalidNumber: 'unknown-number',
  },
};

/** How the call's own events say that it ended: less than the platform's words, and all there is without them. */
export function endingByEvents(course: Course, now: number): RingOutEnding {
  const { sighting } = course;
  if (sighting === undefined) return { kind: 'unknown' };
  const { own, theirs } = sighting;
  if (course.connectedAt !== undefined || theirs?.wasConnected === true) return finished(course, now);
  const of = (side: 'own' | 'theirs', reason: string | undefined): Kind | undefined =>
    reason === undefined ? undefined : reasons[side][reason];
  const said = own.wasConnected ? of('theirs', theirs?.reason) : of('own', own.reason);
  if (said !== undefined) return plain(said);
  return plain(course.cancel === 'taken' && !own.wasConnected ? 'cancelled' : 'unknown');
}

function finished(course: Course, now: number): RingOutEnding {
  return { kind: 'finished', talkedSeconds: talked(course, now) };
}

/** Undefined where nobody knows when the two began to talk. */
function talked(
  { connectedAt, sighting, orderedAt, orderedOnServerAt }: Course,
  now: number,
): number | undefined {
  if (connectedAt === undefined) return undefined;
  // The platform's clock, brought to ours.
  const end = sighting?.endedAt === undefined ? now : sighting.endedAt - orderedOnServerAt + orderedAt;
  return Math.max(0, Math.round((end - connectedAt) / 1000));
}

function plain(kind: Kind): RingOutEnding {
  switch (kind) {
    case 'finished':
      return { kind, talkedSeconds: undefined };
    case 'not-allowed':
      return { kind, permission: undefined };
    case 'too-many':
      return { kind, retryAfterMs: undefined };
    default:
      return { kind };
  }
}
