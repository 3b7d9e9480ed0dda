import { afterEach, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/start-test-app.ts';

let ringside: TestApp;
afterEach(() => ringside.close());

const minute = 60_000;
const presencePath = 'GET /restapi/v1.0/account/~/extension/~/presence';
const reads = () => ringside.sent.filter((one) => one === presencePath).length;

describe('the truth is read again', () => {
  it('every four minutes or so while a call is shown, and not at all without one', async () => {
    ringside = await startTestApp();
    const { telephony } = ringside.simulator.world;
    await ringside.run(10 * minute);
    const idle = reads();
    await ringside.run(10 * minute);
    expect(reads()).toBe(idle);

    const id = telephony.ring({ from: '+12125550100', to: ringside.personId });
    await ringside.run(2_000);
    telephony.answer(id, { extensionId: ringside.personId });
    await ringside.run(5_000);
    const before = reads();
    await ringside.run(19 * minute);
    expect(reads() - before).toBeGreaterThanOrEqual(4);
    expect(reads() - before).toBeLessThanOrEqual(6);
    expect(ringside.calls()).toMatchObject([{ phase: 'connected' }]);

    telephony.hangUp(id);
    await ringside.run(minute);
    const after = reads();
    await ringside.run(20 * minute);
    expect(reads()).toBe(after);
  });

  it('and ends a call whose end nobody told', async () => {
    ringside = await startTestApp();
    const { world, faults } = ringside.simulator;
    const id = world.telephony.ring({ from: '+12125550100', to: ringside.personId });
    await ringside.run(2_000);
    world.telephony.answer(id, { extensionId: ringside.personId });
    await ringside.run(2_000);
    faults.on('event-dropped');
    world.telephony.hangUp(id);
    await ringside.run(5 * minute);
    expect(ringside.calls().filter(({ phase }) => phase !== 'ended')).toEqual([]);
    expect(ringside.state().today.rows).toMatchObject([{ ending: { kind: 'answered-here' } }]);
  });

  it('within the platform’s budget, however much goes wrong', async () => {
    ringside = await startTestApp();
    const { world, faults } = ringside.simulator;
    for (const name of ['event-late', 'event-reordered', 'event-dropped', 'frame-garbage'] as const)
      faults.on(name, { probability: 0.3 });
    let refused = 0;
    ringside.simulator.onExchange((_, reply) => (refused += reply.status === 429 ? 1 : 0));
    for (let call = 0; call < 60; call += 1) {
      const id = world.telephony.ring({ from: '+12125550100', to: ringside.personId });
      await ringside.run(5_000);
      world.telephony.hangUp(id);
      await ringside.run(1_000);
    }
    expect(refused).toBe(0);
    expect(reads()).toBeLessThanOrEqual(6 * 15);
  });
});
