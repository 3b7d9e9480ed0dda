import { afterEach, describe, expect, it } from 'vitest';

import { startTestApp, type TestApp } from '../support/start-test-app.ts';

let ringside: TestApp;
afterEach(() => ringside.close());

const second = 1_000;
const minute = 60 * second;
const ada = { from: '+12125550100', fromName: 'Ada Lovelace' };

const connection = () => ringside.state().connection;
const telephony = () => ringside.simulator.world.telephony;
const ring = () => telephony().ring({ ...ada, to: ringside.personId });

/** Upgrades are refused by whoever stands in between, and PubNub is not granted. */
async function withoutEvents(): Promise<() => void> {
  ringside = await startTestApp();
  await ringside.run(minute);
  const heal = ringside.simulator.faults.on('upgrade-refused', { status: 403 });
  ringside.simulator.killSockets();
  await ringside.until(() => connection().channel === 'polling', minute);
  return heal;
}

describe('where no events can be had', () => {
  it('a call is told of within sixteen seconds, once, and its end is found', async () => {
    await withoutEvents();
    const id = ring();
    await ringside.until(() => ringside.alerts().includes(id), 16 * second);
    await ringside.run(minute / 2);
    expect(ringside.alerts()).toEqual([id]);
    telephony().hangUp(id);
    await ringside.run(minute / 2);
    expect(ringside.calls().filter(({ phase }) => phase !== 'ended')).toEqual([]);
  });

  it('a call that rang when the events came back is not told of a second time', async () => {
    const heal = await withoutEvents();
    const id = ring();
    await ringside.until(() => ringside.alerts().includes(id), 16 * second);
    heal();
    await ringside.until(() => connection().phase === 'online', 75 * second);
    await ringside.run(20 * second);
    expect(ringside.alerts().filter((alert) => alert === id)).toHaveLength(1);
  });

  it('a call that came and went between two questions is in the list of today after a few minutes', async () => {
    await withoutEvents();
    await ringside.until(() => (connection().polledAt ?? 0) > ringside.clock.now() - second, 16 * second);
    const id = ring();
    await ringside.run(5 * second);
    telephony().hangUp(id);
    await ringside.run(6 * minute);
    expect(ringside.state().today.rows).toMatchObject([{ telephonySessionId: id }]);
    expect(ringside.alerts()).toEqual([]);
  });

  it('stays within the budget for light requests', async () => {
    await withoutEvents();
    let refused = 0;
    ringside.simulator.onExchange((_, reply) => (refused += reply.status === 429 ? 1 : 0));
    const before = ringside.sent.length;
    await ringside.run(10 * minute);
    expect(refused).toBe(0);
    expect((ringside.sent.length - before) / 10).toBeLessThan(12);
  });
});

describe('while the truth is read again', () => {
  it('[D22] an event that came after the question beats its answer', async () => {
    ringside = await startTestApp();
    await ringside.run(minute);
    const { faults } = ringside.simulator;
    const early = ring();
    await ringside.run(3 * second);
    faults.on('recovery-failed');
    ringside.simulator.killSockets();
    await ringside.until(() => connection().phase !== 'online', second);
    await ringside.until(() => connection().phase === 'online', 21 * second);
    // The platform answers what was so when it was asked, eight seconds later.
    faults.on('rest-slow', { path: '/presence', ms: 8 * second });
    const before = ringside.sent.filter((one) => one.endsWith('/presence')).length;
    faults.on('recovery-failed');
    ringside.simulator.killSockets();
    await ringside.until(
      () => ringside.sent.filter((one) => one.endsWith('/presence')).length > before,
      30 * second,
    );
    telephony().hangUp(early);
    const late = ring();
    await ringside.run(4 * second);
    await ringside.run(minute / 4);
    expect(ringside.alerts()).toEqual([early, late]);
    expect(
      ringside
        .calls()
        .filter(({ phase }) => phase === 'ringing')
        .map(({ id }) => id),
    ).toEqual([late]);
  });
});
