import type { Page } from '@playwright/test';
import type { ContactOrder } from '../../../src/shared/contact.ts';
import type {} from '../../gallery/gallery-page.ts';
import { contactWork } from '../../support/contact-builders.ts';
import { expect, test } from './gallery-fixture.ts';

async function sent(page: Page): Promise<readonly (readonly unknown[])[]> {
  return page.evaluate(() => globalThis.gallery.still().sent.map(({ name, input }) => [name, ...input]));
}

test('ten thousand people are walked through to the end, and the last is named as such', async ({
  gallery,
}) => {
  const page = await gallery.show('main', 'contacts.many');
  await page.getByRole('option', { name: 'Aaon 00000' }).click();
  await page.getByRole('listbox').focus();
  await page.keyboard.press('End');
  const last = page.getByRole('option', { name: 'Zzon 09999' });
  await expect(last).toBeVisible();
  await expect(last).toHaveAttribute('aria-posinset', '10000');
  await expect(page.getByRole('heading', { name: 'Zzon 09999', level: 2 })).toBeVisible();
  expect(await page.getByRole('option').count()).toBeLessThan(60);
});

test('a letter is gone to from the rail and by typing', async ({ gallery }) => {
  const page = await gallery.show('main', 'contacts.many');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Control+g');
  await expect(
    page.getByRole('toolbar', { name: 'Go to a letter' }).getByRole('button', { name: 'A' }),
  ).toBeFocused();
  await page.keyboard.press('n');
  await expect(page.getByRole('heading', { name: /^Nnon/, level: 2 })).toBeVisible();
  await expect(page.getByRole('listbox')).toBeFocused();
  await page.keyboard.press('t');
  await expect(page.getByRole('heading', { name: /^Tton/, level: 2 })).toBeVisible();
});

test('the search narrows the list, says that nothing matches, and is cleared', async ({ gallery }) => {
  const page = await gallery.show('main', 'contacts.some');
  await page.keyboard.press('Control+f');
  await page.keyboard.type('ada');
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.keyboard.type('xx');
  await expect(page.getByRole('heading', { name: 'Nobody matches “adaxx”' })).toBeVisible();
  await page.getByRole('button', { name: 'Clear the search' }).click();
  await expect(page.getByRole('option').first()).toBeVisible();
});

test('each number is called by its own button, a fax line is faxed, the main one is called by its keys', async ({
  gallery,
}) => {
  const page = await gallery.show('main', 'contacts.person');
  const numbers = page.getByRole('list', { name: 'Numbers' });
  await expect(numbers.getByRole('button', { name: /^Call / })).toHaveCount(2);
  await numbers.getByRole('button', { name: 'Call Mobile +1 (212) 555-0177' }).click();
  await numbers.getByRole('button', { name: 'Fax to +1 (212) 555-0199' }).click();
  expect(await sent(page)).toContainEqual(['newFax', { to: '+12125550199' }]);
  await page.keyboard.press('Control+Shift+C');
  const calls = (await sent(page)).filter(([name]) => name === 'callNumber');
  expect(calls).toEqual([
    ['callNumber', '+12125550177'],
    ['callNumber', '+12125550100'],
  ]);
});

test('who a caller is leads from their call to their page', async ({ gallery }) => {
  const page = await gallery.show('main', 'calls.contact');
  await page.getByRole('button', { name: 'Call back' }).click();
  expect(await sent(page)).toContainEqual(['callNumber', '+12125550100']);
  await page.keyboard.press('Control+Shift+I');
  await expect(page.getByRole('heading', { name: 'Contacts', level: 1 })).toBeVisible();
});

