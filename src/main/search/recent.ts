import type { SearchPorts } from './ports.ts';

/** Where the names stand between runs. */
const place = 'recentCommands';
const most = 8;

/** Commands that were chosen last. */
export function createRecent({ memory, save }: Pick<SearchPorts, 'memory' | 'save'>): {
  readonly used: (name: string) => void;
} {
  let names = readNames(memory.get(place));
  if (names.length > 0) save({ recent: names });
  return {
    used: (name) => {
      names = [name, ...names.filter((one) => one !== name)].slice(0, most);
      memory.set(place, names);
      save({ recent: names });
    },
  };
}

function readNames(kept: unknown): readonly string[] {
  return Array.isArray(kept)
    ? kept.filter((one): one is string => typeof one === 'string').slice(0, most)
    : [];
}
