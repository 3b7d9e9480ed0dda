import { expect, test } from '@playwright/test';
import net from 'node:net';
import { startOnSimulator } from '../../support/app-with-simulator.ts';
import { recorded } from '../../support/launch-app.ts';
import { ada, beginJourney, closeMain, listening, notices, stateOf, trayTip } from './journey-fixture.ts';

async function openPort(): Promise<net.Server> {
  const server = net.createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

const portOf = (server: net.Server): number => (server.address() as net.AddressInfo).port;

test('a sign-in that is refused in the browser says so, and the next one works', async () => {
  const ringside = await startOnSimulator();
  const page = await ringside.main();
  await page.getByRole('button', { name: 'Sign in with RingCentral' }).click();
  await expect(page.getByText('Finish in your browser')).toBeVisible();
  await expect(page.getByText(/^[45]:\d\d left$/)).toBeVisible();
  await expect.poll(async () => (await recorded(ringside.app)).external.length).toBe(1);
  await fetch(ringside.simulator.sign.deny((await recorded(ringside.app)).external[0]!), {
    redirect: 'manual',
  });
  await expect(page.getByRole('alert')).toHaveText('Sign-in was cancelled in the browser.');
  await ringside.signIn();
  await listening(ringside);
  await ringside.close();
});

test('[H10] with every address of the sign-in taken, the page names the ports', async () => {
  const taken = [await openPort(), await openPort()];
  const ports = taken.map(portOf);
  const redirects = ports.map((port) => `http://127.0.0.1:${port}/oauth/callback`);
  const ringside = await startOnSimulator({ env: { RINGSIDE_REDIRECT_URIS: redirects.join(',') } });
  const page = await ringside.main();
  await page.getByRole('button', { name: 'Sign in with RingCentral' }).click();
  await expect(page.getByRole('alert')).toContainText(`ports ${ports.join(', ')}`);
  await expect(page.getByRole('button', { name: 'Sign in with RingCentral' })).toBeEnabled();
  await ringside.close();
  for (const server of taken) server.close();
});

test('[H12] a browser that never comes back ends the attempt with a sentence, and cancel ends it at once', async () => {
  const ringside = await startOnSimulator();
  const page = await ringside.main();
  await page.getByRole('button', { name: 'Sign in with RingCentral' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('button', { name: 'Sign in with RingCentral' })).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
  // Five minutes pass in a moment.
  await ringside.app.evaluate(() => {
    const real = globalThis.setTimeout;
    globalThis.setTimeout = ((task: () => void, ms: number) =>
      real(task, ms > 200_000 ? 50 : ms)) as typeof setTimeout;
  });
  await page.getByRole('button', { name: 'Sign in with RingCentral' }).click();
  await expect(page.getByRole('alert')).toContainText('The browser did not come back in time.');
  await ringside.close();
});

test('without a client id the page explains how to get one, and offers the demo', async () => {
  const ringside = await startOnSimulator({ env: { RINGSIDE_CLIENT_ID: '' } });
  const page = await ringside.main();
  await expect(page.getByText('One step is missing before you can sign in')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Sign in with RingCentral' })).toHaveCount(0);
  await page.getByRole('button', { name: 'How to get a client id' }).click();
  await expect
    .poll(async () => (await recorded(ringside.app)).external)
    .toEqual([expect.stringMatching(/^https:\/\/developers\.ringcentral\.com\//)]);
  await expect(page.getByRole('button', { name: 'Look around with demo data' })).toBeVisible();
  await ringside.close();
});

test('the demo opens from its button without a browser, and a customer rings; leaving it leads back', async () => {
  const ringside = await startOnSimulator();
  const page = await ringside.main();
  await page.getByRole('button', { name: 'Look around with demo data' }).click();
  await expect(page.getByText('Demo data. Nothing is sent.')).toBeVisible();
  const card = await ringside.card();
  await expect(card.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible({ timeout: 20_000 });
  expect((await recorded(ringside.app)).external).toEqual([]);
  await page.evaluate(() => window.companion.send.signOut());
  await expect(page.getByRole('button', { name: 'Look around with demo data' })).toBeVisible();
  await expect.poll(async () => (await stateOf(page)).calls).toEqual([]);
  await expect.poll(async () => (await stateOf(page)).card.visible).toBe(false);
  await ringside.close();
});

test('ended by the platform, the sign-in says so on the page, in the tray and once as a notification', async () => {
  test.setTimeout(90_000);
  const journey = await beginJourney();
  journey.ring(ada);
  await expect(journey.cardPage.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();
  for (const session of journey.simulator.sessions()) journey.simulator.endSession(session);
  journey.simulator.killSockets();
  // It is found out with the next try to connect, at the latest.
  await expect(
    journey.page.getByText("Signed out of Fernhill Furniture. You won't see its calls."),
  ).toBeVisible({ timeout: 45_000 });
  await expect(journey.page.getByRole('button', { name: 'Sign in again' })).toBeVisible();
  await expect.poll(() => trayTip(journey)).toContain('Signed out');
  await expect.poll(() => notices(journey)).toEqual(['Signed out of Fernhill Furniture']);
  await expect.poll(async () => (await stateOf(journey.cardPage)).card.visible).toBe(false);
  await closeMain(journey);
  await journey.close();
});
