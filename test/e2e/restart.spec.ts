import { expect, test } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AppState } from '../../src/shared/app-state.ts';
import { createSimulator } from '../../src/simulator/simulator.ts';
import { type AppOnSimulator, startOnSimulator } from '../support/app-with-simulator.ts';
import { recorded } from '../support/launch-app.ts';

const simulator = createSimulator();
let userData: string;
let second: AppOnSimulator | undefined;

test.beforeEach(async () => {
  userData = await mkdtemp(path.join(tmpdir(), 'ringside-restart-'));
  await simulator.start();
});
test.afterEach(async () => {
  await second?.close();
  await simulator.stop();
  await rm(userData, { recursive: true, force: true, maxRetries: 3 });
});

const start = (): Promise<AppOnSimulator> =>
  startOnSimulator({ runningSimulator: simulator, userData, env: { STAND_IN_KEYRING: 'strong' } });

async function stateOf(ringside: AppOnSimulator): Promise<AppState> {
  const page = await ringside.main();
  return page.evaluate(() => window.companion.ask.currentState());
}

/** From one moment to the next, as when the power fails. */
async function kill({ app }: AppOnSimulator): Promise<void> {
  const child = app.process();
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}

test('killed while a call rings and started again, the app shows the call once more with its true start', async () => {
  const first = await start();
  await first.signIn();
  await expect.poll(async () => (await stateOf(first)).connection.phase).toBe('online');
  const began = Date.now();
  const me = simulator.people[0]!.id;
  const id = simulator.world.telephony.ring({ from: '+12125550100', fromName: 'Ada Lovelace', to: me });
  await expect((await first.card()).getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();
  await kill(first);

  second = await start();
  const card = await second.card();
  await expect(card.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();
  const { signIn, calls } = await stateOf(second);
  expect(signIn.phase).toBe('signed-in');
  expect(calls).toMatchObject([{ id, phase: 'ringing', direction: 'inbound' }]);
  expect(Math.abs((calls[0]?.startedAt ?? 0) - began)).toBeLessThan(1_000);
  const { external, notifications } = await recorded(second.app);
  expect(external).toEqual([]);
  expect(notifications.map(({ title }) => title)).toEqual([expect.stringContaining('Ada Lovelace')]);

  simulator.world.telephony.hangUp(id);
  await expect(card.getByText('Missed call', { exact: false }).first()).toBeVisible();
});
