import type { Cursors } from './cursors.ts';
import type { RateGroup } from './rate-groups.ts';

/** Says how a request ended: when, ms since the epoch; undefined where it never reached the platform. */
export type NoteEnd = (endedAt: number | undefined) => void;

/** Who asked for quiet: one group, or the host as a whole. */
export type Quiet = RateGroup | 'host';

/** What the platform counts and asks for, so that a restart does not begin with a clean sheet. */
export type RateMemory = {
  /** Ms that have passed since the end of each of them, as far as a minute back. @param now ms since the epoch */
  readonly recent: (group: RateGroup, now: number) => readonly number[];
  /** One leaves. @param now ms since the epoch */
  readonly note: (group: RateGroup, now: number) => NoteEnd;
  /** Nothing may leave for so many ms. @param now ms since the epoch */
  readonly noteQuiet: (who: Quiet, ms: number, now: number) => void;
  /** Ms that are left of it; 0 where nobody asked. @param now ms since the epoch */
  readonly quietLeft: (who: Quiet, now: number) => number;
};

export const rememberedGroups: readonly RateGroup[] = ['auth', 'heavy'];
const windowMs = 60_000;
/** Whoever asked is gone: the platform may see the request until now, but not for ever. */
const longestOnTheWay = 120_000;
const onTheWay = '~';
const wellFormed = new RegExp(`^${onTheWay}?\\d{1,16}$`);

export const noRateMemory: RateMemory = {
  recent: () => [],
  note: () => () => undefined,
  noteQuiet: () => undefined,
  quietLeft: () => 0,
};

/** Kept beside the cursors: ends in ms since the epoch, with commas between; `~` and the beginning while there is none. */
export function createRateMemory(cursors: Cursors): RateMemory {
  const entries = (group: RateGroup): readonly string[] =>
    (cursors.get(nameOf(group)) ?? '').split(',').filter((entry) => wellFormed.test(entry));
  const keep = (group: RateGroup, some: readonly string[], when: 'now' | 'soon'): void =>
    cursors.set(nameOf(group), some.join(','), when);
  const fresh = (group: RateGroup, now: number): readonly string[] =>
    entries(group).filter((entry) => ageOf(entry, now) !== undefined && timeOf(entry) <= now);

  function quietLeft(who: Quiet, now: number): number {
    const [, until, ms] = /^(\d{1,16}),(\d{1,9})$/.exec(cursors.get(quietOf(who)) ?? '') ?? [];
    // A clock that was set back must not make it longer than it was.
    return until === undefined ? 0 : Math.max(0, Math.min(Number(until) - now, Number(ms)));
  }

  return {
    recent: (group, now) => entries(group).flatMap((entry) => ageOf(entry, now) ?? []),
    note: (group, now) => {
      if (!rememberedGroups.includes(group)) return () => undefined;
      const left = `${onTheWay}${now}`;
      // Written before it leaves: whoever is killed in the next moment has asked all the same.
      keep(group, [...fresh(group, now), left], 'now');
      return (endedAt) => {
        const all = entries(group);
        const at = all.indexOf(left);
        if (at >= 0)
          keep(group, all.toSpliced(at, 1, ...(endedAt === undefined ? [] : [String(endedAt)])), 'soon');
      };
    },
    noteQuiet: (who, ms, now) => {
      if (quietLeft(who, now) < ms)
        cursors.set(quietOf(who), `${Math.ceil(now + ms)},${Math.ceil(ms)}`, 'now');
    },
    quietLeft,
  };
}

const timeOf = (entry: string): number => Number(entry.replace(onTheWay, ''));

/** Undefined for what counts no more. Whatever lies in the future of a clock that was set back may be just over. */
function ageOf(entry: string, now: number): number | undefined {
  const age = now - timeOf(entry);
  if (age <= 0) return 0;
  if (entry.startsWith(onTheWay)) return age < longestOnTheWay ? 0 : undefined;
  return age < windowMs ? age : undefined;
}

function nameOf(group: RateGroup): string {
  return `requests/${group}`;
}

function quietOf(who: Quiet): string {
  return `quiet/${who}`;
}
