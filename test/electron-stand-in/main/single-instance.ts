// One process holds the lock file; a later one drops its command line into the holder's mailbox folder.
// No Unix socket: the path of a profile may be longer than the 108 bytes that one allows.
import {
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  unlinkSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { codec } from '../node-codec.ts';

type Letter = { readonly argv: string[]; readonly folder: string; readonly extra: unknown };
type Deliver = (letter: Letter) => void;

let held = '';

export function holdsLock(): boolean {
  return held !== '';
}

/** True when this process is the one; otherwise the holder has been told. */
export function takeLock(folder: string, extra: unknown, deliver: Deliver): boolean {
  if (held) return true;
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'stand-in.lock');
  for (let attempt = 0; attempt < 3; attempt++) {
    if (claim(file, deliver)) return true;
    if (isAlive(holderOf(file))) {
      post(mailbox(file), extra);
      return false;
    }
    rmSync(file, { force: true }); // left behind by a process that was killed
  }
  return false;
}

export function releaseLock(): void {
  if (!held) return;
  rmSync(mailbox(held), { recursive: true, force: true });
  rmSync(held, { force: true });
  held = '';
}

function mailbox(file: string): string {
  return `${file}.box`;
}

function claim(file: string, deliver: Deliver): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
  } catch {
    return false; // it exists
  }
  held = file;
  const box = mailbox(file);
  // a later start may have been quick enough to make it, and to have written
  mkdirSync(box, { recursive: true });
  watch(box, () => collect(box, deliver)).unref();
  collect(box, deliver);
  process.once('exit', releaseLock);
  return true;
}

function holderOf(file: string): number {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return 0; // released meanwhile
  }
}

function isAlive(pid: number): boolean {
  if (pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Written under another name first, so the holder never reads half a letter. */
function post(box: string, extra: unknown): void {
  mkdirSync(box, { recursive: true });
  const file = join(box, `${process.pid}.json`);
  writeFileSync(`${file}.part`, JSON.stringify([process.argv, process.cwd(), codec.encode(extra)]));
  renameSync(`${file}.part`, file);
}

function collect(box: string, deliver: Deliver): void {
  for (const name of readLetters(box)) {
    const file = join(box, name);
    const [argv, folder, extra] = JSON.parse(readFileSync(file, 'utf8')) as [string[], string, string];
    unlinkSync(file);
    deliver({ argv, folder, extra: codec.decode(extra) });
  }
}

function readLetters(box: string): string[] {
  try {
    return readdirSync(box).filter((name) => name.endsWith('.json'));
  } catch {
    return []; // released while the watcher was reporting
  }
}
