import { expect, type Page, test } from '@playwright/test';
import { recorded } from '../../support/launch-app.ts';
import { layoutFaults } from '../gallery/layout-faults.ts';
import { ada, beginJourney, openSettings, trayTip } from './journey-fixture.ts';

/** Languages as desktops name them, and which way they read. */
const locales = [
  ['tr-TR', 'ltr'],
  ['de-DE', 'ltr'],
  ['ar-EG', 'rtl'],
  ['fa-IR', 'rtl'],
  ['he-IL', 'rtl'],
  ['th-TH', 'ltr'],
  ['ja-JP', 'ltr'],
  ['C', 'ltr'],
] as const;

const nonsense = /undefined|null|NaN|Invalid Date|\[object|\{[a-zA-Z]+\}/;

async function expectSense(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.body.innerText)).not.toMatch(nonsense);
  expect(await page.evaluate(layoutFaults)).toEqual([]);
}

for (const [locale, direction] of locales) {
  test(`[J07] on a desktop that speaks ${locale} the app reads ${direction}, and numbers read from the left`, async () => {
    const journey = await beginJourney({ env: { STAND_IN_LOCALE: locale, LANG: locale, LC_ALL: locale } });
    const { page, cardPage } = journey;
    const session = journey.ring(ada);
    await expect(cardPage.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();
    for (const each of [page, cardPage]) {
      expect(await each.evaluate(() => getComputedStyle(document.documentElement).direction)).toBe(direction);
      await expectSense(each);
    }
    const number = cardPage.getByText('+1 (212) 555-0100');
    expect(await number.evaluate((element) => getComputedStyle(element).direction)).toBe('ltr');
    expect(await trayTip(journey)).toContain('Ada Lovelace');
    journey.phones.hangUp(session);
    await expect(cardPage.locator('main.card')).toHaveAttribute('data-phase', 'ended');
    await expectSense(cardPage);
    expect(
      (await recorded(journey.app)).notifications.map(({ title, body }) => title + body).join(),
    ).not.toMatch(nonsense);
    await journey.close();
  });
}

test('[J08] a shortcut that another program holds is said so, and another one can be chosen', async () => {
  const taken = 'Ctrl+Shift+F11';
  const journey = await beginJourney({
    settings: { shortcuts: { showCard: taken, silence: 'No+Such+Key' } },
    env: { STAND_IN_TAKEN_SHORTCUTS: taken },
  });
  const { page } = journey;
  await openSettings(page, 'Shortcuts');
  const row = page.getByRole('group', { name: 'Show and focus the call card' });
  await expect(row.getByText('Another app uses this combination. Choose another.')).toBeVisible();
  await row.getByRole('button', { name: /^Change the shortcut/ }).click();
  await page.keyboard.press('Control+Alt+K');
  await expect(row.getByText('Another app uses this combination', { exact: false })).toHaveCount(0);
  await expect.poll(async () => (await recorded(journey.app)).shortcuts).toContain('Ctrl+Alt+K');
  // A letter alone would be taken from every other program.
  await row.getByRole('button', { name: /^Change the shortcut/ }).click();
  await page.keyboard.press('k');
  await expect(row.getByText(/^Add Ctrl, Alt or the system key/)).toBeVisible();
  await journey.close();
});

test('[J14] where the system shows no notifications the window says so and the card comes all the same', async () => {
  const journey = await beginJourney({ env: { STAND_IN_NOTIFICATIONS: 'unsupported' } });
  await expect(journey.page.getByText('Notifications are turned off for Ringside.')).toBeVisible();
  journey.ring(ada);
  await expect(journey.cardPage.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();
  await journey.close();
});
