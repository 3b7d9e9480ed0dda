import { expect, test } from '@playwright/test';
import { ada, beginJourney, type Journey, stateOf, untilPressable } from './journey-fixture.ts';

let journey: Journey;

test.beforeAll(async () => {
  journey = await beginJourney({});
});
test.afterEach(() => journey.quiet());
test.afterAll(() => journey.close());

const box = () => journey.page.getByRole('combobox', { name: 'Search or do anything' });
const rows = () => journey.page.getByRole('listbox', { name: 'What was found' }).getByRole('option');

async function open(): Promise<void> {
  await journey.page.keyboard.press('Control+k');
  await expect(box()).toBeFocused();
}

/** Somebody calls and gives up; answers once the call is in the history. */
async function missedCall(): Promise<void> {
  const { telephony } = journey.simulator.world;
  const session = journey.ring(ada);
  await expect
    .poll(async () => (await stateOf(journey.page)).calls.some(({ id }) => id === session))
    .toBe(true);
  telephony.hangUp(session);
  await expect
    .poll(
      async () => (await stateOf(journey.page)).today.rows.some((row) => row.telephonySessionId === session),
      { timeout: 20_000 },
    )
    .toBe(true);
}

test('a missed call is found and opened by keys alone', async () => {
  await missedCall();
  const { keyboard } = journey.page;
  await open();
  await keyboard.type('from:ada missed today ');
  await expect(journey.page.getByRole('button', { name: 'From ada: take away' })).toBeVisible();
  await expect(rows().first()).toContainText('Ada Lovelace');
  await expect(rows().first().locator('mark')).toHaveText('Ada');
  await keyboard.press('Enter');
  await expect(box()).toBeHidden();
  await expect(journey.page.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();
});

test('a filter is taken away by Tab and Enter, and the words stay', async () => {
  const { keyboard } = journey.page;
  await open();
  await keyboard.type('from:ada lovelace');
  await expect(journey.page.getByRole('button', { name: 'From ada: take away' })).toBeVisible();
  await keyboard.press('Tab');
  await keyboard.press('Enter');
  await expect(box()).toHaveValue('lovelace');
  await expect(box()).toBeFocused();
  await keyboard.press('Escape');
  await expect(box()).toBeHidden();
});

test('a command is done by Enter, and what cannot be done says why and leaves the box open', async () => {
  const { keyboard } = journey.page;
  await open();
  await keyboard.type('theme dark');
  await expect(rows().first()).toContainText('Theme: dark');
  await keyboard.press('Enter');
  await expect.poll(async () => (await stateOf(journey.page)).settings.appearance.theme).toBe('dark');
  await open();
  await expect(rows().filter({ hasText: 'Theme: dark' })).toHaveCount(0);
  await keyboard.type('theme dark');
  await expect(rows().last()).toContainText('It is set to that now.');
  await keyboard.press('ArrowUp');
  await keyboard.press('Enter');
  await expect(box()).toBeVisible();
  await keyboard.press('Control+k');
  await expect(box()).toBeHidden();
});

test('Enter right behind the last letter does what was typed, not what stood there before', async () => {
  const { keyboard } = journey.page;
  await open();
  await keyboard.insertText('settings: appearance');
  await keyboard.press('Enter');
  await expect(journey.page.getByRole('heading', { name: 'Appearance' })).toBeVisible();
});

test('a number that is typed can be called and faxed, written as it will be dialled', async () => {
  const { keyboard } = journey.page;
  await open();
  await keyboard.type('9785550142');
  await expect(rows().nth(0)).toHaveText('Call +1 (978) 555-0142');
  await expect(rows().nth(1)).toHaveText('Fax +1 (978) 555-0142');
  await box().fill('4155550177');
  await expect(rows().nth(0)).toHaveText('Call Dana Wu+1 (415) 555-0177');
  await keyboard.press('Escape');
});

test('what is nothing but signs to a search is plain text', async () => {
  const { page } = journey;
  await open();
  for (const text of [
    '"',
    "' OR 1=1 --",
    'NEAR(ada)',
    '<img src=x onerror=alert(1)>',
    'x'.repeat(10_000),
    '\u202eada',
  ]) {
    await box().fill(text);
    await expect(page.getByText('Nothing was found for this.').or(rows().first())).toBeVisible();
  }
  await box().fill('ada');
  await expect(rows().first()).toContainText('Ada');
  await page.keyboard.press('Escape');
  expect((await stateOf(page)).problems).toEqual([]);
});

test('from the card it opens over the main window, wherever that is', async () => {
  journey.ring(ada);
  await journey.cardPage.getByRole('heading', { name: 'Ada Lovelace' }).waitFor();
  await untilPressable(journey.cardPage);
  await journey.cardPage.keyboard.press('Control+k');
  await expect(box()).toBeFocused();
  await journey.page.keyboard.press('Escape');
});

test('from Quick call it opens over the main window, and Quick call goes', async () => {
  await journey.page.evaluate(() => window.companion.send.openQuickCall());
  const quickCall = await journey.window('quick-call');
  await expect(quickCall.getByRole('combobox')).toBeFocused();
  await quickCall.keyboard.press('Control+k');
  await expect(box()).toBeFocused();
  expect((await stateOf(journey.page)).quickCall.open).toBe(false);
  await journey.page.keyboard.press('Escape');
});
