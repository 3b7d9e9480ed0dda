import { expect, test } from '@playwright/test';
import { ada, beginJourney, notices, stateOf, trayTip } from './journey-fixture.ts';

test('lost for five seconds the window says "Reconnecting", for thirty "offline", and when it is back nothing', async () => {
  test.setTimeout(180_000);
  const journey = await beginJourney();
  const { page, cardPage, simulator } = journey;
  const line = page.getByText('Reconnecting… Calls may not show up here.');
  const banner = page.getByText(/^You're offline\. Showing what was saved at .* Phones keep working\.$/);
  const session = journey.ring(ada);
  await expect(cardPage.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();

  simulator.faults.on('upgrade-hanging');
  simulator.killSockets();
  await expect.poll(async () => (await stateOf(page)).connection.phase).toBe('reconnecting');
  const lost = (await stateOf(page)).connection.since;
  await line.waitFor({ timeout: 15_000 });
  const saidAfter = Date.now() - lost;
  expect(saidAfter).toBeGreaterThan(4_800);
  expect(saidAfter).toBeLessThan(9_000);
  await expect(cardPage.getByText('Connection lost. Your phone may still be ringing.')).toBeVisible();
  await expect(banner).toHaveCount(0);

  await banner.waitFor({ timeout: 45_000 });
  const offlineAfter = Date.now() - lost;
  expect(offlineAfter).toBeGreaterThan(28_000);
  expect(offlineAfter).toBeLessThan(40_000);
  await expect(line).toHaveCount(0);
  await expect.poll(() => trayTip(journey)).toMatch(/^Not listening since /);
  expect((await notices(journey)).filter((title) => /Not listening/.test(title))).toEqual([]);

  // No event tells that the caller gave up, but the platform still answers questions.
  journey.phones.hangUp(session);
  await expect(cardPage.locator('.card-state')).toHaveText('This call is no longer ringing', {
    timeout: 40_000,
  });
  simulator.faults.clear();
  simulator.killSockets();
  await page.getByRole('button', { name: 'Try again' }).first().click();
  await expect(page.getByText('Listening for calls')).toBeVisible({ timeout: 40_000 });
  await expect(banner).toHaveCount(0);
  await expect(page.getByRole('option', { name: /^Ada Lovelace .* Missed/ }).first()).toBeVisible({
    timeout: 40_000,
  });
  await journey.close();
});

test('a break of two seconds is worth no word', async () => {
  const journey = await beginJourney();
  const { page } = journey;
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    new MutationObserver(() => {
      const { textContent } = document.body;
      if (/Calls may not show up here|offline/.test(textContent)) seen.push(textContent);
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  });
  journey.simulator.killSockets();
  await expect.poll(async () => (await stateOf(page)).connection.phase).toBe('reconnecting');
  await expect.poll(async () => (await stateOf(page)).connection.phase, { timeout: 15_000 }).toBe('online');
  const { since } = (await stateOf(page)).connection;
  expect(since).toBeGreaterThan(0);
  expect(await page.evaluate(() => (window as unknown as { seen: string[] }).seen)).toEqual([]);
  await journey.close();
});

test('a call that rings while the line is down is found when it is back, with its true start', async () => {
  const journey = await beginJourney();
  const { page, cardPage } = journey;
  journey.simulator.faults.on('upgrade-refused', { status: 503, count: 1 });
  journey.simulator.killSockets();
  await expect.poll(async () => (await stateOf(page)).connection.phase).toBe('reconnecting');
  const began = Date.now();
  journey.ring(ada);
  await expect(cardPage.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible({ timeout: 25_000 });
  const { startedAt } = (await stateOf(page)).calls.at(-1)!;
  expect(Math.abs(startedAt - began)).toBeLessThan(1_500);
  await expect.poll(() => notices(journey)).toEqual(['Ada Lovelace is calling']);
  await journey.close();
});

test('a computer whose clock is wrong is told so', async () => {
  const journey = await beginJourney();
  const { page } = journey;
  journey.simulator.faults.on('date-wrong', { ms: 7 * 60_000 });
  await page.evaluate(() => window.companion.send.refreshToday());
  await expect(page.getByText("This computer's clock is 7 minutes off. Times may look wrong.")).toBeVisible({
    timeout: 15_000,
  });
  await journey.close();
});
