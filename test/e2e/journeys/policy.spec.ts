import { expect, type Page, test } from '@playwright/test';
import { violations } from '../security/security-fixture.ts';
import { clickTrayItem } from '../../support/launch-app.ts';
import { ada, beginJourney, grace, openSettings, stranger } from './journey-fixture.ts';

const settingsPages = [
  'General',
  'Account',
  'Call card',
  'Notifications and sounds',
  'Screen-pop',
  'Shortcuts',
  'Appearance',
  'Network',
  'About',
];

function keepConsole(page: Page): string[] {
  const said: string[] = [];
  page.on('console', (message) => {
    const { url } = message.location();
    // The browser of the stand-in asks for it; Electron never does.
    if (url.endsWith('favicon.ico')) return;
    if (message.type() === 'error' || message.type() === 'warning') said.push(`${message.text()} ${url}`);
  });
  page.on('pageerror', (error) => said.push(String(error)));
  return said;
}

test('a whole run breaks no policy and writes nothing to the console', async () => {
  test.setTimeout(90_000);
  const journey = await beginJourney({ settings: { alerts: { ringTone: true } } });
  const { page, cardPage, phones } = journey;
  const said = [keepConsole(page), keepConsole(cardPage)];
  // Loaded anew, so that the start is watched, too.
  for (const each of [page, cardPage]) {
    await each.addInitScript(() => {
      window.violations = [];
      document.addEventListener('securitypolicyviolation', (event) => {
        window.violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
      });
    });
    await each.reload();
    await each.waitForFunction(() => (document.querySelector('#page')?.childElementCount ?? 0) > 0);
  }
  for (const name of settingsPages) await openSettings(page, name);
  await openSettings(page, 'Call card');
  await page.getByRole('button', { name: /A call to my own number/ }).click();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+1');
  await page.getByRole('button', { name: /Available/ }).click();
  await page.keyboard.press('Escape');
  // The calls of earlier are yesterday's for whoever runs this shortly after midnight.
  phones.hangUp(journey.ring(grace));
  await page.getByRole('option').first().click();
  const first = journey.ring(ada);
  await expect(cardPage.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();
  await cardPage.getByRole('button', { name: 'Voicemail', exact: true }).hover();
  journey.ring(stranger);
  journey.ring(grace, journey.support);
  await expect(cardPage.getByRole('button', { name: 'Show Grace Hopper' })).toBeVisible();
  phones.answer(first, { extensionId: journey.me });
  await expect(
    cardPage
      .getByRole('button', { name: 'Show Ada Lovelace' })
      .or(cardPage.getByText(/^On call/))
      .first(),
  ).toBeVisible();
  await clickTrayItem(journey.app, 'settings');
  journey.simulator.killSockets();
  await expect(page.getByText('Listening for calls')).toBeVisible({ timeout: 20_000 });
  await journey.quiet();
  expect(await violations(page)).toEqual([]);
  expect(await violations(cardPage)).toEqual([]);
  expect(said).toEqual([[], []]);
  await journey.close();
});
