import type { Directory, DirectoryEntry } from '../../people-types.ts';
import { WorldError } from '../../world-types.ts';
import type { Board } from '../board.ts';
import { isoTime } from '../shown-number.ts';
import { companyEntries } from './entries.ts';
import { personAt } from './many-people.ts';

type Change = 'Create' | 'Update' | 'Delete';

/** The directory of the company and of `many` made-up people; they are made when somebody looks. */
export function createDirectory(board: Board, many: number): Directory {
  let entries: Map<string, DirectoryEntry> | undefined;
  let listed: readonly DirectoryEntry[] | undefined;
  let version = 1;

  function all(): Map<string, DirectoryEntry> {
    if (entries) return entries;
    const made = Array.from({ length: many }, (_, place) => personAt(place));
    entries = new Map([...companyEntries(board.people), ...made].map((entry) => [entry.id, entry]));
    return entries;
  }

  function tell(eventType: Change, entry: DirectoryEntry): void {
    version += 1;
    listed = undefined;
    const { id } = board.people.account;
    const body = { contacts: [{ eventType, ...entry, account: { id: String(id) } }] };
    board.emit({ kind: 'directory', extensionId: id, body, timestamp: isoTime(board.clock.now()) });
  }

  return {
    entries: () => (listed ??= [...all().values()]),
    version: () => version,
    put: (entry) => {
      const isNew = !all().has(entry.id);
      all().set(entry.id, entry);
      tell(isNew ? 'Create' : 'Update', entry);
    },
    remove: (id) => {
      const entry = all().get(id);
      if (!entry) throw new WorldError('unknown', `no directory entry ${id}`);
      all().delete(id);
      tell('Delete', entry);
    },
  };
}
