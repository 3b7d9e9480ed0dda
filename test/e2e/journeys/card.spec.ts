import { expect, test } from '@playwright/test';
import { recorded } from '../../support/launch-app.ts';
import {
  ada,
  beginJourney,
  cardNow,
  closeMain,
  grace,
  hidden,
  notices,
  openSettings,
  shown,
  trayTip,
  untilPressable,
  windowsNow,
} from './journey-fixture.ts';

test('a call that rings the desk phone shows on the card, in the tray and as a notification until it is over', async () => {
  const journey = await beginJourney();
  const { cardPage } = journey;
  const session = journey.ring(ada);
  await expect(cardPage.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();
  await expect(cardPage.getByText('Incoming call')).toBeVisible();
  await expect(cardPage.getByText('+1 (212) 555-0100')).toBeVisible();
  await expect.poll(() => trayTip(journey)).toContain('Ada Lovelace');
  await expect.poll(() => notices(journey)).toEqual(['Ada Lovelace is calling']);

  // While the list of calls is looked at, a missed call needs no notification.
  await closeMain(journey);
  journey.phones.hangUp(session);
  await expect(cardPage.getByText('Missed call', { exact: false }).first()).toBeVisible();
  await expect.poll(() => trayTip(journey)).not.toContain('Ada Lovelace');
  await expect.poll(() => notices(journey)).toEqual(['Missed call from Ada Lovelace']);
  await journey.close();
});

test('the card appears with every other window closed, and takes no focus', async () => {
  const journey = await beginJourney();
  await closeMain(journey);
  expect(await windowsNow(journey)).toEqual([{ card: true, ...hidden }]);
  const session = journey.ring(ada);
  await expect(journey.cardPage.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();
  await expect.poll(() => windowsNow(journey)).toEqual([{ card: true, ...shown }]);
  journey.phones.answer(session, { extensionId: journey.me });
  await expect(journey.cardPage.getByText('On call · Desk phone')).toBeVisible();
  expect(await windowsNow(journey)).toEqual([{ card: true, ...shown }]);
  await journey.close();
});

test('the card comes up on the display where the pointer is', async () => {
  const journey = await beginJourney({ env: { STAND_IN_DISPLAYS: '1280x800+0+0,1920x1080+1280+0' } });
  await journey.app.evaluate(({ screen }) => {
    Object.assign(screen, { getCursorScreenPoint: () => ({ x: 2000, y: 500 }) });
  });
  journey.ring(ada);
  await expect.poll(() => cardNow(journey)).toEqual(shown);
  const left = await journey.app.evaluate(
    ({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .find((window) => window.isAlwaysOnTop())
        ?.getBounds().x,
  );
  expect(left).toBeGreaterThanOrEqual(1280);
  await journey.close();
});

test('while fifty calls ring, the main window keeps the focus, and what is typed there arrives whole', async () => {
  test.setTimeout(120_000);
  const journey = await beginJourney();
  const { page, cardPage } = journey;
  await openSettings(page, 'Screen-pop');
  await page.getByRole('button', { name: 'Add a rule' }).click();
  const field = page.getByRole('textbox', { name: 'Address' });
  await field.focus();
  await journey.app.evaluate(({ BrowserWindow }) => {
    Object.assign(globalThis, { focused: [] as string[] });
    const note = (name: string) => () =>
      void (globalThis as unknown as { focused: string[] }).focused.push(name);
    for (const window of BrowserWindow.getAllWindows()) {
      const name = window.isAlwaysOnTop() ? 'card' : 'main';
      window.on('focus', note(`${name} focused`));
      window.on('blur', note(`${name} blurred`));
    }
  });
  let typed = '';
  for (let times = 0; times < 50; times++) {
    const name = `Caller ${times}`;
    const session = journey.ring({ from: `+1347555${String(times + 100).padStart(4, '0')}`, fromName: name });
    await expect(cardPage.getByRole('heading', { name, exact: true })).toBeVisible();
    const letter = String.fromCharCode(97 + (times % 26));
    await page.keyboard.type(letter);
    typed += letter;
    journey.phones.hangUp(session);
    await expect(cardPage.locator('main.card')).toHaveAttribute('data-phase', 'ended');
  }
  await expect(field).toHaveValue(typed);
  await expect(field).toBeFocused();
  const said = await journey.app.evaluate(() => (globalThis as unknown as { focused: string[] }).focused);
  expect(said).toEqual([]);
  expect(await cardNow(journey)).toEqual(shown);
  await journey.close();
});

test('a hidden card comes back with the next call, and Show call in the main window brings it back at once', async () => {
  const journey = await beginJourney();
  const { cardPage, page } = journey;
  journey.ring(ada);
  await cardPage.getByRole('button', { name: 'Hide card. The call keeps ringing.' }).click();
  await expect.poll(() => cardNow(journey)).toEqual(hidden);
  await page.getByRole('button', { name: 'Show call with Ada Lovelace' }).click();
  await expect.poll(() => cardNow(journey)).toMatchObject({ visible: true });
  await untilPressable(cardPage);
  await cardPage.getByRole('button', { name: 'Hide card. The call keeps ringing.' }).click();
  await expect.poll(() => cardNow(journey)).toEqual(hidden);
  journey.ring(grace);
  await expect.poll(() => cardNow(journey)).toEqual(shown);
  expect((await recorded(journey.app)).errors).toEqual([]);
  await journey.close();
});
