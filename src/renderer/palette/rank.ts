import { fold } from '../../shared/fold.ts';
import type { Command } from './command.ts';

/** From best to worst. */
const places = { exact: 0, beginning: 1, recent: 2, words: 3, also: 4, within: 5 } as const;

export type Ranked = { readonly command: Command; readonly place: number };

/** Up to here a command is what was meant, whatever else is found. */
export const surely = places.beginning;

/** Commands that the text may mean, best first; each as the table orders it. @param recent names, the last one first */
export function rankCommands(
  commands: readonly Command[],
  text: string,
  recent: readonly string[],
): readonly Ranked[] {
  const wanted = fold(text);
  if (wanted === '') return commands.map((command) => ({ command, place: places.words }));
  return commands
    .flatMap((command) => {
      const place = placeOf(command, wanted, recent);
      return place === undefined ? [] : [{ command, place }];
    })
    .sort((one, other) => one.place - other.place);
}

function placeOf(command: Command, wanted: string, recent: readonly string[]): number | undefined {
  const { own, others } = foldedOf(command);
  if (own === wanted) return places.exact;
  if (own.startsWith(wanted)) return places.beginning;
  const words = wanted.split(' ');
  const isOwn = words.every((word) => hasWord(own, word));
  const isAny =
    isOwn || words.every((word) => hasWord(own, word) || others.some((one) => hasWord(one, word)));
  if (isAny && recent.includes(command.name)) return places.recent;
  if (isOwn) return places.words;
  if (isAny) return places.also;
  return wanted.length > 2 && own.includes(wanted) ? places.within : undefined;
}

const hasWord = (text: string, word: string): boolean => text.startsWith(word) || text.includes(` ${word}`);

type Folded = { readonly own: string; readonly others: readonly string[] };

/** Each command is looked at with every letter. */
const known = new WeakMap<Command, Folded>();

function foldedOf(command: Command): Folded {
  const before = known.get(command);
  if (before !== undefined) return before;
  const folded = { own: fold(command.title), others: command.also.map(fold) };
  known.set(command, folded);
  return folded;
}
