import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release } from 'node:os';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { clickToRingOut } from './click-to-ring-out.ts';
import { dropToPreview } from './drop-to-preview.ts';
import { events } from './events.ts';
import { identify } from './identify.ts';
import { linkToSheet } from './link-to-sheet.ts';
import { type BenchOptions, type Found, type Metric, rounded } from './measure.ts';
import { pageSize } from './page-size.ts';
import { historyScroll } from './history-scroll.ts';
import { office } from './office.ts';
import { outboxCommits } from './outbox-commits.ts';
import { parseLinks } from './parse-links.ts';
import { asJson, asMarkdown, asTable, type Machine } from './report.ts';
import { ringCard } from './ring-card.ts';
import { search } from './search.ts';
import { searchPainted } from './search-painted.ts';
import { sendFax } from './send-fax.ts';
import { startListening } from './start-listening.ts';
import { steerCall } from './steer-call.ts';
import { root } from './started-app.ts';
import { idleProcessor, trayMemory } from './tray.ts';

const metrics: readonly Metric[] = [
  pageSize,
  events,
  identify,
  search,
  parseLinks,
  outboxCommits,
  office,
  sendFax,
  ringCard,
  historyScroll,
  startListening,
  linkToSheet,
  clickToRingOut,
  steerCall,
  dropToPreview,
  searchPainted,
  trayMemory,
  idleProcessor,
];
export const metricNames = metrics.flatMap(({ names }) => names);

export type BenchRun = {
  /** One metric's name; all of them where it is not given. */
  readonly only: string | undefined;
  readonly json: string | undefined;
  readonly writeDocs: boolean;
  readonly runtime: string;
} & BenchOptions;

const page = path.join(root, 'docs', 'performance.md');
const marks = { begin: '<!-- figures: begin -->', end: '<!-- figures: end -->' };

/** Measures, prints a table and writes what was asked for. Judges nothing: a missed aim is a row that says so. */
export async function runBench(run: BenchRun): Promise<void> {
  const chosen = metrics.filter(({ names }) => run.only === undefined || names.includes(run.only));
  const loadBefore = load();
  const found: Found[] = [];
  for (const metric of chosen) {
    run.say(`measuring ${metric.names.join(', ')} …`);
    found.push(...(await metric.measure(run)));
  }
  const wanted = found.filter(({ name }) => run.only === undefined || name === run.only);
  const machine: Machine = {
    runtime: run.runtime,
    processors: `${cpus().length} × ${cpus()[0]?.model ?? 'processor'}, ${process.platform} ${release()}`,
    loadBefore,
    loadAfter: load(),
  };
  run.say(`\n${asTable(wanted)}\n\nload ${machine.loadBefore} before, ${machine.loadAfter} after`);
  if (run.json !== undefined) writeFileSync(run.json, asJson(wanted, machine, run.quick));
  if (run.writeDocs) await writePage(asMarkdown(wanted, machine));
}

const load = (): number => rounded(loadavg()[0] ?? Number.NaN, 1);

/** Replaces the figures of the page and leaves its words alone. */
async function writePage(figures: string): Promise<void> {
  const text = readFileSync(page, 'utf8');
  const begin = text.indexOf(marks.begin);
  const end = text.indexOf(marks.end);
  if (begin < 0 || end < begin) throw new Error(`${page} has lost the marks around its figures`);
  const written = `${text.slice(0, begin + marks.begin.length)}\n\n${figures}\n\n${text.slice(end)}`;
  writeFileSync(page, await format(written, { ...(await resolveConfig(page)), filepath: page }));
}
