import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { json } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { MessageRecord } from '../../src/main/ringcentral/message-port.ts';
import type { OutboxRow } from '../../src/main/storage/outbox-row.ts';
import { sentFax } from '../support/outbox-builders.ts';
import { killPoints, quickClock } from '../support/outbox-child.ts';
import { createSeededChance } from '../support/platform-clock.ts';

/** Raised for a long run: `OUTBOX_KILLS=1000 OUTBOX_KILL_SEED=7`. */
const kills = Number(process.env['OUTBOX_KILLS'] ?? 50);
const seed = Number(process.env['OUTBOX_KILL_SEED'] ?? 1);
const child = path.resolve(import.meta.dirname, '../support/outbox-child.ts');
const { fraction } = createSeededChance(seed);

type Accepted = { readonly id: string; readonly attempt: number; readonly record: MessageRecord };

let folder: string;
let compiled: string;
let server: Server;
let address: string;
let accepted: Accepted[];

/** Takes what arrives as a whole; some answers are lost, some are refusals for now, and some are shown late. */
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'outbox-kills-'));
  compiled = mkdtempSync(path.join(tmpdir(), 'compiled-'));
  accepted = [];
  const shownAt = new Map<string, number>();
  server = createServer((request, response) => {
    if (request.method === 'GET') {
      const since = Number(new URL(request.url ?? '', address).searchParams.get('since'));
      const shown = accepted.filter(
        ({ record }) => record.createdAt >= since && (shownAt.get(record.id) ?? 0) <= quickClock.now(),
      );
      response.end(JSON.stringify(shown.map(({ record }) => record)));
      return;
    }
    const take = (row: OutboxRow): void => {
      if (fraction() < 0.03) return void response.writeHead(429).end();
      if (fraction() < 0.02) return void response.writeHead(503).end();
      const id = String(accepted.length + 1);
      const to = row.content.to.flatMap(({ e164 }) =>
        sentFax(id).to.map((one) => ({ ...one, phoneNumber: e164 })),
      );
      const record = sentFax(id, { createdAt: quickClock.now(), to });
      accepted.push({ id: row.id, attempt: row.attempt, record });
      shownAt.set(id, quickClock.now() + fraction() * 5_000);
      if (fraction() < 0.03) response.destroy();
      else response.end(JSON.stringify(record));
    };
    json(request).then(
      (row) => take(row as OutboxRow),
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  for (const made of [folder, compiled]) rmSync(made, { recursive: true });
});

type Life = { readonly said: readonly string[]; readonly complaints: string };

/** Runs until it is killed: so many ms after its first word, by itself at the named point, or once all is settled. */
async function live(point: string, [first, last]: readonly [number, number], ms?: number): Promise<Life> {
  const running = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', child, folder, address, point, String(first), String(last)],
    {
      env: { ...process.env, NODE_COMPILE_CACHE: compiled },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let said = '';
  let complaints = '';
  running.stderr.on('data', (part: Buffer) => (complaints += part.toString()));
  const gone = new Promise((resolve) => running.once('close', resolve));
  const begun = new Promise<void>((resolve) => {
    running.stdout.on('data', (part: Buffer) => {
      said += part.toString();
      resolve();
      if (said.includes('settled')) running.kill('SIGKILL');
    });
    running.once('close', () => resolve());
  });
  await begun;
  if (ms !== undefined) setTimeout(() => running.kill('SIGKILL'), ms);
  await gone;
  return { said: said.split('\n').slice(0, -1), complaints };
}

function expectEachOnce(promised: number, what: string): void {
  const copies = Map.groupBy(accepted, ({ id }) => id);
  const twice = [...copies].filter(([, all]) => all.length > 1).map(([id]) => id);
  const lost = Array.from({ length: promised }, (_, n) => `fax-${n + 1}`).filter((id) => !copies.has(id));
  expect({ twice, lost }, what).toEqual({ twice: [], lost: [] });
}

const numbersIn = ({ said }: Life): readonly number[] => said.map(Number).filter((n) => n > 0);

async function settleAll(promised: number, what: string): Promise<void> {
  const last = await live('-', [promised + 1, promised]);
  expect(last.said.at(-1), what).toBe('settled');
  expect(last.complaints, what).toBe('');
  expectEachOnce(promised, what);
}

it(
  `[F25] [I15] [fault 40] killed with -9 at ${kills} random moments, every fax that was promised is sent once, and nothing stays open (seed ${seed})`,
  { timeout: 120_000 + kills * 10_000 },
  async () => {
    let promised = 0;
    for (let kill = 1; kill <= kills; kill += 1) {
      const life = await live('-', [promised + 1, 1_000_000], fraction() * 300);
      expect(life.complaints, `kill ${kill}, seed ${seed}`).toBe('');
      promised = Math.max(promised, ...numbersIn(life));
    }
    await settleAll(promised, `seed ${seed}`);
    console.log(`${kills} kills, seed ${seed}: ${promised} faxes promised, each sent once`);
    expect(promised).toBeGreaterThan(kills / 5);
  },
);

it(
  `[F25] [fault 40] killed with -9 at each of ${killPoints.length} points of sending, every fax is sent once`,
  { timeout: 300_000 },
  async () => {
    let promised = 0;
    for (const point of killPoints) {
      const life = await live(point, [promised + 1, promised + 15]);
      expect(life.complaints, point).toBe('');
      promised = Math.max(promised, ...numbersIn(life));
    }
    await settleAll(promised, 'after all points');
    expect(promised).toBeGreaterThan(killPoints.length);
  },
);
