import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { runtime } from '../runtime.ts';

const chosen = new Map<string, string>();

function xdg(variable: string, folder: string): string {
  return process.env[variable] ?? join(homedir(), folder);
}

/** Linux's places; `name` is the app's present name. */
function usual(place: string, name: string): string | undefined {
  const places: Record<string, () => string> = {
    home: homedir,
    appData: () => xdg('XDG_CONFIG_HOME', '.config'),
    userData: () => runtime.switches.get('user-data-dir') ?? join(getPath('appData', name), name),
    sessionData: () => getPath('userData', name),
    temp: tmpdir,
    exe: () => process.execPath,
    module: () => process.execPath,
    desktop: () => join(homedir(), 'Desktop'),
    documents: () => join(homedir(), 'Documents'),
    downloads: () => join(homedir(), 'Downloads'),
    music: () => join(homedir(), 'Music'),
    pictures: () => join(homedir(), 'Pictures'),
    videos: () => join(homedir(), 'Videos'),
    logs: () => join(getPath('userData', name), 'logs'),
    crashDumps: () => join(getPath('userData', name), 'Crashpad'),
    assets: () => process.resourcesPath,
  };
  return places[place]?.();
}

export function getPath(place: string, name: string): string {
  const path = chosen.get(place) ?? usual(place, name);
  if (path === undefined) throw new Error(`Failed to get '${place}' path`);
  return path;
}

export function setPath(place: string, path: string, name: string): void {
  getPath(place, name);
  chosen.set(place, path);
}