test('the settings for calls add a rule, and take it away', async ({ gallery }) => {
  const page = await gallery.show('main', 'settings.calls');
  await page.getByRole('button', { name: 'Add a rule' }).click();
  await page.getByText('On a certain network').click();
  await page.getByRole('textbox', { name: 'Addresses of that network' }).fill('192.168.7');
  await expect(page.getByText('This is no range of addresses.', { exact: false })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Add this rule' })).toBeDisabled();
  await page.getByRole('textbox', { name: 'Addresses of that network' }).fill('192.168.7.0/24');
  await page.getByRole('button', { name: 'Add this rule' }).click();
  const rule = { phoneId: 'device:830155420005', when: { kind: 'network', subnet: '192.168.7.0/24' } };
  expect(await sent(page)).toContainEqual(['changeSettings', { calls: { phoneRules: [rule] } }]);
  await gallery.show('main', 'settings.callsRules');
  await page.getByRole('button', { name: /^Remove: On the network/ }).click();
  const [, change] = (await sent(page)).findLast(([name]) => name === 'changeSettings') ?? [];
  expect(change).toMatchObject({ calls: { phoneRules: [{}, {}] } });
});

test('links of a kind are claimed and given up where somebody says so', async ({ gallery }) => {
  const page = await gallery.show('main', 'settings.calls');
  await page.getByRole('button', { name: 'Give up Phone numbers (tel:)' }).click();
  await page.getByRole('button', { name: 'Open Older phone links (callto:) in Ringside' }).click();
  expect(await sent(page)).toEqual(
    expect.arrayContaining([
      ['releaseLinks', 'tel'],
      ['claimLinks', 'callto'],
    ]),
  );
  await expect(page.getByText('Skype opens them')).toBeVisible();
});

test('a contact is written, and what was typed is sent as a whole', async ({ gallery }) => {
  const page = await gallery.show('main', 'contacts.new');
  await page.getByLabel('First name').fill('Grace');
  await page.getByLabel('Mobile').fill('+1 202 555 0143');
  await page.getByLabel('Notes').fill('Ships');
  await page.getByRole('button', { name: 'Save' }).click();
  const saved = (await sent(page)).find(([name]) => name === 'saveContact');
  expect(saved?.[1]).toMatchObject({
    base: {},
    card: { firstName: 'Grace', mobilePhone: '+1 202 555 0143', notes: 'Ships' },
  });
});

test('what somebody else changed meanwhile is shown beside what was typed', async ({ gallery }) => {
  const page = await gallery.show('main', 'contacts.edit');
  await page.getByLabel('Company').fill('Engines');
  await page.getByRole('button', { name: 'Save' }).click();
  const [, order] = (await sent(page)).find(([name]) => name === 'saveContact') ?? [];
  const { id, base } = order as ContactOrder;
  const theirs = { ...base, company: 'Analytical Interiors Ltd' };
  const problem = { kind: 'conflict', theirs, fields: ['company'] } as const;
  const work = contactWork({ id, kind: 'change', phase: 'failed', canUndo: false, problem });
  await page.evaluate(async (failed) => {
    const still = globalThis.gallery.still();
    const state = await still.companion.ask.currentState();
    still.push('stateChanged', { ...state, contacts: { ...state.contacts, works: [failed] } });
  }, work);
  await expect(page.getByRole('alert')).toContainText('Somebody changed the same fields meanwhile');
  await expect(page.getByText('Meanwhile “Analytical Interiors Ltd”.')).toBeVisible();
  const company = page.getByRole('textbox', { name: 'Company' });
  await expect(company).toHaveValue('Engines');
  await page.getByRole('button', { name: /^Take it over/ }).click();
  await expect(company).toHaveValue('Analytical Interiors Ltd');
});

test('two contacts are merged with what was chosen', async ({ gallery }) => {
  const page = await gallery.show('main', 'contacts.merge');
  await page.getByRole('radio', { name: 'Company: Analytical Interiors Ltd' }).check();
  await page.getByRole('button', { name: 'Merge into Ada Lovelace' }).click();
  const merged = (await sent(page)).find(([name]) => name === 'mergeContacts');
  expect(merged?.[1]).toMatchObject({ keptId: 'personal:Ada Lovelace', taken: ['company'] });
});

test('a contact is deleted by its key in the list, and the next one is chosen', async ({ gallery }) => {
  const page = await gallery.show('main', 'contacts.whole');
  await page.getByRole('option', { name: /Ada Lovelace/ }).click();
  await page.getByRole('listbox').focus();
  await page.keyboard.press('Delete');
  const deleted = (await sent(page)).find(([name]) => name === 'deleteContact');
  expect(deleted?.[2]).toBe('personal:Ada Lovelace');
  await expect(page.getByRole('heading', { name: 'Alan Turing', level: 2 })).toBeVisible();
});

test('what was deleted comes back by the keys for undo', async ({ gallery }) => {
  const page = await gallery.show('main', 'contacts.deleted');
  await expect(page.getByText('Ada Lovelace deleted')).toBeVisible();
  await page.keyboard.press('Control+z');
  expect(await sent(page)).toContainEqual(['undoContactWork', 'w-1']);
});

test('an earlier change is not taken back while a later one is under way', async ({ gallery }) => {
  const page = await gallery.show('main', 'contacts.deleting');
  await expect(page.getByRole('heading', { name: 'Ada Lovelace', level: 2 })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0);
  await page.keyboard.press('Control+z');
  expect((await sent(page)).map(([name]) => name)).not.toContain('undoContactWork');
});

test('a number that nobody has is given to a contact, whose form shows it before anything is saved', async ({
  gallery,
}) => {
  const page = await gallery.show('main', 'contacts.number');
  await page.getByRole('button', { name: 'Link to a contact…' }).click();
  await page.getByLabel('Search your contacts').fill('ada');
  await page.getByRole('button', { name: /Ada Lovelace/ }).click();
  await expect(page.getByLabel('Home', { exact: true })).toHaveValue('+1 (202) 555-0143');
  expect((await sent(page)).filter(([name]) => name === 'saveContact')).toEqual([]);
});

test('changing is not offered without the right, and the reason is there to read', async ({ gallery }) => {
  const page = await gallery.show('main', 'contacts.noRight');
  await expect(page.getByRole('button', { name: 'Edit' })).toBeDisabled();
  const reason = 'Your role lacks the right “Contacts”. An administrator can add it.';
  await expect(page.getByText(reason).filter({ visible: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'New contact' })).toHaveAccessibleDescription(reason);
});
