import type { Clock } from '../clock.ts';

/** One idea of how far the platform's clock is ahead of ours, and how many answers in a row spoke for it. */
type Idea = { readonly offset: number; readonly answers: number; readonly firstAt: number };

/** Ms; dates are cut to the second, and an answer may be under way for long. */
const near = 30_000;
/** What so many answers have said is given up only for as many that say the same other thing. */
const mostAnswers = 3;
/** Ms over which those have to be spread: one machine of the platform with a wrong clock answers for a while. */
const leastSpread = 120_000;

/**
 * How far the platform's clock is ahead of ours (ms), as several answers agree on it. One that tells something quite
 * different moves nothing: by a wrong time every fresh event would look old. Two clocks that agree are right: an answer
 * that says what our own clock says is believed at once, and so is the next one after our own clock was set.
 */
export function createClockOffset(clock: Pick<Clock, 'now' | 'elapsed'>): (serverTime: number) => number {
  let believed: Idea | undefined;
  let rival: Idea | undefined;
  let ahead = clock.now() - clock.elapsed();

  function wasSet(): boolean {
    const before = ahead;
    ahead = clock.now() - clock.elapsed();
    return Math.abs(ahead - before) > near;
  }

  return (serverTime) => {
    const offset = serverTime - clock.now();
    if (wasSet()) believed = undefined;
    const agrees = Math.abs(offset) <= near;
    if (agrees || believed === undefined || isNear(believed, offset)) {
      const heard = after(believed, offset);
      believed = agrees ? { ...heard, answers: mostAnswers } : heard;
      rival = undefined;
      return offset;
    }
    rival = after(rival !== undefined && isNear(rival, offset) ? rival : undefined, offset);
    if (rival.answers < believed.answers || isTooQuick(believed, rival)) return believed.offset;
    believed = rival;
    rival = undefined;
    return offset;
  };

  function after(before: Idea | undefined, offset: number): Idea {
    const answers = Math.min((before?.answers ?? 0) + 1, mostAnswers);
    return { offset, answers, firstAt: before?.firstAt ?? clock.elapsed() };
  }

  /** Where little spoke for the old one, there is nothing to be careful with. */
  function isTooQuick(old: Idea, { firstAt }: Idea): boolean {
    return old.answers === mostAnswers && clock.elapsed() - firstAt < leastSpread;
  }
}

function isNear(idea: Idea, offset: number): boolean {
  return Math.abs(offset - idea.offset) <= near;
}
