import { afterEach, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/start-test-app.ts';

let ringside: TestApp;
afterEach(() => ringside.close());

const ada = { from: '+12125550100', fromName: 'Ada Lovelace' };
const isOnline = () => ringside.state().connection.phase === 'online';
const rows = () => ringside.state().today.rows;

describe('a call found after the fact', () => {
  it('is shown once with its true start when it rings already as the app comes online', async () => {
    ringside = await startTestApp({ until: 'started' });
    const { telephony } = ringside.simulator.world;
    const began = ringside.clock.now();
    const id = telephony.ring({ ...ada, to: ringside.personId });
    await ringside.run(20_000);
    await ringside.signIn();
    await ringside.until(isOnline);
    await ringside.run(2_000);
    expect(ringside.calls()).toMatchObject([{ id, phase: 'ringing', party: { name: 'Ada Lovelace' } }]);
    expect(Math.abs((ringside.calls()[0]?.startedAt ?? 0) - began)).toBeLessThan(1_000);
    await ringside.run(30_000);
    expect(ringside.alerts()).toEqual([id]);
    telephony.hangUp(id);
    await ringside.run(10_000);
    expect(ringside.calls()).toMatchObject([{ phase: 'ended', ending: { kind: 'missed' } }]);
  });

  it('is shown once more with its true start when the app was killed while it rang', async () => {
    ringside = await startTestApp();
    const { telephony } = ringside.simulator.world;
    const began = ringside.clock.now();
    const id = telephony.ring({ ...ada, to: ringside.personId });
    await ringside.run(4_000);
    expect(ringside.alerts()).toEqual([id]);
    ringside = await ringside.killAndStart();
    expect(ringside.state().signIn.phase).toBe('signed-in');
    await ringside.until(isOnline);
    await ringside.run(10_000);
    expect(ringside.calls()).toMatchObject([{ id, phase: 'ringing' }]);
    expect(Math.abs((ringside.calls()[0]?.startedAt ?? 0) - began)).toBeLessThan(1_000);
    expect(ringside.alerts()).toEqual([id]);
    expect(ringside.desktop.opened).toEqual([]);
  });

  it('alerts nobody when it came and went while nothing was heard, but is in today’s list', async () => {
    ringside = await startTestApp();
    const { simulator } = ringside;
    const end = simulator.faults.on('upgrade-refused');
    simulator.killSockets();
    await ringside.run(10_000);
    const id = simulator.world.telephony.ring({ ...ada, to: ringside.personId });
    await ringside.run(15_000);
    simulator.world.telephony.hangUp(id);
    await ringside.run(240_000);
    end();
    await ringside.until(isOnline, 600_000);
    await ringside.run(150_000);
    expect(ringside.alerts()).toEqual([]);
    expect(ringside.desktop.asked).not.toContain('showCard');
    expect(rows()).toMatchObject([{ telephonySessionId: id, ending: { kind: 'missed' } }]);
    expect(ringside.state().missedCount).toBe(1);
  });

  it('alerts nobody either when its events come in a heap after a short gap', async () => {
    ringside = await startTestApp();
    const { simulator } = ringside;
    const end = simulator.faults.on('upgrade-refused', { count: 3 });
    simulator.killSockets();
    await ringside.run(1_000);
    const id = simulator.world.telephony.ring({ ...ada, to: ringside.personId });
    await ringside.run(5_000);
    simulator.world.telephony.hangUp(id);
    await ringside.until(isOnline, 170_000);
    end();
    await ringside.run(90_000);
    expect(ringside.alerts()).toEqual([]);
    expect(rows()).toMatchObject([{ telephonySessionId: id, ending: { kind: 'missed' } }]);
  });

  it('is ended when it is no longer there after a gap', async () => {
    ringside = await startTestApp();
    const { simulator } = ringside;
    const id = simulator.world.telephony.ring({ ...ada, to: ringside.personId });
    await ringside.run(2_000);
    simulator.faults.on('event-dropped');
    simulator.world.telephony.answer(id, { extensionId: 62_100_459_005 });
    await ringside.run(1_000);
    simulator.faults.on('recovery-failed', { count: 1 });
    simulator.killSockets();
    simulator.faults.off('event-dropped');
    await ringside.run(30_000);
    expect(ringside.calls()).toMatchObject([{ id, phase: 'ended' }]);
    expect(ringside.desktop.notices.size).toBe(0);
  });
});
