import { isSameNumber } from './claims.ts';
import { type Course, hasReached } from './course.ts';

/** What is known of an incoming ring. */
export type RingFacts = {
  /** Who seems to call. */
  readonly number: string | undefined;
  /** Server time, ms since the epoch. */
  readonly startedAt: number;
};

/** Ms by which the clocks may differ, and within which the platform begins to ring. */
const clockError = 3_000;
const beginsWithin = 30_000;

/**
 * Whether an incoming ring may be the own phone of this RingOut. The platform is said to show it as an outbound call from
 * the first; where it comes as a ring from whoever is called, or from what others see of me, it is nobody who calls.
 */
export function mayBeFirstLeg(course: Course, { number, startedAt }: RingFacts): boolean {
  if (course.ending !== undefined || hasReached(course.own, 'connected')) return false;
  const since = startedAt - course.orderedOnServerAt;
  if (since < -clockError || since > beginsWithin) return false;
  const { target, callerId, from } = course;
  return [target.to, callerId, from.number].some((own) => own !== undefined && isSameNumber(own, number));
}
