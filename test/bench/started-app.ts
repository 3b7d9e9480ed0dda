import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BenchOptions, monotonic } from './measure.ts';

export const root = path.resolve(import.meta.dirname, '..', '..');
export const blankApp = path.join(import.meta.dirname, 'blank');

export type StartedApp = {
  readonly pid: number;
  /** Monotonic ms just before the process was made. */
  readonly spawnedAt: number;
  /** Monotonic ms at which a line like this was first read from its output. Fails when the app ends before. */
  readonly line: (wanted: RegExp, limitMs?: number) => Promise<{ at: number; match: RegExpExecArray }>;
  /** Ends it and waits for the end. */
  readonly stop: () => Promise<void>;
};

export type StartOptions = {
  readonly folder: string;
  readonly profile: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly devtools?: boolean;
};

const closeMs = 8000;

/** Starts an app without Playwright, which would keep every page awake and focused. */
export function startApp(bench: BenchOptions, options: StartOptions): StartedApp {
  const asRoot = bench.onRealElectron && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const inspected = options.devtools ? ['--remote-debugging-port=0'] : [];
  const spawnedAt = monotonic();
  const child = spawn(
    bench.executable,
    [...asRoot, ...inspected, `--user-data-dir=${options.profile}`, options.folder, ...(options.args ?? [])],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_ENV: 'production', STAND_IN_HEADFUL: '0', ...options.env },
    },
  );
  const lines: { at: number; text: string }[] = [];
  const listeners = new Set<() => void>();
  let ended = false;
  const tell = (): void => [...listeners].forEach((listener) => listener());
  for (const stream of [child.stdout, child.stderr]) {
    let rest = '';
    stream.on('data', (chunk: Buffer) => {
      const at = monotonic();
      const texts = (rest + chunk.toString()).split('\n');
      rest = texts.pop() ?? '';
      lines.push(...texts.map((text) => ({ at, text })));
      tell();
    });
  }
  const closed = new Promise<void>((done) =>
    child.once('close', () => {
      ended = true;
      tell();
      done();
    }),
  );
  const line: StartedApp['line'] = (wanted, limitMs = 30_000) =>
    new Promise((resolve, reject) => {
      const give = (settle: () => void): void => {
        listeners.delete(look);
        clearTimeout(timer);
        settle();
      };
      const fail = (why: string): void =>
        give(() =>
          reject(new Error(`${why} ${String(wanted)}:\n${lines.map(({ text }) => text).join('\n')}`)),
        );
      const look = (): void => {
        for (const { at, text } of lines) {
          const match = wanted.exec(text);
          if (match) return give(() => resolve({ at, match }));
        }
        if (ended) fail('the app ended before it said');
      };
      const timer = setTimeout(() => fail('the app did not say in time'), limitMs);
      listeners.add(look);
      look();
    });
  return {
    pid: child.pid ?? 0,
    spawnedAt,
    line,
    stop: async () => {
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), closeMs);
      await closed;
      clearTimeout(late);
    },
  };
}

/** A folder that is gone afterwards. */
export async function withFolder<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(path.join(tmpdir(), 'ringside-bench-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** Lends a running thing and ends it whatever happens. */
export async function whileRunning<Thing extends { readonly stop: () => Promise<void> }, Result>(
  thing: Thing,
  use: (thing: Thing) => Promise<Result>,
): Promise<Result> {
  try {
    return await use(thing);
  } finally {
    await thing.stop();
  }
}
