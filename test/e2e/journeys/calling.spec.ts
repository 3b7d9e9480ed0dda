import { expect, type Page, test } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { clickTrayItem, type RunningApp } from '../../support/launch-app.ts';
import { startOnSimulator } from '../../support/app-with-simulator.ts';
import { ada, beginJourney, cardNow, type Journey, raised, stateOf } from './journey-fixture.ts';

const quickCall = (running: RunningApp): Promise<Page> => running.window('quick-call');
const field = (page: Page) => page.getByRole('combobox', { name: 'Name or number' });

/** After a link Enter does nothing for a moment: it may have been meant for another app. */
async function untilEnterCounts(): Promise<void> {
  const since = Date.now();
  await expect.poll(() => Date.now() - since).toBeGreaterThan(800);
}

test('from a cold start by a link to both phones, by keyboard alone', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'calling-'));
  const first = await startOnSimulator({ userData: folder });
  await first.signIn();
  const { simulator } = first;
  simulator.world.ringOuts.plan({
    outcome: 'answered',
    callerSeconds: 2,
    promptSeconds: 1,
    calleeSeconds: 3,
    talkSeconds: 60,
  });
  await first.app.close();
  const second = await startOnSimulator({
    userData: folder,
    args: ['--hidden', '--', 'tel:+1-415-555-0137'],
    runningSimulator: simulator,
  });
  const asks = await quickCall(second);
  await expect(field(asks)).toHaveValue('+1 (415) 555-0137', { timeout: 20_000 });
  await expect(field(asks)).toBeFocused();
  await expect(asks.getByRole('option')).toContainText('+14155550137');
  await untilEnterCounts();
  expect(simulator.world.ringOuts.truth()).toEqual([]);
  await asks.keyboard.press('Enter');
  const card = await second.card();
  const legs = card.getByRole('list', { name: 'The two phones of this call' });
  await expect(card.getByText(/^Pick up /)).toBeVisible();
  await expect(legs.getByRole('listitem').first()).toContainText('ringing');
  await expect.poll(() => cardNow(second)).toEqual(raised);
  await expect(legs.getByRole('listitem').nth(1)).toContainText('ringing');
  await expect(legs.getByRole('listitem').first()).toContainText('connected');
  await expect(card.getByText('On call')).toBeVisible();
  expect(simulator.world.ringOuts.truth().map(({ to }) => to)).toEqual(['+14155550137']);
  await second.close();
  await first.simulator.stop();
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
});

test('a call that comes in while one is placed covers nothing', async () => {
  const journey = await beginJourney({ settings: { calls: { askForOne: false } } });
  const { cardPage } = journey;
  journey.simulator.world.ringOuts.plan({ outcome: 'by-hand' });
  await journey.page.evaluate(() => window.companion.send.placeRingOut({ to: '+14155550137' }));
  await expect(cardPage.getByText(/^Pick up /)).toBeVisible();
  journey.ring(ada);
  await expect(cardPage.getByText('Incoming call')).toBeVisible();
  await expect(cardPage.getByText(/^Pick up /)).toBeVisible();
  await cardPage.getByRole('button', { name: 'Cancel' }).press('Enter');
  await expect(cardPage.getByText('Call cancelled.')).toBeVisible();
  await expect(cardPage.getByText('Incoming call')).toBeVisible();
  await journey.close();
});

test.describe('signed in', () => {
  let journey: Journey;
  test.beforeAll(async () => {
    journey = await beginJourney({ settings: { calls: { askForOne: false } } });
  });
  test.afterEach(() => journey.quiet());
  test.afterAll(() => journey.close());

  const placed = (): readonly string[] => journey.simulator.world.ringOuts.truth().map(({ to }) => to);
  const plan = (outcome: 'answered' | 'busy', seconds = 30): void =>
    void journey.simulator.world.ringOuts.plan({
      outcome,
      callerSeconds: seconds,
      calleeSeconds: 3,
      talkSeconds: 60,
    });

  async function cancel(): Promise<void> {
    await journey.cardPage.getByRole('button', { name: 'Cancel' }).press('Enter');
    await expect(journey.cardPage.getByText('Call cancelled.')).toBeVisible();
    // It stays while the focus is on the card.
    const [over] = (await stateOf(journey.page)).ringOuts;
    await journey.page.evaluate((id) => window.companion.send.dismissRingOut(id), over?.id ?? '');
    await expect.poll(async () => (await stateOf(journey.page)).ringOuts.length).toBe(0);
  }

  // The first one: the platform gives ten such requests a minute, and each call that is placed needs some.
  test('the test that rings me says that it works, and leaves no call', async () => {
    const { page } = journey;
    await page.getByRole('button', { name: 'Listening for calls' }).click();
    await page.getByRole('button', { name: 'Ring me' }).click();
    await expect(page.getByText(/^It works: the ring was heard here/)).toBeVisible({ timeout: 20_000 });
    await expect
      .poll(async () => (await stateOf(page)).calls.every(({ phase }) => phase === 'ended'))
      .toBe(true);
  });

  test('Quick call from the tray finds a colleague by name and calls them', async () => {
    plan('answered');
    const before = placed().length;
    await clickTrayItem(journey.app, 'Quick call…');
    const asks = await quickCall(journey);
    await field(asks).fill('ben ort');
    await expect(asks.getByRole('option').first()).toContainText('Ben Ortiz');
    await asks.keyboard.press('Enter');
    await expect.poll(() => placed().length).toBe(before + 1);
    await expect(journey.cardPage.getByRole('heading', { name: 'Calling Ben Ortiz' })).toBeVisible();
    await journey.page.keyboard.press('Control+1');
    await expect(journey.page.getByText(/^Calling Ben Ortiz/)).toBeVisible();
    await cancel();
    expect(journey.simulator.world.ringOuts.truth().at(-1)?.cancelledAt).toBeDefined();
  });

  test('Escape closes Quick call and nothing was called', async () => {
    const before = placed().length;
    await journey.page.keyboard.press('Control+d');
    const asks = await quickCall(journey);
    await field(asks).fill('4155550137');
    await expect(field(asks)).toHaveValue('(415) 555-0137');
    await asks.keyboard.press('Escape');
    await expect.poll(async () => (await stateOf(journey.page)).quickCall.open).toBe(false);
    expect(placed()).toHaveLength(before);
  });

  test('a contact is found by company and called from their page', async () => {
    plan('busy', 1);
    const before = placed().length;
    const { page } = journey;
    await page.keyboard.press('Control+3');
    await page.getByRole('textbox', { name: 'Search contacts' }).fill('analytical');
    // Before that the list is still the one of everybody.
    await expect(page.getByRole('option').first()).toContainText('Ada Lovelace');
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('heading', { name: 'Ada Lovelace', level: 2 })).toBeVisible();
    await page.keyboard.press('Control+Shift+C');
    const asks = await quickCall(journey);
    await expect(asks.getByRole('option').first()).toContainText('Call Ada Lovelace');
    await asks.keyboard.press('Enter');
    await expect.poll(() => placed().length).toBe(before + 1);
    await expect(journey.cardPage.getByText("Ada Lovelace's line is busy.")).toBeVisible();
    await expect(journey.cardPage.getByRole('button', { name: 'Try again' })).toBeVisible();
    await journey.cardPage.keyboard.press('Escape');
  });
});
