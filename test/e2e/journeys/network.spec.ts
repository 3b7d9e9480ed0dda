import { expect, test } from '@playwright/test';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { startOnSimulator } from '../../support/app-with-simulator.ts';
import { recorded } from '../../support/launch-app.ts';
import { startHttpProxy, startSocksProxy } from '../../support/proxies.ts';
import { ada, beginJourney, type Journey, openSettings, stateOf } from './journey-fixture.ts';

/** From now on the system names these addresses, and none else. */
function setAddresses({ app }: Journey, ...addresses: readonly string[]): Promise<void> {
  return app.evaluate((_electron, found) => {
    const os = process.getBuiltinModule('node:os');
    const internal = { netmask: '', family: 'IPv4', mac: '', internal: false, cidr: null } as const;
    os.networkInterfaces = () => ({ eth0: found.map((address) => ({ ...internal, address })) });
    process.getBuiltinModule('node:module').syncBuiltinESMExports();
  }, addresses);
}

/** What happened to the line, as the page for support shows it. */
async function happenings({ page }: Journey): Promise<readonly string[]> {
  const { rows } = await page.evaluate(() => window.companion.ask.inspection(0));
  return rows.flatMap(({ entry }) => (entry.kind === 'line' ? [entry.what] : []));
}

const connectionOf = async ({ page }: Journey) => (await stateOf(page)).connection;

