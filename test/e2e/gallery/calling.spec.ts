import type { Page } from '@playwright/test';
import type { Gallery } from '../../gallery/open-gallery.ts';
import { ownPhone } from '../../support/ring-out-builders.ts';
import { expect, test } from './gallery-fixture.ts';

type Sent = readonly (readonly unknown[])[];

/** What the page asked for, without what only fits windows. */
async function sent(page: Page): Promise<Sent> {
  const all = await page.evaluate(() =>
    globalThis.gallery.still().sent.map(({ name, input }) => [name, ...input]),
  );
  return all.filter(
    ([name]) => !['fitCard', 'fitQuickCall', 'holdCard', 'refreshPeople'].includes(String(name)),
  );
}

/** Drawn, and ready for keys. */
async function quickCall(gallery: Gallery, state: string): Promise<Page> {
  const page = await gallery.show('quick-call', state);
  await expect(page.getByRole('combobox')).toBeFocused();
  return page;
}

const unknown = '+14155550137';

test.describe('Quick call', () => {
  test('calls what stands in the field with Enter, and closes', async ({ gallery }) => {
    const page = await quickCall(gallery, 'quick.homeCountry');
    await page.keyboard.press('Enter');
    expect(await sent(page)).toEqual([['placeRingOut', { to: unknown }], ['closeQuickCall']]);
  });

  test('begins a fax with Shift and Enter, and takes no other keys for a call', async ({ gallery }) => {
    const page = await quickCall(gallery, 'quick.homeCountry');
    await page.keyboard.press('Control+Enter');
    await page.keyboard.press('Alt+Enter');
    expect(await sent(page)).toEqual([]);
    await page.keyboard.press('Shift+Enter');
    expect(await sent(page)).toEqual([['newFax', { to: unknown }], ['closeQuickCall']]);
  });

  test('makes way for the box for everything in the main window with Control and K', async ({ gallery }) => {
    const page = await quickCall(gallery, 'quick.homeCountry');
    await page.keyboard.press('Control+k');
    expect(await sent(page)).toEqual([['closeQuickCall'], ['openPalette']]);
  });

  test('does nothing with Enter in the moment after a link filled it', async ({ gallery }) => {
    const page = await quickCall(gallery, 'quick.known');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Call', exact: true }).click();
    await page.getByRole('option').click();
    expect(await sent(page)).toEqual([]);
  });

  test('asks before a call that costs extra, and calls with the second Enter', async ({ gallery }) => {
    const page = await quickCall(gallery, 'quick.costly');
    await expect(page.getByText('This is a premium number. The call costs extra.')).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page.getByText('This call costs extra. Place it?')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Call anyway' })).toBeVisible();
    expect(await sent(page)).toEqual([]);
    await page.keyboard.press('Enter');
    expect(await sent(page)).toContainEqual(['placeRingOut', { to: unknown }]);
  });

  test('asks before a second call beside the first', async ({ gallery }) => {
    const page = await quickCall(gallery, 'quick.beside');
    await page.getByRole('option').click();
    await expect(page.getByText("You're already calling Ada Lovelace. Place this call too?")).toBeVisible();
    expect(await sent(page)).toEqual([]);
    await page.getByRole('button', { name: 'Call too' }).click();
    expect(await sent(page)).toContainEqual(['placeRingOut', { to: unknown, beside: true }]);
  });

  for (const state of ['emergency', 'tooShort', 'special', 'lookAlikes', 'costlyBlocked', 'offline'])
    test(`calls nothing: ${state}`, async ({ gallery }) => {
      const page = await quickCall(gallery, `quick.${state}`);
      await page.keyboard.press('Enter');
      await expect(page.getByRole('button', { name: 'Call', exact: true })).toBeDisabled();
      expect(await sent(page)).toEqual([]);
    });

  test('[A22] sends whoever needs help to a phone', async ({ gallery }) => {
    const page = await quickCall(gallery, 'quick.emergency');
    await expect(page.getByText('Use a phone for emergency calls.')).toBeVisible();
  });

  test('shows the newest of many links when that is chosen, and counts the others', async ({ gallery }) => {
    const page = await quickCall(gallery, 'quick.more');
    await expect(page.getByText('39 more numbers came meanwhile.')).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await sent(page)).toEqual([['takeNewestTarget']]);
  });

  test('rings the phone that was chosen for this call', async ({ gallery }) => {
    const page = await quickCall(gallery, 'quick.homeCountry');
    await page.getByRole('button', { name: 'Rings first: Desk phone' }).click();
    await page.getByRole('button', { name: 'Mobile' }).click();
    await expect(page.getByRole('button', { name: 'Rings first: Mobile' })).toBeVisible();
    await page.getByRole('button', { name: 'Call', exact: true }).click();
    expect(await sent(page)).toContainEqual(['placeRingOut', { to: unknown, fromId: ownPhone.mobile.id }]);
  });

  test('has a keypad that writes into the field', async ({ gallery }) => {
    const page = await quickCall(gallery, 'quick.empty');
    const field = page.getByRole('combobox');
    await expect(field).toBeFocused();
    await page.getByRole('button', { name: 'Keypad' }).click();
    const keypad = page.getByRole('group', { name: 'Keypad' });
    await expect(keypad.getByRole('button')).toHaveCount(14);
    for (const key of ['4 GHI', '1', '5 JKL'])
      await keypad.getByRole('button', { name: key, exact: true }).click();
    await expect(field).toHaveValue('415');
    await keypad.getByRole('button', { name: 'Delete' }).click();
    await expect(field).toHaveValue('41');
    await page.keyboard.press('Escape');
    await expect(keypad).toHaveCount(0);
    expect(await sent(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await sent(page)).toEqual([['closeQuickCall']]);
  });

  test('goes through rows with the arrows, round and round', async ({ gallery }) => {
    const page = await quickCall(gallery, 'quick.name');
    const chosen = page.locator('[role="option"][aria-selected="true"]');
    await expect(chosen).toContainText('Ada Lovelace');
    await page.keyboard.press('ArrowUp');
    await expect(chosen).toContainText('عبد الرحمن');
    await page.keyboard.press('ArrowDown');
    await expect(chosen).toContainText('Ada Lovelace');
  });

  test('takes text that is dropped on it', async ({ gallery }) => {
    const page = await quickCall(gallery, 'quick.empty');
    await page.evaluate(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.setData('text/plain', 'Ada, +1 212 555 0100');
      document.querySelector('main')?.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true }));
    });
    await expect.poll(() => sent(page)).toEqual([['dropOnQuickCall', 'Ada, +1 212 555 0100']]);
  });
});

