import { afterEach, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/start-test-app.ts';

let ringside: TestApp;
afterEach(() => ringside.close());

const minute = 60_000;
const ada = { from: '+12125550100', fromName: 'Ada Lovelace' };

const ids = (): readonly (string | undefined)[] =>
  ringside.state().today.rows.map(({ telephonySessionId }) => telephonySessionId);
const found = async (): Promise<number> => (await ringside.app.questions.counters())['found-by-audit'];
const readsOf = (path: string): number => ringside.sent.filter((one) => one.endsWith(path)).length;

/** Somebody calls and gives up after twenty seconds. */
async function missedCall(): Promise<string> {
  const { telephony } = ringside.simulator.world;
  const id = telephony.ring({ ...ada, to: ringside.personId });
  await ringside.run(20_000);
  telephony.hangUp(id);
  await ringside.run(minute);
  return id;
}

describe('calls of today after another start', () => {
  it('are there at once without a network, with the time they were saved at', async () => {
    ringside = await startTestApp();
    const id = await missedCall();
    const { today, missedCount } = ringside.state();
    expect(ids()).toContain(id);
    ringside.simulator.faults.on('network-down');
    ringside = await ringside.killAndStart();
    expect(ringside.state()).toMatchObject({ signIn: { phase: 'signed-in' }, missedCount });
    expect(ringside.state().today.rows).toEqual(today.rows);
    expect(ringside.state().today.readAt).toBe(today.readAt);
    await ringside.run(5 * minute);
    expect(ringside.state().today).toMatchObject({ status: 'failed', readAt: today.readAt });
    expect(ids()).toContain(id);
  });

  it('are brought up to date by what changed since, not read whole again', async () => {
    ringside = await startTestApp();
    const before = await missedCall();
    ringside = await ringside.killAndStart();
    const meanwhile = ringside.simulator.world.telephony.ring({ ...ada, to: ringside.personId });
    ringside.simulator.world.telephony.hangUp(meanwhile);
    const asked: string[] = [];
    ringside.simulator.onExchange(({ path }) => {
      if (path.includes('/call-log-sync?'))
        asked.push(new URL(path, 'http://here').searchParams.get('syncType') ?? '');
    });
    await ringside.until(() => ids().includes(meanwhile), 5 * minute);
    expect(ids()).toContain(before);
    expect(new Set(asked)).toEqual(new Set(['ISync']));
  });

  it('[I18] are read whole again where the platform no longer knows how far we had read', async () => {
    ringside = await startTestApp();
    const before = await missedCall();
    const { faults } = ringside.simulator;
    faults.on('sync-token-invalid', { count: 1 });
    const after = await missedCall();
    expect(faults.strikes('sync-token-invalid')).toBe(1);
    expect(ids()).toEqual(expect.arrayContaining([before, after]));
    expect(new Set(ids()).size).toBe(ids().length);
  });

  it('belong to the person: signing out takes them from this computer, another person sees none of them', async () => {
    ringside = await startTestApp();
    const id = await missedCall();
    expect(ringside.disk.owners()).toHaveLength(1);
    void ringside.app.commands.signOut();
    await ringside.run(10_000);
    expect(ringside.disk.owners()).toEqual([]);
    await ringside.signIn();
    expect(ids()).toEqual([]);
    await ringside.until(() => ids().includes(id), 5 * minute);
  });

  it('stay where the platform ended the session', async () => {
    ringside = await startTestApp();
    const { simulator } = ringside;
    const id = await missedCall();
    for (const session of simulator.sessions()) simulator.endSession(session);
    await ringside.run(2 * minute);
    expect(ringside.state()).toMatchObject({ signIn: { phase: 'signed-out' }, today: { rows: [] } });
    expect(ringside.disk.owners()).toHaveLength(1);
    await ringside.signIn();
    expect(ids()).toContain(id);
  });

  it('of the demo are never on the disk', async () => {
    ringside = await startTestApp({ until: 'started' });
    void ringside.app.commands.startDemo();
    await ringside.until(() => ringside.state().connection.phase === 'online', minute);
    await ringside.run(minute);
    expect(ringside.state().today.rows.length).toBeGreaterThan(0);
    expect(ringside.disk.owners()).toEqual([]);
  });
});

describe('what no event told', () => {
  it('is found by the hourly audit at the latest, and counted once', async () => {
    ringside = await startTestApp();
    const { faults, world } = ringside.simulator;
    await ringside.run(2 * minute);
    faults.on('event-dropped');
    const id = world.telephony.ring({ ...ada, to: ringside.personId });
    await ringside.run(20_000);
    world.telephony.hangUp(id);
    await ringside.run(5_000);
    faults.clear();
    await ringside.run(61 * minute);
    expect(ids()).toContain(id);
    expect(ringside.alerts()).not.toContain(id);
    expect(await found()).toBe(1);
    await ringside.run(61 * minute);
    expect(await found()).toBe(1);
  });

  it('is nothing in a quiet day of calls', async () => {
    ringside = await startTestApp();
    for (let call = 0; call < 12; call += 1) {
      await missedCall();
      await ringside.run(20 * minute);
    }
    expect(await found()).toBe(0);
    // Once, for what is older than the sync.
    expect(readsOf('/call-log')).toBe(1);
  });

  it('is called offline where the line was down, and neither rings nor opens a page', async () => {
    ringside = await startTestApp();
    const { faults, world } = ringside.simulator;
    const heard = await missedCall();
    faults.on('network-down');
    await ringside.run(2 * minute);
    const id = world.telephony.ring({ ...ada, to: ringside.personId });
    await ringside.run(20_000);
    world.telephony.hangUp(id);
    await ringside.run(minute);
    faults.clear();
    await ringside.until(() => ids().includes(id), 10 * minute);
    await ringside.run(5 * minute);
    const row = (wanted: string) =>
      ringside.state().today.rows.find(({ telephonySessionId }) => telephonySessionId === wanted);
    expect(row(id)).toMatchObject({ ending: { kind: 'missed' }, unheard: true });
    expect(row(heard)).toMatchObject({ unheard: false });
    expect(ringside.alerts()).toEqual([heard]);
    expect(ringside.desktop.opened.filter((address) => !address.includes('/oauth/'))).toEqual([]);
    expect(await found()).toBe(0);
  });
});
