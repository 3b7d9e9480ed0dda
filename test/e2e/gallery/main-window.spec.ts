import type { Page } from '@playwright/test';
import { expect, test } from './gallery-fixture.ts';

async function commands(page: Page): Promise<readonly (readonly unknown[])[]> {
  return page.evaluate(() => globalThis.gallery.still().sent.map(({ name, input }) => [name, ...input]));
}

async function activeRow(page: Page): Promise<string> {
  return page.evaluate(() => {
    const id = document.activeElement?.getAttribute('aria-activedescendant') ?? '';
    return document.getElementById(id)?.textContent ?? '';
  });
}

test('arrows, Home, End and letters move in a list of 200, and the active row stays in the page', async ({
  gallery,
}) => {
  const page = await gallery.show('main', 'list.200');
  const list = page.getByRole('listbox', { name: 'Calls' });
  await list.focus();
  expect(await activeRow(page)).toContain('Ada Lovelace');
  await page.keyboard.press('ArrowDown');
  expect(await activeRow(page)).toContain('Alan Turing');
  await page.keyboard.press('End');
  const last = page.locator('[role=option][aria-selected=true]');
  await expect(last).toBeVisible();
  expect(await last.getAttribute('aria-posinset')).toBe(await last.getAttribute('aria-setsize'));
  await page.keyboard.press('Home');
  await page.keyboard.press('g');
  expect(await activeRow(page)).toContain('Grace Hopper');
  expect(await page.locator('[role=option]').count()).toBeLessThan(60);
});

test('Enter moves into the detail, Escape closes it', async ({ gallery }) => {
  const page = await gallery.show('main', 'list.12');
  await page.getByRole('listbox', { name: 'Calls' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-region=detail]')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByText('Choose a call to see more about it')).toBeVisible();
});

test('F6 goes round the regions, Shift with F6 the other way', async ({ gallery }) => {
  const page = await gallery.show('main', 'calls.detail');
  const region = async (keys: string): Promise<string | null> => {
    await page.keyboard.press(keys);
    return page.evaluate(
      () => document.activeElement?.closest('[data-region]')?.getAttribute('data-region') ?? null,
    );
  };
  const round = [await region('F6'), await region('F6'), await region('F6'), await region('F6')];
  expect(round).toEqual(['banner', 'sidebar', 'list', 'detail']);
  expect(await region('F6')).toBe('banner');
  expect(await region('Shift+F6')).toBe('detail');
});

test('Ctrl with comma opens the settings, Ctrl with 1 the calls, Alt with arrows go back and forward', async ({
  gallery,
}) => {
  const page = await gallery.show('main', 'list.12');
  const title = page.getByRole('heading', { level: 1 });
  await page.keyboard.press('Control+,');
  await expect(title).toHaveText('Settings');
  await expect(title).toBeFocused();
  await page.keyboard.press('Control+1');
  await expect(title).toHaveText('Calls');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(title).toHaveText('Settings');
  await page.keyboard.press('Alt+ArrowRight');
  await expect(title).toHaveText('Calls');
});

test('Ctrl with plus, minus and 0 change the text size', async ({ gallery }) => {
  const page = await gallery.show('main', 'list.12');
  for (const keys of ['Control+=', 'Control+-', 'Control+0']) await page.keyboard.press(keys);
  const sizes = (await commands(page))
    .filter(([name]) => name === 'changeSettings')
    .map(([, change]) => change);
  expect(sizes).toEqual([
    { appearance: { textSize: 110 } },
    { appearance: { textSize: 90 } },
    { appearance: { textSize: 100 } },
  ]);
});

test('status and the calls that reach me are two separate choices', async ({ gallery }) => {
  const page = await gallery.show('main', 'list.12');
  await page.getByRole('button', { name: 'Available' }).click();
  await page.getByText('Busy', { exact: true }).click();
  await page.getByText('No queue calls', { exact: true }).click();
  expect(await commands(page)).toEqual(
    expect.arrayContaining([
      ['setUserStatus', 'Busy'],
      ['setDnd', 'DoNotAcceptDepartmentCalls'],
    ]),
  );
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Available' })).toBeFocused();
});

test('a shortcut is recorded by pressing it, refused without a modifier and when taken', async ({
  gallery,
}) => {
  const page = await gallery.show('main', 'settings.refusedShortcut');
  await page.getByRole('button', { name: 'Change the shortcut for Open Ringside' }).click();
  await page.keyboard.press('x');
  await expect(page.getByText('Add Ctrl, Alt or the system key')).toBeVisible();
  await page.keyboard.press('Control+Shift+F11');
  await expect(page.getByText('Already used for “Show and focus the call card”')).toBeVisible();
  await page.keyboard.press('Control+Shift+F12');
  expect(await commands(page)).toContainEqual([
    'changeSettings',
    { shortcuts: { openApp: 'Ctrl+Shift+F12' } },
  ]);
  await expect(page.getByText('Another app uses this combination')).toBeVisible();
});

test('what is decided outside is shown as it holds, and cannot be typed over', async ({ gallery }) => {
  const page = await gallery.show('main', 'settings.networkDecided');
  const server = page.getByRole('textbox', { name: 'RingCentral server' });
  await expect(server).toHaveValue('http://127.0.0.1:41234');
  await expect(server).toHaveAttribute('readonly');
  await expect(server).toHaveAccessibleDescription('Set for this computer by whoever looks after it.');
  await expect(page.getByRole('textbox', { name: 'Client id' })).toHaveValue('ringside-demo');
  await expect(page.getByRole('textbox', { name: 'Return addresses' })).toBeEditable();
});

test('a server without https is refused where it is typed', async ({ gallery }) => {
  const page = await gallery.show('main', 'settings.network');
  const server = page.getByRole('textbox', { name: 'RingCentral server' });
  await server.fill('http://crm.example');
  await expect(server).toHaveAttribute('aria-invalid', 'true');
  await server.press('Enter');
  const sent = await page.evaluate(() => globalThis.gallery.still().sent.map(({ name }) => name));
  expect(sent).not.toContain('changeSettings');
});

test('a notification or the tray opens a call in the window', async ({ gallery }) => {
  const page = await gallery.show('main', 'settings.general');
  await page.evaluate(() =>
    globalThis.gallery.still().push('routeRequested', { screen: 'calls', filter: 'missed' }),
  );
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Calls');
  await expect(page.getByRole('radio', { name: 'Missed', exact: true })).toBeChecked();
});

test('in a narrow window the detail lies over the list and Back returns', async ({ gallery }) => {
  const page = await gallery.show('main', 'calls.detail', { width: 600 });
  await expect(page.getByRole('listbox')).toBeHidden();
  await page.getByRole('button', { name: 'All calls' }).click();
  await expect(page.getByRole('listbox')).toBeVisible();
});

test('missed calls count as seen once the list is looked at', async ({ gallery }) => {
  const page = await gallery.show('main', 'list.200');
  await page.bringToFront();
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  expect(await commands(page)).toContainEqual(['markCallsSeen']);
});

test('the box for everything opens when another window asked for it, and stays where it is open', async ({
  gallery,
}) => {
  const page = await gallery.show('main', 'calls.list');
  const box = page.getByRole('combobox', { name: 'Search or do anything' });
  for (let times = 0; times < 2; times += 1) {
    await page.evaluate(() => globalThis.gallery.still().push('paletteRequested', null));
    await expect(box).toBeFocused();
  }
  await page.keyboard.press('Control+k');
  await expect(box).toBeHidden();
});
