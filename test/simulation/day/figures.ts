import { type Distribution, distributionOf, rounded } from '../../bench/measure.ts';
import type { DayResult } from './day-result.ts';
import { type Death } from './watch-line.ts';
import { type WrongKind } from './wrongs.ts';

/** What a run of days comes to. Names as in the file of `--json`; times in seconds. */
export type DayMetrics = Readonly<Record<CountName, number>> & {
  readonly back_online_s: Distribution & { readonly local: Distribution; readonly other: Distribution };
  readonly dead_line_noticed_s: Readonly<Record<Death, Distribution>>;
  readonly alert_s: Distribution;
};

export type CountName =
  | Exclude<WrongKind, 'back_online_s' | 'dead_line_noticed_s'>
  | 'found_by_audit'
  | 'seeds'
  | 'simulated_hours'
  | 'faults'
  | 'calls'
  | 'rings_judged'
  | 'requests'
  | 'refreshes'
  | 'refused_429'
  | 'signouts_by_platform'
  | 'online_percent';

const seconds = (samples: readonly number[]): Distribution => distributionOf(samples.map((ms) => ms / 1000));

export function metricsOf(days: readonly DayResult[], hours: number): DayMetrics {
  const sum = (of: (day: DayResult) => number): number => days.reduce((total, day) => total + of(day), 0);
  const most = (of: (day: DayResult) => number): number =>
    days.reduce((max, day) => Math.max(max, of(day)), 0);
  const count = (kind: WrongKind): number =>
    sum(({ wrongs }) => wrongs.filter((one) => one.kind === kind).length);
  const back = days.flatMap(({ line }) => line.backOnline);
  const noticed = days.flatMap(({ line }) => line.noticed);
  const backAfter = (cause: 'local' | 'other'): Distribution =>
    seconds(back.filter((one) => one.cause === cause).map(({ ms }) => ms));
  const noticedAfter = (death: Death): Distribution =>
    seconds(noticed.filter((one) => one.death === death).map(({ ms }) => ms));
  const simulated = days.length * hours;
  return {
    crashes: count('crashes'),
    missed_calls: count('missed_calls'),
    false_alerts: count('false_alerts'),
    double_alerts: count('double_alerts'),
    out_of_order: count('out_of_order'),
    signouts_by_us: count('signouts_by_us'),
    self_made_429: sum(({ traffic }) => traffic.selfMade429),
    max_sockets_alive: most(({ line }) => line.maxSockets),
    auth_calls_per_min_max: most(({ traffic }) => traffic.authCallsPerMinute),
    back_online_s: {
      ...seconds(back.map(({ ms }) => ms)),
      local: backAfter('local'),
      other: backAfter('other'),
    },
    dead_line_noticed_s: {
      half_open: noticedAfter('half_open'),
      killed: noticedAfter('killed'),
      resume: noticedAfter('resume'),
    },
    alert_s: seconds(days.flatMap(({ alerts }) => alerts.delays)),
    found_by_audit: sum(({ foundByAudit }) => foundByAudit),
    connection_page_wrong: count('connection_page_wrong'),
    seeds: days.length,
    simulated_hours: simulated,
    faults: sum(({ faults }) => faults),
    calls: sum(({ calls }) => calls.concerned),
    rings_judged: sum(({ alerts }) => alerts.judged),
    requests: sum(({ traffic }) => traffic.requests),
    refreshes: sum(({ traffic }) => traffic.refreshes),
    refused_429: sum(({ traffic }) => traffic.by429),
    signouts_by_platform: sum(({ signOuts }) => signOuts) - count('signouts_by_us'),
    online_percent: rounded((100 * sum(({ line }) => line.onlineMs)) / (simulated * 3_600_000)),
  };
}

/** How often each fault struck. */
export function faultsByKind(days: readonly DayResult[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { kinds } of days)
    for (const [name, count] of Object.entries(kinds)) counts[name] = (counts[name] ?? 0) + count;
  return counts;
}
