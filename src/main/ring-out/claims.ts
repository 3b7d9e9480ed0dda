import type { Course, Sighting } from './course.ts';

/** Ms by which the platform's clock and our idea of it may differ: its answers tell whole seconds. */
const clockError = 3_000;
/** Ms within which the platform begins to ring, or something is wrong. */
const beginsWithin = 90_000;

/**
 * The RingOut that a call belongs to. Nothing the platform sends joins the two, so it is the call that goes to the
 * number asked for and began when it should; of several the one asked for last before it began.
 */
export function claimantOf(courses: readonly Course[], sighting: Sighting): Course | undefined {
  if (sighting.origin === 'other') return undefined;
  const owner = courses.find((course) => course.sighting?.callId === sighting.callId);
  if (owner !== undefined) return owner;
  const inTime = courses.filter((course) => couldBe(course, sighting));
  const fitting = inTime.filter(({ target }) => isSameNumber(target.to, sighting.number));
  const [only, ...others] = inTime;
  // A colleague called by extension may be told of by a direct number.
  if (fitting.length === 0) return sighting.origin === 'ring-out' && others.length === 0 ? only : undefined;
  return fitting.reduce((best, each) => (isCloser(each, best, sighting) ? each : best));
}

function couldBe({ sighting: known, orderedOnServerAt }: Course, { startedAt }: Sighting): boolean {
  if (known !== undefined) return false;
  const since = startedAt - orderedOnServerAt;
  return since >= -clockError && since <= beginsWithin;
}

function isCloser(one: Course, other: Course, { startedAt }: Sighting): boolean {
  return distance(one, startedAt) < distance(other, startedAt);
}

function distance({ orderedOnServerAt }: Course, startedAt: number): number {
  const since = startedAt - orderedOnServerAt;
  // Before it was asked for only by an error of the clocks.
  return since >= 0 ? since : beginsWithin - since;
}

/** With or without `+`; some accounts hide the last digits. Extensions are short and must be equal. */
export function isSameNumber(to: string, number: string | undefined): boolean {
  if (number === undefined) return false;
  const marks = number.replace(/[^\dx*#•]/gi, '');
  const digits = to.replace(/\D/g, '');
  if (marks.length !== digits.length || !/^\d\d/.test(marks)) return false;
  return Array.from(digits).every((digit, place) => !/\d/.test(marks[place] ?? '') || marks[place] === digit);
}