test('a proxy that the system names carries everything: signing in, requests, the line and a call', async () => {
  const proxy = await startHttpProxy();
  const journey = await beginJourney({ env: { STAND_IN_PROXY: `PROXY 127.0.0.1:${proxy.port}` } });
  journey.ring(ada);
  await expect(journey.cardPage.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();
  const { host } = new URL(journey.simulator.url);
  expect(proxy.asked).toContain(host);
  // Pages of faxes lie at a host of their own.
  expect([host, new URL(journey.simulator.mediaUrl).host]).toEqual(expect.arrayContaining(proxy.asked));
  // Requests share connections; the line has one of its own.
  expect(proxy.asked.length).toBeGreaterThanOrEqual(2);
  expect(proxy.carried()).toBeGreaterThan(20_000);
  expect((await stateOf(journey.page)).network).toMatchObject({
    proxy: { kind: 'http', host: `127.0.0.1:${proxy.port}` },
    trouble: undefined,
  });
  await proxy.close();
  await expect.poll(async () => (await connectionOf(journey)).phase).not.toBe('online');
  await expect
    .poll(async () => (await stateOf(journey.page)).network.trouble, { timeout: 20_000 })
    .toMatchObject({ kind: 'proxy', problem: 'unreachable' });
  await journey.close();
});

test('[E26] a proxy that asks for a password gets it in the settings, and everything goes on from there', async () => {
  test.setTimeout(120_000);
  const proxy = await startHttpProxy({ password: 'ada:correct horse' });
  const ringside = await startOnSimulator({ env: { STAND_IN_PROXY: `PROXY 127.0.0.1:${proxy.port}` } });
  const page = await ringside.main();
  await page.getByRole('button', { name: 'Sign in with RingCentral' }).click();
  await expect.poll(async () => (await recorded(ringside.app)).external.length).toBe(1);
  const back = ringside.simulator.sign.allow((await recorded(ringside.app)).external[0]!);
  await fetch(back, { redirect: 'manual' });
  await expect.poll(async () => (await stateOf(page)).network.trouble).toMatchObject({ problem: 'password' });
  expect(proxy.carried()).toBe(0);

  await openSettings(page, 'Network');
  await page.getByLabel('Name for the proxy').fill('ada');
  await page.getByLabel('Password for the proxy').fill('correct horse');
  await page.keyboard.press('Enter');
  // Back to the page for signing in, over the first page of the settings.
  for (let step = 0; step < 2; step += 1) await page.keyboard.press('Alt+ArrowLeft');
  await ringside.signIn();
  await expect(page.getByText('Listening for calls')).toBeVisible({ timeout: 20_000 });
  expect(proxy.carried()).toBeGreaterThan(5_000);
  const files = await readdir(ringside.userData, { recursive: true, withFileTypes: true });
  for (const file of files.filter((one) => one.isFile() && !one.parentPath.includes('chromium')))
    expect(await readFile(path.join(file.parentPath, file.name), 'latin1'), file.name).not.toContain(
      'correct horse',
    );
  await ringside.close();
  await proxy.close();
});

test('a SOCKS proxy does as well', async () => {
  const proxy = await startSocksProxy();
  const journey = await beginJourney({ env: { STAND_IN_PROXY: `SOCKS5 127.0.0.1:${proxy.port}` } });
  journey.ring(ada);
  await expect(journey.cardPage.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();
  expect(proxy.carried()).toBeGreaterThan(20_000);
  await journey.close();
  await proxy.close();
});

test('waking up, a dead line is noticed within three seconds and replaced', async () => {
  const journey = await beginJourney();
  const heal = journey.simulator.faults.on('socket-half-open');
  const woke = Date.now();
  await journey.app.evaluate(({ powerMonitor }) => void powerMonitor.emit('resume'));
  await expect.poll(async () => (await connectionOf(journey)).phase, { intervals: [100] }).not.toBe('online');
  expect(Date.now() - woke).toBeLessThan(4_000);
  heal();
  await expect.poll(async () => (await connectionOf(journey)).phase, { timeout: 20_000 }).toBe('online');
  await journey.close();
});

test('on another network the line is proven; without one the window says so, and no longer when it is back', async () => {
  test.setTimeout(90_000);
  const journey = await beginJourney();
  const { page } = journey;
  await setAddresses(journey, '192.0.2.200');
  await expect.poll(() => happenings(journey), { timeout: 12_000 }).toContain("this computer's network: up");
  expect((await connectionOf(journey)).phase).toBe('online');
  await setAddresses(journey);
  await expect.poll(async () => (await stateOf(page)).network.online, { timeout: 10_000 }).toBe(false);
  expect((await connectionOf(journey)).reason).toBe('network');
  await setAddresses(journey, '198.51.100.20');
  await expect.poll(async () => (await stateOf(page)).network.online, { timeout: 10_000 }).toBe(true);
  await expect.poll(async () => (await connectionOf(journey)).phase, { timeout: 20_000 }).toBe('online');
  await journey.close();
});

test('a window that comes back from the task bar finds out within three seconds that the line is dead', async () => {
  const journey = await beginJourney();
  const toMain = (deed: 'minimize' | 'restore'): Promise<void> =>
    journey.app.evaluate(({ BrowserWindow }, what) => {
      BrowserWindow.getAllWindows()
        .find((window) => !window.isAlwaysOnTop())
        ?.[what]();
    }, deed);
  await toMain('minimize');
  // A line that was heard of, or looked at, this lately would need no proof.
  const age = async (): Promise<number> => Date.now() - (await connectionOf(journey)).since;
  await expect.poll(age, { timeout: 20_000 }).toBeGreaterThan(7_000);
  journey.simulator.faults.on('socket-half-open');
  const restored = Date.now();
  await toMain('restore');
  await expect.poll(async () => (await connectionOf(journey)).phase, { intervals: [100] }).not.toBe('online');
  expect(Date.now() - restored).toBeLessThan(4_000);
  await journey.close();
});

test('[J10] a network that wants a page signed in to first is named, and its page opens in the browser', async () => {
  test.setTimeout(120_000);
  const journey = await beginJourney();
  const { page, simulator } = journey;
  const leave = simulator.faults.on('captive-portal');
  await setAddresses(journey, '203.0.113.9');
  await expect.poll(async () => (await stateOf(page)).network.captivePortal, { timeout: 40_000 }).toBe(true);
  await page.evaluate(() => window.companion.send.openNetworkPage());
  await expect.poll(async () => (await recorded(journey.app)).external.at(-1)).toBe(`${simulator.url}/`);
  leave();
  await expect.poll(async () => (await connectionOf(journey)).phase, { timeout: 60_000 }).toBe('online');
  expect((await stateOf(page)).network.captivePortal).toBe(false);
  await journey.close();
});
