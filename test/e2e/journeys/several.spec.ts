import { expect, type Page, test } from '@playwright/test';
import {
  ada,
  alan,
  beginJourney,
  closeMain,
  grace,
  type Journey,
  stateOf,
  stranger,
} from './journey-fixture.ts';

let journey: Journey;
test.beforeAll(async () => {
  journey = await beginJourney();
});
test.afterEach(() => journey.quiet());
test.afterAll(() => journey.close());

test('a second call joins as a strip, and Show gives it the full card', async () => {
  const { cardPage } = journey;
  journey.ring(ada);
  await expect(cardPage.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();
  journey.ring(grace);
  const show = cardPage.getByRole('button', { name: 'Show Grace Hopper' });
  await expect(show).toBeVisible();
  await expect(cardPage.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();
  await show.click();
  await expect(cardPage.getByRole('heading', { name: 'Grace Hopper' })).toBeVisible();
  await expect(cardPage.getByRole('button', { name: 'Show Ada Lovelace' })).toBeVisible();
});

test('from the fourth call on the rest is one line, which opens', async () => {
  const { cardPage } = journey;
  for (const caller of [ada, grace, alan, stranger, { from: '+13125550188', fromName: 'Charles Babbage' }])
    journey.ring(caller);
  const more = cardPage.getByRole('button', { name: /^2 more/ });
  await expect(more).toBeVisible();
  await more.click();
  await expect(cardPage.getByRole('button', { name: 'Show Charles Babbage' })).toBeVisible();
});

test('the call the person is on stays pinned above one that rings', async () => {
  const { cardPage, phones } = journey;
  const first = journey.ring(ada);
  await expect(cardPage.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();
  phones.answer(first, { extensionId: journey.me });
  await expect(cardPage.getByText('On call · Desk phone')).toBeVisible();
  journey.ring(grace);
  await expect(cardPage.getByRole('heading', { name: 'Grace Hopper' })).toBeVisible();
  const above = await cardPage
    .getByRole('button', { name: 'Show Ada Lovelace' })
    .evaluate((strip) => strip.getBoundingClientRect().top);
  const name = await cardPage
    .getByRole('heading', { name: 'Grace Hopper' })
    .evaluate((heading) => heading.getBoundingClientRect().top);
  expect(above).toBeLessThan(name);
});

test('two legs of one call, on the own phone and in the queue, are one entry', async () => {
  journey.ring(ada, journey.support);
  await expect(journey.cardPage.getByText(/Support queue · waiting/)).toBeVisible();
  expect((await stateOf(journey.page)).card.callIds).toHaveLength(1);
});

declare global {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- only an interface can be added to
  interface Window {
    clicks: Promise<{ readonly changed: number; readonly inertUntil: number }>;
  }
}

/** Opens the call by More in the very moment in which it is answered, and again as soon as buttons work. */
async function clickOnChange(cardPage: Page): Promise<void> {
  await cardPage.evaluate(() => {
    const picture = (): Promise<unknown> => new Promise((next) => requestAnimationFrame(next));
    const open = async (): Promise<void> => {
      document.querySelector<HTMLElement>('.control-first > .icon-button')?.click();
      await picture();
      const rows = [...document.querySelectorAll<HTMLElement>('.phone-row')];
      rows.find(({ textContent }) => textContent === 'Open in the main window')?.click();
    };
    const card = document.querySelector('main.card');
    const { promise: answered, resolve } = Promise.withResolvers<undefined>();
    const watch = new MutationObserver(() => {
      if (card?.getAttribute('data-phase') !== 'connected') return;
      watch.disconnect();
      resolve(undefined);
    });
    watch.observe(document.body, { attributes: true, childList: true, subtree: true });
    window.clicks = answered.then(async () => {
      const changed = Date.now();
      await open();
      const { inertUntil } = (await window.companion.ask.currentState()).card;
      // The page counts from the picture in which it drew the change, which is a little later.
      while (Date.now() < inertUntil + 200) await picture();
      await open();
      return { changed, inertUntil };
    });
  });
}

test('a click aimed at a button that has just changed does nothing for 700 ms', async () => {
  const { cardPage, phones } = journey;
  await closeMain(journey);
  const session = journey.ring(ada);
  await expect(cardPage.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();
  await journey.app.evaluate(({ app }) => {
    Object.assign(globalThis, { opened: [] as number[] });
    app.on('browser-window-created', () => {
      (globalThis as unknown as { opened: number[] }).opened.push(Date.now());
    });
  });
  await clickOnChange(cardPage);
  phones.answer(session, { extensionId: journey.me });
  const { changed, inertUntil } = await cardPage.evaluate(() => window.clicks);
  expect(inertUntil - changed).toBeGreaterThan(300);
  expect(inertUntil - changed).toBeLessThanOrEqual(700);
  await journey.main();
  const opened = await journey.app.evaluate(() => (globalThis as unknown as { opened: number[] }).opened);
  expect(opened).toHaveLength(1);
  expect(opened[0]).toBeGreaterThanOrEqual(inertUntil);
});
