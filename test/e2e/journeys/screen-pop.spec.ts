import { expect, test } from '@playwright/test';
import { recorded } from '../../support/launch-app.ts';
import { ada, beginJourney, type Journey, openSettings, stateOf, stranger } from './journey-fixture.ts';
import { createSimulator } from '../../../src/simulator/simulator.ts';

const template = 'https://crm.example/find?phone={e164}&who={name}#{line}';
const opened = 'https://crm.example/find?phone=%2B12125550100&who=Ada%20Lovelace#Direct%20line';

/** Addresses after the one that signed in. */
async function popped({ app }: Journey): Promise<readonly string[]> {
  return (await recorded(app)).external.filter((address) => address.startsWith('https://crm.'));
}

test('the address is typed, checked and then opened once for a call that rings, however often its events come', async () => {
  const journey = await beginJourney();
  const { page } = journey;
  await openSettings(page, 'Screen-pop');
  const field = page.getByRole('textbox', { name: 'Address' });
  await field.fill('https://{name}.example/');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await field.fill(template);
  await field.press('Enter');
  await expect(page.getByText('crm.example', { exact: true })).toBeVisible();
  await page.getByText("Open the caller's page").click();
  await expect
    .poll(async () => (await stateOf(page)).settings.screenPop)
    .toMatchObject({ enabled: true, template });

  journey.simulator.faults.on('event-repeated', { ms: 200 });
  const session = journey.ring(ada);
  await expect.poll(() => popped(journey)).toEqual([opened]);
  journey.phones.answer(session, { extensionId: journey.me });
  await expect(journey.cardPage.getByText('On call · Desk phone')).toBeVisible();
  journey.phones.hangUp(session);
  await expect(journey.cardPage.getByText(/^Call ended/)).toBeVisible();
  expect(await popped(journey)).toEqual([opened]);
  await journey.close();
});

test('set to the answer, it waits for my own and leaves a colleague’s alone', async () => {
  const journey = await beginJourney({
    settings: { screenPop: { enabled: true, moment: 'answered', template, forAnonymous: false } },
  });
  const first = journey.ring(stranger);
  await expect(journey.cardPage.getByText('Incoming call')).toBeVisible();
  journey.phones.answer(first, { extensionId: journey.colleague });
  await expect(journey.cardPage.getByText('Answered by Ben Ortiz')).toBeVisible();
  const second = journey.ring(ada);
  await expect(journey.cardPage.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();
  expect(await popped(journey)).toEqual([]);
  journey.phones.answer(second, { extensionId: journey.me });
  await expect.poll(() => popped(journey)).toEqual([opened]);
  await journey.close();
});

test('a call that was ringing before the app listened opens nothing', async () => {
  const simulator = createSimulator();
  await simulator.start();
  const me = simulator.people[0]!.id;
  simulator.world.telephony.ring({ ...ada, to: me });
  const journey = await beginJourney({
    runningSimulator: simulator,
    settings: { screenPop: { enabled: true, moment: 'ringing', template, forAnonymous: false } },
  });
  await expect(journey.cardPage.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();
  expect(await popped(journey)).toEqual([]);
  await journey.close();
  await simulator.stop();
});
