import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

import { afterEach, beforeEach, expect, it } from 'vitest';

import { createRandom } from '../../src/simulator/clock.ts';
import { createSimulator, type Simulator } from '../../src/simulator/simulator.ts';
import { testCipher } from '../support/token-child-parts.ts';

/** More of them for a long run: `TOKEN_KILLS=200`, and `TOKEN_SEED` to see one again. */
const kills = Number(process.env['TOKEN_KILLS'] ?? 50);
const seed = Number(process.env['TOKEN_SEED'] ?? Date.now() % 1_000_000);
/** Where the child kills itself; 0: it is killed from outside, at any moment. */
const points = [0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6];
/** Ms; a life of the child is about as long. */
const longestLife = 150;
/** Ms after which the platform knows an old refresh token no more, once the new access token was used. */
const afterGrace = 11_000;

let folder: string;
let simulator: Simulator;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'token-kills-'));
  // Restarts follow each other faster than people's do.
  simulator = createSimulator({ rateLimits: false });
  await simulator.start();
});

afterEach(async () => {
  await simulator.stop();
  await rm(folder, { recursive: true });
});

const script = path.resolve(import.meta.dirname, '../support/token-child.ts');

type Child = {
  readonly process: ChildProcessWithoutNullStreams;
  /** The next line it says; rejects with what it complained of when it ended without. */
  readonly said: () => Promise<string>;
  readonly gone: Promise<void>;
};

function start(point: number, mode: 'sign-in' | 'resume'): Child {
  const profile = path.join(folder, 'profile');
  // The first one, which ends by itself, leaves its compiled modules to all that follow.
  const env = { ...process.env, NODE_COMPILE_CACHE: path.join(folder, 'compiled') };
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      script,
      simulator.url,
      simulator.clientId,
      profile,
      String(point),
      mode,
    ],
    { env },
  );
  let complaint = '';
  child.stderr.on('data', (text: Buffer) => (complaint += text.toString()));
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  return {
    process: child,
    said: async () => {
      const next = await lines.next();
      if (next.done === true) throw new Error(complaint === '' ? 'ended without a word' : complaint);
      return next.value;
    },
    gone: new Promise((resolve) => child.once('close', () => resolve())),
  };
}

async function signIn(): Promise<void> {
  const child = start(0, 'sign-in');
  const address = await child.said();
  const code = new URL(simulator.sign.allow(address)).searchParams.get('code') ?? '';
  child.process.stdin.end(`${code}\n`);
  expect(await child.said()).toBe('signed-in');
  await child.gone;
}

/** Starts, is signed in, and is killed. */
async function lifeAndDeath(point: number, ms: number): Promise<void> {
  const child = start(point, 'resume');
  expect(await child.said()).toBe('signed-in');
  if (point === 0) {
    await new Promise((resolve) => setTimeout(resolve, ms));
    child.process.kill('SIGKILL');
  }
  await child.gone;
  expect(child.process.signalCode).toBe('SIGKILL');
  simulator.advance?.(afterGrace);
}

async function storedTokens(): Promise<unknown> {
  const file = JSON.parse(await readFile(path.join(folder, 'profile', 'secrets.json'), 'utf8')) as {
    payload: string;
  };
  const { text } = await testCipher({}).decrypt(Buffer.from(file.payload, 'base64'));
  return JSON.parse(text);
}

it(
  `is signed in after each of ${kills} kills in the middle of refreshes (seed ${seed})`,
  { timeout: 60_000 + kills * 10_000 },
  async () => {
    const random = createRandom(seed);
    await signIn();
    for (let kill = 0; kill < kills; kill += 1) {
      const point = points[kill % points.length] ?? 0;
      await lifeAndDeath(point, random() * longestLife);
      expect(await storedTokens()).toMatchObject({ version: 1, server: simulator.url });
    }
    const last = start(0, 'resume');
    expect(await last.said()).toBe('signed-in');
    last.process.kill('SIGKILL');
    await last.gone;
    expect(simulator.sessions()).toHaveLength(1);
  },
);
