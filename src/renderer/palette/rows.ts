import type { DialTarget } from '../../shared/dialling.ts';
import type { FaxRow } from '../../shared/fax.ts';
import type { PastCallRow } from '../../shared/past-calls.ts';
import type { Person } from '../../shared/person.ts';
import { type FoundNote, mostOfGroup, type SearchAnswer } from '../../shared/search.ts';
import { type Command, type CommandGroup, commandGroups } from './command.ts';
import { rankCommands, surely } from './rank.ts';
import type { Typed } from './read-typed.ts';

/** A row of the box; its key is its own within one list. */
export type PaletteRow = { readonly key: string } & (
  | { readonly kind: 'command'; readonly command: Command }
  | { readonly kind: 'person'; readonly person: Person }
  | { readonly kind: 'call'; readonly call: PastCallRow }
  | { readonly kind: 'note'; readonly note: FoundNote }
  | { readonly kind: 'fax'; readonly fax: FaxRow }
  /** A number that was typed. */
  | { readonly kind: 'dial'; readonly what: 'call' | 'fax'; readonly target: DialTarget }
  /** What else can be typed: it fills the field. */
  | { readonly kind: 'teach'; readonly fills: string; readonly explains: string }
);

export type GroupName =
  | 'suggested'
  | 'recent'
  | 'number'
  | 'people'
  | 'calls'
  | 'notes'
  | 'faxes'
  | 'commands'
  | CommandGroup
  | 'not-now'
  | 'teach';

export type PaletteGroup = { readonly name: GroupName; readonly rows: readonly PaletteRow[] };

/** What a text means, with what was found for it. */
export type Found = {
  readonly typed: string;
  readonly read: Typed;
  readonly answer: SearchAnswer;
  readonly targets: readonly DialTarget[];
};

export type RowParts = {
  readonly commands: readonly Command[];
  /** Names, the last one first. */
  readonly recent: readonly string[];
};

/** Groups from top to bottom; what cannot be done now stands last, with its reason. */
export function groupsFor({ read, answer, targets }: Found, parts: RowParts): readonly PaletteGroup[] {
  const { able, unable, isSure } = commandRows(read, parts);
  const number = group('number', targets.flatMap(dialRows));
  const found = [
    group(
      'people',
      answer.people.map((person) => ({ kind: 'person', key: `person ${person.id}`, person })),
    ),
    group(
      'calls',
      answer.calls.map((call) => ({ kind: 'call', key: `call ${call.id}`, call })),
    ),
    group(
      'notes',
      answer.notes.map((note) => ({ kind: 'note', key: `note ${JSON.stringify(note.of)}`, note })),
    ),
    group(
      'faxes',
      answer.faxes.map((fax) => ({ kind: 'fax', key: `fax ${fax.id}`, fax })),
    ),
  ];
  const groups = isSure ? [number, ...able, ...found, unable] : [number, ...found, ...able, unable];
  return groups.filter(({ rows }) => rows.length > 0);
}

function group(name: GroupName, rows: readonly PaletteRow[]): PaletteGroup {
  return { name, rows: rows.slice(0, mostOfGroup) };
}

const row = (command: Command): PaletteRow => ({ kind: 'command', key: command.name, command });

function dialRows(target: DialTarget): readonly PaletteRow[] {
  const call = { kind: 'dial', key: `dial ${target.to}`, what: 'call', target } as const;
  if (target.kind === 'extension') return [call];
  return [call, { kind: 'dial', key: `fax to ${target.to}`, what: 'fax', target }];
}

type CommandRows = {
  readonly able: readonly PaletteGroup[];
  readonly unable: PaletteGroup;
  /** One of them is what was meant. */
  readonly isSure: boolean;
};

function commandRows({ scope, whole }: Typed, { commands, recent }: RowParts): CommandRows {
  const isAsked = (scope === 'everything' && whole !== '') || scope === 'commands' || scope === 'settings';
  if (!isAsked) return { able: [], unable: group('not-now', []), isSure: false };
  const some = scope === 'settings' ? commands.filter((one) => one.group === 'settings') : commands;
  const ranked = rankCommands(some, whole, recent);
  const can = ranked.filter(({ command }) => command.obstacle === undefined).map(({ command }) => command);
  const cannot = ranked.filter(({ command }) => command.obstacle !== undefined).map(({ command }) => command);
  const best = ranked.find(({ command }) => command.obstacle === undefined)?.place ?? Infinity;
  return {
    able: whole === '' ? byGroup(can) : apart(can),
    unable: group('not-now', cannot.map(row)),
    isSure: scope !== 'everything' || best <= surely,
  };
}

/** Nothing in particular was typed: all of them, each where it belongs. */
function byGroup(commands: readonly Command[]): readonly PaletteGroup[] {
  return commandGroups.map((name) => ({
    name,
    rows: commands.filter((one) => one.group === name).map(row),
  }));
}

/** Pages of the settings and help keep their own places; help is always the last of them. */
function apart(commands: readonly Command[]): readonly PaletteGroup[] {
  const isApart = (name: string): boolean => name === 'settings' || name === 'help';
  return [
    group('commands', commands.filter((one) => !isApart(one.group)).map(row)),
    group('settings', commands.filter((one) => one.group === 'settings').map(row)),
    group('help', commands.filter((one) => one.group === 'help').map(row)),
  ];
}

/** Before anything is typed: what is at hand, what was chosen last, and what could be typed. */
export function firstGroups(
  near: readonly Command[],
  { commands, recent }: RowParts,
  lessons: readonly { readonly fills: string; readonly explains: string }[],
): readonly PaletteGroup[] {
  const shown = new Set(near.map(({ name }) => name));
  const again = recent.flatMap(
    (name) =>
      commands.find((one) => one.name === name && one.obstacle === undefined && !shown.has(name)) ?? [],
  );
  const groups: readonly PaletteGroup[] = [
    group('suggested', near.map(row)),
    { name: 'recent', rows: again.slice(0, mostRecent).map(row) },
    group(
      'teach',
      lessons.map((lesson) => ({ kind: 'teach', key: lesson.fills, ...lesson })),
    ),
  ];
  return groups.filter(({ rows }) => rows.length > 0);
}

const mostRecent = 5;
