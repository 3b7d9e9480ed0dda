import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from './run-command.ts';

export type ElectronRuntime =
  | { readonly kind: 'electron'; readonly executable: string }
  | { readonly kind: 'stand-in'; readonly executable: string };

const electronFolder = path.join(root, 'node_modules', 'electron');
const cacheFolder = path.join(root, 'node_modules', '.cache', 'ringside');

/** Once a download failed it is not tried again for a day. */
const RETRY_AFTER_MS = 24 * 60 * 60 * 1000;
/** Without a first byte by then the download is given up. */
const FIRST_BYTE_MS = 10_000;
/** A download that moves may take this long. */
const DOWNLOAD_MS = 180_000;

/** A real Electron where there is one or one can be fetched, else the stand-in. Never hangs. */
export async function findRuntime(mayDownload: boolean): Promise<ElectronRuntime> {
  const asked = process.env['REAL_ELECTRON'];
  if (asked) return { kind: 'electron', executable: asked };
  const installed = installedElectron();
  if (installed) return { kind: 'electron', executable: installed };
  if (mayDownload && (await tryDownload())) {
    const fetched = installedElectron();
    if (fetched) return { kind: 'electron', executable: fetched };
  }
  return { kind: 'stand-in', executable: path.join(root, 'test', 'electron-stand-in', 'dist', 'electron') };
}

/** What the machine has and the person wants, as far as a start of Electron depends on it. */
export type Circumstances = {
  readonly system: NodeJS.Platform;
  readonly asRoot: boolean;
  readonly headless: boolean;
};

/**
 * Switches for Electron itself. Chromium refuses its sandbox to root, and looks for a display unless it is told that
 * there is none; the stand-in takes neither, it hears of both in its environment.
 */
export function switchesFor({ kind }: ElectronRuntime, where: Circumstances): readonly string[] {
  if (kind === 'stand-in') return [];
  const withoutDisplay = where.headless && where.system === 'linux';
  return [
    ...(where.asRoot ? ['--no-sandbox'] : []),
    ...(withoutDisplay ? ['--ozone-platform=headless', '--disable-gpu'] : []),
  ];
}

function installedElectron(): string | undefined {
  const pathFile = path.join(electronFolder, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const executable = path.join(electronFolder, 'dist', readFileSync(pathFile, 'utf8').trim());
  return existsSync(executable) ? executable : undefined;
}

async function tryDownload(): Promise<boolean> {
  const failureFile = path.join(cacheFolder, 'electron-download-failed');
  if (existsSync(failureFile) && Date.now() - statSync(failureFile).mtimeMs < RETRY_AFTER_MS) return false;
  const folder = mkdtempSync(path.join(tmpdir(), 'electron-'));
  const fetched = await download(folder);
  rmSync(folder, { recursive: true, force: true });
  if (!fetched) {
    mkdirSync(cacheFolder, { recursive: true });
    writeFileSync(failureFile, '');
  }
  return fetched;
}

function download(folder: string): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(electronFolder, 'install.js')], {
      stdio: 'ignore',
      env: { ...process.env, TMPDIR: folder, TEMP: folder, TMP: folder },
    });
    const started = Date.now();
    const watch = setInterval(() => {
      const waited = Date.now() - started;
      const moving = bytesIn(folder) > 0;
      if ((!moving && waited > FIRST_BYTE_MS) || waited > DOWNLOAD_MS) child.kill('SIGKILL');
    }, 500);
    const end = (good: boolean): void => {
      clearInterval(watch);
      resolve(good);
    };
    child.on('error', () => end(false));
    child.on('close', (code) => end(code === 0));
  });
}

function bytesIn(folder: string): number {
  let bytes = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) bytes += statSync(path.join(entry.parentPath, entry.name)).size;
  }
  return bytes;
}
