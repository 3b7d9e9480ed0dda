import { afterEach, describe, expect, it } from 'vitest';
import { type RingOutApp, startRingOutApp } from '../support/ring-outs.ts';
import type { TestAppOptions } from '../support/start-test-app.ts';

let app: RingOutApp;
const start = async (options: TestAppOptions = {}): Promise<void> => {
  app = await startRingOutApp(options);
};
afterEach(() => app.close());

const ringMe = (): void => void app.app.commands.startRingMeTest();
const result = () => app.state().ringMe;
const isDone = (): boolean => result().phase === 'passed' || result().phase === 'failed';

/** Nothing of the test is left behind: no call, no notification, no card. */
async function expectNothingLeft(): Promise<void> {
  await app.run(60_000);
  const { world } = app.simulator;
  expect(world.truth().filter(({ ending }) => ending === 'live')).toEqual([]);
  expect(app.state().ringOuts).toEqual([]);
  expect(app.alerts()).toEqual([]);
}

describe('the test that rings me', () => {
  it('passes as soon as my phone’s ring is heard, and stops it before anybody could pick it up', async () => {
    await start();
    app.plan({ outcome: 'answered', callerSeconds: 20 });
    ringMe();
    await app.run(10);
    expect(result()).toMatchObject({ phase: 'running' });
    await app.until(isDone, 10_000);
    expect(result()).toMatchObject({ phase: 'passed', heardAfterMs: expect.any(Number) as number });
    await app.run(2_000);
    expect(app.truth()?.cancelledAt).toBeDefined();
    expect(app.truth()?.caller.answeredAt).toBeUndefined();
    await expectNothingLeft();
    expect(app.state().recentTargets).toEqual([]);
  });

  it('calls my own line, so that picking it up calls nobody else', async () => {
    await start();
    ringMe();
    await app.run(1_000);
    const { signIn } = app.state();
    expect(signIn.phase === 'signed-in' && signIn.account.extensionNumber).toBe(app.truth()?.to);
  });

  it('says that no ring was heard where no event comes of it', async () => {
    await start();
    app.simulator.faults.on('event-dropped');
    app.plan({ outcome: 'answered', callerSeconds: 60 });
    ringMe();
    await app.until(isDone, 40_000);
    expect(result()).toMatchObject({ phase: 'failed', why: 'no-ring-heard' });
    await expectNothingLeft();
  });

  it('stops a phone whose cancel was not answered at first', async () => {
    await start();
    app.simulator.faults.on('rest-500', { method: 'DELETE', count: 2 });
    app.plan({ outcome: 'answered', callerSeconds: 30 });
    ringMe();
    await app.until(isDone, 10_000);
    await app.run(10_000);
    expect(app.truth()?.cancelledAt).toBeDefined();
    await expectNothingLeft();
  });

  it('that is heard before the platform has answered stops the phone all the same', async () => {
    await start();
    app.simulator.faults.on('rest-slow', { method: 'POST', path: '/ring-out', ms: 4_000 });
    app.plan({ outcome: 'answered', startSeconds: 0.1, callerSeconds: 30 });
    ringMe();
    await app.until(isDone, 10_000);
    expect(result().phase).toBe('passed');
    await app.run(10_000);
    expect(app.truth()?.cancelledAt).toBeDefined();
    await expectNothingLeft();
  });

  it.each([
    ['rest-429', 'limit'],
    ['connection-refused', 'offline'],
    ['rest-403', 'not-allowed'],
  ] as const)('fails for %s with the reason %s', async (fault, why) => {
    await start();
    app.simulator.faults.on(fault, { method: 'POST', path: '/ring-out' });
    ringMe();
    await app.until(isDone, 30_000);
    expect(result()).toMatchObject({ phase: 'failed', why });
    expect(app.asked('POST')).toBe(1);
  });

  it.each([
    ['caller-busy', 'busy'],
    ['from-not-supported', 'phone-did-not-ring'],
    ['no-answering-machine', 'refused'],
  ] as const)('tells what became of a RingOut that is %s: %s', async (outcome, why) => {
    await start();
    app.simulator.faults.on('event-dropped');
    app.plan({ outcome });
    ringMe();
    await app.until(isDone, 30_000);
    expect(result()).toMatchObject({ phase: 'failed', why });
  });

  it('waits for no phone that rings already', async () => {
    await start();
    app.plan({ outcome: 'answered', callerSeconds: 30 });
    app.call();
    await app.run(1_000);
    ringMe();
    expect(result()).toMatchObject({ phase: 'failed', why: 'busy' });
    expect(app.asked('POST')).toBe(1);
  });

  it('says at once that nothing is heard while there is no connection', async () => {
    await start();
    app.desktop.setNetwork([]);
    app.simulator.faults.on('network-down');
    app.simulator.killSockets();
    await app.until(() => app.state().connection.phase !== 'online', 60_000);
    ringMe();
    expect(result()).toMatchObject({ phase: 'failed', why: 'offline' });
    expect(app.asked('POST')).toBe(0);
  });

  it('is forgotten with the sign-in', async () => {
    await start();
    ringMe();
    await app.until(isDone, 10_000);
    void app.app.commands.signOut();
    await app.run(10_000);
    expect(result()).toEqual({ phase: 'none' });
  });
});
