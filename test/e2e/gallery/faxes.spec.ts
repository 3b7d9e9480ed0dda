import type { Page } from '@playwright/test';
import { expect, test } from './gallery-fixture.ts';

async function sent(page: Page): Promise<readonly (readonly unknown[])[]> {
  return page.evaluate(() => globalThis.gallery.still().sent.map(({ name, input }) => [name, ...input]));
}

test('ten thousand faxes are walked through to the end, and few rows are in the page', async ({
  gallery,
}) => {
  const page = await gallery.show('main', 'faxes.many');
  await page.getByRole('option').first().click();
  await page.getByRole('listbox', { name: 'Received' }).focus();
  await page.keyboard.press('End');
  const last = page.locator('[role=option][aria-selected=true]');
  await expect(last).toHaveAttribute('aria-posinset', '10000');
  expect(await page.getByRole('option').count()).toBeLessThan(60);
});

test('a fax is read once its first page was seen, and stays unread where only the list was', async ({
  gallery,
}) => {
  const page = await gallery.show('main', 'faxes.received');
  await page.bringToFront();
  await page.getByRole('option').first().waitFor();
  expect((await sent(page)).map(([name]) => name)).not.toContain('setFaxRead');
  await page.getByRole('option', { name: 'Mercy Clinic' }).click();
  await expect(page.getByRole('img', { name: 'Page 1 of 3, image without text' }).last()).toBeVisible();
  await expect.poll(() => sent(page)).toContainEqual(['setFaxRead', 'in-1', true]);
});

test('[G15] a fax whose pages are gone says so and keeps its row; nothing is asked for them', async ({
  gallery,
}) => {
  const page = await gallery.show('main', 'fax.read.gone');
  await expect(page.getByRole('heading', { name: 'No longer on the server' })).toBeVisible();
  await expect(page.getByRole('option')).toHaveCount(1);
  await expect(page.getByRole('button', { name: 'Save…' })).toHaveCount(0);
});

test('[G05] bytes that are no fax are shown as nothing, and can be saved', async ({ gallery }) => {
  const page = await gallery.show('main', 'fax.read.unknownFile');
  await expect(page.getByRole('heading', { name: 'This file cannot be shown here' })).toBeVisible();
  await expect(page.locator('.fax-detail').locator('canvas, iframe, object, embed, svg image')).toHaveCount(
    0,
  );
  await page.getByRole('button', { name: 'Save…' }).first().click();
  expect(await sent(page)).toContainEqual(['saveFax', 'one']);
});

test('Delete removes a fax and goes on to the next one, and the keys bring it back', async ({ gallery }) => {
  const page = await gallery.show('main', 'faxes.deleted');
  await page.getByRole('option', { name: 'Hampton Museum' }).click();
  await page.getByRole('listbox').press('Delete');
  expect(await sent(page)).toContainEqual(['deleteFax', 'in-3']);
  await expect(page.getByRole('heading', { level: 2, name: /^Gemeinschaftspraxis/ })).toBeVisible();
  await page.keyboard.press('Control+z');
  expect(await sent(page)).toContainEqual(['restoreFax', 'gone']);
  await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).click();
  expect((await sent(page)).filter(([name]) => name === 'restoreFax')).toHaveLength(2);
});

test('in the search field the same keys take back what was typed, and no fax', async ({ gallery }) => {
  const page = await gallery.show('main', 'faxes.deleted');
  await page.keyboard.press('Control+f');
  await page.keyboard.type('museum');
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Control+z');
  expect((await sent(page)).map(([name]) => name)).not.toContain('restoreFax');
});

test('read and unread are changed by keys, and by the menu of the row', async ({ gallery }) => {
  const page = await gallery.show('main', 'faxes.received');
  await page.getByRole('option', { name: 'Hampton Museum' }).click();
  await page.keyboard.press('Control+Shift+U');
  expect(await sent(page)).toContainEqual(['setFaxRead', 'in-3', false]);
  await page.getByRole('listbox', { name: 'Received' }).press('Shift+F10');
  const menu = page.getByRole('menu');
  await expect(menu.getByRole('menuitem').first()).toBeFocused();
  await menu.getByRole('menuitem', { name: 'Forward…' }).click();
  expect(await sent(page)).toContainEqual(['newFax', { forwards: 'in-3' }]);
  await page.getByRole('option', { name: /646/ }).click({ button: 'right' });
  await menu.getByRole('menuitem', { name: 'Reply by fax' }).click();
  expect(await sent(page)).toContainEqual(['newFax', { to: '+16465550101' }]);
  await expect(menu).toHaveCount(0);
});

test('nobody knows whether it went out: each answer is the person’s own', async ({ gallery }) => {
  const page = await gallery.show('main', 'fax.send.ask');
  const question = page.getByRole('region', { name: 'We cannot tell whether this went out.' });
  await expect(question).toContainText('they get it twice');
  for (const name of ['Check again', 'Send again', 'Do not send'])
    await question.getByRole('button', { name }).click();
  const answers = (await sent(page)).filter(([name]) => name === 'answerFax').map(([, , answer]) => answer);
  expect(answers).toEqual(['check-again', 'send-again', 'do-not-send']);
});

test('only those whom it did not reach get it again', async ({ gallery }) => {
  const page = await gallery.show('main', 'fax.send.partly');
  await expect(page.getByRole('list', { name: 'Recipients' })).toContainText('The line was busy.');
  await page.getByRole('button', { name: 'Resend to 1' }).click();
  expect(await sent(page)).toContainEqual(['resendFax', 'out-2']);
});

