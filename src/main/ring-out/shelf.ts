import type { RingOut, RingOutEnding } from '../../shared/ring-out.ts';
import type { Course } from './course.ts';
import { drawn } from './drawn.ts';

/** Ms an ending stays on the screen: to be read, or until something was done about it. */
function staysFor({ kind }: RingOutEnding): number {
  switch (kind) {
    case 'cancelled':
      return 3_000;
    case 'finished':
      return 20_000;
    default:
      return 5 * 60_000;
  }
}

/** Ms a RingOut is remembered: what its call still tells late must not be taken for another one's. */
const remembered = 2 * 60_000;

/** Monotonic ms until when it is shown; Infinity while it is under way. */
export function shownUntil({ ending, overAt }: Course): number {
  return ending === undefined || overAt === undefined ? Infinity : overAt + staysFor(ending);
}

export function forgottenAt(course: Course): number {
  return Math.max(shownUntil(course), (course.overAt ?? Infinity) + remembered);
}

/** Those a person sees now, in the order in which they asked for them. */
export function shelf(
  courses: readonly Course[],
  dismissed: ReadonlySet<string>,
  elapsed: number,
): readonly RingOut[] {
  return courses
    .filter(({ id, purpose }) => purpose === 'call' && !dismissed.has(id))
    .filter((course) => elapsed < shownUntil(course))
    .map((course) => drawn(course, elapsed));
}
