import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, describe, expect, it } from 'vitest';
import type { WorldEvent } from '../../src/simulator/world-types.ts';
import { startTestApp, type TestApp } from '../support/start-test-app.ts';

let ringside: TestApp;
afterEach(() => ringside.close());

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;
const heapInMegabytes = (): number => {
  collectGarbage();
  return process.memoryUsage().heapUsed / 2 ** 20;
};

const statuses = ['Ringing', 'CallConnected', 'OnHold', 'NoCall'];

/** One of a thousand calls that never were, in any state and any order, by either family of events. */
function madeUp(count: number, personId: number, now: number): WorldEvent {
  const call = (count * 7919) % 1000;
  const timestamp = new Date(now).toISOString();
  const telephonySessionId = `s-flood-${call}`;
  const ids = { sessionId: String(900_000 + call), telephonySessionId };
  const numbers = { from: `+1212555${String(1000 + call).slice(-4)}`, to: '+16505550101' };
  if (count % 3 === 0) {
    const party = {
      ...{ id: `p-flood-${call}-1`, extensionId: String(personId), direction: 'Inbound' },
      ...{ from: { phoneNumber: numbers.from }, to: { phoneNumber: numbers.to } },
      status: { code: ['Setup', 'Proceeding', 'Answered', 'Disconnected'][(count >> 3) % 4] },
    };
    const body = { ...ids, sequence: count, eventTime: timestamp, parties: [party] };
    return { kind: 'telephony-session', extensionId: personId, body, timestamp };
  }
  const telephonyStatus = statuses[(count >> 2) % statuses.length];
  const item = { ...ids, ...numbers, id: `c-${call}`, direction: 'Inbound', telephonyStatus };
  const body = {
    extensionId: personId,
    telephonyStatus,
    sequence: 1_000_000 + count,
    activeCalls: [item],
    totalActiveCalls: 1,
  };
  return { kind: 'presence', extensionId: personId, body, timestamp };
}

describe('ten thousand events a second for ten seconds', () => {
  it('[D09] end in the true state, and memory stays within bounds', { timeout: 180_000 }, async () => {
    ringside = await startTestApp({ silent: true });
    const { simulator, personId, clock } = ringside;
    const real = simulator.world.telephony.ring({
      from: '+12125550100',
      fromName: 'Ada Lovelace',
      to: personId,
    });
    await ringside.run(1_000);
    simulator.world.telephony.answer(real, { extensionId: personId });
    await ringside.run(1_000);
    const before = heapInMegabytes();

    let count = 0;
    for (let ms = 0; ms < 10_000; ms += 10) {
      for (let one = 0; one < 100; one += 1) simulator.emit(madeUp((count += 1), personId, clock.now()));
      await clock.driven.advanceAndSettle(10);
    }
    expect(count).toBe(100_000);
    expect(heapInMegabytes() - before).toBeLessThan(60);
    expect(ringside.calls().length).toBeLessThanOrEqual(500);

    await ringside.run(120_000);
    const live = ringside.calls().filter(({ phase }) => phase !== 'ended');
    expect(live).toMatchObject([{ id: real, phase: 'connected' }]);

    const next = simulator.world.telephony.ring({ from: '+13025550163', to: personId });
    await ringside.run(2_000);
    expect(ringside.alerts().filter((id) => id === next)).toHaveLength(1);
    simulator.world.telephony.hangUp(next);
    simulator.world.telephony.hangUp(real);
    await ringside.run(10_000);
    expect(ringside.calls().filter(({ phase }) => phase !== 'ended')).toEqual([]);
    expect(ringside.state().connection.phase).toBe('online');
    await ringside.run(40 * 60_000);
    expect(ringside.calls()).toEqual([]);
    // What a thousand calls leave in lists and caches, and no more after another such flood.
    expect(heapInMegabytes() - before).toBeLessThan(45);
  });

  it('[D09] of frames that are no events at all close the line, and it comes back', async () => {
    ringside = await startTestApp({ silent: true });
    const { simulator, clock } = ringside;
    for (let ms = 0; ms < 10_000; ms += 10) {
      for (let one = 0; one < 100; one += 1) simulator.sendFrame(`{"broken":${ms}`);
      await clock.driven.advanceAndSettle(10);
    }
    await ringside.until(() => ringside.state().connection.phase === 'online', 600_000);
    const id = simulator.world.telephony.ring({ from: '+12125550100', to: ringside.personId });
    await ringside.run(2_000);
    expect(ringside.alerts()).toEqual([id]);
  });
});
