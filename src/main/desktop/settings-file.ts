import Store from 'electron-store';
import { existsSync, renameSync } from 'node:fs';
import path from 'node:path';
import { closeForeignChannels } from './ipc.ts';
import type { KeyValues } from './window-memory.ts';

/** Where the settings live; plain-Node tests hand in `conf` or a Map. */
export type OpenedFile = KeyValues & {
  readonly path: string;
  /** Where an unreadable file was put, so that nothing is lost by starting afresh. */
  readonly keptAside: string | undefined;
};

/**
 * Opens `<folder>/<name>.json`. A file that cannot be read is moved aside, never overwritten.
 * @param now ms since the epoch, for the name of a file put aside
 */
export function openSettingsFile(folder: string, name: string, now: () => number): OpenedFile {
  const file = path.join(folder, `${name}.json`);
  try {
    return opened(folder, name, undefined);
  } catch (error) {
    if (!existsSync(file)) throw error;
    const aside = path.join(folder, `${name}.unreadable-${now()}.json`);
    renameSync(file, aside);
    return opened(folder, name, aside);
  }
}

function opened(folder: string, name: string, keptAside: string | undefined): OpenedFile {
  const store = new Store({ cwd: folder, name, accessPropertiesByDotNotation: false });
  // The library opens a channel that hands any page the profile's path.
  closeForeignChannels(['electron-store-get-data']);
  return {
    get: (key) => store.get(key),
    set: (key, value) => store.set(key, value),
    path: store.path,
    keptAside,
  };
}
