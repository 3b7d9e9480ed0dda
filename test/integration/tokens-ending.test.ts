import { afterEach, describe, expect, it } from 'vitest';

import { createPlatformFixture, type PlatformFixture, redirectUri } from '../support/platform-fixture.ts';

let fixture: PlatformFixture;

afterEach(async () => {
  await fixture.close();
});

const hour = 3_600_000;
const tokenCalls = () => fixture.sent.filter((one) => one === 'POST /restapi/oauth/token').length;
const outcome = (work: Promise<unknown>, limit?: number) =>
  fixture.clock.whileWaiting(
    work.then(
      () => 'answered',
      (error: unknown) => (error as { kind?: string }).kind ?? String(error),
    ),
    limit,
  );
const read = () => outcome(fixture.platform.readPresence());

async function signedIn(options: Parameters<typeof createPlatformFixture>[0] = {}): Promise<PlatformFixture> {
  fixture = createPlatformFixture(options);
  await fixture.signIn();
  return fixture;
}

describe('a session ends', () => {
  it('[H14] after an hour, and not before, where the platform gave no refresh token', async () => {
    fixture = createPlatformFixture({ simulator: { tokenLifetimes: { refresh: 0 } } });
    await fixture.signIn();
    await fixture.clock.run(0.95 * hour);
    expect(await read()).toBe('answered');
    expect(fixture.heard.ended).toBe(0);
    await fixture.clock.run(0.1 * hour);
    expect(await read()).toBe('session-ended');
    expect(fixture.heard.ended).toBe(1);
  });

  it('when the platform no longer knows the refresh token, and leaves no token behind', async () => {
    await signedIn();
    for (const session of fixture.simulator.sessions()) fixture.simulator.endSession(session);
    const before = tokenCalls();
    expect(await read()).toBe('session-ended');
    await fixture.clock.run(10_000);
    expect(fixture.heard.ended).toBe(1);
    expect(fixture.secrets.stored()).toBeUndefined();
    await fixture.clock.run(10 * hour);
    expect(tokenCalls() - before).toBe(1);
    expect(fixture.heard.ended).toBe(1);
  });

  it('by sign-out, which revokes it', async () => {
    await signedIn();
    await fixture.clock.whileWaiting(fixture.platform.signIn.signOut());
    expect(fixture.simulator.sessions()).toEqual([]);
    expect(fixture.secrets.stored()).toBeUndefined();
    expect(await read()).toBe('session-ended');
    expect(fixture.heard.ended).toBe(0);
  });

  it.each(['network-down', 'rest-hanging', 'rest-500'] as const)(
    'by sign-out with %s, within six seconds and without a token left',
    async (name) => {
      await signedIn();
      fixture.simulator.faults.on(name);
      await fixture.clock.whileWaiting(fixture.platform.signIn.signOut(), 6_000);
      expect(fixture.secrets.stored()).toBeUndefined();
    },
  );

  it('by sign-out during a refresh, and the late answer brings nothing back', async () => {
    await signedIn();
    fixture.simulator.faults.on('rest-slow', { path: '/oauth/token', ms: 10_000 });
    await fixture.clock.run(0.9 * hour);
    fixture.simulator.faults.clear();
    await fixture.clock.whileWaiting(fixture.platform.signIn.signOut(), 20_000);
    await fixture.clock.run(30_000);
    expect(fixture.secrets.stored()).toBeUndefined();
  });
});

describe('a crash costs nothing', () => {
  it.each([
    'before the call',
    'after the call, before the answer',
    'while the pair is written',
    'before the first use',
  ])('%s: the next start is signed in', async (moment) => {
    await signedIn();
    await fixture.clock.run(0.69 * hour);
    const { faults } = fixture.simulator;
    if (moment === 'before the call') faults.on('network-down');
    if (moment.startsWith('after the call')) faults.on('rest-done-500', { path: '/oauth/token' });
    if (moment.startsWith('while')) fixture.secrets.beforeWrite = () => new Promise(() => undefined);
    await fixture.clock.run(0.25 * hour);
    // The process is gone: nothing of it says another word. Its clock task may go on, its disk does not.
    const onDisk = fixture.secrets.stored();
    faults.clear();
    fixture.secrets.beforeWrite = () => Promise.reject(new Error('this process is gone'));
    await fixture.clock.settle();
    fixture.secrets.put(onDisk);
    fixture.secrets.beforeWrite = () => Promise.resolve();
    const { platform, heard } = fixture.restart();
    expect(await fixture.clock.whileWaiting(platform.signIn.resume())).toBe('resumed');
    expect(await outcome(platform.readPresence())).toBe('answered');
    expect(heard.ended).toBe(0);
  });
});

describe('signing in again and again', () => {
  const signInAgain = () => {
    const { platform } = fixture.restart();
    const { address } = platform.signIn.begin(redirectUri);
    const code = new URL(fixture.simulator.sign.allow(address)).searchParams.get('code') ?? '';
    return outcome(platform.signIn.exchange(code, redirectUri), 60_000);
  };

  it('waits for its place in the budget, and so is not refused by the platform', async () => {
    await signedIn();
    for (let count = 0; count < 2; count += 1) expect(await signInAgain()).toBe('answered');
    await fixture.clock.run(20_000);
    const began = fixture.clock.now();
    expect(await signInAgain()).toBe('answered');
    expect(fixture.clock.now() - began).toBeGreaterThan(35_000);
    expect(fixture.simulator.figures().authCallsPerMinuteMax).toBe(3);
  });

  it('is told at once where the code would be dead by then', async () => {
    await signedIn();
    for (let count = 0; count < 2; count += 1) expect(await signInAgain()).toBe('answered');
    expect(await signInAgain()).toBe('rate-limited');
  });
});

describe('demo and real accounts', () => {
  it('[H20] a token of the demo is not sent to the real platform, and not taken over at the start', async () => {
    await signedIn();
    const { platform } = fixture.restart({ tokensOfDemo: false });
    expect(await fixture.clock.whileWaiting(platform.signIn.resume())).toBe('none');
    expect(await outcome(platform.readPresence())).toBe('session-ended');
  });

  it('[H20] the demo’s sign-in is refused by an app that expects the real platform', async () => {
    fixture = createPlatformFixture({ outside: { tokensOfDemo: false } });
    const { address } = fixture.platform.signIn.begin(redirectUri);
    const code = new URL(fixture.simulator.sign.allow(address)).searchParams.get('code') ?? '';
    expect(await outcome(fixture.platform.signIn.exchange(code, redirectUri))).toBe('refused');
    expect(fixture.secrets.stored()).toBeUndefined();
    expect(await read()).toBe('session-ended');
  });
});
