import { expect, type Locator, type Page, test } from '@playwright/test';
import { clickTrayItem, pressShortcut, recorded, useNotification } from '../../support/launch-app.ts';
import {
  ada,
  beginJourney,
  cardNow,
  grace,
  type Journey,
  notices,
  raised,
  stateOf,
  untilPressable,
} from './journey-fixture.ts';

const keys = {
  answer: 'Ctrl+Shift+F6',
  hold: 'Ctrl+Shift+F4',
  park: 'Ctrl+Shift+F2',
  endCall: 'Ctrl+Shift+F1',
};

let journey: Journey;
test.beforeAll(async () => {
  journey = await beginJourney({ settings: { shortcuts: keys } });
});
test.afterEach(() => journey.quiet());
test.afterAll(() => journey.close());

async function phaseOf(callId: string): Promise<string | undefined> {
  const { calls } = await stateOf(journey.cardPage);
  return calls.find(({ telephonySessionId }) => telephonySessionId === callId)?.phase;
}

async function untilOffered(callId: string, operation: string): Promise<void> {
  await expect
    .poll(async () => {
      const { calls, callControl } = await stateOf(journey.cardPage);
      const call = calls.find(({ telephonySessionId }) => telephonySessionId === callId);
      return call && callControl.byCall[call.id]?.offered;
    })
    .toContain(operation);
}

/** Arrows go from one to the next until this has the focus. */
async function arrowTo(page: Page, wanted: Locator): Promise<void> {
  for (let press = 0; press < 6; press += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('ArrowDown');
  }
  await expect(wanted).toBeFocused();
}

/** The desk phone has the call. */
async function talk(): Promise<string> {
  const session = journey.ring(ada);
  await untilOffered(session, 'answer-on');
  const desk = journey.simulator.world.devices.find(
    ({ extensionId, name }) => extensionId === journey.me && name === 'Desk phone',
  )!;
  journey.phones.answer(session, { extensionId: journey.me, deviceId: desk.id });
  await untilOffered(session, 'hold');
  return session;
}

test('by keyboard alone: answered on the chosen phone, held, and handed over while another call rings', async () => {
  const { app, cardPage, phones } = journey;
  const session = journey.ring(ada);
  await untilOffered(session, 'answer-on');
  // Nobody has answered here before and there are several phones: the key shows the card instead of guessing.
  await pressShortcut(app, keys.answer);
  await expect.poll(() => cardNow(journey)).toEqual(raised);
  await untilPressable(cardPage);
  await cardPage.keyboard.press('Alt+a');
  await arrowTo(cardPage, cardPage.getByRole('button', { name: 'Desk phone', exact: true }));
  await cardPage.keyboard.press('Enter');
  await expect.poll(() => phaseOf(session)).toBe('connected');
  await untilOffered(session, 'hold');
  await pressShortcut(app, keys.hold);
  await expect.poll(() => phaseOf(session)).toBe('on-hold');

  await untilOffered(session, 'transfer');
  await untilPressable(cardPage);
  // The buttons do nothing for a moment after they have changed.
  const field = cardPage.getByRole('combobox', { name: 'Transfer this call to' });
  await expect(async () => {
    await cardPage.keyboard.press('Alt+x');
    await expect(field).toBeFocused({ timeout: 500 });
  }).toPass();
  await cardPage.keyboard.type('102');
  journey.ring(grace);
  await expect(cardPage.getByRole('button', { name: 'Show Grace Hopper' })).toBeVisible();
  await expect(field).toHaveValue('102');
  await expect(field).toBeFocused();
  await untilPressable(cardPage);
  const now = cardPage.getByRole('radio', { name: 'Now' });
  await now.focus();
  await cardPage.keyboard.press('Space');
  await cardPage.getByRole('button', { name: /^Transfer to / }).focus();
  await cardPage.keyboard.press('Enter');
  await expect.poll(() => phaseOf(session)).toBe('ended');
  phones.answer(session, { extensionId: journey.colleague });
  await expect
    .poll(async () => {
      const { callControl } = await stateOf(cardPage);
      return Object.values(callControl.byCall).flatMap(({ went }) =>
        went?.kind === 'person' ? went.now : [],
      );
    })
    .toEqual(['talking']);
});

test('the button of a notification sends to voicemail, and the tray does it for the next call', async () => {
  const { app } = journey;
  const session = journey.ring(ada);
  await untilOffered(session, 'to-voicemail');
  await expect.poll(() => notices(journey)).toContain('Ada Lovelace is calling');
  const shown = (await recorded(app)).notifications.findLast(
    ({ title }) => title === 'Ada Lovelace is calling',
  );
  const at = shown?.actions.indexOf('Voicemail');
  await useNotification(app, 'Ada Lovelace is calling', 'action', { actionIndex: at });
  await expect.poll(() => phaseOf(session)).toBe('ended');
  const next = journey.ring(grace);
  await untilOffered(next, 'to-voicemail');
  await clickTrayItem(app, 'Send to voicemail');
  await expect.poll(() => phaseOf(next)).toBe('ended');
});

test('a call is parked by its key, and taken back from the list in the main window', async () => {
  const { app, page } = journey;
  const session = await talk();
  await untilOffered(session, 'park');
  await pressShortcut(app, keys.park);
  await expect.poll(() => phaseOf(session)).toBe('parked');
  const parked = page.getByRole('region', { name: 'Parked' });
  await expect(parked).toContainText('Ada Lovelace');
  await expect(parked).toContainText(/Parked on .\*8\d\d/);
  await untilOffered(session, 'retrieve');
  const others = parked.getByRole('button', { name: 'Choose another phone' });
  const desk = parked.getByRole('button', { name: 'Desk phone', exact: true });
  await others.focus();
  // The buttons do nothing for a moment after they have changed.
  await expect(async () => {
    await page.keyboard.press('Enter');
    await expect(desk).toBeVisible({ timeout: 500 });
  }).toPass();
  await arrowTo(page, desk);
  await page.keyboard.press('Enter');
  await expect.poll(() => phaseOf(session)).toBe('connected');
  await expect(parked).toBeHidden();
  await untilOffered(session, 'hang-up');
  await pressShortcut(app, keys.endCall);
  await expect.poll(() => phaseOf(session)).toBe('ended');
});

test('a key without a call says so', async () => {
  await pressShortcut(journey.app, keys.endCall);
  await expect.poll(() => notices(journey)).toContain('There is no call now.');
});
