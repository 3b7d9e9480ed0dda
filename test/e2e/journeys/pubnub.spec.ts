import { expect, test } from '@playwright/test';
import { ada, beginJourney, stateOf } from './journey-fixture.ts';

test('pinned to PubNub, the built app hears through the client that is shipped beside it', async () => {
  test.setTimeout(120_000);
  const journey = await beginJourney({
    simulator: { pubnub: true },
    settings: { platform: { transport: 'pubnub' } },
  });
  const { page, cardPage, simulator } = journey;
  expect((await stateOf(page)).connection).toMatchObject({ phase: 'online', channel: 'pubnub' });
  const session = journey.ring(ada);
  await expect(cardPage.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();
  journey.phones.hangUp(session);
  await journey.quiet();

  // The poll is cut, as by any network that changes.
  expect(simulator.killSockets()).toBe(1);
  await expect.poll(async () => (await stateOf(page)).connection.phase).toBe('reconnecting');
  // The first try is spread over 20 seconds: a cut may have hit everybody's line.
  await expect.poll(async () => (await stateOf(page)).connection.phase, { timeout: 60_000 }).toBe('online');
  journey.ring(ada);
  await expect(cardPage.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();
  await journey.close();
  expect(journey.output()).not.toMatch(/PubNub|Error parsing/);
});

test('where the platform allows no WebSocket, PubNub is used by itself', async () => {
  const journey = await beginJourney({
    simulator: {
      pubnub: true,
      permissions: ['ReadAccounts', 'ReadPresence', 'EditPresence', 'ReadCallLog', 'CallControl'],
    },
  });
  const channel = async () => (await stateOf(journey.page)).connection.channel;
  await expect.poll(channel, { timeout: 30_000 }).toBe('pubnub');
  journey.ring(ada);
  await expect(journey.cardPage.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();
  await journey.close();
});
