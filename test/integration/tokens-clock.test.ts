import { afterEach, describe, expect, it } from 'vitest';

import { createComputerClock } from '../support/computer-clock.ts';
import { createPlatformClock, createSeededChance } from '../support/platform-clock.ts';
import { createPlatformFixture, type PlatformFixture } from '../support/platform-fixture.ts';

const hour = 3_600_000;
const day = 24 * hour;

const chance = { ...createSeededChance(), fraction: () => 0 };

let fixture: PlatformFixture;
afterEach(() => fixture.close());

const tokenCalls = () => fixture.sent.filter((one) => one === 'POST /restapi/oauth/token').length;
const outcome = (work: Promise<unknown>) =>
  fixture.clock.whileWaiting(
    work.then(
      () => 'answered',
      (error: unknown) => (error as { kind?: string }).kind,
    ),
    60_000,
  );
const offset = () => fixture.heard.states.at(-1)?.clockOffset ?? 0;
const read = () => outcome(fixture.platform.readPresence());

async function signedIn(): Promise<void> {
  fixture = createPlatformFixture({ outside: { chance } });
  await fixture.signIn();
}

/** Until the first refresh is under way; the dice say that it begins as early as may be. @param age of the token, ms */
async function runToRefresh(age = 0): Promise<void> {
  const before = tokenCalls();
  await fixture.clock.run(0.7 * hour - 1_000 - age);
  await fixture.clock.until(() => tokenCalls() > before, 2_000);
}

/** A refresh that was done, and nobody here knows it: the old token is dead, and the next refresh brings the new one. */
async function loseTheAnswer(age = 0): Promise<void> {
  fixture.simulator.faults.on('rest-truncated', { path: '/oauth/token', count: 1 });
  await runToRefresh(age);
  await fixture.clock.run(100);
  fixture.sent.length = 0;
}

const authCalls = (): readonly (string | undefined)[] =>
  fixture.sent.filter((one) => one.includes('/oauth/')).map((one) => one.split('/').at(-1));

const jumps = [
  ['a day ahead', () => day],
  ['a day back', () => -day],
  ['eight days ahead', () => 8 * day],
  ['ten years ahead', () => 3650 * day],
  ['back to 1970', () => -fixture.clock.now()],
] as const;

describe('a refresh that the platform put off', () => {
  it('is made after a sleep that was longer, though the steady clock stood still in it', async () => {
    await signedIn();
    fixture.simulator.faults.on('rest-503', { path: '/oauth/token', retryAfter: '900', count: 1 });
    await runToRefresh();
    await fixture.clock.run(1_000);
    fixture.platform.events.noteSuspend();
    fixture.clock.jump(hour);
    fixture.platform.events.noteResume();
    expect(await read()).toBe('answered');
    expect(tokenCalls()).toBeGreaterThan(2);
  });
});

describe('[J01] a clock that is set', () => {
  it.each(jumps)('%s throws no token away and asks for few', async (_, jump) => {
    await signedIn();
    const before = tokenCalls();
    fixture.clock.jump(jump());
    await fixture.clock.run(60_000);
    expect(await read()).toBe('answered');
    await fixture.clock.run(2 * hour);
    expect(await read()).toBe('answered');
    expect(fixture.heard.ended).toBe(0);
    // Two hours take two or three, and the jump at most one.
    expect(tokenCalls() - before).toBeLessThanOrEqual(4);
  });

  it.each(jumps)('%s during a refresh does no harm', async (_, jump) => {
    await signedIn();
    fixture.simulator.faults.on('rest-slow', { path: '/oauth/token', ms: 5_000, count: 1 });
    await runToRefresh();
    fixture.clock.jump(jump());
    await fixture.clock.run(10_000);
    expect(await read()).toBe('answered');
    expect(fixture.heard.ended).toBe(0);
  });

  it.each(jumps)('%s between two runs does no harm', async (_, jump) => {
    await signedIn();
    await fixture.platform.close();
    fixture.clock.jump(jump());
    const { platform, heard } = fixture.restart();
    expect(await fixture.clock.whileWaiting(platform.signIn.resume())).toBe('resumed');
    expect(await outcome(platform.readPresence())).toBe('answered');
    expect(heard.ended).toBe(0);
  });

  it('ahead while requests wait for a penalty to end holds up none of them', async () => {
    await signedIn();
    fixture.simulator.faults.on('rest-503', { retryAfter: '20', count: 1 });
    expect(await read()).not.toBe('answered');
    const begun = fixture.clock.elapsed();
    const reads = Promise.all([1, 2, 3].map(() => fixture.platform.readPresence()));
    await fixture.clock.run(17_000);
    fixture.clock.jump(2 * hour);
    expect(await outcome(reads)).toBe('answered');
    // The penalty, and by how much those that were told the same spread.
    expect(fixture.clock.elapsed() - begun).toBeLessThan(22_000);
  });

  it('again and again keeps the tokens', async () => {
    await signedIn();
    for (const jump of [day, -day, 3650 * day, -3650 * day, -day, day]) {
      fixture.clock.jump(jump);
      await fixture.clock.run(20 * 60_000);
      expect(await read()).toBe('answered');
    }
    expect(fixture.heard.ended).toBe(0);
  });
});

