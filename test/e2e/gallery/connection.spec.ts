import type { Page } from '@playwright/test';
import { expect, test } from './gallery-fixture.ts';

async function sent(page: Page): Promise<readonly (readonly unknown[])[]> {
  return page.evaluate(() => globalThis.gallery.still().sent.map(({ name, input }) => [name, ...input]));
}

const trouble = /Reconnecting|offline|Slow mode|may not show up/i;

test('a break of two seconds is told on the page about the connection, and nowhere else', async ({
  gallery,
}) => {
  const page = await gallery.show('main', 'net.shortBreak');
  expect(await page.evaluate(() => document.body.innerText)).not.toMatch(trouble);
  await expect(page.getByText('Listening for calls')).toBeVisible();
  const there = await gallery.show('main', 'connection.shortBreak');
  await expect(there.getByRole('heading', { name: 'Reconnecting…' })).toBeVisible();
});

const looks = [
  ['net.reconnecting', 'Reconnecting… Calls may not show up here.'],
  ['net.offline', /^You're offline\. Showing what was saved at .* Phones keep working\.$/],
  ['net.slow', 'Slow mode: checking every 15 s'],
  ['net.signedOut', "Signed out of Fernhill Furniture. You won't see its calls."],
  ['net.clockWrong', "This computer's clock is 7 minutes off. Times may look wrong."],
] as const;
for (const [state, words] of looks) {
  test(`${state} says ${String(words)}`, async ({ gallery }) => {
    const page = await gallery.show('main', state);
    await expect(page.getByText(words)).toBeVisible();
  });
}

test('while it reconnects the presence button turns, offline it does not', async ({ gallery }) => {
  const mark = '.presence-button .connection-mark-reconnecting';
  const page = await gallery.show('main', 'net.reconnecting');
  await expect(page.locator(mark)).toBeVisible();
  await expect(
    (await gallery.show('main', 'net.offline')).locator('.presence-button .connection-mark'),
  ).toHaveCount(0);
});

test('the page says what holds, how calls come, the tries and the next one, and tries now', async ({
  gallery,
}) => {
  const page = await gallery.show('main', 'connection.slow');
  for (const [name, value] of [
    ['How calls come', 'By asking every 15 s'],
    ['Last sign of life', '2 min ago'],
    ['Last asked', '6 sec ago'],
    ['Tries so far', '7'],
    ['Next try in', '0:20'],
  ] as const)
    await expect(page.locator('.connection-facts > div', { hasText: name })).toContainText(value);
  await page.getByRole('button', { name: 'Try now' }).click();
  expect(await sent(page)).toContainEqual(['reconnectNow']);
  const online = await gallery.show('main', 'connection.online');
  await expect(online.getByRole('button', { name: 'Try now' })).toHaveCount(0);
});

test('a missing right is named with who can give it, and a message for them is copied', async ({
  gallery,
}) => {
  const page = await gallery.show('main', 'connection.refused');
  await expect(
    page.getByText('Your role lacks the right “Read Presence Status”', { exact: false }),
  ).toBeVisible();
  await expect(
    page.getByText('Ringside itself lacks the right “Call Control”', { exact: false }),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Copy a message for my administrator' }).click();
  expect(await sent(page)).toContainEqual(['copyAdministratorMessage']);
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
});

test('certificate and proxy are named where they stand in the way', async ({ gallery }) => {
  const page = await gallery.show('main', 'connection.certificate');
  await expect(page.getByText('It was issued by “Example Gateway CA”.', { exact: false })).toBeVisible();
  const other = await gallery.show('main', 'connection.proxy');
  await expect(
    other.getByText('The proxy proxy.example.com:8080 asks for a name and a password.'),
  ).toBeVisible();
});

test('[E26] a proxy gets a name and a password typed for it, and nobody reads over the shoulder', async ({
  gallery,
}) => {
  const page = await gallery.show('main', 'connection.proxy');
  const button = page.getByRole('button', { name: 'Sign in to the proxy' });
  await expect(button).toBeDisabled();
  await page.getByLabel('Name for the proxy').fill('ada');
  const password = page.getByLabel('Password for the proxy');
  await expect(password).toHaveAttribute('type', 'password');
  await password.fill('correct horse');
  await password.press('Enter');
  expect(await sent(page)).toContainEqual(['signInToProxy', 'ada', 'correct horse']);
  await expect(password).toHaveValue('');
  const other = await gallery.show('main', 'connection.proxyKind');
  await expect(other.getByText('asks for a kind of sign-in', { exact: false })).toBeVisible();
  await expect(other.getByLabel('Password for the proxy')).toHaveCount(0);
});

test('[J10] a network that wants a page signed in to first: one click opens it', async ({ gallery }) => {
  for (const state of ['net.portal', 'connection.portal']) {
    const page = await gallery.show('main', state);
    await page.getByRole('button', { name: 'Open its page' }).last().click();
    expect(await sent(page)).toContainEqual(['openNetworkPage']);
    await expect(
      page.getByText('This network wants you to sign in on a page of its own first.').first(),
    ).toBeVisible();
  }
});

test('how calls come is chosen in the network settings', async ({ gallery }) => {
  const page = await gallery.show('main', 'connection.online');
  await page.getByRole('button', { name: 'Network settings' }).click();
  await expect(page.getByRole('heading', { name: 'Network', level: 2 })).toBeVisible();
  await expect(page.getByText('Right now: At once, through WebSocket.')).toBeVisible();
  await page.getByText('PubNub only', { exact: true }).click();
  expect(await sent(page)).toContainEqual(['changeSettings', { platform: { transport: 'pubnub' } }]);
});

test('who was signed out by the platform gets back to the sign-in from the settings', async ({ gallery }) => {
  const page = await gallery.show('main', 'settings.ended');
  await page.getByRole('button', { name: 'Sign in again' }).click();
  await expect(page.getByRole('heading', { name: 'See who is calling' })).toBeVisible();
  await page.getByRole('button', { name: 'Sign in again' }).click();
  expect(await sent(page)).toContainEqual(['signIn']);
});

test('ten thousand entries are listed newest first, few of them in the page, and are walked by keys', async ({
  gallery,
}) => {
  const page = await gallery.show('main', 'support.long');
  await page.getByRole('radio', { name: 'Events' }).click();
  const list = page.getByRole('listbox', { name: 'Events' });
  const count = async (): Promise<number> =>
    Number(await list.getByRole('option').first().getAttribute('aria-setsize'));
  expect(await count()).toBeGreaterThan(5_000);
  await list.focus();
  await page.keyboard.press('End');
  await expect(page.locator('[role=option][aria-selected=true]')).toBeVisible();
  expect(await page.locator('[role=option][aria-selected=true]').getAttribute('aria-posinset')).toBe(
    String(await count()),
  );
  expect(await page.getByRole('option').count()).toBeLessThan(80);
});

test('a filter narrows the list, Escape empties it, and what matches nothing says so', async ({
  gallery,
}) => {
  const page = await gallery.show('main', 'support.some');
  const filter = page.getByRole('textbox', { name: 'Filter' });
  await expect(page.getByText('10 rows, newest first')).toBeVisible();
  await filter.fill('heavy 429');
  await expect(page.getByText('2 rows, newest first')).toBeVisible();
  await filter.press('Escape');
  await expect(page.getByText('10 rows, newest first')).toBeVisible();
  await filter.fill('nothing like it');
  await expect(page.getByText('Nothing matches “nothing like it”')).toBeVisible();
  await page.getByRole('button', { name: 'Clear the filter' }).click();
  await expect(page.getByText('10 rows, newest first')).toBeVisible();
});

test('a list that cannot be loaded can be asked for again, and a report saved all the same', async ({
  gallery,
}) => {
  const page = await gallery.show('main', 'support.failing');
  await expect(page.getByText('This list could not be loaded')).toBeVisible();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('This list could not be loaded')).toBeVisible();
  await page.getByRole('button', { name: 'Save a report…' }).click();
  expect(await sent(page)).toContainEqual(['saveReport']);
  const saving = await gallery.show('main', 'support.saving');
  await expect(saving.getByRole('button', { name: 'Save a report…' })).toBeDisabled();
});
