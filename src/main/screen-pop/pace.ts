import type { Clock } from '../clock.ts';
import type { PopAction } from '../../shared/screen-pop.ts';

type Limit = { readonly leastBetween: number; readonly perMinute: number };

/** Ms between two of a kind, and so many in a minute: a group that rings 200 times must not open 200 pages. */
const limits: Readonly<Record<PopAction['kind'], Limit>> = {
  address: { leastBetween: 2000, perMinute: 10 },
  program: { leastBetween: 2000, perMinute: 10 },
  clipboard: { leastBetween: 1000, perMinute: 20 },
  webhook: { leastBetween: 0, perMinute: 60 },
  note: { leastBetween: 0, perMinute: 120 },
};

export type Pace = {
  /** True where it may be done now; it counts as done then. */
  readonly admit: (kind: PopAction['kind']) => boolean;
};

export function createPace(clock: Pick<Clock, 'elapsed'>): Pace {
  const times = new Map<PopAction['kind'], readonly number[]>();
  return {
    admit: (kind) => {
      const { leastBetween, perMinute } = limits[kind];
      const now = clock.elapsed();
      const recent = (times.get(kind) ?? []).filter((at) => now - at < 60_000);
      const last = recent.at(-1);
      const isFree = recent.length < perMinute && (last === undefined || now - last >= leastBetween);
      times.set(kind, isFree ? [...recent, now] : recent);
      return isFree;
    },
  };
}
