import { afterEach, describe, expect, it } from 'vitest';
import { lineOf, type RingOutApp, startRingOutApp } from '../support/ring-outs.ts';
import type { TestAppOptions } from '../support/start-test-app.ts';

let app: RingOutApp;
const start = async (options: TestAppOptions = {}): Promise<void> => {
  app = await startRingOutApp({ settings: { calls: { askForOne: false } }, ...options });
};
afterEach(() => app.close());

const ended = (): boolean => app.shown()?.ending !== undefined;
const phase = (name: string) => (): boolean => app.shown()?.phase === name;
const cancel = (): void => void app.app.commands.cancelRingOut(app.shown()!.id);
const made = () => app.simulator.world.ringOuts.truth();
const creation = { method: 'POST', path: '/ring-out' };

describe('stopping a RingOut', () => {
  it('before the platform has answered stops it as soon as it has', async () => {
    await start();
    app.simulator.faults.on('rest-slow', { ...creation, ms: 3_000 });
    app.call();
    await app.run(500);
    cancel();
    expect(app.shown()).toMatchObject({ phase: 'sending', cancelling: true });
    await app.until(ended, 10_000);
    expect(app.shown()?.ending).toEqual({ kind: 'cancelled' });
    expect(app.truth()?.cancelledAt).toBeDefined();
    await app.run(3_000);
    expect(app.state().ringOuts).toEqual([]);
  });

  it('while my phone rings stops it', async () => {
    await start();
    app.plan({ outcome: 'answered', callerSeconds: 10 });
    app.call();
    await app.run(3_000);
    cancel();
    await app.until(ended, 5_000);
    expect(lineOf(app.shown()!)).toBe('cancelled ended not-called');
    expect(app.truth()?.caller.answeredAt).toBeUndefined();
  });

  it('while the platform waits for the 1 stops it, too', async () => {
    await start({ settings: { calls: { askForOne: true } } });
    app.plan({ outcome: 'answered', callerSeconds: 2, promptSeconds: 30 });
    app.call();
    await app.run(5_000);
    expect(app.truth()?.caller.pickedUpAt).toBeDefined();
    expect(app.shown()?.canCancel).toBe(true);
    cancel();
    await app.until(ended, 5_000);
    expect(app.shown()?.ending?.kind).toBe('cancelled');
    expect(app.truth()?.callee.rangAt).toBeUndefined();
  });

  it('is no longer offered once my phone was picked up, and a late wish changes nothing', async () => {
    await start();
    app.plan({ outcome: 'answered', callerSeconds: 2, calleeSeconds: 10, talkSeconds: 5 });
    app.call();
    await app.until(phase('their-phone-rings'));
    expect(app.shown()).toMatchObject({ canCancel: false, cancelling: false });
    cancel();
    await app.until(ended);
    expect(app.shown()?.ending?.kind).toBe('finished');
    expect(app.asked('DELETE')).toBe(0);
  });

  it('is tried again where nobody answered the wish', async () => {
    await start();
    app.simulator.faults.on('rest-500', { method: 'DELETE', count: 2 });
    app.plan({ outcome: 'answered', callerSeconds: 20 });
    app.call();
    await app.run(2_000);
    cancel();
    await app.until(ended, 15_000);
    expect(app.shown()?.ending?.kind).toBe('cancelled');
    expect(app.asked('DELETE')).toBe(3);
  });
});

describe('a request whose answer is lost', () => {
  it('[E18] is never sent again, and its own call proves that it arrived', async () => {
    await start();
    app.simulator.faults.on('reset-after-request', { ...creation, count: 1 });
    app.plan({ outcome: 'busy', startSeconds: 2, callerSeconds: 4 });
    app.call();
    await app.run(1_000);
    expect(app.shown()).toMatchObject({ phase: 'sending', noNews: true, canCancel: false });
    await app.until(phase('own-phone-rings'), 10_000);
    await app.until(ended);
    expect(lineOf(app.shown()!)).toBe('their-busy connected busy');
    expect([made().length, app.asked('POST')]).toEqual([1, 1]);
  });

  it('that never arrived is said to be unsure, and never sent again', async () => {
    await start();
    app.simulator.faults.on('rest-reset', { ...creation, count: 1 });
    app.call();
    await app.until(ended, 60_000);
    expect(lineOf(app.shown()!)).toBe('unsure unknown unknown');
    await app.run(120_000);
    expect([made().length, app.asked('POST')]).toEqual([0, 1]);
  });

  it('can be put aside by the person', async () => {
    await start();
    app.simulator.faults.on('rest-reset', { ...creation, count: 1 });
    app.call();
    await app.run(1_000);
    await app.app.commands.dismissRingOut(app.shown()!.id);
    expect(app.state().ringOuts).toEqual([]);
  });
});

