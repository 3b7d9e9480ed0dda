import { expect, test } from '@playwright/test';
import { pressShortcut } from '../../support/launch-app.ts';
import {
  ada,
  alan,
  beginJourney,
  cardNow,
  closeMain,
  grace,
  hidden,
  type Journey,
  raised,
  stateOf,
  untilPressable,
} from './journey-fixture.ts';

const showCard = 'Ctrl+Shift+F11';
let journey: Journey;

test.beforeAll(async () => {
  journey = await beginJourney({
    settings: { shortcuts: { showCard, silence: 'Ctrl+Shift+F10' }, alerts: { ringTone: true } },
  });
});
test.afterEach(() => journey.quiet());
test.afterAll(() => journey.close());

/** Rings, and raises the card as the person does who has no pointer. */
async function raise(caller = ada): Promise<string> {
  const session = journey.ring(caller);
  // This very ring is on the card, not the same caller's ending from before.
  await expect.poll(async () => (await stateOf(journey.cardPage)).card.focusId).toBe(session);
  await expect(journey.cardPage.getByRole('heading', { name: caller.fromName })).toBeVisible();
  await pressShortcut(journey.app, showCard);
  await expect.poll(() => cardNow(journey)).toEqual(raised);
  await untilPressable(journey.cardPage);
  return session;
}

function focusedName(): Promise<string> {
  return journey.cardPage.evaluate(() => {
    const { activeElement } = document;
    const label =
      activeElement instanceof HTMLTextAreaElement ? activeElement.labels[0]?.textContent : undefined;
    return activeElement?.getAttribute('aria-label') ?? label ?? activeElement?.textContent ?? '';
  });
}

test('the global shortcut raises the card, and the focus is on the name', async () => {
  await raise();
  const { cardPage } = journey;
  await expect(cardPage.getByRole('heading', { name: 'Ada Lovelace' })).toBeFocused();
});

test('Tab goes from the name through the buttons to the other calls, Shift+Tab to Hide', async () => {
  await raise();
  journey.ring(grace);
  await expect(journey.cardPage.getByRole('button', { name: 'Show Grace Hopper' })).toBeVisible();
  const { keyboard } = journey.cardPage;
  const order: string[] = [await focusedName()];
  while (order.at(-1) !== 'Show Grace Hopper' && order.length < 20) {
    await keyboard.press('Tab');
    order.push(await focusedName());
  }
  expect(order.slice(0, 6)).toEqual([
    'Ada Lovelace',
    'Answer',
    'Choose another phone',
    'Voicemail',
    'Reply',
    'More',
  ]);
  // What was before this call lies between: as much as there is.
  expect(order.slice(-2)).toEqual(['Note about this call', 'Show Grace Hopper']);
  // On the way back there may be more: what is known of the caller comes while the keys are pressed.
  const back: string[] = [];
  while (back.at(-1) !== 'Ada Lovelace' && back.length < 25) {
    await keyboard.press('Shift+Tab');
    back.push(await focusedName());
  }
  await keyboard.press('Shift+Tab');
  expect(await focusedName()).toBe('Hide card. The call keeps ringing.');
});

test('Enter on the name does nothing', async () => {
  await raise();
  await journey.cardPage.keyboard.press('Enter');
  expect((await stateOf(journey.cardPage)).calls.at(-1)).toMatchObject({ phase: 'ringing', silenced: false });
  await expect(journey.cardPage.getByRole('heading', { name: 'Ada Lovelace' })).toBeFocused();
});

test('Escape hides the card while the call rings on', async () => {
  const session = await raise();
  await journey.cardPage.keyboard.press('Escape');
  await expect.poll(() => cardNow(journey)).toEqual(hidden);
  const call = (await stateOf(journey.page)).calls.find(({ id }) => id === session);
  expect(call?.phase).toBe('ringing');
});

test('Alt+S silences on this computer only', async () => {
  await raise();
  await journey.cardPage.keyboard.press('Alt+S');
  await expect(journey.cardPage.getByText('Incoming call (silenced)')).toBeVisible();
  expect(journey.simulator.world.truth().at(-1)?.ending).toBe('live');
});

test('the global shortcut for silence works with the card in the background', async () => {
  journey.ring(alan);
  await expect(journey.cardPage.getByText('Incoming call', { exact: true })).toBeVisible();
  await pressShortcut(journey.app, 'Ctrl+Shift+F10');
  await expect(journey.cardPage.getByText('Incoming call (silenced)')).toBeVisible();
});

test('Ctrl+Tab goes to the next call', async () => {
  await raise();
  journey.ring(grace);
  await expect(journey.cardPage.getByRole('button', { name: 'Show Grace Hopper' })).toBeVisible();
  await journey.cardPage.keyboard.press('Control+Tab');
  await expect(journey.cardPage.getByRole('heading', { name: 'Grace Hopper' })).toBeVisible();
});

test('every button of the card says its key', async () => {
  await raise();
  const keys = await journey.cardPage
    .locator('button[aria-keyshortcuts]')
    .evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-keyshortcuts')));
  expect(keys.toSorted()).toEqual(['Alt+A', 'Alt+R', 'Alt+V', 'Escape']);
});

test('Alt+O opens the call in the main window', async () => {
  await closeMain(journey);
  await raise();
  await journey.cardPage.keyboard.press('Alt+O');
  const page = await journey.main();
  await expect(page.getByRole('heading', { name: 'Ada Lovelace', level: 2 })).toBeVisible();
});
