import { afterEach, describe, expect, it } from 'vitest';

import { createPlatformFixture, type PlatformFixture } from '../support/platform-fixture.ts';

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
    // As after a sleep: the wall clock went on alone.
    fixture.clock.jump(2 * hour);
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
    await fixture.clock.until(() => fixture.secrets.waiting() === 1, 0.25 * hour);
    // The note that a refresh begins: until it is written nothing is asked, and the old token serves.
    const before = tokenCalls();
    expect(await read()).toBe('answered');
    expect(tokenCalls()).toBe(before);
    release();
    await fixture.clock.until(() => tokenCalls() > before && fixture.secrets.waiting() === 1, 10_000);
    const sent = fixture.sent.length;
    const reading = outcome(fixture.platform.readPresence(), 60_000);
    await fixture.clock.run(5_000);
    expect(fixture.sent.length).toBe(sent);
    release();
    expect(await reading).toBe('answered');
  });

  it('are used from memory when the disk hangs for longer than fifteen seconds', async () => {
    await signedIn();
    await fixture.clock.run(0.69 * hour);
    fixture.secrets.beforeWrite = () => new Promise(() => undefined);
    await fixture.clock.run(0.3 * hour);
    expect(await read()).toBe('answered');
    await fixture.clock.run(2 * hour);
    expect(await read()).toBe('answered');
    expect(fixture.heard.ended).toBe(0);
  });

  it('are not traded in while there is no place for new ones, as long as the old ones work', async () => {
    await signedIn();
    const before = tokenCalls();
    fixture.secrets.beforeWrite = () => Promise.reject(new Error('no space left'));
    await fixture.clock.run(0.96 * hour);
    expect(tokenCalls()).toBe(before);
    fixture.secrets.beforeWrite = () => Promise.resolve();
    await fixture.clock.run(70_000);
    expect(tokenCalls()).toBe(before + 1);
    expect(stored().access_token).not.toBe('');
  });

  it('are written as soon as the disk has room again', async () => {
    await signedIn();
    fixture.secrets.beforeWrite = () => Promise.reject(new Error('no space left'));
    await fixture.clock.run(hour);
    expect(await read()).toBe('answered');
    const writes = fixture.secrets.writes();
    fixture.secrets.beforeWrite = () => Promise.resolve();
    await fixture.clock.run(70_000);
    expect(fixture.secrets.writes()).toBe(writes + 1);
    const { platform } = fixture.restart();
    expect(await fixture.clock.whileWaiting(platform.signIn.resume())).toBe('resumed');
    expect(await outcome(platform.readPresence())).toBe('answered');
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
    await fixture.clock.run(20_000);
    expect(await read()).toBe('answered');
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

  it('that even fresh tokens are refused: the token endpoint alone ends it, and it is not stormed', async () => {
    await signedIn();
    const before = tokenCalls();
    const off = fixture.simulator.faults.on('rest-401', { path: '/presence' });
    for (let count = 0; count < 20; count += 1) {
      expect(await read()).toBe('server');
      await fixture.clock.run(1_000);
    }
    expect(tokenCalls() - before).toBe(1);
    off();
    expect(await read()).toBe('answered');
    expect(fixture.heard.ended).toBe(0);
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
