import type { DialTarget } from '../../shared/dialling.ts';
import type { RingOutEnding } from '../../shared/ring-out.ts';
import type { RingablePhone, RingOutStatus } from '../ringcentral/ring-out-port.ts';

/** How far a leg got. It only moves to the right; that it is over is said by the ending, for both legs at once. */
export type Stage = 'waits' | 'ringing' | 'connected';
const stages: readonly Stage[] = ['waits', 'ringing', 'connected'];

/** What the calls know of a call that may be a RingOut of ours. Times are the platform's, ms since the epoch. */
export type Sighting = {
  /** The `Call`'s own id. */
  readonly callId: string;
  /** Who it goes to, as the platform wrote it: with or without `+`, or an extension. */
  readonly number: string | undefined;
  readonly origin: 'ring-out' | 'other' | 'unknown';
  readonly startedAt: number;
  readonly endedAt: number | undefined;
  readonly own: SightedLeg;
  /** Undefined where the platform has not told of the other side at all. */
  readonly theirs: SightedLeg | undefined;
};

export type SightedLeg = {
  readonly stage: 'ringing' | 'connected' | 'over';
  readonly wasConnected: boolean;
  /** Presence has called it connected, which it does as soon as the phone is off the hook. */
  readonly wasPickedUp: boolean;
  /** In the platform's spelling, where it said why. */
  readonly reason: string | undefined;
};

/** One RingOut with everything it was made of. Times called `…At` are monotonic ms unless they say otherwise. */
export type Course = {
  readonly id: string;
  readonly purpose: 'call' | 'test';
  readonly target: DialTarget;
  readonly from: RingablePhone;
  readonly callerId: string | undefined;
  readonly askForOne: boolean;
  /** Wall clock. */
  readonly orderedAt: number;
  /** The platform's clock, as far as it is known. */
  readonly orderedOnServerAt: number;
  readonly askedAt: number;
  readonly request: 'sending' | 'accepted' | 'lost';
  readonly platformId: string | undefined;
  readonly requestId: string | undefined;
  /** The platform's last word on each leg that was more than "under way". */
  readonly words: RingOutStatus;
  readonly own: Stage;
  readonly theirs: Stage;
  /** The own phone is off the hook, and so far the platform waits for the 1. */
  readonly waitsForOne: boolean;
  readonly pickedUpAt: number | undefined;
  readonly sighting: Sighting | undefined;
  readonly cancel: 'no' | 'wanted' | 'sent' | 'taken';
  /** Something was heard of it, or the person said to wait on. */
  readonly newsAt: number;
  /** Since when events say that the call is over; how it ended is still asked for. */
  readonly heardOverAt: number | undefined;
  readonly ending: RingOutEnding | undefined;
  /** Wall clock. */
  readonly theirsRangAt: number | undefined;
  readonly connectedAt: number | undefined;
  readonly endedAt: number | undefined;
  /** Monotonic ms of the end. */
  readonly overAt: number | undefined;
};

/** Now, on the clocks there are. */
export type Moment = { readonly now: number; readonly elapsed: number };

export type Beginning = Pick<
  Course,
  'id' | 'purpose' | 'target' | 'from' | 'callerId' | 'askForOne' | 'orderedOnServerAt'
>;

export function beginCourse(beginning: Beginning, { now, elapsed }: Moment): Course {
  return {
    ...beginning,
    orderedAt: now,
    askedAt: elapsed,
    request: 'sending',
    platformId: undefined,
    requestId: undefined,
    words: { call: 'InProgress', caller: 'InProgress', callee: 'InProgress' },
    own: 'waits',
    theirs: 'waits',
    waitsForOne: false,
    pickedUpAt: undefined,
    sighting: undefined,
    cancel: 'no',
    newsAt: elapsed,
    heardOverAt: undefined,
    ending: undefined,
    theirsRangAt: undefined,
    connectedAt: undefined,
    endedAt: undefined,
    overAt: undefined,
  };
}

/** A stage that was reached is never left for an earlier one, whatever comes late. */
function furthest(one: Stage, other: Stage): Stage {
  return stages.indexOf(one) >= stages.indexOf(other) ? one : other;
}

export function hasReached(stage: Stage, least: Stage): boolean {
  return stages.indexOf(stage) >= stages.indexOf(least);
}

/** Both legs as far as is known by now; the moments at which something was first so are noted. */
export function advance(course: Course, own: Stage, theirs: Stage, { now }: Moment): Course {
  const nextTheirs = furthest(course.theirs, theirs);
  // Nobody else is called before the own phone is picked up.
  const nextOwn = furthest(furthest(course.own, own), nextTheirs === 'waits' ? 'waits' : 'connected');
  if (nextOwn === course.own && nextTheirs === course.theirs) return course;
  const rings = hasReached(nextTheirs, 'ringing');
  const talks = hasReached(nextTheirs, 'connected');
  return {
    ...course,
    own: nextOwn,
    theirs: nextTheirs,
    waitsForOne: course.waitsForOne && !rings,
    theirsRangAt: course.theirsRangAt ?? (rings ? now : undefined),
    connectedAt: course.connectedAt ?? (talks ? now : undefined),
  };
}

/** The first ending stays: what was told to the person as the end does not become another one. */
export function end(course: Course, ending: RingOutEnding, { now, elapsed }: Moment): Course {
  if (course.ending !== undefined) return course;
  return { ...course, ending, endedAt: now, overAt: elapsed, heardOverAt: undefined, waitsForOne: false };
}
