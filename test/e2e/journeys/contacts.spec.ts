import { expect, test } from '@playwright/test';
import { beginJourney, type Journey, stateOf } from './journey-fixture.ts';

let journey: Journey;
test.beforeAll(async () => {
  journey = await beginJourney();
});
test.afterEach(() => journey.quiet());
test.afterAll(() => journey.close());

const book = () => {
  const { world } = journey.simulator;
  const own = world.addressBook(world.extensions[0]!.id);
  return own.at(own.version()).map(({ fields }) => fields);
};
const named = (firstName: string) => book().filter((fields) => fields['firstName'] === firstName);

test('a contact is made, found, changed, deleted and brought back by the keyboard alone', async () => {
  const main = await journey.main();
  const { keyboard } = main;
  await expect.poll(async () => (await stateOf(main)).people.status, { timeout: 30_000 }).toBe('ready');
  await keyboard.press('Control+3');
  await main.getByRole('button', { name: 'New contact' }).focus();
  await keyboard.press('Enter');
  await expect(main.getByLabel('First name')).toBeFocused();
  await keyboard.type('Hedy');
  await keyboard.press('Tab');
  await keyboard.type('Lamarr');
  await keyboard.press('Control+Enter');
  await expect(main.getByRole('heading', { name: 'Hedy Lamarr', level: 2 })).toBeVisible();
  expect(named('Hedy')).toEqual([{ firstName: 'Hedy', lastName: 'Lamarr' }]);

  await keyboard.press('Control+f');
  await keyboard.type('hedy');
  await expect(main.getByRole('option')).toHaveCount(1);
  await main.getByRole('button', { name: 'Edit' }).focus();
  await keyboard.press('Enter');
  await main.getByLabel('Company').fill('Frequency Hopping');
  await keyboard.press('Control+Enter');
  await expect.poll(() => named('Hedy')[0]?.['company']).toBe('Frequency Hopping');

  await main.getByRole('listbox', { name: 'Contacts' }).focus();
  await keyboard.press('Home');
  await keyboard.press('Delete');
  await expect.poll(() => named('Hedy')).toEqual([]);
  // The platform has deleted it before the window has heard of that.
  await expect(main.getByText('Hedy Lamarr deleted')).toBeVisible();
  await main.getByRole('listbox').or(main.getByRole('main')).first().focus();
  await keyboard.press('Control+z');
  await expect
    .poll(() => named('Hedy'))
    .toEqual([{ firstName: 'Hedy', lastName: 'Lamarr', company: 'Frequency Hopping' }]);
});
