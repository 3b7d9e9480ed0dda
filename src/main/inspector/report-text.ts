import type { Counters, InspectionEntry } from '../../shared/inspection.ts';
import type { Settings } from '../../shared/settings.ts';

export type ReportParts = {
  /** Ms since the epoch. */
  readonly at: number;
  readonly diagnostics: string;
  readonly settings: Settings;
  readonly counters: Counters;
  readonly entries: readonly InspectionEntry[];
  /** The newest lines of the log, oldest first. */
  readonly log: readonly string[];
};

/** All that helps to find a fault, as lines of plain text, one thing below the other. */
export function reportLines(parts: ReportParts): readonly string[] {
  return [
    'Ringside report',
    `made: ${new Date(parts.at).toISOString()}`,
    'Holds no names, no phone numbers, no tokens and nothing that was said or written.',
    ...section('State', parts.diagnostics.split('\n')),
    ...section('Settings', settingsLines(parts.settings)),
    ...section('Counted since the start', counterLines(parts.counters)),
    ...section('Requests and events, oldest first', parts.entries.map(entryLine)),
    ...section('End of the log', parts.log),
  ];
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return ['', `== ${title} ==`, ...(lines.length === 0 ? ['none'] : lines)];
}

function counterLines(counters: Counters): readonly string[] {
  return Object.entries(counters).map(([name, count]) => `${name}: ${count}`);
}

/** Settings that are one of a few words of ours; every other text was typed or picked by the person. */
const choices: ReadonlySet<string> = new Set([
  ...['direct', 'queue', 'second', 'numberClick', 'notify', 'resolution', 'theme', 'transport', 'secrets'],
]);

/** What a person typed may hold anything, a key of another system or a client's name: only that it is there is told. */
function settingsLines(settings: Settings): readonly string[] {
  const { rules } = settings.screenPop;
  const pops = rules.map(({ moment, action, on }) => `${moment} ${action.kind} ${on ? 'on' : 'off'}`);
  const lines = Object.entries(settings).map(
    ([name, value]) => `${name}: ${JSON.stringify(withoutTexts(name, value))}`,
  );
  return [...lines, `rules: ${JSON.stringify(pops)}`];
}

/** Yes and no, numbers and choices stay; a list is told by its length. */
function withoutTexts(name: string, value: unknown): unknown {
  if (typeof value === 'string') return choices.has(name) ? value : isSet(value);
  if (Array.isArray(value)) return value.length;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutTexts(key, inner)]));
}

function isSet(text: string): string {
  return text === '' ? 'not set' : 'set';
}

function entryLine(entry: InspectionEntry): string {
  const at = new Date(entry.at).toISOString();
  switch (entry.kind) {
    case 'request': {
      const { method, path, status = 'no answer', group, requestId = '-', ms } = entry;
      return `${at} ${method} ${path} ${status} ${group} ${requestId} ${Math.round(ms)} ms`;
    }
    case 'event':
      return `${at} event ${entry.path} ${entry.outcome} ${entry.uuid ?? '-'} ${entry.size} characters`;
    case 'line':
      return `${at} line ${entry.what}`;
  }
}
