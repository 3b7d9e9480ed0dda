import { expect, test } from '@playwright/test';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createSimulator } from '../../../src/simulator/simulator.ts';
import { demoOptions } from '../../../src/simulator/world/world.ts';
import { answerDialog, recorded } from '../../support/launch-app.ts';
import { ada, beginJourney, notices, stateOf, trayTip } from './journey-fixture.ts';

test('lost for five seconds the window says "Reconnecting", for thirty "offline", and when it is back nothing', async () => {
  test.setTimeout(180_000);
  const journey = await beginJourney();
  const { page, cardPage, simulator } = journey;
  const line = page.getByText('Reconnecting… Calls may not show up here.');
  const banner = page.getByText(/^You're offline\. Showing what was saved at .* Phones keep working\.$/);
  const session = journey.ring(ada);
  await expect(cardPage.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();

  // Neither the line nor questions get through.
  simulator.faults.on('upgrade-hanging');
  simulator.faults.on('rest-500', { path: '/restapi/v1.0/' });
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

  // No event tells that the caller gave up, but the platform answers questions again.
  journey.phones.hangUp(session);
  simulator.faults.off('rest-500');
  await expect(cardPage.locator('.card-state')).toHaveText('This call is no longer ringing', {
    timeout: 40_000,
  });
  simulator.faults.clear();
  simulator.killSockets();
  await page.getByRole('button', { name: /^(Offline|Slow mode)/ }).click();
  await page.getByRole('button', { name: 'Try now' }).click();
  await expect(page.getByRole('heading', { name: 'Listening for calls' })).toBeVisible({ timeout: 40_000 });
  await expect(banner).toHaveCount(0);
  await page.keyboard.press('Control+1');
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
  const before = (await stateOf(page)).connection.since;
  // The platform ends the connection after its time: nothing is wrong, and the next one is opened at once.
  journey.simulator.faults.on('absolute-timeout');
  // The break itself may be over between two looks: that there was one is told by the connection's age.
  await expect
    .poll(
      async () => {
        const { phase, since } = (await stateOf(page)).connection;
        return phase === 'online' && since > before;
      },
      { timeout: 15_000 },
    )
    .toBe(true);
  expect(await page.evaluate(() => (window as unknown as { seen: string[] }).seen)).toEqual([]);
  await journey.close();
});

test('a call that rings while the line is down is found when it is back, with its true start', async () => {
  test.setTimeout(90_000);
  const journey = await beginJourney();
  const { page, cardPage } = journey;
  journey.simulator.faults.on('upgrade-refused', { status: 500, count: 1 });
  journey.simulator.faults.on('absolute-timeout');
  await expect.poll(async () => (await stateOf(page)).connection.phase).toBe('reconnecting');
  const began = Date.now();
  journey.ring(ada);
  await expect(cardPage.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible({ timeout: 60_000 });
  const { startedAt } = (await stateOf(page)).calls.at(-1)!;
  expect(Math.abs(startedAt - began)).toBeLessThan(1_500);
  await expect.poll(() => notices(journey)).toEqual(['Ada Lovelace is calling']);
  await journey.close();
});

test('a computer whose clock is wrong is told so', async () => {
  const simulator = createSimulator({ worldOptions: demoOptions });
  await simulator.start();
  simulator.faults.on('date-wrong', { ms: 7 * 60_000 });
  const journey = await beginJourney({ runningSimulator: simulator });
  const words = journey.page.getByText("This computer's clock is 7 minutes off. Times may look wrong.");
  await expect(words).toBeVisible({ timeout: 15_000 });
  await journey.close();
  await simulator.stop();
});

test('where only questions get through Ringside asks every 15 s, says so, and calls still show up', async () => {
  test.setTimeout(180_000);
  const journey = await beginJourney();
  const { page, cardPage, simulator } = journey;
  simulator.faults.on('upgrade-hanging');
  simulator.killSockets();
  const chip = page.getByText('Slow mode: checking every 15 s');
  await chip.waitFor({ timeout: 60_000 });
  expect(await page.evaluate(() => document.body.innerText)).not.toMatch(/offline/i);
  await page.getByRole('button', { name: /^Slow mode/ }).click();
  await expect(page.locator('.connection-facts')).toContainText('By asking every 15 s');
  await expect.poll(() => trayTip(journey)).toBe('Slow mode: checking every 15 s');
  const session = journey.ring(ada);
  await expect(cardPage.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible({ timeout: 25_000 });
  journey.phones.hangUp(session);
  simulator.faults.clear();
  simulator.killSockets();
  await page.getByRole('button', { name: 'Try now' }).click();
  await expect(page.getByRole('heading', { name: 'Listening for calls' })).toBeVisible({ timeout: 40_000 });
  await expect(chip).toHaveCount(0);
  await journey.close();
});

test('the page lists what passed as it happens, and one click saves a report without names or numbers', async () => {
  const file = path.join(tmpdir(), `ringside-report-${process.pid}.txt`);
  const journey = await beginJourney();
  const { page } = journey;
  await page.getByRole('button', { name: /^Listening for calls/ }).click();
  await page.getByRole('radio', { name: 'For support' }).click();
  const rows = page.getByRole('listbox', { name: 'Requests' }).getByRole('option');
  // The oldest stands at the end of a list that draws only what can be seen.
  await rows.first().click();
  await page.keyboard.press('End');
  await expect(rows.filter({ hasText: 'POST /restapi/oauth/token' }).first()).toContainText('200');
  await page.getByRole('radio', { name: 'Events' }).click();
  const session = journey.ring(ada);
  const events = page.getByRole('listbox', { name: 'Events' }).getByRole('option');
  await expect(events.filter({ hasText: /\/presence/ }).first()).toContainText('Used', { timeout: 10_000 });
  journey.phones.hangUp(session);

  await answerDialog(journey.app, 'showSaveDialog', { canceled: false, filePath: file });
  await page.getByRole('button', { name: 'Save a report…' }).click();
  await expect(page.getByText(`Saved as ${path.basename(file)}.`, { exact: false })).toBeVisible();
  const report = await readFile(file, 'utf8');
  expect(report).toContain('connection: online');
  expect(report).toContain('"what":"listening"');
  expect(report).toMatch(/GET \/restapi\/v1\.0\/\S* 200 /);
  expect(report).not.toMatch(/Ada|Lovelace|2125550100|sim_/);
  const asked = (await recorded(journey.app)).dialogs.find(({ name }) => name === 'showSaveDialog');
  expect(JSON.stringify(asked?.options)).toMatch(/ringside-report-\d{8}-\d{4}\.txt/);
  await rm(file);

  await answerDialog(journey.app, 'showSaveDialog', { canceled: true, filePath: '' });
  await page.getByRole('button', { name: 'Save a report…' }).click();
  await expect(page.getByText('A text file with these lists', { exact: false })).toBeVisible();
  await answerDialog(journey.app, 'showSaveDialog', { canceled: false, filePath: '/nowhere/at/all.txt' });
  await page.getByRole('button', { name: 'Save a report…' }).click();
  await expect(page.getByText('The report could not be saved there.', { exact: false })).toBeVisible();
  await journey.close();
});
