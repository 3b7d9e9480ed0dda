import { afterEach, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/start-test-app.ts';

let ringside: TestApp;
afterEach(() => ringside.close());

const ada = { from: '+12125550100', fromName: 'Ada Lovelace' };
const phase = () => ringside.state().signIn.phase;

describe('signing out', () => {
  it('leaves nothing behind: no call, no token, no list, and the platform knows', async () => {
    ringside = await startTestApp();
    ringside.simulator.world.telephony.ring({ ...ada, to: ringside.personId });
    await ringside.run(5_000);
    void ringside.app.commands.signOut();
    await ringside.run(10_000);
    expect(ringside.state()).toMatchObject({
      signIn: { phase: 'signed-out', problem: undefined },
      connection: { phase: 'signed-out' },
      ...{ calls: [], presence: undefined, missedCount: 0 },
      today: { rows: [] },
      card: { visible: false },
    });
    expect(ringside.secrets.stored()).toBeUndefined();
    expect(ringside.simulator.sessions()).toEqual([]);
    expect(ringside.desktop.isCardShown()).toBe(false);
    expect([...ringside.desktop.notices.keys()]).toEqual([]);
    const before = ringside.sent.length;
    await ringside.run(3_600_000);
    expect(ringside.sent).toHaveLength(before);
  });

  it('works offline: the token is gone from this computer all the same', async () => {
    ringside = await startTestApp();
    ringside.simulator.faults.on('network-down');
    await ringside.run(60_000);
    expect(ringside.secrets.stored()).toBeDefined();
    void ringside.app.commands.signOut();
    await ringside.run(10_000);
    expect(phase()).toBe('signed-out');
    expect(ringside.secrets.stored()).toBeUndefined();
  });

  it('makes room for the next sign-in', async () => {
    ringside = await startTestApp();
    void ringside.app.commands.signOut();
    await ringside.run(10_000);
    await ringside.signIn();
    await ringside.until(() => ringside.state().connection.phase === 'online');
    const id = ringside.simulator.world.telephony.ring({ ...ada, to: ringside.personId });
    await ringside.run(2_000);
    expect(ringside.alerts()).toEqual([id]);
  });
});

describe('a session the platform ends', () => {
  it('is told with one notification that leads to the sign-in page, and nothing is asked any more', async () => {
    ringside = await startTestApp();
    const { simulator, desktop } = ringside;
    for (const session of simulator.sessions()) simulator.endSession(session);
    await ringside.run(120_000);
    expect(ringside.state()).toMatchObject({
      signIn: { phase: 'signed-out', problem: { kind: 'session-ended' } },
      calls: [],
    });
    expect(ringside.secrets.stored()).toBeUndefined();
    expect([...desktop.notices.values()]).toMatchObject([{ id: 'signed-out' }]);
    const before = ringside.sent.length;
    await ringside.run(3_600_000);
    expect(ringside.sent).toHaveLength(before);
    desktop.notices.get('signed-out')?.onClick();
    expect(desktop.asked.at(-1)).toMatch(/^openMain/);
  });

  it('is not what a platform in trouble looks like', async () => {
    ringside = await startTestApp();
    ringside.simulator.faults.on('rest-503');
    ringside.simulator.killSockets();
    await ringside.run(2 * 3_600_000);
    expect(phase()).toBe('signed-in');
    expect(ringside.state().connection.phase).toBe('offline');
    ringside.simulator.faults.clear();
    await ringside.until(() => ringside.state().connection.phase === 'online', 1_200_000);
    const id = ringside.simulator.world.telephony.ring({ ...ada, to: ringside.personId });
    await ringside.run(2_000);
    expect(ringside.alerts()).toEqual([id]);
  });
});