describe('what the platform refuses', () => {
  it('for want of a right is said with the right that is missing, and can be sent to an administrator', async () => {
    await start();
    app.simulator.faults.on('permission-removed', { text: 'RingOut' });
    app.call();
    await app.until(ended, 5_000);
    expect(app.shown()?.ending).toEqual({ kind: 'not-allowed', permission: 'RingOut' });
    await app.app.commands.copyRequestForAdministrator(app.shown()!.id);
    expect(app.desktop.asked.at(-1)).toMatch(/\+1 \(415\) 555-0177[^]*permission RingOut[^]*request: /);
  });

  it('because the feature is off', async () => {
    await start({ world: { quirks: { withoutRingOut: true } } });
    app.call();
    await app.until(ended, 5_000);
    expect(app.shown()?.ending).toEqual({ kind: 'not-allowed', permission: undefined });
  });

  it('as one too many is not sent again, and says for how long', async () => {
    await start();
    app.simulator.faults.on('rest-429', { ...creation, retryAfter: '40' });
    app.call();
    await app.until(ended, 5_000);
    expect(app.shown()?.ending).toEqual({ kind: 'too-many', retryAfterMs: expect.any(Number) as number });
    await app.run(120_000);
    expect([made().length, app.asked('POST')]).toEqual([0, 1]);
  });

  it.each(['connection-refused', 'name-lookup', 'proxy-auth'] as const)(
    'never left this computer: %s',
    async (fault) => {
      await start();
      app.simulator.faults.on(fault);
      app.call();
      await app.until(ended, 30_000);
      expect(lineOf(app.shown()!)).toBe('offline not-called not-called');
      expect(made()).toEqual([]);
    },
  );
});

describe('questions for the status', () => {
  it('come seldom after a limit was met, and stop at the end', async () => {
    await start();
    app.plan({ outcome: 'answered', callerSeconds: 25, calleeSeconds: 3, talkSeconds: 5 });
    app.call();
    await app.run(2_500);
    const before = app.asked('GET');
    app.simulator.faults.on('rest-429', { method: 'GET', path: '/ring-out/', count: 1, retryAfter: '6' });
    await app.run(20_000);
    expect(app.asked('GET') - before).toBeLessThanOrEqual(5);
    await app.until(ended);
    const atEnd = app.asked('GET');
    await app.run(180_000);
    expect(app.asked('GET')).toBe(atEnd);
  });

  it('are not asked while there is no network, and once when it is back', async () => {
    await start();
    app.plan({ outcome: 'answered', callerSeconds: 60, calleeSeconds: 5, talkSeconds: 60 });
    app.call();
    await app.run(3_000);
    app.desktop.setNetwork([]);
    await app.run(20_000);
    const before = app.asked('GET');
    await app.run(30_000);
    expect(app.asked('GET')).toBe(before);
    app.desktop.setNetwork(['eth0 192.0.2.7']);
    await app.run(5_000);
    expect(app.asked('GET')).toBeGreaterThan(before);
    await app.until(phase('connected'));
  });
});

describe('an end that no event tells of', () => {
  it('is found out by asking for the status, and then for the calls', async () => {
    await start();
    app.plan({ outcome: 'answered', callerSeconds: 2, calleeSeconds: 2, talkSeconds: 60 });
    app.call();
    await app.until(phase('connected'));
    await app.run(5_000);
    app.simulator.faults.on('event-dropped');
    await app.until(() => app.truth()?.endedAt !== undefined, 90_000);
    await app.until(ended, 60_000);
    expect(app.shown()?.ending?.kind).toBe('finished');
    await app.until(() => app.calls().every(({ phase: now }) => now === 'ended'), 60_000);
  });
});

describe('while the computer', () => {
  it('sleeps the call goes on, and its end is known afterwards', async () => {
    await start();
    app.plan({ outcome: 'answered', callerSeconds: 3, calleeSeconds: 4, talkSeconds: 60 });
    app.call();
    await app.until(phase('connected'));
    await app.sleep(10 * 60_000);
    await app.until(ended, 60_000);
    expect(app.shown()?.ending?.kind).toBe('finished');
    expect(app.asked('POST')).toBe(1);
  });

  it('is started anew a RingOut under way is neither sent again nor announced as a call to me', async () => {
    await start();
    app.plan({ outcome: 'answered', callerSeconds: 8, calleeSeconds: 4, talkSeconds: 120 });
    app.call();
    await app.run(2_000);
    const next = await app.killAndStart();
    await next.until(() => next.calls().length > 0, 60_000);
    await next.run(60_000);
    expect(next.calls().map(({ direction, phase: now }) => [direction, now])).toEqual([
      ['outbound', 'connected'],
    ]);
    expect([next.alerts(), made().length, next.state().ringOuts]).toEqual([[], 1, []]);
    await next.close();
  });
});
