// Where the app is: beside the executable when packed (a folder or an archive), else what the command line names.
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Manifest } from './runtime.ts';

export type AppToRun = { readonly path: string; readonly main: string; readonly manifest: Manifest };

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
}

/** The packed app's place beside an executable, or null in development. */
export function packedApp(executable: string): string | null {
  const resources = join(dirname(executable), 'resources');
  const places = [join(resources, 'app.asar'), join(resources, 'app')];
  return places.find((place) => existsSync(place)) ?? null;
}

/** Node cannot read inside an archive as Electron does, so it is unpacked for this run only. */
async function unpack(archive: string): Promise<string> {
  const require = createRequire(join(import.meta.dirname, 'boot.ts'));
  const asar = (await import(require.resolve('@electron/asar'))) as {
    extractAll(from: string, to: string): void;
  };
  const folder = mkdtempSync(join(tmpdir(), 'stand-in-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  // the name stays, so that paths end as they do in Electron
  const unpacked = join(folder, 'app.asar');
  asar.extractAll(archive, unpacked);
  return unpacked;
}

export async function findPackedApp(place: string): Promise<AppToRun> {
  const path = place.endsWith('.asar') ? await unpack(place) : place;
  const manifest = readManifest(path);
  return { path, manifest, main: join(path, manifest.main ?? 'index.js') };
}

export function findApp(named: string): AppToRun {
  const file = resolve(named);
  if (statSync(file).isDirectory()) {
    const manifest = readManifest(file);
    return { path: file, manifest, main: join(file, manifest.main ?? 'index.js') };
  }
  let folder = dirname(file);
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  const manifest = existsSync(join(folder, 'package.json')) ? readManifest(folder) : {};
  return { path: dirname(file), manifest, main: file };
}
