import { afterEach, describe, expect, it } from 'vitest';
import { createPlatformClock } from '../support/platform-clock.ts';
import { startTestApp, type TestApp } from '../support/start-test-app.ts';

let ringside: TestApp;
afterEach(() => ringside.close());

const minute = 60_000;
const ada = { from: '+12125550100', fromName: 'Ada Lovelace' };
const isOnline = () => ringside.state().connection.phase === 'online';
const notices = () => [...ringside.desktop.notices.values()].map(({ title }) => title);

/**
 * Tokens run out in a long sleep, and their refresh waits for a real timer: so it is not the quick clock here, and
 * time passes in small steps.
 */
async function seconds(count: number): Promise<void> {
  for (let passed = 0; passed < count; passed += 1) await ringside.run(1_000);
}

/** Somebody calls in the middle of the sleep and gives up after 20 s. */
async function sleepThrough(ms: number): Promise<string> {
  ringside = await startTestApp({ clock: createPlatformClock() });
  await ringside.run(minute);
  const { clock, simulator, personId } = ringside;
  const { telephony } = simulator.world;
  let id = '';
  clock.driven.after(ms / 2, () => (id = telephony.ring({ ...ada, to: personId })));
  clock.driven.after(ms / 2 + 20_000, () => telephony.hangUp(id));
  await ringside.sleep(ms);
  return id;
}

describe('after the computer slept', () => {
  it.each([
    ['two minutes', 2 * minute],
    ['half an hour', 30 * minute],
    ['a night', 9 * 60 * minute],
  ])('%s, the app listens again within seconds and alerts nobody for what is over', async (_, ms) => {
    const id = await sleepThrough(ms);
    await seconds(15);
    expect(isOnline()).toBe(true);
    expect(ringside.alerts()).toEqual([]);
    const next = ringside.simulator.world.telephony.ring({ ...ada, to: ringside.personId });
    await ringside.run(2_000);
    expect(ringside.alerts()).toEqual([next]);
    await ringside.run(2 * minute);
    expect(ringside.state().today.rows).toMatchObject([
      { telephonySessionId: id, ending: { kind: 'missed' } },
    ]);
    expect(ringside.state().missedCount).toBe(1);
  });

  it('half an hour, one notification tells what was missed', async () => {
    await sleepThrough(30 * minute);
    await ringside.run(2 * minute);
    expect(notices()).toEqual([expect.stringContaining('while this computer slept')]);
  });

  it('a call that rings at the awakening is shown', async () => {
    ringside = await startTestApp({ clock: createPlatformClock() });
    const { clock, simulator, personId } = ringside;
    let id = '';
    clock.driven.after(10 * minute - 5_000, () => {
      id = simulator.world.telephony.ring({ ...ada, to: personId });
    });
    await ringside.sleep(10 * minute);
    await ringside.run(10_000);
    expect(ringside.alerts()).toEqual([id]);
    expect(ringside.calls()).toMatchObject([{ id, phase: 'ringing' }]);
  });

  it('a call that was talked on when the lid was closed is over', async () => {
    ringside = await startTestApp({ clock: createPlatformClock() });
    const { clock, simulator, personId } = ringside;
    const { telephony } = simulator.world;
    const id = telephony.ring({ ...ada, to: personId });
    await ringside.run(3_000);
    telephony.answer(id, { extensionId: personId });
    await ringside.run(3_000);
    clock.driven.after(minute, () => telephony.hangUp(id));
    await ringside.sleep(20 * minute);
    await ringside.run(2 * minute);
    expect(ringside.calls().filter(({ phase }) => phase !== 'ended')).toEqual([]);
    expect(ringside.state().today.rows).toMatchObject([{ ending: { kind: 'answered-here' } }]);
  });
});

describe('[J02] after eight days asleep', () => {
  const eightDays = 8 * 24 * 60 * minute;

  it('the app is signed in and listens, where the platform still knows it', async () => {
    const simulator = { tokenLifetimes: { refresh: 14 * 24 * 3_600 } };
    ringside = await startTestApp({ clock: createPlatformClock(), simulator });
    await ringside.run(minute);
    await ringside.sleep(eightDays);
    await seconds(30);
    expect(ringside.state().signIn.phase).toBe('signed-in');
    expect(isOnline()).toBe(true);
  });

  it('the app is signed out calmly, where the platform says that its time is over', async () => {
    ringside = await startTestApp({ clock: createPlatformClock() });
    await ringside.run(minute);
    await ringside.sleep(eightDays);
    await seconds(30);
    expect(ringside.state().signIn).toMatchObject({ phase: 'signed-out' });
    expect(ringside.state().problems).toEqual([]);
    await ringside.signIn();
    await ringside.until(isOnline);
  });
});

describe('[J03] the lid closed in the middle of a refresh', () => {
  it('costs nobody the sign-in: the same refresh is asked for again after waking up', async () => {
    ringside = await startTestApp({ clock: createPlatformClock() });
    const { simulator, sent } = ringside;
    const refreshes = () => sent.filter((one) => one === 'POST /restapi/oauth/token').length;
    const heal = simulator.faults.on('rest-hanging', { path: '/restapi/oauth/token' });
    const before = refreshes();
    await ringside.until(() => refreshes() > before, 3_600_000);
    await ringside.sleep(30 * minute);
    heal();
    await seconds(90);
    expect(ringside.state().signIn.phase).toBe('signed-in');
    expect(isOnline()).toBe(true);
    expect(refreshes()).toBeGreaterThan(before + 1);
  });
});
