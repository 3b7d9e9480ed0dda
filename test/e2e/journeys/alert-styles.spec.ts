import { expect, test } from '@playwright/test';
import { recorded } from '../../support/launch-app.ts';
import {
  ada,
  beginJourney,
  cardNow,
  grace,
  hidden,
  type Journey,
  notices,
  openSettings,
  shown,
  stateOf,
  trayTip,
} from './journey-fixture.ts';

let journey: Journey;
test.beforeAll(async () => {
  journey = await beginJourney();
  await openSettings(journey.page, 'Call card');
});
test.afterEach(() => journey.quiet());
test.afterAll(() => journey.close());

/** As the person does, in the settings. */
async function choose(kind: string, style: string): Promise<void> {
  await journey.page.getByRole('button', { name: new RegExp(kind) }).click();
  await journey.page.getByRole('option', { name: style, exact: true }).click();
  // The row shows what the app has taken over, so the next ring follows it.
  await expect(journey.page.getByRole('button', { name: new RegExp(kind) })).toContainText(style);
}

/** Incoming notifications that stand; missed calls of earlier tests may stand, too. */
async function calling(): Promise<readonly string[]> {
  return (await notices(journey)).filter((title) => title.includes('calling'));
}

type Outcome = {
  readonly card: boolean;
  readonly words?: string;
  readonly tray: boolean;
  readonly notice: boolean;
};

const styles: readonly (readonly [string, Outcome])[] = [
  ['Quiet card, without sound', { card: true, words: 'Incoming call (quiet)', tray: true, notice: true }],
  ['Tray icon only', { card: false, tray: true, notice: false }],
  ['Nothing', { card: false, tray: false, notice: false }],
  ['Call card', { card: true, words: 'Incoming call', tray: true, notice: true }],
];

const kinds = [
  ['A call to my own number', (): string => journey.ring(ada)],
  ['A call to a queue', (): string => journey.ring(ada, journey.support)],
] as const;

for (const [kind, ring] of kinds) {
  for (const [style, outcome] of styles) {
    test(`${kind}, set to "${style}", shows itself so and no louder`, async () => {
      await choose(kind, style);
      ring();
      // It has reached the app before the outcome is judged.
      await expect.poll(async () => (await stateOf(journey.page)).calls.at(-1)?.phase).toBe('ringing');
      await expect.poll(() => cardNow(journey)).toEqual(outcome.card ? shown : hidden);
      if (outcome.words !== undefined)
        await expect(journey.cardPage.locator('.card-state')).toHaveText(outcome.words);
      await expect.poll(async () => (await trayTip(journey)).includes('Ada Lovelace')).toBe(outcome.tray);
      await expect.poll(calling).toEqual(outcome.notice ? [expect.stringContaining('Ada Lovelace')] : []);
    });
  }
}

test('a second call while I am on another follows its own setting', async () => {
  await choose('A call while I am on another', 'Tray icon only');
  const first = journey.ring(ada);
  journey.phones.answer(first, { extensionId: journey.me });
  await expect(journey.cardPage.locator('.card-state')).toHaveText('On call · Desk phone');
  journey.ring(grace);
  await expect
    .poll(async () => (await recorded(journey.app)).trays[0]?.menu.map(({ label }) => label))
    .toContain('Grace Hopper · Direct line');
  await expect(journey.cardPage.getByText('Grace Hopper')).toHaveCount(0);
  expect((await calling()).filter((title) => title.includes('Grace'))).toEqual([]);
});
