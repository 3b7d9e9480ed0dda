import { expect, test } from '@playwright/test';
import { ada, alan, beginJourney, type Journey, untilPressable } from './journey-fixture.ts';

let journey: Journey;
test.beforeAll(async () => {
  journey = await beginJourney();
});
test.afterEach(() => journey.quiet());
test.afterAll(() => journey.close());

async function says(words: string | RegExp): Promise<void> {
  await expect(journey.cardPage.locator('.card-state')).toHaveText(words);
}

async function press(name: string | RegExp): Promise<void> {
  const button = journey.cardPage.getByRole('button', { name, exact: typeof name === 'string' });
  await expect(button).toBeVisible();
  await expect(button).not.toHaveAttribute('aria-disabled', 'true');
  await untilPressable(journey.cardPage);
  // The card's own moment of inertness after each change.
  await journey.cardPage.evaluate(() => new Promise((done) => setTimeout(done, 750)));
  await button.click();
}

async function ringing(): Promise<void> {
  journey.ring(ada);
  await expect(journey.cardPage.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();
  await says('Incoming call');
}

/** On the phone that is chosen where nothing says which. */
async function answer(): Promise<void> {
  await press(/^Answer/);
  const choice = journey.cardPage.locator('.phone-list').getByRole('button', { name: 'Desk phone' });
  await expect(choice.or(journey.cardPage.locator('.card[data-phase="connected"]')).first()).toBeVisible();
  if (await choice.isVisible()) await choice.click();
  await says(/^On call/);
}

test('a call is answered, held, resumed and ended from the card', async () => {
  await ringing();
  await answer();
  await press('Hold');
  await says('On hold');
  await press('Resume');
  await says(/^On call/);
  await press('End');
  await says(/^Call ended/);
});

test('a ring is sent to voicemail from the card', async () => {
  await ringing();
  await press('Voicemail');
  await says(/voicemail|Passed on/i);
});

test('a transfer that is being written outlasts a ring, and is sent', async () => {
  await ringing();
  await answer();
  await press('Transfer…');
  const field = journey.cardPage.getByRole('combobox');
  await field.fill('Ben');
  await expect(journey.cardPage.getByRole('option', { name: 'Ben Ortiz Ext. 102' })).toBeVisible();
  journey.ring(alan);
  await expect(journey.cardPage.getByRole('button', { name: 'Show Alan Turing' })).toBeVisible();
  await expect(field).toHaveValue('Ben');
  await journey.cardPage.reload();
  await expect(field).toHaveValue('Ben');
  await journey.cardPage.getByRole('radio', { name: 'Now' }).click();
  await press(/^Transfer to Ben Ortiz/);
  await expect(journey.cardPage.getByText(/Transferred to Ben Ortiz/)).toBeVisible();
});

test('in the main window a call is handed on by keys alone, begun in the box for everything', async () => {
  const { page, simulator } = journey;
  const { keyboard } = page;
  const session = journey.ring(ada);
  simulator.world.telephony.answer(session, { extensionId: simulator.people[0]!.id });
  await says(/^On call/);
  await page.bringToFront();
  await keyboard.press('Control+k');
  await keyboard.type('transfer');
  await expect(page.getByRole('option', { name: /^Transfer/ }).first()).toBeVisible();
  await keyboard.press('Enter');
  const field = page.getByRole('combobox', { name: 'Transfer this call to' });
  await expect(field).toBeFocused();
  await keyboard.type('Ben');
  await expect(page.getByRole('option', { name: 'Ben Ortiz Ext. 102' })).toBeVisible();
  await keyboard.press('Tab');
  await keyboard.press('ArrowRight');
  await keyboard.press('Space');
  await expect(page.getByRole('radio', { name: 'Now' })).toBeChecked();
  await keyboard.press('Shift+Tab');
  await expect(field).toBeFocused();
  await keyboard.press('Enter');
  await expect(page.getByText(/Transferred to Ben Ortiz/)).toBeVisible();
});
