import type { Page } from '@playwright/test';
import { expect, test } from './gallery-fixture.ts';

type Sent = readonly { readonly name: string; readonly input: readonly unknown[] }[];

async function sent(page: Page): Promise<Sent> {
  return page.evaluate(() =>
    globalThis.gallery.still().sent.map(({ name, input }) => ({ name, input: [...input] })),
  );
}

async function names(page: Page): Promise<readonly string[]> {
  return (await sent(page)).map(({ name }) => name);
}

test('the card tells how large it is, and grows with the text up to 640 wide', async ({ gallery }) => {
  const page = await gallery.show('card', 'ring.known');
  const normal = (await sent(page)).find(({ name }) => name === 'fitCard')?.input;
  const height = await page
    .locator('.card')
    .evaluate((card) => Math.ceil(card.getBoundingClientRect().height));
  expect(normal).toEqual([height, 400]);
  await gallery.show('card', 'ring.known', { text: 150 });
  expect((await sent(page)).find(({ name }) => name === 'fitCard')?.input[1]).toBe(600);
  await gallery.show('card', 'ring.known', { text: 200 });
  expect((await sent(page)).find(({ name }) => name === 'fitCard')?.input[1]).toBe(640);
});

test('the caller is the first stop after Hide, then the actions, the brief, the note and the other calls', async ({
  gallery,
}) => {
  const page = await gallery.show('card', 'two.ringing', { tone: 'on' });
  await page.getByRole('button', { name: 'Add a tag' }).waitFor();
  const stops: string[] = [];
  for (let index = 0; index < 9; index += 1) {
    await page.keyboard.press('Tab');
    stops.push(
      await page.evaluate(() => {
        const active = document.activeElement;
        return active?.tagName === 'TEXTAREA'
          ? 'the note'
          : (active?.getAttribute('aria-label') ?? active?.textContent ?? '');
      }),
    );
  }
  expect(stops).toEqual([
    'Hide card. The call keeps ringing.',
    'Ada Lovelace',
    'Silence',
    'Open',
    'Copy number',
    'More about this number',
    'Add a tag',
    'the note',
    'Show +1 (415) 555-0137',
  ]);
});

test('Enter on the name does nothing, Escape hides the card', async ({ gallery }) => {
  const page = await gallery.show('card', 'ring.known');
  await page.locator('h1').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Space');
  expect((await names(page)).filter((name) => !['fitCard', 'holdCard'].includes(name))).toEqual([]);
  await page.keyboard.press('Escape');
  expect(await names(page)).toContain('hideCard');
});

test('Control with K opens the box for everything in the main window', async ({ gallery }) => {
  const page = await gallery.show('card', 'ring.known');
  await expect(async () => {
    await page.keyboard.press('Control+k');
    expect(await names(page)).toContain('openPalette');
  }).toPass();
  expect(await names(page)).not.toContain('hideCard');
});

test('Alt with O opens the call, Alt with S silences it where there is a ring to silence', async ({
  gallery,
}) => {
  const page = await gallery.show('card', 'ring.known');
  await page.keyboard.press('Alt+s');
  expect(await names(page)).not.toContain('silenceCall');
  await gallery.show('card', 'ring.known', { tone: 'on' });
  await page.getByRole('button', { name: 'Silence' }).waitFor();
  await page.keyboard.press('Alt+s');
  await page.keyboard.press('Alt+o');
  await expect.poll(() => names(page)).toEqual(expect.arrayContaining(['silenceCall', 'openMain']));
  const commands = await sent(page);
  expect(commands.find(({ name }) => name === 'openMain')?.input[0]).toMatchObject({ screen: 'calls' });
});

test('Alt with T says how long a call goes on, and nothing once it is over', async ({ gallery }) => {
  const said = async (state: string): Promise<readonly string[]> => {
    const page = await gallery.show('card', state);
    await page.bringToFront();
    await page.evaluate(() => {
      const sentences: string[] = [];
      Object.assign(globalThis, { sentences });
      Object.assign(document, { ariaNotify: (text: string) => sentences.push(text), hasFocus: () => true });
    });
    await page.keyboard.press('Alt+t');
    return page.evaluate(() => (globalThis as unknown as { sentences: string[] }).sentences);
  };
  expect(await said('ring.known')).toEqual(['0:07']);
  expect(await said('onCall')).toEqual(['6:12']);
  expect(await said('ended')).toEqual([]);
});

