import { expect, test } from '@playwright/test';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createSimulator, type Simulator } from '../../../src/simulator/simulator.ts';
import { type AppOnSimulator, startOnSimulator } from '../../support/app-with-simulator.ts';
import { createTokenScan, filesWith, piecesOf, type TokenScan } from '../../support/token-scan.ts';
import { ada, listening, openSettings, stateOf } from './journey-fixture.ts';

let simulator: Simulator;
let userData: string;
let scan: TokenScan;

test.beforeEach(async () => {
  userData = await mkdtemp(path.join(tmpdir(), 'secrets-'));
  // Two starts in a minute ask for more tokens than the platform hands out in one.
  simulator = createSimulator({ rateLimits: false });
  scan = createTokenScan(simulator);
  await simulator.start();
});
test.afterEach(async () => {
  await simulator.stop();
  await rm(userData, { recursive: true, force: true, maxRetries: 3 });
});

const start = (keyring: string): Promise<AppOnSimulator> =>
  startOnSimulator({ runningSimulator: simulator, userData, env: { STAND_IN_KEYRING: keyring } });

/** Rings, answers, cuts the line and refreshes: whatever writes logs in a working day. */
async function work(ringside: AppOnSimulator): Promise<void> {
  const journey = await listening(ringside);
  for (const end of ['hangUp', 'toVoicemail'] as const) {
    const session = journey.ring(ada);
    await expect
      .poll(async () => (await stateOf(journey.page)).calls.at(-1))
      .toMatchObject({ id: session, phase: 'ringing' });
    journey.phones[end](session);
  }
  // Few requests for tokens are allowed in a minute: these faults leave some for the new connection.
  simulator.faults.on('rest-401', { count: 1, path: '/presence' });
  simulator.faults.on('rest-500', { count: 2, path: '/call-log' });
  simulator.killSockets();
  await expect.poll(async () => (await stateOf(journey.page)).connection.phase).not.toBe('online');
  await expect
    .poll(async () => (await stateOf(journey.page)).connection.phase, { timeout: 75_000 })
    .toBe('online');
}

test('with a keyring the sign-in outlives a restart, encrypted; after a working day and signing out no file holds a piece of a token', async () => {
  test.setTimeout(240_000);
  const first = await start('strong');
  await first.signIn();
  await work(first);
  const workedUntil = Date.now();
  expect(scan.tokens().length).toBeGreaterThan(2);
  expect(await scan.filesIn(userData)).toEqual([]);
  expect(await scan.processes()).toEqual([]);
  expect(await readdir(userData)).toContain('secrets.json');
  await first.close();

  const second = await start('strong');
  const { page } = await listening(second);
  await openSettings(page, 'Account');
  await expect(page.getByText("The sign-in is kept in this computer's keyring.")).toBeVisible();
  // Taking the session back is one of the few Auth calls that Ringside allows itself in a minute.
  await page.waitForTimeout(Math.max(0, workedUntil + 61_000 - Date.now()));
  await page.getByRole('button', { name: 'Sign out…' }).click();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.keyboard.press('Control+1');
  await expect.poll(async () => (await stateOf(page)).signIn.phase).toBe('signed-out');
  await expect.poll(() => readdir(userData)).not.toContain('secrets.json');
  await expect.poll(() => simulator.sessions()).toEqual([]);
  expect(second.output()).not.toMatch(/sim_/);
  await second.close();
  expect(await scan.filesIn(userData)).toEqual([]);
});

test('signing out without a network leaves no token either', async () => {
  const ringside = await start('strong');
  await ringside.signIn();
  const { page } = await listening(ringside);
  simulator.faults.on('network-down');
  await page.evaluate(() => window.companion.send.signOut());
  await expect(page.getByRole('button', { name: 'Sign in with RingCentral' })).toBeVisible({
    timeout: 20_000,
  });
  await expect.poll(() => readdir(userData)).not.toContain('secrets.json');
  await ringside.close();
  expect(await scan.filesIn(userData)).toEqual([]);
});

