import { describe, expect, it } from 'vitest';

import { PlatformError } from '../../../../src/main/ringcentral/platform-port.ts';
import { createPresencePoller } from '../../../../src/main/ringcentral/presence-poller.ts';
import type { PresenceReport } from '../../../../src/main/ringcentral/reports.ts';
import { silentLog } from '../../../support/platform-fixture.ts';
import { createStillClock } from '../../../support/still-clock.ts';
import { settle } from './fake-transport.ts';

const report: PresenceReport = {
  source: 'answer',
  extensionId: '1',
  sequence: undefined,
  timestamp: undefined,
  presence: {},
  calls: [],
  totalCalls: 0,
  damaged: false,
};

function fixture() {
  const clock = createStillClock(0);
  let failure: PlatformError | undefined;
  let failed = 0;
  const asked: number[] = [];
  const polled: number[] = [];
  const poller = createPresencePoller({
    ...{ clock, log: silentLog },
    read: () => {
      asked.push(clock.elapsed());
      return failure === undefined ? Promise.resolve(report) : Promise.reject(failure);
    },
    onPolled: ({ askedAt }) => polled.push(askedAt),
    onFailed: () => (failed += 1),
  });
  const pass = async (ms: number): Promise<void> => {
    for (let left = ms; left > 0; left -= 1_000) {
      await settle();
      clock.pass(1_000);
    }
    await settle();
  };
  return {
    clock,
    poller,
    asked,
    polled,
    pass,
    failed: () => failed,
    fail: (how?: PlatformError) => (failure = how),
  };
}

describe('asking for presence instead of hearing of it', () => {
  it('happens at once and then every fifteen seconds, with the time it was asked at', async () => {
    const { poller, asked, polled, pass } = fixture();
    poller.start();
    await pass(60_000);
    expect(asked).toHaveLength(5);
    expect(polled).toEqual(asked);
    expect((asked[1] ?? 0) - (asked[0] ?? 0)).toBe(15_000);
  });

  it('becomes rare where it fails, and usual again where it works', async () => {
    const { poller, asked, pass, fail, failed } = fixture();
    fail(new PlatformError('network', 'no way'));
    poller.start();
    await pass(10 * 60_000);
    expect(failed()).toBe(asked.length);
    expect(asked.length).toBeLessThanOrEqual(9);
    fail(undefined);
    await pass(120_000);
    const before = asked.length;
    await pass(60_000);
    expect(asked.length - before).toBe(4);
  });

  it('waits as long as the platform asks', async () => {
    const { poller, asked, pass, fail } = fixture();
    fail(new PlatformError('rate-limited', '429', { retryAfter: 60_000 }));
    poller.start();
    await pass(59_000);
    expect(asked).toHaveLength(1);
  });

  it('hardly happens where it is not allowed', async () => {
    const { poller, asked, pass, fail } = fixture();
    fail(new PlatformError('refused', '403', { status: 403 }));
    poller.start();
    await pass(14 * 60_000);
    expect(asked).toHaveLength(1);
  });

  it('ends when it is stopped', async () => {
    const { clock, poller, asked, pass } = fixture();
    poller.start();
    await pass(20_000);
    poller.stop();
    await pass(60_000);
    expect(asked).toHaveLength(2);
    expect(clock.pending()).toBe(0);
  });

  it('can be done once, as a proof', async () => {
    const { poller, pass, asked, fail } = fixture();
    await expect(poller.look()).resolves.toBe(true);
    fail(new PlatformError('server', '503'));
    await expect(poller.look()).resolves.toBe(false);
    await pass(60_000);
    expect(asked).toHaveLength(2);
  });

  it('is one question where two want to know', async () => {
    const { poller, asked } = fixture();
    poller.start();
    await Promise.all([poller.look(), poller.look()]);
    expect(asked).toHaveLength(1);
  });
});
