import type { FleetFigures, FleetOptions } from './fleet.ts';

export type Bar = { readonly name: string; readonly aim: string; readonly isMet: boolean };

/** The least that is good enough; what grows with the fleet grows with it. */
export function fleetBars(
  figures: FleetFigures,
  { companions, hours }: Pick<FleetOptions, 'companions' | 'hours'>,
): readonly Bar[] {
  const most = (name: keyof FleetFigures, limit: number): Bar => ({
    name,
    aim: `≤ ${limit}`,
    isMet: figures[name] <= limit,
  });
  // In a small fleet a handful that meets by chance is no herd.
  const peak = Math.max(10, companions / 100);
  return [
    most('live_95_s', 75),
    most('live_all_s', 120),
    most('calls_after_end', 6 * companions),
    most('over_limit', 0),
    ...(hours >= 1.5 ? [most('peak_calls_per_s_60min', peak)] : []),
    ...(hours >= 24 ? [most('peak_calls_per_s_24h', peak)] : []),
    { name: 'drop_within_180_s', aim: `= ${companions}`, isMet: figures.drop_within_180_s === companions },
  ];
}
