import type { Cursors } from './cursors.ts';
import type { RateGroup } from './rate-groups.ts';

/** When requests of the groups that allow only few left, so that a restart does not begin with a clean sheet. */
export type RateMemory = {
  /** Ms that have passed since each of them, as far as a minute back. @param now ms since the epoch */
  readonly recent: (group: RateGroup, now: number) => readonly number[];
  readonly note: (group: RateGroup, now: number) => void;
};

export const rememberedGroups: readonly RateGroup[] = ['auth', 'heavy'];
const windowMs = 60_000;

export const noRateMemory: RateMemory = { recent: () => [], note: () => undefined };

/** Kept beside the cursors: times in ms since the epoch, with commas between. */
export function createRateMemory(cursors: Cursors): RateMemory {
  const times = (group: RateGroup, now: number): readonly number[] =>
    (cursors.get(nameOf(group)) ?? '')
      .split(',')
      .map(Number)
      .filter((at) => at > now - windowMs && at <= now);
  return {
    recent: (group, now) => times(group, now).map((at) => now - at),
    note: (group, now) => {
      if (rememberedGroups.includes(group)) cursors.set(nameOf(group), [...times(group, now), now].join(','));
    },
  };
}

function nameOf(group: RateGroup): string {
  return `requests/${group}`;
}