test.describe('a call that is being placed', () => {
  const steps = [
    ['ringout.ownRings', 'Cancel', 'cancelRingOut'],
    ['ringout.noNews', 'Keep waiting', 'keepWaiting'],
    ['ringout.theirBusy', 'Try again', 'retryRingOut'],
    ['ringout.finished', 'Call again', 'retryRingOut'],
    ['ringout.blocked', 'Copy a message for my administrator', 'copyRequestForAdministrator'],
    ['ringout.unknownToPlatform', 'Edit number', 'openQuickCall'],
    ['ringout.cancelled', 'Close', 'dismissRingOut'],
  ] as const;
  for (const [state, button, command] of steps)
    test(`${state}: ${button}`, async ({ gallery }) => {
      const page = await gallery.show('card', state);
      await page.getByRole('button', { name: button, exact: true }).last().click();
      expect((await sent(page)).map(([name]) => name)).toEqual([command]);
    });

  test('another phone is chosen in the card itself', async ({ gallery }) => {
    const page = await gallery.show('card', 'ringout.ownRings');
    await page.getByRole('button', { name: 'Ring another phone' }).click();
    await page.getByRole('button', { name: 'Mobile' }).click();
    expect((await sent(page)).map(([name, , phone]) => [name, phone])).toEqual([
      ['retryRingOut', ownPhone.mobile.id],
    ]);
  });

  test('a click that was meant for Cancel does not place a call when it ends meanwhile', async ({
    gallery,
  }) => {
    const page = await gallery.show('card', 'ringout.ownRings');
    await page.evaluate(async () => {
      const still = globalThis.gallery.still();
      const state = await still.companion.ask.currentState();
      const ringOuts = state.ringOuts.map((each) => ({
        ...each,
        ...({
          phase: 'ended',
          own: 'no-answer',
          canCancel: false,
          ending: { kind: 'own-no-answer' },
        } as const),
      }));
      still.push('stateChanged', { ...state, ringOuts });
    });
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('button', { name: 'Close' }).first().click();
    expect(await sent(page)).toEqual([]);
  });

  test('Call back is offered once a call is over, below all that was there', async ({ gallery }) => {
    const page = await gallery.show('card', 'ring.contact');
    await expect(page.getByRole('button', { name: 'Call back' })).toHaveCount(0);
    await gallery.show('card', 'missed.contact');
    await page.getByRole('button', { name: 'Call back' }).click();
    expect(await sent(page)).toEqual([['callNumber', '+12125550100']]);
  });
});
