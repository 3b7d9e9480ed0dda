import { expect, type Page, test } from '@playwright/test';
import { recorded } from '../../support/launch-app.ts';
import { opens, popDraft, popRule } from '../../support/pop-builders.ts';
import { listenForWebhooks } from '../../support/webhook-receiver.ts';
import { ada, beginJourney, type Journey, openSettings, stateOf, stranger } from './journey-fixture.ts';
import { createSimulator } from '../../../src/simulator/simulator.ts';

const template = 'https://crm.example/find?phone={e164}&who={name}#{line}';
const opened = 'https://crm.example/find?phone=%2B12125550100&who=Ada%20Lovelace#Direct%20line';

/** Addresses after the one that signed in. */
async function popped({ app }: Journey, host = 'crm.example'): Promise<readonly string[]> {
  return (await recorded(app)).external.filter((address) => new URL(address).host === host);
}

/** Presses keys one by one, and counts them. */
function keysOn(page: Page): {
  readonly press: (...keys: readonly string[]) => Promise<void>;
  readonly count: () => number;
} {
  let count = 0;
  return {
    press: async (...keys) => {
      for (const key of keys) {
        await page.keyboard.press(key);
        count += 1;
      }
    },
    count: () => count,
  };
}

test('a rule is made, rehearsed and saved in at most 40 key presses, and fires', async () => {
  const journey = await beginJourney();
  const { page } = journey;
  // There is something to rehearse with.
  const before = journey.ring(ada);
  await expect(journey.cardPage.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();
  journey.phones.hangUp(before);
  await expect.poll(async () => (await stateOf(page)).today.rows.length).toBeGreaterThan(0);
  await openSettings(page, 'Screen-pop');

  const keys = keysOn(page);
  const focused = (name: string) =>
    expect(page.getByRole('button', { name }).or(page.getByRole('textbox', { name }))).toBeFocused();
  // From the page's name in the list, where the person is.
  await page
    .getByRole('navigation', { name: 'Settings pages' })
    .getByRole('button', { name: 'Screen-pop' })
    .focus();
  await keys.press('F6');
  while (
    !(await page
      .getByRole('button', { name: 'Add a rule' })
      .evaluate((button) => button === document.activeElement))
  )
    await keys.press('Tab');
  await keys.press('Enter');
  await focused('What happens');
  // A program for customers, by its first letters, and which company.
  await keys.press('Tab', 'Enter');
  await expect(page.getByRole('listbox')).toBeVisible();
  await keys.press('z', 'e');
  await expect(page.getByRole('option', { name: /^Zendesk/ })).toBeFocused();
  await keys.press('Enter');
  // On a busy machine a key that comes while the list still closes is nobody's.
  await expect(page.getByRole('listbox')).toHaveCount(0);
  await expect(page.getByRole('button', { name: /Zendesk/ })).toBeFocused();
  await keys.press('Tab');
  await expect(page.locator('input:focus')).toHaveCount(1);
  await keys.press('a', 'c', 'm', 'e');
  await expect(page.getByText('acme.zendesk.com', { exact: true })).toBeVisible();
  while (
    !(await page
      .getByRole('button', { name: 'Rehearse' })
      .evaluate((button) => button === document.activeElement))
  )
    await keys.press('Tab');
  await keys.press('Enter');
  await expect(page.getByRole('region', { name: 'Rehearsal' })).toContainText(
    'https://acme.zendesk.com/agent/search/1?type=user&q=%2B12125550100',
  );
  expect(await popped(journey, 'acme.zendesk.com')).toEqual([]);
  await keys.press('Tab');
  await focused('Save and switch on');
  await keys.press('Enter');
  await expect(page.getByText('Open acme.zendesk.com')).toBeVisible();
  expect(keys.count()).toBeLessThanOrEqual(40);
  test.info().annotations.push({ type: 'key presses', description: String(keys.count()) });

  const session = journey.ring(ada);
  await expect
    .poll(() => popped(journey, 'acme.zendesk.com'))
    .toEqual(['https://acme.zendesk.com/agent/search/1?type=user&q=%2B12125550100']);
  await expect(page.getByRole('region', { name: 'What the rules did' })).toContainText('Done');
  journey.phones.hangUp(session);
  await journey.close();
});

test('an address is typed, checked, rehearsed and then opened once for a call that rings, however often its events come', async () => {
  const journey = await beginJourney();
  const { page } = journey;
  await openSettings(page, 'Screen-pop');
  await page.getByRole('button', { name: 'Add a rule' }).click();
  const field = page.getByRole('textbox', { name: 'Address' });
  await field.fill('https://{name}.example/');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByRole('button', { name: 'Rehearse' })).toBeDisabled();
  await field.fill(template);
  await expect(page.getByText('crm.example', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save and switch on' })).toBeDisabled();
  await page.getByRole('button', { name: 'Rehearse' }).click();
  await page.getByRole('button', { name: 'Save and switch on' }).click();
  await expect
    .poll(async () => (await stateOf(page)).settings.screenPop.rules)
    .toMatchObject([{ on: true, rehearsed: true, action: { kind: 'address', template } }]);

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
    settings: { screenPop: { rules: [popRule({ moment: 'answered', action: opens(template) })] } },
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
    settings: { screenPop: { rules: [popRule({ action: opens(template) })] } },
  });
  await expect(journey.cardPage.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();
  expect(await popped(journey)).toEqual([]);
  await journey.close();
  await simulator.stop();
});

test('the template of an earlier version goes on as a rule', async () => {
  const before = { enabled: true, moment: 'ringing', template, forAnonymous: true };
  const journey = await beginJourney({ written: { version: 1, screenPop: before } });
  expect((await stateOf(journey.page)).settings.screenPop.rules).toMatchObject([
    { on: true, condition: { withoutNumber: true }, action: { kind: 'address', template } },
  ]);
  journey.ring(ada);
  await expect.poll(() => popped(journey)).toEqual([opened]);
  await journey.close();
});

test('a webhook on this computer is asked about, and then sent what can be checked', async () => {
  const receiver = await listenForWebhooks();
  const journey = await beginJourney();
  const { page } = journey;
  await openSettings(page, 'Screen-pop');
  await page.getByRole('button', { name: 'Add a rule' }).click();
  await page.getByRole('button', { name: 'What happens' }).click();
  await page.getByRole('option', { name: 'Send to a webhook' }).click();
  await page.getByRole('textbox', { name: 'Address of the webhook' }).fill(`${receiver.url}/calls`);
  const rehearse = page.getByRole('button', { name: 'Rehearse' });
  await expect(page.getByText('Send to 127.0.0.1')).toBeVisible();
  await expect(rehearse).toBeDisabled();
  await page.getByText('Send to 127.0.0.1').click();
  await rehearse.click();
  await page.getByRole('button', { name: 'Save and switch on' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Send to 127.0.0.1' })).toBeVisible();
  expect(receiver.taken).toEqual([]);
  journey.ring(ada);
  await expect.poll(() => receiver.taken.length).toBe(1);
  expect(receiver.taken[0]?.headers.get('webhook-signature')).toMatch(/^v1,/);
  expect(JSON.parse(receiver.taken[0]?.body ?? '')).toMatchObject({
    event: 'call.ringing',
    party: { name: 'Ada Lovelace' },
  });
  await expect(page.getByText('Received (200)')).toBeVisible();
  await journey.close();
  await receiver.close();
});

test('a window brings no program into a rule, whatever it sends', async () => {
  const journey = await beginJourney();
  const { page } = journey;
  const draft = popDraft({ action: { kind: 'program', programId: '/bin/sh', arguments: ['-c', 'true'] } });
  await page.evaluate((rule) => window.companion.send.savePopRule(rule), { ...draft, path: '/bin/sh' });
  await page.evaluate((change) => window.companion.send.changeSettings(change), {
    screenPop: { programs: [{ id: 'p', path: '/bin/sh' }] },
  });
  await page.evaluate((rule) => window.companion.send.savePopRule(rule), draft);
  await page.evaluate(() => window.companion.ask.counters());
  expect((await stateOf(page)).settings.screenPop).toEqual({ rules: [], programs: [] });
  await journey.close();
});
