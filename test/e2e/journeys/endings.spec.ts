import { expect, test } from '@playwright/test';
import { clickTray } from '../../support/launch-app.ts';
import { ada, beginJourney, cardNow, hidden, type Journey, notices, trayTip } from './journey-fixture.ts';

let journey: Journey;
test.beforeAll(async () => {
  journey = await beginJourney({ simulator: { worldOptions: { messageSeconds: [1, 1] } } });
});
test.afterEach(() => journey.quiet());
test.afterAll(() => journey.close());

async function says(words: string | RegExp): Promise<void> {
  await expect(journey.cardPage.locator('.card-state')).toHaveText(words);
}

async function ringing(): Promise<string> {
  const session = journey.ring(ada);
  await expect(journey.cardPage.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();
  await says('Incoming call');
  return session;
}

test('answered on my desk phone: the card names it, and says how long it took', async () => {
  const session = await ringing();
  journey.phones.answer(session, { extensionId: journey.me });
  await says('On call · Desk phone');
  await expect(journey.cardPage.getByText('The sound is on Desk phone')).toBeVisible();
  await expect.poll(() => trayTip(journey)).toMatch(/^On call with Ada Lovelace since /);
  journey.phones.hold(session, journey.me);
  await says('On hold');
  journey.phones.resume(session, journey.me);
  await says('On call · Desk phone');
  journey.phones.hangUp(session);
  await says(/^Call ended · \d+ sec/);
});

test('answered by a colleague: the card says who, and goes by itself', async () => {
  const session = await ringing();
  journey.phones.answer(session, { extensionId: journey.colleague });
  await says('Answered by Ben Ortiz');
  expect(await notices(journey)).toEqual([]);
  await expect.poll(() => cardNow(journey), { timeout: 10_000 }).toEqual(hidden);
});

test('answered for the queue: the card says by whom', async () => {
  const session = journey.ring(ada, journey.support);
  await expect(journey.cardPage.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();
  journey.phones.answer(session, { extensionId: journey.colleague });
  await says('Answered by Ben Ortiz');
});

test('missed: the card says how long it rang', async () => {
  journey.phones.hangUp(await ringing());
  await says(/^Missed call · rang \d+ sec/);
});

test('sent to voicemail: the card says so', async () => {
  journey.phones.toVoicemail(await ringing());
  await says(/voicemail/i);
});

test('declined on the desk phone: the card says that it was passed on', async () => {
  journey.phones.decline(await ringing(), journey.me);
  await says('Passed on');
});

test('a call that I make raises no alert; the card shows it when it is asked for', async () => {
  const session = journey.phones.dial({ extensionId: journey.me, to: '+12025550143' });
  const now = journey.page.getByRole('region', { name: 'Now' });
  await expect(now.getByText('Calling')).toBeVisible();
  expect(await cardNow(journey)).toEqual(hidden);
  expect(await notices(journey)).toEqual([]);
  await now.getByRole('button', { name: /^Show call/ }).click();
  await says('Calling');
  journey.phones.answerRingOut(session, 'callee');
  await says(/^On call/);
  journey.phones.hangUp(session);
  await says(/^Call ended/);
  await clickTray(journey.app);
});
