import { afterEach, describe, expect, it } from 'vitest';

import { createPlatformFixture, type PlatformFixture } from '../support/platform-fixture.ts';

const minute = 60_000;

let fixture: PlatformFixture;
afterEach(() => fixture.close());

async function signedIn(): Promise<void> {
  fixture = createPlatformFixture();
  await fixture.signIn();
  fixture.sent.length = 0;
}

const settled = <Result>(work: Promise<Result>) => fixture.clock.whileWaiting(work, 5 * minute);
const outcome = (work: Promise<unknown>) =>
  settled(
    work.then(
      () => 'answered',
      (error: unknown) => (error as { kind?: string }).kind,
    ),
  );

describe('[E20] something that was sent', () => {
  it.each(['rest-continue', 'rest-hanging'] as const)(
    'and meets %s is given up, and not sent again',
    async (fault) => {
      await signedIn();
      fixture.simulator.faults.on(fault, { method: 'PUT' });
      expect(await outcome(fixture.platform.writePresence({ userStatus: 'Busy' }))).toBe('timeout');
      expect(fixture.sent.filter((one) => one.startsWith('PUT'))).toHaveLength(1);
    },
  );

  it('and is answered before it was read is refused, and not sent again', async () => {
    await signedIn();
    fixture.simulator.faults.on('rest-early', { method: 'PUT' });
    expect(await outcome(fixture.platform.writePresence({ userStatus: 'Busy' }))).toBe('refused');
    expect(fixture.sent.filter((one) => one.startsWith('PUT'))).toHaveLength(1);
  });
});

describe('[E21] a list that says its next page is', () => {
  it.each([
    ['on another host', 'host'],
    ['the same page', 'itself'],
    ['there for ever', 'endless'],
  ])('%s comes to an end, on the platform’s own host, with every call once', async (_, code) => {
    await signedIn();
    const { telephony } = fixture.simulator.world;
    const to = fixture.simulator.people[0]?.id ?? 0;
    for (const from of ['+14155550177', '+14155550178']) {
      telephony.answer(telephony.ring({ from, to }), { extensionId: to });
      await fixture.clock.run(5_000);
    }
    await fixture.clock.run(20_000);
    const all = (await settled(fixture.platform.readActiveCalls())).length;
    expect(all).toBeGreaterThan(0);
    await fixture.clock.run(2 * minute);
    fixture.sent.length = 0;
    fixture.simulator.faults.on('next-page', { code });
    expect(await settled(fixture.platform.readActiveCalls())).toHaveLength(all);
    expect(fixture.sent.length).toBeLessThanOrEqual(4);
    expect(fixture.sent.every((one) => one.endsWith('/active-calls'))).toBe(true);
  });
});

describe('[E29] rate headers that are', () => {
  it.each(['missing', 'wrong', 'renamed'])('%s leave our own budget in force', async (code) => {
    await signedIn();
    fixture.simulator.faults.on('rate-headers', { code });
    const reads = Array.from({ length: 60 }, () => fixture.platform.readPresence());
    expect(await outcome(Promise.all(reads))).toBe('answered');
    const calls = Array.from({ length: 12 }, () => fixture.platform.readActiveCalls());
    expect(await outcome(Promise.all(calls))).toBe('answered');
    expect(fixture.simulator.rateLimits.refused()).toEqual({ client: 0, fault: 0 });
  });
});
