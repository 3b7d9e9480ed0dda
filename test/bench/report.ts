import { goals } from './goals.ts';
import type { Figure, Found } from './measure.ts';

export type Machine = {
  readonly runtime: string;
  readonly processors: string;
  readonly loadBefore: number;
  readonly loadAfter: number;
};

/** The file of `--json`. */
export function asJson(found: readonly Found[], machine: Machine, quick: boolean): string {
  const by = <Value>(of: (one: Found) => Value): Record<string, Value> =>
    Object.fromEntries(found.map((one) => [one.name, of(one)]));
  return `${JSON.stringify(
    {
      metrics: by(({ figure }) => figure),
      baseline: by(({ baseline }) => baseline),
      goals: by(({ name }) => goals[name]?.says),
      met: by((one) => goals[one.name]?.isMet(one)),
      notes: by(({ notes }) => notes),
      machine,
      quick,
    },
    null,
    2,
  )}\n`;
}

function words(figure: Figure | undefined): string {
  if (figure === undefined) return '–';
  if (typeof figure === 'number') return figure.toLocaleString('en').replaceAll(',', ' ');
  const { p50, p95, p99, max } = figure;
  return `p50 ${p50.toFixed(1)} · p95 ${p95.toFixed(1)} · p99 ${p99.toFixed(1)} · max ${max.toFixed(1)}`;
}

type Row = readonly string[];

function rowsOf(found: readonly Found[]): readonly Row[] {
  const head = ['metric', 'measured', 'yardstick of the same run', 'aim', 'met', 'notes'];
  return [
    head,
    ...found.map((one) => {
      const goal = goals[one.name];
      const verdict = goal === undefined ? '' : goal.isMet(one) ? 'yes' : 'NO';
      return [one.name, words(one.figure), words(one.baseline), goal?.says ?? '', verdict, one.notes];
    }),
  ];
}

/** For the terminal. */
export function asTable(found: readonly Found[]): string {
  const rows = rowsOf(found);
  const widths = (rows[0] ?? []).map((_cell, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** For the page of figures. */
export function asMarkdown(found: readonly Found[], machine: Machine): string {
  const [head = [], ...rows] = rowsOf(found);
  const line = (cells: Row): string => `| ${cells.join(' | ')} |`;
  const table = [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
  const { runtime, processors, loadBefore, loadAfter } = machine;
  return `Measured on ${runtime}, ${processors}; load ${loadBefore} before, ${loadAfter} after.\n\n${table}`;
}