for (const keyring of ['basic_text', 'unavailable']) {
  test(`without a keyring (${keyring}) the person is asked, and nothing is stored unless they say so`, async () => {
    const first = await start(keyring);
    const page = await first.main();
    await expect(page.getByText('This computer has no safe place for the sign-in')).toBeVisible();
    await first.signIn();
    await listening(first);
    expect(await readdir(userData)).not.toContain('secrets.json');
    expect(await scan.filesIn(userData)).toEqual([]);
    await first.close();

    const second = await start(keyring);
    const again = await second.main();
    await again.getByRole('button', { name: 'Store nothing' }).click();
    await expect(again.getByText('This computer has no safe place')).toHaveCount(0);
    await expect(again.getByRole('button', { name: 'Sign in with RingCentral' })).toBeVisible();
    await second.close();
    const third = await start(keyring);
    await expect(
      (await third.main()).getByRole('button', { name: 'Sign in with RingCentral' }),
    ).toBeVisible();
    await expect((await third.main()).getByText('This computer has no safe place')).toHaveCount(0);
    await third.close();
  });
}

test('without a keyring, weak storage keeps the sign-in over a restart, and signing out removes it', async () => {
  const first = await start('basic_text');
  const page = await first.main();
  await page.getByRole('button', { name: 'Store with weak protection' }).click();
  await first.signIn();
  await listening(first);
  await expect.poll(() => readdir(userData)).toContain('secrets.json');
  await first.close();

  const second = await start('basic_text');
  const { page: again } = await listening(second);
  await openSettings(again, 'Account');
  await expect(again.getByText(/stored with weak protection/)).toBeVisible();
  await again.evaluate(() => window.companion.send.signOut());
  await expect.poll(() => readdir(userData)).not.toContain('secrets.json');
  await second.close();
  expect(await scan.filesIn(userData)).toEqual([]);
});

test('a keyring that was replaced is no reason to forget silently: the page says that the sign-in cannot be read', async () => {
  const first = await start('strong');
  await first.signIn();
  await listening(first);
  await first.close();
  await rm(path.join(userData, 'stand-in.keyring'));
  const second = await start('strong');
  const page = await second.main();
  await expect(
    page.getByText('The saved sign-in could not be read on this computer. Sign in again.'),
  ).toBeVisible();
  expect((await readdir(userData)).filter((name) => name.startsWith('secrets.json'))).not.toEqual([]);
  await second.close();
});

test('after a demo no file holds a piece of one of its tokens', async () => {
  const ringside = await startOnSimulator({
    runningSimulator: simulator,
    userData,
    env: { RINGSIDE_DEMO_SCENARIO: 'missed' },
  });
  // The demo's platform is inside the app: what it hands out is read from the answers.
  await ringside.app.evaluate(() => {
    const heard: string[] = [];
    const real = globalThis.fetch;
    globalThis.fetch = async (...input) => {
      const answer = await real(...input);
      heard.push(await answer.clone().text());
      return answer;
    };
    Object.assign(globalThis, { heard });
  });
  const page = await ringside.main();
  await page.getByRole('button', { name: 'Look around with demo data' }).click();
  const card = await ringside.card();
  await expect(card.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible({ timeout: 20_000 });
  const heard = await ringside.app.evaluate(() =>
    (globalThis as unknown as { heard: string[] }).heard.join(),
  );
  const tokens = [...heard.matchAll(/"(?:ws_)?(?:access|refresh)_token" ?: ?"([^"]+)"/g)];
  expect(tokens.length).toBeGreaterThan(2);
  const pieces = tokens.flatMap(([, token = '']) => piecesOf(token));
  expect(await filesWith(userData, pieces)).toEqual([]);
  await page.evaluate(() => window.companion.send.signOut());
  await expect(page.getByRole('button', { name: 'Look around with demo data' })).toBeVisible();
  await ringside.close();
  expect(await filesWith(userData, pieces)).toEqual([]);
  expect(await readdir(userData)).not.toContain('secrets.json');
});
