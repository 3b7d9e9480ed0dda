import { expect, type Page, test } from '@playwright/test';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createSimulator, type Simulator } from '../../../src/simulator/simulator.ts';
import { type AppOnSimulator, startOnSimulator } from '../../support/app-with-simulator.ts';
import { ada, listening, openSettings, stateOf } from './journey-fixture.ts';

let simulator: Simulator;
let userData: string;

test.beforeEach(async () => {
  userData = await mkdtemp(path.join(tmpdir(), 'history-'));
  simulator = createSimulator({ rateLimits: false });
  await simulator.start();
});
test.afterEach(async () => {
  await simulator.stop();
  await rm(userData, { recursive: true, force: true, maxRetries: 3 });
});

const start = (): Promise<AppOnSimulator> =>
  startOnSimulator({ runningSimulator: simulator, userData, env: { STAND_IN_KEYRING: 'strong' } });
const kept = (): Promise<string[]> => readdir(path.join(userData, 'history'));
const adaInList = (page: Page) =>
  page.getByRole('listbox', { name: 'Calls' }).getByRole('option', { name: /Ada Lovelace/ });

/** From one moment to the next, as when the power fails. */
async function kill({ app }: AppOnSimulator): Promise<void> {
  const child = app.process();
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}

test('killed and started without a network, the app shows the calls of today as they were saved; signing out removes them', async () => {
  test.setTimeout(180_000);
  const first = await start();
  await first.signIn();
  const journey = await listening(first);
  const session = journey.ring(ada);
  await expect.poll(async () => (await stateOf(journey.page)).calls.at(-1)).toMatchObject({ id: session });
  journey.phones.hangUp(session);
  await expect(adaInList(journey.page).first()).toBeVisible();
  // Until the platform's own record is there.
  await expect
    .poll(
      async () =>
        (await stateOf(journey.page)).today.rows.find(
          ({ telephonySessionId }) => telephonySessionId === session,
        )?.ending.kind,
      { timeout: 60_000 },
    )
    .toBe('missed');
  const { rows } = (await stateOf(journey.page)).today;
  await kill(first);

  simulator.faults.on('network-down');
  const second = await start();
  const page = await second.main();
  await expect(adaInList(page).first()).toBeVisible();
  expect((await stateOf(page)).today.rows).toEqual(rows);
  await expect(page.getByText(/You're offline\. Showing what was saved at/)).toBeVisible({ timeout: 60_000 });
  const files = await kept();
  expect(files.filter((name) => name.endsWith('.sqlite'))).toHaveLength(1);
  for (const name of files)
    expect((await stat(path.join(userData, 'history', name))).mode & 0o777).toBe(0o600);

  await openSettings(page, 'Account');
  await page.getByRole('button', { name: 'Sign out…' }).click();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect.poll(async () => (await stateOf(page)).signIn.phase).toBe('signed-out');
  expect(await kept()).toEqual([]);
  await second.close();
});
