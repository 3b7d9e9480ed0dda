import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root, runCommand, tool } from './run-command.ts';

const SOURCES = [
  'src',
  'assets',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];

/** Builds the app into `out/` unless it was already built from exactly these sources. */
export async function buildApp(): Promise<'present' | 'built'> {
  const stamp = path.join(root, 'out', '.built-from');
  const wanted = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return 'present';
  const outcome = await runCommand(tool('electron-vite'), ['build'], {
    quiet: true,
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (outcome.code !== 0) throw new Error(`The app could not be built.\n${outcome.output.slice(-4000)}`);
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
  return 'built';
}

function fingerprint(): string {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    for (const file of filesBelow(path.join(root, source))) hash.update(file).update(readFileSync(file));
  }
  return hash.digest('hex');
}

function filesBelow(place: string): readonly string[] {
  if (!existsSync(place)) return [];
  if (statSync(place).isFile()) return [place];
  const entries = readdirSync(place, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}
