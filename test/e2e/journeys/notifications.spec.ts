import { expect, test } from '@playwright/test';
import { recorded, useNotification } from '../../support/launch-app.ts';
import {
  ada,
  beginJourney,
  cardNow,
  closeMain,
  grace,
  type Journey,
  notices,
  raised,
  stateOf,
} from './journey-fixture.ts';

let journey: Journey;
test.beforeEach(async () => {
  journey = await beginJourney();
  // Whoever looks at the list of calls needs no notification of a missed one.
  await closeMain(journey);
});
test.afterEach(() => journey.close());

async function shownEver(): Promise<readonly string[]> {
  return (await recorded(journey.app)).notifications.map(({ title }) => title);
}

test('each call has one notification, and it goes when somebody else answers', async () => {
  const session = journey.ring(ada);
  await expect.poll(() => notices(journey)).toEqual(['Ada Lovelace is calling']);
  const [incoming] = (await recorded(journey.app)).notifications;
  expect(incoming).toMatchObject({ urgency: 'critical', body: '+1 (212) 555-0100 · to Direct line' });
  journey.phones.answer(session, { extensionId: journey.colleague });
  await expect.poll(() => notices(journey)).toEqual([]);
  expect(await shownEver()).toEqual(['Ada Lovelace is calling']);
});

test('a missed call takes the place of its own incoming notification; several are told together', async () => {
  journey.phones.hangUp(journey.ring(ada));
  await expect.poll(() => notices(journey)).toEqual(['Missed call from Ada Lovelace']);
  journey.phones.hangUp(journey.ring(grace));
  await expect.poll(() => notices(journey)).toEqual(['2 missed calls']);
  expect((await recorded(journey.app)).notifications.at(-1)?.body).toBe('Grace Hopper, Ada Lovelace');
});

test('a click on an incoming notification raises the card with the focus on the name', async () => {
  journey.ring(ada);
  await expect.poll(() => notices(journey)).toEqual(['Ada Lovelace is calling']);
  await useNotification(journey.app, 'Ada Lovelace is calling');
  await expect.poll(() => cardNow(journey)).toEqual(raised);
  await expect(journey.cardPage.getByRole('heading', { name: 'Ada Lovelace' })).toBeFocused();
  expect(journey.app.windows()).toHaveLength(1);
});

test('a click on a missed call opens it in the list of missed calls', async () => {
  journey.phones.hangUp(journey.ring(ada));
  await expect.poll(() => notices(journey)).toEqual(['Missed call from Ada Lovelace']);
  await useNotification(journey.app, 'Missed call from Ada Lovelace');
  const page = await journey.main();
  await expect(page.getByRole('radio', { name: 'Missed', exact: true })).toBeChecked();
  await expect(page.getByRole('heading', { name: 'Ada Lovelace', level: 2 })).toBeVisible();
  // The list is looked at now.
  await expect.poll(() => notices(journey)).toEqual([]);
  await expect.poll(async () => (await stateOf(page)).missedCount).toBe(0);
});

test('a click on several missed calls opens the list of missed calls', async () => {
  journey.phones.hangUp(journey.ring(ada));
  await expect.poll(() => notices(journey)).toEqual(['Missed call from Ada Lovelace']);
  journey.phones.hangUp(journey.ring(grace));
  await expect.poll(() => notices(journey)).toEqual(['2 missed calls']);
  await useNotification(journey.app, '2 missed calls');
  const page = await journey.main();
  await expect(page.getByRole('radio', { name: 'Missed', exact: true })).toBeChecked();
  await expect(page.getByRole('option', { name: /^Grace Hopper/ }).first()).toBeVisible();
});
