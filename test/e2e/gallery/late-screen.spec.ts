import { expect, test } from './gallery-fixture.ts';

test('a screen whose script cannot be read says so, and comes when it is tried again', async ({
  gallery,
}) => {
  const page = await gallery.show('main', 'list.12');
  const scripts = '**/settings-screen*.js';
  await page.route(scripts, (route) => route.abort());
  await page.reload();
  await page.getByRole('listbox', { name: 'Calls' }).waitFor();
  await page.keyboard.press('Control+,');
  await expect(page.getByRole('heading', { name: 'This page could not be opened' })).toBeVisible();
  await page.unroute(scripts);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('navigation', { name: 'Settings pages' })).toBeVisible();
  // What the browser said of the script that was kept from it.
  expect(gallery.complaints().length).toBeGreaterThan(0);
});