describe('[E28] a platform whose clock is off', () => {
  it.each([day, -day])('by %i ms is told of, and no token is thrown away', async (ms) => {
    fixture = createPlatformFixture({ outside: { chance } });
    fixture.simulator.faults.on('date-wrong', { ms });
    await fixture.signIn();
    await fixture.clock.run(2 * hour);
    expect(await read()).toBe('answered');
    expect(fixture.heard.ended).toBe(0);
    fixture.platform.events.connect();
    await fixture.clock.until(() => fixture.phase() === 'online', 30_000);
    expect(await read()).toBe('answered');
    expect(Math.abs(offset() - ms)).toBeLessThan(5_000);
  });

  it('for the time of a few answers moves nothing', async () => {
    await signedIn();
    fixture.platform.events.connect();
    await fixture.clock.until(() => fixture.phase() === 'online', 30_000);
    fixture.simulator.faults.on('date-wrong', { ms: day });
    for (let answer = 0; answer < 5; answer += 1) {
      expect(await read()).toBe('answered');
      await fixture.clock.run(20_000);
    }
    expect(Math.abs(offset())).toBeLessThan(5_000);
  });
});

describe('a refresh that is interrupted', () => {
  it('says nothing about the token that it would have brought', async () => {
    await signedIn();
    fixture.simulator.faults.on('rest-slow', { path: '/oauth/token', ms: 60_000, count: 1 });
    fixture.simulator.faults.on('rest-401', { path: '/presence', count: 2 });
    expect(await read()).toBe('timeout');
    await fixture.clock.run(15_000);
    expect(await read()).toBe('answered');
  });

  it('costs no socket’s token: whether the access token lives is found out first', async () => {
    await signedIn();
    await loseTheAnswer();
    fixture.platform.events.connect();
    await fixture.clock.until(() => fixture.phase() === 'online', 15_000);
    expect(authCalls()).toEqual(['token', 'wstoken']);
  });

  it('holds up no socket’s token for longer than another one takes', async () => {
    await signedIn();
    fixture.simulator.faults.on('rest-500', { path: '/oauth/token' });
    await runToRefresh();
    fixture.sent.length = 0;
    fixture.platform.events.connect();
    await fixture.clock.until(() => fixture.phase() === 'online', 15_000);
    expect(authCalls()).toEqual(['token', 'wstoken']);
  });

  it('lets nothing go out with a token that was refused, until the next one may be sent', async () => {
    await signedIn();
    const begun = fixture.clock.now();
    await fixture.clock.run(0.7 * hour - 30_000);
    fixture.platform.events.connect();
    await fixture.clock.until(() => fixture.phase() === 'online', 10_000);
    // Two sockets' tokens and a refresh: that is all of a minute.
    fixture.simulator.killSockets();
    await fixture.clock.settle();
    await fixture.clock.until(() => fixture.phase() === 'online', 25_000);
    await loseTheAnswer(fixture.clock.now() - begun);
    expect(await read()).not.toBe('answered');
    fixture.sent.length = 0;
    const waits: number[] = [];
    for (let count = 0; count < 25; count += 1) {
      await fixture.clock.run(1_000);
      fixture.platform
        .readPresence()
        .catch((error: unknown) => waits.push((error as { retryAfter?: number }).retryAfter ?? 0));
    }
    expect(fixture.sent.filter((one) => one.endsWith('/presence'))).toEqual([]);
    // Whoever comes later waits for less.
    expect((waits.at(-1) ?? 0) - (waits.at(-11) ?? 0)).toBe(-10_000);
    await fixture.clock.run(60_000);
    expect(await read()).toBe('answered');
  });

  it('[J03] by forty minutes of sleep is taken up again with the same refresh token', async () => {
    const clock = createPlatformClock();
    const computer = createComputerClock(clock);
    fixture = createPlatformFixture({ clock, outside: { clock: computer, chance } });
    await fixture.signIn();
    fixture.simulator.faults.on('reset-after-request', { path: '/oauth/token', count: 1 });
    await runToRefresh();
    computer.sleep();
    await clock.run(40 * 60_000);
    computer.wake();
    await clock.run(15_000);
    expect(await read()).toBe('answered');
    expect(fixture.heard.ended).toBe(0);
  });

  it('[J13] by the end of the app still brings its pair to the disk', async () => {
    await signedIn();
    fixture.simulator.faults.on('rest-slow', { path: '/oauth/token', ms: 1_000, count: 1 });
    const before = fixture.secrets.stored();
    await runToRefresh();
    await fixture.clock.whileWaiting(fixture.platform.close(), 3_000);
    expect(fixture.secrets.stored()).not.toBe(before);
    // Long after the platform has forgotten the old refresh token.
    await fixture.clock.run(6 * hour);
    const { platform, heard } = fixture.restart();
    expect(await fixture.clock.whileWaiting(platform.signIn.resume())).toBe('resumed');
    expect(await outcome(platform.readPresence())).toBe('answered');
    expect(heard.ended).toBe(0);
  });

  it('[J13] by the end of the app does not hold it up', async () => {
    await signedIn();
    fixture.simulator.faults.on('rest-hanging', { path: '/oauth/token' });
    await runToRefresh();
    await fixture.clock.whileWaiting(fixture.platform.close(), 2_500);
  });

  it('[J13] of a disk that was full writes once more at the end', async () => {
    await signedIn();
    fixture.secrets.beforeWrite = () => Promise.reject(new Error('no space left'));
    await fixture.clock.run(hour);
    expect(await read()).toBe('answered');
    fixture.secrets.beforeWrite = () => Promise.resolve();
    const before = fixture.secrets.stored();
    await fixture.clock.whileWaiting(fixture.platform.close(), 2_500);
    expect(fixture.secrets.stored()).not.toBe(before);
  });
});
