import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type DaysFile, type FleetFile, reliabilityFigures } from './reliability-page.ts';

const page = path.resolve(import.meta.dirname, '../../../docs/reliability.md');
const begin = '<!-- figures: begin -->';
const end = '<!-- figures: end -->';

/**
 * Puts the figures of runs into docs/reliability.md, between its two marks.
 * @param files what the simulations wrote with `--json`; those of days and the one of the crowd, in any order
 * @throws Error where a file or a mark is missing
 */
export function writeReliability(files: readonly string[]): void {
  const all = files.map((file) => JSON.parse(readFileSync(file, 'utf8')) as DaysFile | FleetFile);
  const days = all
    .filter((one) => 'faultsByKind' in one)
    .toSorted((one, other) => other.run.transport.localeCompare(one.run.transport));
  const fleet = all.find((one) => 'bars' in one);
  const text = readFileSync(page, 'utf8');
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${page} has no place for figures`);
  const figures = reliabilityFigures(days, fleet);
  writeFileSync(page, `${text.slice(0, from)}${begin}\n\n${figures}\n\n${text.slice(to)}`);
}
