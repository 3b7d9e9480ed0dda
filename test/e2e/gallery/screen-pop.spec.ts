import type { Page } from '@playwright/test';
import { expect, test } from './gallery-fixture.ts';

async function sent(page: Page, name: string): Promise<readonly (readonly unknown[])[]> {
  const commands = await page.evaluate(() =>
    globalThis.gallery.still().sent.map((one) => [one.name, ...one.input]),
  );
  return commands.filter(([each]) => each === name);
}

test('a rule is opened, shown with the last calls and stored as it was rehearsed', async ({ gallery }) => {
  const page = await gallery.show('main', 'settings.screenPopRules');
  await page.getByRole('button', { name: 'Edit Open crm.example' }).click();
  await expect(page.getByRole('button', { name: 'What happens' })).toBeFocused();
  await expect(page.getByText('crm.example', { exact: true })).toBeVisible();
  const save = page.getByRole('button', { name: 'Save and switch on' });
  await expect(save).toBeDisabled();
  await page.getByRole('button', { name: 'Rehearse' }).click();
  const rehearsal = page.getByRole('region', { name: 'Rehearsal' });
  await expect(rehearsal).toContainText(
    'It would have acted for 1 of the last 4 calls. Nothing was opened or sent.',
  );
  await expect(rehearsal).toContainText('Not this rule: a rule above has the last word');
  // Another address is another rule.
  await page.getByRole('textbox', { name: 'Address' }).fill('https://desk.example/?q={number}');
  await expect(save).toBeDisabled();
  await page.getByRole('button', { name: 'Rehearse' }).click();
  await save.click();
  expect(await sent(page, 'savePopRule')).toMatchObject([
    ['savePopRule', { action: { kind: 'address', template: 'https://desk.example/?q={number}' } }, 'crm'],
  ]);
  await expect(page.getByRole('button', { name: 'Edit Open crm.example' })).toBeFocused();
});

test('rules are put into order by Alt with the arrows and by dragging', async ({ gallery }) => {
  const page = await gallery.show('main', 'settings.screenPopRules');
  await page.getByRole('button', { name: 'Open crm.example, position 2 of 5' }).focus();
  await page.keyboard.press('Alt+ArrowUp');
  expect(await sent(page, 'movePopRule')).toEqual([['movePopRule', 'crm', 0]]);
  const rows = page.getByRole('list', { name: 'Rules' }).getByRole('listitem');
  const { height = 0 } = (await rows.nth(2).boundingBox()) ?? {};
  await rows.nth(0).dragTo(rows.nth(2), { targetPosition: { x: 60, y: height - 4 } });
  expect(await sent(page, 'movePopRule')).toContainEqual(['movePopRule', 'support', 2]);
});

test('a rule that was not rehearsed cannot be switched on, and one that was can be', async ({ gallery }) => {
  const page = await gallery.show('main', 'settings.screenPopRules');
  await expect(page.getByRole('switch', { name: 'From a colleague' })).toBeDisabled();
  await page.getByRole('switch', { name: 'Send to hooks.example' }).press(' ');
  expect(await sent(page, 'switchPopRule')).toEqual([['switchPopRule', 'hook', true]]);
});

test('[C12] [C13] what callers are called is plain text wherever a rule shows it', async ({ gallery }) => {
  const page = await gallery.show('main', 'settings.screenPopRules');
  const log = page.getByRole('region', { name: 'What the rules did' });
  await expect(log.getByText('<img src=x onerror=alert(1)> gro.live').first()).toBeVisible();
  expect(await log.locator('img').count()).toBe(0);
  await expect(log.locator('bdi').first()).toBeVisible();
});

test('a number that fits nothing and hours without a day are said where they cannot be overlooked', async ({
  gallery,
}) => {
  const page = await gallery.show('main', 'settings.screenPopEmpty');
  await page.getByRole('button', { name: 'Add a rule' }).click();
  await page.getByRole('button', { name: 'Only some calls' }).click();
  await page.getByRole('textbox', { name: 'Numbers' }).fill('+4930*, +49172???????');
  await page.getByText('Only at certain hours').click();
  await page.getByRole('textbox', { name: 'Address' }).fill('https://crm.example/?n={number}');
  await page.getByRole('button', { name: 'Rehearse' }).click();
  await page.getByRole('button', { name: 'Save and switch on' }).click();
  expect(await sent(page, 'savePopRule')).toMatchObject([
    [
      'savePopRule',
      {
        condition: {
          numbers: ['+4930*', '+49172???????'],
          hours: { from: 540, to: 1020, days: [1, 2, 3, 4, 5] },
        },
      },
    ],
  ]);
});
