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

/** The pair on the disk. */
function stored(): { access_token: string; refresh_token: string } {
  const { entries } = JSON.parse(fixture.secrets.stored() ?? '{}') as { entries: Record<string, string> };
  return JSON.parse(Object.values(entries)[0] ?? '{}') as { access_token: string; refresh_token: string };
}

describe('the tokens', () => {
  it('are stored without the verifier and without anything else the sign-in needed', async () => {
    await signedIn();
    expect(stored()).toMatchObject({
      access_token: expect.stringMatching(/^sim_/) as string,
      code_verifier: '',
    });
    expect(fixture.secrets.stored()).not.toContain('code_challenge');
  });

  it('are refreshed between 70 and 90 % of their life, without any request, and once', async () => {
    await signedIn();
    const first = stored();
    await fixture.clock.run(0.69 * hour);
    expect(tokenCalls()).toBe(1);
    await fixture.clock.run(0.22 * hour);
    await fixture.clock.settle();
    expect(tokenCalls()).toBe(2);
    expect(stored().access_token).not.toBe(first.access_token);
    expect(await read()).toBe('answered');
  });

  it('keep a full life over many refreshes', async () => {
    await signedIn();
    for (let count = 0; count < 30; count += 1) {
      await fixture.clock.run(0.5 * hour);
      expect(await read()).toBe('answered');
    }
    // 15 hours at 42 to 54 minutes each.
    expect(tokenCalls()).toBeGreaterThanOrEqual(16);
    expect(tokenCalls()).toBeLessThanOrEqual(23);
  });

  it('are refreshed once for all requests that wait', async () => {
    await signedIn();
    const off = fixture.simulator.faults.on('network-down');
    await fixture.clock.run(1.5 * hour);
    off();
    const before = tokenCalls();
    const all = await fixture.clock.whileWaiting(
      Promise.all(Array.from({ length: 20 }, () => fixture.platform.readPresence())),
    );
    expect(all).toHaveLength(20);
    expect(tokenCalls() - before).toBe(1);
  });

  it('are refreshed once for a burst of refusals', async () => {
    await signedIn();
    fixture.simulator.faults.on('rest-401', { path: '/presence', count: 8 });
    const before = tokenCalls();
    const all = Promise.all(Array.from({ length: 8 }, () => fixture.platform.readPresence()));
    expect(await outcome(all)).toBe('answered');
    expect(tokenCalls() - before).toBe(1);
    expect(fixture.heard.ended).toBe(0);
  });

  it('are on the disk before the new one is used', async () => {
    await signedIn();
    await fixture.clock.run(0.69 * hour);
    let release = (): void => undefined;
    fixture.secrets.beforeWrite = () => new Promise((resolve) => (release = resolve));
    await fixture.clock.run(0.25 * hour);
    const before = fixture.sent.length;
    const reading = outcome(fixture.platform.readPresence(), 400_000);
    await fixture.clock.settle();
    expect(fixture.sent.length).toBe(before);
    fixture.secrets.beforeWrite = () => Promise.resolve();
    release();
    expect(await reading).toBe('answered');
  });

  it('go on in memory when the disk is full', async () => {
    await signedIn();
    fixture.secrets.beforeWrite = () => Promise.reject(new Error('no space left'));
    await fixture.clock.run(hour);
    expect(await read()).toBe('answered');
    expect(fixture.heard.ended).toBe(0);
  });
});

describe('a session survives', () => {
  it.each([
    ['a network failure', 'rest-reset', {}],
    ['an error 500', 'rest-500', {}],
    ['an error 503', 'rest-503', {}],
    ['a rate limit', 'rest-429', { retryAfter: '5' }],
    ['a rate limit of another limiter', 'rest-429-bare', {}],
    ['a web page instead of an answer', 'rest-html', {}],
    ['a broken-off answer', 'rest-truncated', {}],
    ['no answer at all', 'rest-hanging', {}],
    ['a bare 401 of some proxy', 'rest-status', { status: 401, text: 'proxy says no' }],
    ['a bare 400 of some proxy', 'rest-status', { status: 400, text: '<html></html>' }],
  ] as const)('%s at the refresh', async (_, name, settings) => {
    await signedIn();
    const off = fixture.simulator.faults.on(name, { ...settings, path: '/oauth/token' });
    await fixture.clock.run(1.2 * hour);
    off();
    expect(fixture.heard.ended).toBe(0);
    expect(stored().refresh_token).toMatch(/^sim_/);
    await fixture.clock.run(2 * 60_000);
    expect(await read()).toBe('answered');
    expect(fixture.heard.ended).toBe(0);
  });

  it('a token endpoint that answers 401 without saying why: the old token is used while it lasts', async () => {
    await signedIn();
    fixture.simulator.faults.on('rest-status', { path: '/oauth/token', status: 401, text: 'proxy says no' });
    await fixture.clock.run(0.91 * hour);
    expect(fixture.sent.filter((one) => one === 'POST /restapi/oauth/token').length).toBeGreaterThan(1);
    expect(await read()).toBe('answered');
    expect(fixture.heard.ended).toBe(0);
  });

  it('a stored date that says the refresh token is long gone: the platform is asked', async () => {
    await signedIn();
    await fixture.platform.close();
    const text = fixture.secrets.stored() ?? '';
    fixture.secrets.put(text.replace(/(refresh_token_expire_time\\?":)\d+/, '$11'));
    expect(fixture.secrets.stored()).not.toBe(text);
    await fixture.clock.run(2 * hour);
    const { platform } = fixture.restart();
    expect(await fixture.clock.whileWaiting(platform.signIn.resume())).toBe('resumed');
    expect(await outcome(platform.readPresence())).toBe('answered');
  });

  it('a refresh that was done but answered 500', async () => {
    await signedIn();
    fixture.simulator.faults.on('rest-done-500', { path: '/oauth/token', count: 1 });
    await fixture.clock.run(1.1 * hour);
    expect(await read()).toBe('answered');
  });

  it.each([8 * 24 * hour, -24 * hour, 10 * 365 * 24 * hour])('a jump of the clock by %i ms', async (jump) => {
    await signedIn();
    fixture.clock.jump(jump);
    await fixture.clock.run(60_000);
    expect(await read()).toBe('answered');
    await fixture.clock.run(2 * hour);
    expect(await read()).toBe('answered');
    expect(fixture.heard.ended).toBe(0);
  });

  it('eight days of being off, when the platform still knows the refresh token', async () => {
    await signedIn({ simulator: { tokenLifetimes: { refresh: 30 * 86_400 } } });
    await fixture.platform.close();
    await fixture.clock.run(8 * 24 * hour);
    const { platform, heard } = fixture.restart();
    expect(await fixture.clock.whileWaiting(platform.signIn.resume())).toBe('resumed');
    expect(await outcome(platform.readPresence())).toBe('answered');
    expect(heard.ended).toBe(0);
  });

  it('refuses not one request too many while the token endpoint is in trouble', async () => {
    await signedIn();
    const before = tokenCalls();
    const off = fixture.simulator.faults.on('rest-500', { path: '/oauth/token' });
    await fixture.clock.run(1.2 * hour);
    // Due at the earliest after 42 minutes: three repeats ten seconds apart, then one a minute.
    expect(tokenCalls() - before).toBeLessThanOrEqual(4 + 30);
    off();
  });
});

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

  it('when even a fresh token is refused', async () => {
    await signedIn();
    fixture.simulator.faults.on('rest-401', { path: '/presence' });
    expect(await read()).toBe('session-ended');
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
