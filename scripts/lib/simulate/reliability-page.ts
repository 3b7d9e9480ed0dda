import type { Distribution } from '../../../test/bench/measure.ts';
import type { DayMetrics } from '../../../test/simulation/day/figures.ts';
import { faultKinds, faultNames } from '../../../test/simulation/day/fault-kinds.ts';
import { asMarkdown } from './markdown-table.ts';

/** What `npm run simulate -- --json FILE` writes, as far as the page needs it. */
export type DaysFile = {
  readonly metrics: DayMetrics;
  readonly goals: Readonly<Record<string, string>>;
  readonly met: Readonly<Record<string, boolean>>;
  readonly run: {
    readonly transport: 'websocket' | 'pubnub';
    readonly firstSeed: number;
    readonly seeds: number;
    readonly hours: number;
    readonly commit: string;
    readonly date: string;
  };
  readonly faultsByKind: Readonly<Record<string, number>>;
};

/** What `npm run simulate:fleet -- --json FILE` writes. */
export type FleetFile = {
  readonly metrics: Readonly<Record<string, number>>;
  readonly options: {
    readonly companions: number;
    readonly outageMinutes: number;
    readonly capacity: number;
  };
  readonly bars: readonly { readonly name: string; readonly aim: string; readonly isMet: boolean }[];
};

const count = (value: number): string => value.toLocaleString('en');
const transportNames = { websocket: 'WebSocket', pubnub: 'PubNub' } as const;

/** The generated part of docs/reliability.md. */
export function reliabilityFigures(days: readonly DaysFile[], fleet: FleetFile | undefined): string {
  return [
    ...days.map(whatWasPlayed),
    '',
    asMarkdown([
      ['Figure', ...days.map(({ run }) => transportNames[run.transport]), 'Aim', 'Met'],
      ...figureRows(days),
    ]),
    ...(fleet === undefined ? [] : ['', '### A crowd after an outage', '', ...fleetPart(fleet)]),
    '',
    '### Faults by kind',
    '',
    asMarkdown([
      ['Fault', 'Number in the list', ...days.map(({ run }) => transportNames[run.transport])],
      ...faultNames.map((name) => [
        name,
        faultKinds[name].numbers.join(', '),
        ...days.map(({ faultsByKind }) => count(faultsByKind[name] ?? 0)),
      ]),
    ]),
  ].join('\n');
}

function whatWasPlayed({ metrics, run }: DaysFile): string {
  const { firstSeed, seeds, hours } = run;
  return (
    `- ${transportNames[run.transport]}: ${count(metrics.simulated_hours)} hours simulated, ` +
    `seeds ${firstSeed}..${firstSeed + seeds - 1} of ${hours} h each, ${count(metrics.faults)} faults, ` +
    `commit ${run.commit}, ${run.date}`
  );
}

/** Of how many tries a count of nothing is told. */
const trialsOf: Readonly<Record<string, readonly [of: keyof DayMetrics, noun: string]>> = {
  crashes: ['simulated_hours', 'hours'],
  missed_calls: ['calls', 'calls'],
  false_alerts: ['calls', 'calls'],
  double_alerts: ['calls', 'calls'],
  out_of_order: ['calls', 'calls'],
  signouts_by_us: ['refreshes', 'refreshes'],
  self_made_429: ['requests', 'requests'],
};

function figureRows(days: readonly DaysFile[]): readonly (readonly string[])[] {
  const [first] = days;
  if (first === undefined) return [];
  return (Object.keys(first.metrics) as (keyof DayMetrics)[]).map((name) => [
    `\`${name}\``,
    ...days.map(({ metrics }) => figure(name, metrics)),
    first.goals[name] ?? '',
    first.goals[name] === undefined ? '' : days.every(({ met }) => met[name] === true) ? 'yes' : '**no**',
  ]);
}

function figure(name: keyof DayMetrics, metrics: DayMetrics): string {
  const value: unknown = metrics[name];
  if (typeof value === 'object' && value !== null) return words(value);
  // The file may be older than the figure.
  if (typeof value !== 'number') return '–';
  const trials = trialsOf[name];
  if (value !== 0 || trials === undefined) return count(value);
  const tried: unknown = metrics[trials[0]];
  if (typeof tried !== 'number') return count(value);
  return tried < 3
    ? `0 of ${count(tried)} ${trials[1]}`
    : `0 of ${count(tried)} ${trials[1]}: with 95 % confidence fewer than 1 in ${count(Math.floor(tried / 3))}`;
}

function words(value: object): string {
  const own = 'p50' in value ? [distribution(value as Distribution)] : [];
  const named = Object.entries(value).flatMap(([name, one]: [string, unknown]) =>
    typeof one === 'object' && one !== null ? [`${name.replace('_', '-')}: ${words(one)}`] : [],
  );
  return [...own, ...named].join('<br>');
}

function distribution({ p50, p95, p99, max }: Distribution): string {
  // JSON has no word for "of nothing".
  if (typeof max !== 'number' || Number.isNaN(max)) return 'none';
  return `p50 ${p50.toFixed(1)} · p95 ${p95.toFixed(1)} · p99 ${p99.toFixed(1)} · max ${max.toFixed(1)}`;
}

function fleetPart({ metrics, options, bars }: FleetFile): readonly string[] {
  return [
    `${count(options.companions)} companions, an outage of ${options.outageMinutes} minutes, ` +
      `a platform that takes ${count(options.capacity)} calls a second and refuses the rest.`,
    '',
    asMarkdown([
      ['Figure', 'Simulated', 'Aim', 'Met'],
      ...Object.entries(metrics).map(([name, value]) => {
        const bar = bars.find((one) => one.name === name);
        const met = bar === undefined ? '' : bar.isMet ? 'yes' : '**no**';
        return [`\`${name}\``, count(Math.round(value * 10) / 10), bar?.aim ?? '', met];
      }),
    ]),
  ];
}
