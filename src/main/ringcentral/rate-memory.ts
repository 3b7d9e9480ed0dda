import type { Cursors } from './cursors.ts';
import { type RateGroup, rateGroups } from './rate-groups.ts';
import { longestOnTheWayMs } from './rate-window.ts';

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
  /** Nothing may leave for so many ms; calling the answer takes it back. @param now ms since the epoch */
  readonly noteQuiet: (who: Quiet, ms: number, now: number) => () => void;
  /** Ms that are left of it; 0 where nobody asked. @param now ms since the epoch */
  readonly quietLeft: (who: Quiet, now: number) => number;
  /** The clock by which all this was noted has been set back by so many ms. */
  readonly setBack: (ms: number) => void;
};

export const rememberedGroups: readonly RateGroup[] = ['auth', 'heavy'];
const windowMs = 60_000;
const onTheWay = '~';
const wellFormed = new RegExp(`^${onTheWay}?\\d{1,16}$`);

export const noRateMemory: RateMemory = {
  recent: () => [],
  note: () => () => undefined,
  noteQuiet: () => () => undefined,
  quietLeft: () => 0,
  setBack: () => undefined,
};

/** Kept beside the cursors: ends in ms since the epoch, with commas between; `~` and the beginning while there is none. */
export function createRateMemory(cursors: Cursors): RateMemory {
  const entries = (group: RateGroup): readonly string[] =>
    (cursors.get(nameOf(group)) ?? '').split(',').filter((entry) => wellFormed.test(entry));
  const keep = (group: RateGroup, some: readonly string[], when: 'now' | 'soon'): void =>
    cursors.set(nameOf(group), some.join(','), when);
  const fresh = (group: RateGroup, now: number): readonly string[] =>
    entries(group).filter((entry) => ageOf(entry, now) !== undefined && timeOf(entry) <= now);

  /** Ms that the clock was set back in all since this start. */
  let back = 0;

  function quiet(who: Quiet): { readonly until: number; readonly ms: number } | undefined {
    const [, until, ms] = /^(\d{1,16}),(\d{1,9})$/.exec(cursors.get(quietOf(who)) ?? '') ?? [];
    return until === undefined ? undefined : { until: Number(until), ms: Number(ms) };
  }

  function keepQuiet(who: Quiet, until: number, ms: number): void {
    cursors.set(quietOf(who), `${Math.max(0, Math.ceil(until))},${Math.ceil(ms)}`, 'now');
  }

  function quietLeft(who: Quiet, now: number): number {
    const kept = quiet(who);
    // A clock that was set back must not make it longer than it was.
    return kept === undefined ? 0 : Math.max(0, Math.min(kept.until - now, kept.ms));
  }

  return {
    recent: (group, now) => entries(group).flatMap((entry) => ageOf(entry, now) ?? []),
    note: (group, now) => {
      if (!rememberedGroups.includes(group)) return () => undefined;
      const left = `${onTheWay}${now}`;
      const backBefore = back;
      // Written before it leaves: whoever is killed in the next moment has asked all the same.
      keep(group, [...fresh(group, now), left], 'now');
      return (endedAt) => {
        const all = entries(group);
        const at = all.indexOf(earlier(left, back - backBefore));
        if (at >= 0)
          keep(group, all.toSpliced(at, 1, ...(endedAt === undefined ? [] : [String(endedAt)])), 'soon');
      };
    },
    noteQuiet: (who, ms, now) => {
      if (quietLeft(who, now) >= ms) return () => undefined;
      const before = cursors.get(quietOf(who));
      keepQuiet(who, now + ms, ms);
      return () => cursors.set(quietOf(who), before, 'now');
    },
    quietLeft,
    setBack: (ms) => {
      back += ms;
      for (const group of rememberedGroups) {
        const some = entries(group);
        if (some.length > 0)
          keep(
            group,
            some.map((entry) => earlier(entry, ms)),
            'soon',
          );
      }
      for (const who of [...rateGroups, 'host'] as const) {
        const kept = quiet(who);
        if (kept !== undefined) keepQuiet(who, kept.until - ms, kept.ms);
      }
    },
  };
}

function earlier(entry: string, ms: number): string {
  const mark = entry.startsWith(onTheWay) ? onTheWay : '';
  return `${mark}${Math.max(0, Math.round(timeOf(entry) - ms))}`;
}

const timeOf = (entry: string): number => Number(entry.replace(onTheWay, ''));

/** Undefined for what counts no more. Whatever lies in the future of a clock that was set back may be just over. */
function ageOf(entry: string, now: number): number | undefined {
  const onItsWay = entry.startsWith(onTheWay) ? longestOnTheWayMs : 0;
  const age = Math.max(0, now - timeOf(entry) - onItsWay);
  return age < windowMs ? age : undefined;
}

function nameOf(group: RateGroup): string {
  return `requests/${group}`;
}

function quietOf(who: Quiet): string {
  return `quiet/${who}`;
}
