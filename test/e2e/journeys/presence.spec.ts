import { expect, test } from '@playwright/test';
import { clickTray, clickTrayItem, pressShortcut, recorded } from '../../support/launch-app.ts';
import { beginJourney, closeMain, type Journey, trayTip } from './journey-fixture.ts';

let journey: Journey;
test.beforeAll(async () => {
  journey = await beginJourney({ settings: { shortcuts: { toggleCalls: 'Ctrl+Shift+F8' } } });
});
test.afterAll(() => journey.close());

/** What the platform believes. */
function onThePlatform(): unknown {
  const { userStatus, dndStatus } = journey.simulator.world.presenceOf(journey.me) ?? {};
  return { userStatus, dndStatus };
}

test('"none" in the tray menu reaches the platform, the tray and the presence button, and goes back', async () => {
  await clickTrayItem(journey.app, 'calls-DoNotAcceptAnyCalls');
  await expect.poll(onThePlatform).toMatchObject({ dndStatus: 'DoNotAcceptAnyCalls' });
  await expect.poll(() => trayTip(journey)).toContain('Not taking calls');
  await expect(journey.page.getByRole('button', { name: /No calls/ })).toBeVisible();
  await clickTrayItem(journey.app, 'Take calls again');
  await expect.poll(onThePlatform).toMatchObject({ dndStatus: 'TakeAllCalls' });
  await expect.poll(() => trayTip(journey)).toMatch(/^Ringside · |missed call/);
});

test('the presence button sets what others see and which calls reach me, apart from each other', async () => {
  const { page } = journey;
  await page.getByRole('button', { name: /Available/ }).click();
  await page.getByText('Busy', { exact: true }).click();
  await expect.poll(onThePlatform).toMatchObject({ userStatus: 'Busy', dndStatus: 'TakeAllCalls' });
  await page.getByText('No queue calls', { exact: true }).click();
  await expect
    .poll(onThePlatform)
    .toMatchObject({ userStatus: 'Busy', dndStatus: 'DoNotAcceptDepartmentCalls' });
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: /Busy.*No queue calls/ })).toBeFocused();
  await clickTrayItem(journey.app, 'status-Available');
  await expect.poll(onThePlatform).toMatchObject({ userStatus: 'Available' });
  await expect(page.getByRole('button', { name: /Available.*No queue calls/ })).toBeVisible();
});

test('what somebody changes elsewhere shows here', async () => {
  journey.simulator.world.changePresence(journey.me, { userStatus: 'Offline', dndStatus: 'TakeAllCalls' });
  await expect(journey.page.getByRole('button', { name: /Invisible/ })).toBeVisible();
});

test('the global shortcut takes calls on and off', async () => {
  await pressShortcut(journey.app, 'Ctrl+Shift+F8');
  await expect.poll(onThePlatform).toMatchObject({ dndStatus: 'DoNotAcceptAnyCalls' });
  await expect.poll(() => trayTip(journey)).toContain('Not taking calls');
  await pressShortcut(journey.app, 'Ctrl+Shift+F8');
  await expect.poll(onThePlatform).toMatchObject({ dndStatus: 'TakeAllCalls' });
});

test('a status that the platform refuses goes back and is told as one alert', async () => {
  const { page } = journey;
  journey.simulator.faults.on('rest-500', { path: '/presence', method: 'PUT' });
  await clickTrayItem(journey.app, 'calls-DoNotAcceptAnyCalls');
  await expect(page.getByRole('alert').getByText(/Your status could not be changed/)).toBeVisible({
    timeout: 20_000,
  });
  await expect.poll(() => trayTip(journey)).not.toContain('Not taking calls');
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  journey.simulator.faults.clear();
});

test('a click on the tray opens the main window when it is closed', async () => {
  await closeMain(journey);
  const menu = (await recorded(journey.app)).trays[0]?.menu.map(({ label }) => label) ?? [];
  expect(menu).toEqual(expect.arrayContaining(['Open Ringside', 'Settings…', 'Quit Ringside']));
  await clickTray(journey.app);
  const page = await journey.main();
  await expect(page.getByRole('heading', { name: 'Calls', level: 1 })).toBeVisible();
  await closeMain(journey);
  await clickTrayItem(journey.app, 'Settings…');
  await expect((await journey.main()).getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
});
