import type { Distribution } from '../../../test/bench/measure.ts';
import type { Bar } from '../../../test/simulation/day/bars.ts';
import type { DayMetrics } from '../../../test/simulation/day/figures.ts';
import type { Failure } from '../../../test/simulation/day/run-days.ts';
import { timeOf } from '../../../test/simulation/day/trace.ts';

export type Row = readonly [name: string, figure: string, aim: string, met: string];

/** Every figure of a run with its aim, if it has one. */
export function rowsOf(metrics: DayMetrics, bars: readonly Bar[]): readonly Row[] {
  return Object.entries(metrics).map(([name, figure]: [string, unknown]): Row => {
    const bar = bars.find((one) => one.name === name);
    return [name, words(figure), bar?.says ?? '', bar === undefined ? '' : bar.isMet ? 'yes' : 'NO'];
  });
}

/** A number, a distribution, or several of either by name. */
function words(figure: unknown): string {
  if (typeof figure === 'number') return figure.toLocaleString('en');
  const own = isDistribution(figure) ? [distribution(figure)] : [];
  const named = Object.entries(figure as object).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'object' ? [`${name}: ${words(value)}`] : [],
  );
  return [...own, ...named].join('; ');
}

function isDistribution(figure: unknown): figure is Distribution {
  return typeof figure === 'object' && figure !== null && 'p50' in figure;
}

function distribution({ p50, p95, p99, max }: Distribution): string {
  return Number.isNaN(max)
    ? 'none'
    : `p50 ${p50.toFixed(1)}, p95 ${p95.toFixed(1)}, p99 ${p99.toFixed(1)}, max ${max.toFixed(1)}`;
}

export function asTable(rows: readonly Row[]): string {
  const all: readonly Row[] = [['figure', 'simulated', 'aim', 'met'], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** What is needed to see a failure again. */
export function asStory({ seed, shortest }: Failure, transport: string, commit: string): string {
  const { wrong, faults, hours } = shortest;
  const list = faults.map(
    ({ at, name, length, dice }) =>
      `    ${timeOf(at)}  ${name} for ${(length / 1000).toFixed(1)} s (${dice.toFixed(3)})`,
  );
  return [
    `seed ${seed}, ${transport}, commit ${commit}: ${wrong.kind} at ${timeOf(wrong.at)}`,
    `  ${wrong.text.split('\n', 3).join('\n  ')}`,
    `  in ${hours.toFixed(2)} h with these faults alone:`,
    ...list,
  ].join('\n');
}
