import type { Page } from '@playwright/test';
import { expect, test } from './gallery-fixture.ts';

type Sent = readonly { readonly name: string; readonly input: readonly unknown[] }[];

async function sent(page: Page, name: string): Promise<Sent> {
  const all = await page.evaluate(() =>
    globalThis.gallery.still().sent.map(({ name, input }) => ({ name, input: [...input] })),
  );
  return all.filter((one) => one.name === name);
}

const heights = async (page: Page): Promise<readonly unknown[]> =>
  (await sent(page, 'fitCard')).map(({ input }) => input[0]);

test('the card is as high before the brief is known as after, whatever it says', async ({ gallery }) => {
  const seen = new Set<unknown>();
  for (const state of ['brief.full', 'brief.long', 'brief.first', 'brief.colleague']) {
    const page = await gallery.show('card', state);
    await page.locator('.brief-title').waitFor();
    for (const height of await heights(page)) seen.add(height);
  }
  expect([...seen]).toHaveLength(1);
});

test('each of the last contacts opens its thing, and so does what is open', async ({ gallery }) => {
  const page = await gallery.show('card', 'brief.full');
  await page.getByRole('button', { name: 'You called · 6 min' }).click();
  await page.getByRole('button', { name: 'Fax received · 3 pages' }).click();
  await page.getByRole('button', { name: 'Missed call, not called back' }).click();
  await page.getByRole('button', { name: 'Fax not read yet' }).click();
  expect((await sent(page, 'openMain')).map(({ input }) => input[0])).toEqual([
    { screen: 'calls', callId: 's-9' },
    { screen: 'faxes', box: 'received', faxId: 'f-1' },
    { screen: 'calls', callId: 's-8' },
    { screen: 'faxes', box: 'received', faxId: 'f-1' },
  ]);
});

test('by keyboard it goes from the actions to tags, contacts, what is open and the note', async ({
  gallery,
}) => {
  const page = await gallery.show('card', 'brief.full');
  await page.locator('.brief-title').waitFor();
  await page.getByRole('button', { name: 'More about this number' }).focus();
  const stops: string[] = [];
  for (let index = 0; index < 9; index += 1) {
    await page.keyboard.press('Tab');
    stops.push(
      await page.evaluate(() => {
        const active = document.activeElement;
        if (active?.tagName === 'TEXTAREA') return 'the note';
        return (
          active?.getAttribute('aria-label') ??
          active?.querySelector('.brief-what')?.textContent ??
          active?.textContent ??
          ''
        );
      }),
    );
  }
  expect(stops).toEqual([
    'Remove the tag Supplier',
    'Remove the tag VIP',
    'Add a tag',
    'You called · 6 min',
    'Missed',
    'Fax received · 3 pages',
    'Missed call, not called back',
    'Fax not read yet',
    'the note',
  ]);
  await expect(page.getByRole('textbox', { name: 'Note about this call' })).toBeFocused();
});

test('a tag is put on by keyboard alone, and Escape gives up without hiding the card', async ({
  gallery,
}) => {
  const page = await gallery.show('card', 'brief.full');
  await page.getByRole('button', { name: 'Add a tag' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('Kunde');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  const whom = { kind: 'party', partyKey: '+12125550100' };
  expect((await sent(page, 'setTag')).map(({ input }) => input)).toEqual([[whom, 'Kunde', true]]);
  expect(await sent(page, 'hideCard')).toEqual([]);
  await page.getByRole('button', { name: 'Remove the tag VIP' }).click();
  expect((await sent(page, 'setTag')).at(-1)?.input).toEqual([whom, 'VIP', false]);
});

test('which of two it is, is chosen under the name, and forgotten there', async ({ gallery }) => {
  const page = await gallery.show('card', 'ring.matches');
  await page.getByRole('button', { name: 'Same number. Choose who it is' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect((await sent(page, 'chooseCaller')).map(({ input }) => input)).toEqual([
    ['+12125550100', 'personal:2'],
  ]);
  const next = await gallery.show('card', 'ring.chosen');
  await next.getByRole('button', { name: 'Chosen by you for this number' }).click();
  await next.getByRole('button', { name: 'Forget my choice' }).click();
  expect((await sent(next, 'chooseCaller'))[0]?.input[0]).toBe('+12125550100');
});

test('blocking asks first, and Cancel blocks nothing', async ({ gallery }) => {
  const page = await gallery.show('card', 'ring.spamSimilar');
  await page.getByRole('button', { name: 'More about this number' }).click();
  await page.getByRole('button', { name: 'Block number…' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  expect(await sent(page, 'ruleNumber')).toEqual([]);
  await page.getByRole('button', { name: 'Block number…' }).click();
  await page.getByRole('button', { name: 'Block', exact: true }).click();
  expect((await sent(page, 'ruleNumber')).map(({ input }) => input)).toEqual([['+12125550100', 'blocked']]);
});

for (const [state, words] of [
  ['ring.spamNetwork', ['Likely spam', 'Flagged by the phone network']],
  ['ring.spamSimilar', ['Likely spam', 'You blocked 3 similar numbers']],
  ['ring.spamMarked', ['Likely spam', 'You marked it as spam']],
  ['ring.blocked', ['Blocked', 'You blocked this number']],
  ['ring.probably', ['Probably Analytical Engines Ltd', 'Unknown number']],
  ['ring.probablyNamed', ['A. LOVELACE', 'Probably Analytical Engines Ltd', 'Name sent by caller']],
  ['ring.ownPhone', ['You (Mobile)', '+1 (212) 555-0100']],
  ['ring.otherName', ['Ada Lovelace', 'Network name: LOVELACE A']],
] as const)
  test(`${state} says ${words.join(', ')}`, async ({ gallery }) => {
    const page = await gallery.show('card', state);
    for (const word of words) await expect(page.locator('.identity').getByText(word).first()).toBeVisible();
  });

test('what was decided about numbers is taken back in the settings', async ({ gallery }) => {
  const page = await gallery.show('main', 'settings.rulings');
  await page.getByRole('button', { name: 'Unblock: +1 (212) 555-0199' }).click();
  await page.getByRole('button', { name: 'Forget: 104' }).click();
  expect((await sent(page, 'ruleNumber'))[0]?.input[0]).toBe('+12125550199');
  expect((await sent(page, 'chooseCaller'))[0]?.input[0]).toBe('104');
});
