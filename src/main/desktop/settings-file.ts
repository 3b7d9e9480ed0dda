import Store from 'electron-store';
import { renameSync } from 'node:fs';
import path from 'node:path';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { createStubbornWrite } from '../stubborn-write.ts';
import { closeForeignChannels } from './ipc.ts';
import type { KeyValues } from './window-memory.ts';

/** The part of electron-store that is used; plain-Node tests hand in `conf`. */
export type OpenedFile = {
  readonly path: string;
  get store(): Record<string, unknown>;
  set store(value: Record<string, unknown>);
};

/** Opens `<folder>/<name>.json`; throws where the file is no JSON. */
export function openSettingsFile(folder: string, name: string): OpenedFile {
  try {
    return new Store({ cwd: folder, name, accessPropertiesByDotNotation: false });
  } finally {
    // The library opens a channel that hands any page the profile's path.
    closeForeignChannels(['electron-store-get-data']);
  }
}

/**
 * Renames a file that cannot be read, so that nothing is lost by starting afresh.
 * @param now ms since the epoch
 * @returns its new name; undefined when it could not be renamed
 */
export function setSettingsAside(folder: string, name: string, now: number): string | undefined {
  const aside = path.join(folder, `${name}.unreadable-${now}.json`);
  try {
    renameSync(path.join(folder, `${name}.json`), aside);
    return aside;
  } catch {
    return undefined;
  }
}

/** A file whose loss costs nothing: a damaged one makes place for an empty one, and one that cannot be written is no error. */
export function openKeyValues(
  folder: string,
  name: string,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): KeyValues {
  let file: OpenedFile;
  try {
    file = openSettingsFile(folder, name);
  } catch {
    setSettingsAside(folder, name, clock.now());
    file = openSettingsFile(folder, name);
  }
  // The library reads the disk at every look; nobody else writes here, and a ring must not wait for a disk.
  let known = file.store;
  const save = createStubbornWrite({ write: () => (file.store = known), clock, log, what: name });
  return {
    get: (key) => known[key],
    set: (key, value) => {
      known = { ...known, [key]: value };
      save();
    },
  };
}