test('a second copy that turned up leads to both', async ({ gallery }) => {
  const page = await gallery.show('main', 'fax.send.twice');
  const notice = page.getByRole('region', { name: 'This fax went out twice.' });
  await notice.getByRole('button', { name: 'Show the first' }).click();
  await expect(page.locator('[role=option][aria-selected=true]')).toHaveAttribute('aria-posinset', '3');
  await notice.getByRole('button', { name: 'Show the second' }).click();
  await expect(page.locator('[role=option][aria-selected=true]')).toHaveAttribute('aria-posinset', '2');
});

test('what may not be sent is still read, and who can grant it is said', async ({ gallery }) => {
  const page = await gallery.show('main', 'faxes.onlyRead');
  const reason = /^Your role lacks the right “Outbound Faxes”\./;
  await expect(page.getByText(reason).filter({ visible: true })).toBeVisible();
  // It can be reached, and says why it does nothing.
  const newFax = page.getByRole('button', { name: 'New fax' });
  await expect(newFax).toBeDisabled();
  await expect(newFax).toHaveAccessibleDescription(reason);
  await expect(page.getByRole('button', { name: 'Save…' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Reply by fax' })).toHaveCount(0);
});

test('the settings of faxes count at once; a folder is watched once its whole path is there', async ({
  gallery,
}) => {
  const page = await gallery.show('main', 'settings.faxes');
  await page.getByText('failed', { exact: true }).click();
  await page.getByText('Standard, 100 dpi').click();
  await page.getByText('Watch a folder', { exact: true }).click();
  const folder = page.getByRole('textbox', { name: 'Folder' });
  await folder.fill('fax');
  await folder.press('Enter');
  await expect(page.getByText('Write the whole path, from its beginning on.')).toBeVisible();
  await folder.fill('/home/ada/fax');
  await folder.press('Enter');
  expect(
    (await sent(page)).filter(([name]) => name === 'changeSettings').map(([, change]) => change),
  ).toEqual([
    { fax: { notify: 'failures' } },
    { fax: { resolution: 'Low' } },
    { fax: { watchedFolder: '/home/ada/fax' } },
  ]);
});

test('a fax that needs an answer cannot be put out of sight', async ({ gallery }) => {
  const page = await gallery.show('main', 'fax.send.ask');
  const list = page.getByRole('listbox', { name: 'Sent' });
  await list.press('Delete');
  await list.press('Shift+F10');
  await expect(page.getByRole('menu')).toHaveCount(0);
  expect((await sent(page)).map(([name]) => name)).not.toContain('hideFax');
});

test('Enter leads from the list to the pages, Escape back to the list of faxes', async ({ gallery }) => {
  const page = await gallery.show('main', 'fax.read', { width: 600 });
  await expect(page.getByRole('listbox')).toBeHidden();
  await gallery.show('main', 'fax.read');
  await page.getByRole('region', { name: 'Pages', exact: true }).waitFor();
  await page.getByRole('listbox', { name: 'Received' }).press('Enter');
  await expect(page.getByRole('region', { name: 'Pages', exact: true })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByText('Choose a fax to read it or to see where it is')).toBeVisible();
});

test('faxes are looked for by their days', async ({ gallery }) => {
  const page = await gallery.show('main', 'faxes.received');
  await page.getByRole('button', { name: 'Search by date' }).click();
  await page.getByLabel('From', { exact: true }).fill('2026-11-17');
  await page.getByLabel('To', { exact: true }).fill('2026-11-19');
  await expect(page.getByRole('option')).toHaveCount(2);
  await page.getByLabel('To', { exact: true }).fill('2026-11-17');
  await page.getByLabel('From', { exact: true }).fill('2026-11-18');
  await expect(page.getByRole('heading', { name: 'No faxes in these days' })).toBeVisible();
  await page.getByRole('button', { name: 'Any day' }).click();
  await expect(page.getByRole('option')).toHaveCount(7);
});

test('who is led to a fax that nobody has any more is not left with an empty pane', async ({ gallery }) => {
  const page = await gallery.show('main', 'faxes.received', { width: 600 });
  await page.evaluate(() =>
    globalThis.gallery.still().push('routeRequested', { screen: 'faxes', box: 'received', faxId: 'no-more' }),
  );
  await expect(page.getByRole('listbox', { name: 'Received' })).toBeVisible();
});

test('who is led to a fax that is only being written down sees it as soon as it is there', async ({
  gallery,
}) => {
  const page = await gallery.show('main', 'faxes.sent');
  const route = { screen: 'faxes', box: 'sent', itemId: 'soon' } as const;
  await page.evaluate((to) => globalThis.gallery.still().push('routeRequested', to), route);
  await expect(page.getByText('Choose a fax to read it or to see where it is')).toBeVisible();
  await page.evaluate(async () => {
    const still = globalThis.gallery.still();
    const now = await still.companion.ask.currentState();
    const items = now.faxes.items.map((item) => ({ ...item, id: 'soon' }));
    still.push('stateChanged', { ...now, faxes: { ...now.faxes, items } });
  });
  await expect(page.getByRole('heading', { name: /^Uploading/ })).toBeVisible();
  await page.evaluate(async () => {
    const still = globalThis.gallery.still();
    const now = await still.companion.ask.currentState();
    still.push('stateChanged', { ...now, faxes: { ...now.faxes, items: [] } });
  });
  await expect(page.getByText('Choose a fax to read it or to see where it is')).toBeVisible();
});

test('Ctrl with Shift and F begins a fax from anywhere', async ({ gallery }) => {
  const page = await gallery.show('main', 'list.12');
  await page.keyboard.press('Control+Shift+F');
  expect(await sent(page)).toContainEqual(['newFax', {}]);
});