test('Ctrl with Tab goes to the next call', async ({ gallery }) => {
  const page = await gallery.show('card', 'two.ringing');
  await expect(async () => {
    await page.keyboard.press('Control+Tab');
    expect(await names(page)).toContain('showOnCard');
  }).toPass();
});

test('Ctrl with Tab goes round all calls, with Shift the other way', async ({ gallery }) => {
  const page = await gallery.show('card', 'five.ringing');
  const asked = async (keys: string): Promise<unknown> => {
    await page.keyboard.press(keys);
    return page.evaluate(
      () => globalThis.gallery.still().sent.findLast(({ name }) => name === 'showOnCard')?.input[0],
    );
  };
  const ids = await page.evaluate(
    async () => (await globalThis.gallery.still().companion.ask.currentState()).card.callIds,
  );
  await expect(async () => expect(await asked('Control+Tab')).toBe(ids[1])).toPass();
  expect(await asked('Control+Shift+Tab')).toBe(ids.at(-1));
});

test('a missed call is done with one button, and leaves the card', async ({ gallery }) => {
  const page = await gallery.show('card', 'missed');
  await expect(async () => {
    await page.getByRole('button', { name: 'Done' }).click();
    expect(await names(page)).toContain('setCallsHandled');
  }).toPass();
  expect(await names(page)).toContain('dismissCall');
});

test('no button does anything while the card is inert after a change', async ({ gallery }) => {
  const page = await gallery.show('card', 'missed.inert');
  for (const name of ['Open', 'Copy number', 'Close']) {
    await page.getByRole('button', { name, exact: true }).click();
  }
  await page.keyboard.press('Alt+o');
  expect((await names(page)).filter((name) => !['fitCard', 'holdCard'].includes(name))).toEqual([]);
});

test('the same buttons work once that time is over', async ({ gallery }) => {
  const page = await gallery.show('card', 'missed');
  await page.getByRole('button', { name: 'Copy number' }).click();
  await page.getByRole('button', { name: 'Close' }).click();
  expect((await names(page)).filter((name) => !['fitCard', 'holdCard'].includes(name))).toEqual([
    'copyNumber',
    'dismissCall',
  ]);
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
});

test('the pointer on the card holds it, and lets go when it leaves', async ({ gallery }) => {
  const page = await gallery.show('card', 'missed');
  await page.mouse.move(600, 890);
  await page.mouse.move(100, 60);
  expect((await sent(page)).findLast(({ name }) => name === 'holdCard')?.input).toEqual([true]);
});

test('a card raised by the person puts the focus on the name and says the sentence', async ({ gallery }) => {
  const page = await gallery.show('card', 'ring.known');
  await page.bringToFront();
  const said = await page.evaluate(async () => {
    const sentences: string[] = [];
    Object.assign(document, { ariaNotify: (text: string) => sentences.push(text), hasFocus: () => true });
    const still = globalThis.gallery.still();
    const state = await still.companion.ask.currentState();
    still.push('stateChanged', { ...state, card: { ...state.card, spoken: 'Ada is calling.' } });
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    still.push('cardFocused', { callId: undefined });
    return sentences;
  });
  expect(said).toEqual(['Ada is calling.', 'Ada is calling.']);
  await expect(page.locator('h1')).toBeFocused();
});

test('buttons keep their place from an unknown number to a known name', async ({ gallery }) => {
  const place = async (state: string): Promise<unknown> => {
    const page = await gallery.show('card', state);
    return page.getByRole('button', { name: 'Open' }).boundingBox();
  };
  const unknown = await place('ring.unknown');
  for (const state of [
    'ring.known',
    'ring.queue',
    'ring.noLine',
    'missed',
    'elsewhere.colleague',
    'onCall',
  ]) {
    expect(await place(state), state).toEqual(unknown);
  }
});

test('a hidden card has nothing in it and runs no timer', async ({ gallery }) => {
  const page = await gallery.show('card', 'list.12');
  await expect(page.locator('.card-place')).toBeEmpty();
});

test('the name is on screen within two frames of the push', async ({ gallery }) => {
  const page = await gallery.show('card', 'list.12');
  const frames = await page.evaluate(async () => {
    const { draw } = globalThis.gallery;
    const started = performance.now();
    await draw('screen=card&state=ring.known');
    return { name: document.querySelector('h1')?.textContent, took: performance.now() - started };
  });
  expect(frames.name).toBe('Ada Lovelace');
});
