import { beforeEach, describe, expect, it } from 'vitest';

import { PlatformError } from '../../../../src/main/ringcentral/platform-port.ts';
import { answer, ava, begin, ben, fixture, phase, problem, resetFixture, settle } from './sign-in-in-test.ts';

beforeEach(resetFixture);

describe('signing in', () => {
  it('goes through browser and exchange to the account', async () => {
    await begin();
    expect(fixture.states.at(-1)).toEqual({
      phase: 'waiting-for-browser',
      address: fixture.opened[0],
      endsAt: fixture.clock.now() + 300_000,
      suspicious: false,
    });
    expect(fixture.listeners[0]?.expected).toBe('state-1');
    await answer();
    expect(fixture.states.map((state) => state.phase)).toEqual([
      'waiting-for-browser',
      'exchanging',
      'signed-in',
    ]);
    expect(fixture.platforms[0]?.asked).toEqual(['begin', 'exchange abc', 'readAccount']);
    expect(fixture.entered).toEqual(['Ava Morgan']);
  });

  it('keeps the kind of the account that was asked for', async () => {
    await begin('demo');
    await answer();
    expect(fixture.platforms[0]?.kind).toBe('demo');
    expect(fixture.states.at(-1)).toMatchObject({ account: { kind: 'demo' } });
  });

  it.each([
    ['access_denied', 'cancelled-in-browser'],
    ['invalid_request', 'refused-by-platform'],
    ['unknown', 'refused-by-platform'],
  ])('[H07] ends with a reason of its own words when the browser brings %s', async (error, expected) => {
    await begin();
    await answer({ kind: 'error', error });
    expect(problem()).toBe(expected);
    expect(fixture.listeners[0]?.closed).toBe(true);
    expect(fixture.platforms[0]?.asked).toEqual(['begin', 'close']);
  });

  it('[H10] names the taken ports', async () => {
    fixture.ports = 'taken';
    await begin();
    expect(fixture.states.at(-1)).toMatchObject({ problem: { kind: 'ports-taken', ports: [50811, 50821] } });
  });

  it('says which address cannot be used where none of the return addresses can', async () => {
    fixture.ports = 'none';
    await begin();
    expect(fixture.states.at(-1)).toMatchObject({ problem: { kind: 'unusable-address', which: 'return' } });
  });

  it('says so where the configured server can be none, and frees the port', async () => {
    fixture.server = 'bad';
    await begin();
    expect(fixture.states.at(-1)).toMatchObject({ problem: { kind: 'unusable-address', which: 'server' } });
    expect(fixture.listeners[0]?.closed).toBe(true);
    fixture.server = 'good';
    await begin();
    expect(phase()).toBe('waiting-for-browser');
  });

  it('starts all the same where the configured server can be none', async () => {
    fixture.server = 'bad';
    await fixture.signIn.start('ringcentral');
    expect(fixture.states.at(-1)).toMatchObject({ problem: { kind: 'unusable-address', which: 'server' } });
  });

  it('[H12] waits five minutes for the browser, then says so and frees the port', async () => {
    await begin();
    fixture.clock.pass(299_000);
    expect(phase()).toBe('waiting-for-browser');
    fixture.clock.pass(1_000);
    await settle();
    expect(problem()).toBe('timed-out');
    expect(fixture.listeners[0]?.closed).toBe(true);
    await answer();
    expect(problem()).toBe('timed-out');
  });

  it('[H13] does not try a code twice when the answer was lost', async () => {
    fixture.exchange = () => Promise.reject(new PlatformError('timeout', 'no answer'));
    await begin();
    await answer();
    expect(problem()).toBe('network');
    expect(fixture.platforms[0]?.asked.filter((one) => one.startsWith('exchange'))).toHaveLength(1);
  });

  it.each([
    ['network', 'network'],
    ['server', 'network'],
    ['rate-limited', 'network'],
    ['refused', 'refused-by-platform'],
    ['unexpected-answer', 'unexpected-answer'],
  ] as const)('says why when the exchange fails: %s is %s', async (kind, expected) => {
    fixture.exchange = () => Promise.reject(new PlatformError(kind, 'no'));
    await begin();
    await answer();
    expect(problem()).toBe(expected);
  });

  it('leaves no session behind when the account cannot be read', async () => {
    fixture.readAccount = () => Promise.reject(new PlatformError('server', '503'));
    await begin();
    await answer();
    expect(problem()).toBe('network');
    expect(fixture.platforms[0]?.asked).toEqual(['begin', 'exchange abc', 'readAccount', 'signOut', 'close']);
  });

  it('[H15] asks when somebody else signs in after the platform ended a session, and takes a second yes', async () => {
    await begin();
    await answer();
    fixture.platforms[0]?.endSession();
    fixture.readAccount = () => Promise.resolve(ben);
    await begin();
    await answer();
    expect(problem()).toBe('other-person');
    expect(fixture.platforms[1]?.asked.slice(-2)).toEqual(['signOut', 'close']);
    expect(fixture.entered).toEqual(['Ava Morgan']);
    await begin();
    await answer();
    expect(fixture.entered).toEqual(['Ava Morgan', 'Ben Ortiz']);
  });

  it('takes the demo for nobody else after the platform ended a session', async () => {
    await begin();
    await answer();
    fixture.platforms[0]?.endSession();
    fixture.readAccount = () => Promise.resolve(ben);
    await begin('demo');
    await answer();
    expect(phase()).toBe('signed-in');
    await fixture.signIn.signOut();
    expect(phase()).toBe('signed-out');
  });

  it('takes anybody after the person signed out', async () => {
    await begin();
    await answer();
    await fixture.signIn.signOut();
    fixture.readAccount = () => Promise.resolve(ben);
    await begin();
    await answer();
    expect(fixture.entered).toEqual(['Ava Morgan', 'Ben Ortiz']);
  });

  it('[H16] voids the first attempt when a second is begun, in another account too', async () => {
    await begin('ringcentral');
    await begin('demo');
    expect(fixture.listeners[0]?.closed).toBe(true);
    expect(fixture.platforms[0]?.asked).toEqual(['begin', 'close']);
    fixture.listeners[0]?.answer({ kind: 'code', code: 'late' });
    await settle();
    expect(phase()).toBe('exchanging');
    await answer();
    expect(fixture.states.at(-1)).toMatchObject({ phase: 'signed-in', account: { kind: 'demo' } });
    expect(fixture.platforms[0]?.asked).toEqual(['begin', 'close']);
  });

  it('[H16] opens one listener for two clicks in the same moment', async () => {
    await Promise.all([begin(), begin()]);
    await settle();
    expect(fixture.listeners.map(({ closed }) => closed)).toEqual([false]);
    expect(fixture.opened).toHaveLength(1);
  });

  it('has the only port again for a second attempt while the first is still opening its own', async () => {
    const first = fixture.signIn.begin('ringcentral');
    while (fixture.listeners.length === 0) await Promise.resolve();
    await begin();
    await first;
    expect(phase()).toBe('waiting-for-browser');
    expect(fixture.listeners.map(({ closed }) => closed)).toEqual([true, false]);
  });

  it('has the only port again after an exchange that failed', async () => {
    fixture.exchange = () => Promise.reject(new PlatformError('timeout', 'no answer'));
    await begin();
    await answer();
    await begin();
    expect(phase()).toBe('waiting-for-browser');
  });

  it('can be given up while the browser is open', async () => {
    await begin();
    fixture.signIn.cancel();
    await settle();
    expect(fixture.states.at(-1)).toEqual({ phase: 'signed-out', problem: undefined, canSignIn: true });
    expect(fixture.listeners[0]?.closed).toBe(true);
  });

  it('given up during the exchange leaves no session behind', async () => {
    let finish = (): void => undefined;
    fixture.exchange = () => new Promise((resolve) => (finish = resolve));
    await begin();
    await answer();
    fixture.signIn.cancel();
    finish();
    await settle();
    expect(phase()).toBe('signed-out');
    expect(fixture.platforms[0]?.asked.slice(-2)).toEqual(['signOut', 'close']);
    expect(fixture.entered).toEqual([]);
  });

  it('given up while it is read who that is, it erases its tokens before the next one brings its own', async () => {
    let finish = (): void => undefined;
    fixture.readAccount = () =>
      new Promise((_, reject) => (finish = () => reject(new PlatformError('network', 'closed'))));
    await begin();
    await answer();
    expect(fixture.platforms[0]?.asked.at(-1)).toBe('readAccount');
    fixture.readAccount = () => Promise.resolve(ava);
    await begin();
    // The first one is told to end, and is waited for.
    expect(fixture.platforms).toHaveLength(1);
    expect(fixture.platforms[0]?.asked.at(-1)).toBe('close');
    finish();
    await settle();
    await settle();
    expect(fixture.platforms[0]?.asked).toContain('signOut');
    await answer();
    expect(phase()).toBe('signed-in');
    expect(fixture.platforms[1]?.asked).toEqual(['begin', 'exchange abc', 'readAccount']);
  });

  it('warns when something keeps calling the sign-in port, and goes on', async () => {
    await begin();
    fixture.listeners[0]?.suspicious();
    expect(fixture.states.at(-1)).toMatchObject({ phase: 'waiting-for-browser', suspicious: true });
    await answer();
    expect(phase()).toBe('signed-in');
  });
});

describe('starting', () => {
  it('shows the sign-in page where nothing is stored', async () => {
    await fixture.signIn.start('ringcentral');
    expect(fixture.states).toEqual([{ phase: 'signed-out', problem: undefined, canSignIn: true }]);
    fixture.canSignIn = false;
    await fixture.signIn.start(undefined);
    expect(fixture.states.at(-1)).toMatchObject({ canSignIn: false });
  });

  it('goes on where it was without asking the network who it is', async () => {
    fixture.resume = 'resumed';
    // A simulator elsewhere knows itself as a demo; what the person chose counts.
    fixture.remembered = { ...ava, kind: 'demo' };
    fixture.readAccount = () => Promise.reject(new PlatformError('network', 'offline'));
    await fixture.signIn.start('ringcentral');
    expect(fixture.states.at(-1)).toMatchObject({ phase: 'signed-in', account: { kind: 'ringcentral' } });
    expect(fixture.entered).toEqual(['Ava Morgan']);
  });

  it('asks who it is where that was never stored', async () => {
    fixture.resume = 'resumed';
    await fixture.signIn.start('ringcentral');
    expect(phase()).toBe('signed-in');
  });

  it('says that stored tokens cannot be read', async () => {
    fixture.resume = 'unreadable';
    await fixture.signIn.start('ringcentral');
    expect(problem()).toBe('secrets-unreadable');
    expect(fixture.platforms[0]?.asked).toEqual(['resume', 'close']);
  });

  it('looks for them again, since the keyring may come later', async () => {
    fixture.resume = 'unreadable';
    fixture.remembered = ava;
    await fixture.signIn.start('ringcentral');
    fixture.clock.pass(15_000);
    await settle();
    expect(problem()).toBe('secrets-unreadable');
    fixture.resume = 'resumed';
    fixture.clock.pass(60_000);
    await settle();
    expect(phase()).toBe('signed-in');
  });

  it('looks for them no more once somebody signs in', async () => {
    fixture.resume = 'unreadable';
    await fixture.signIn.start('ringcentral');
    await begin();
    fixture.clock.pass(15_000);
    await settle();
    expect(phase()).toBe('waiting-for-browser');
    expect(fixture.platforms.filter(({ asked }) => asked.includes('resume'))).toHaveLength(1);
  });
});

describe('leaving', () => {
  it('tells the app first, then the platform', async () => {
    await begin();
    await answer();
    const leaving = fixture.signIn.signOut();
    expect(fixture.left).toBe(1);
    expect(phase()).toBe('signed-out');
    await leaving;
    expect(fixture.platforms[0]?.asked.slice(-2)).toEqual(['signOut', 'close']);
  });

  it('closes the platform where signing out fails', async () => {
    fixture.signOut = () => Promise.reject(new Error('the disk is full'));
    await begin();
    await answer();
    await expect(fixture.signIn.signOut()).rejects.toThrow('the disk is full');
    expect(fixture.platforms[0]?.asked.at(-1)).toBe('close');
  });

  it('is told once when the platform ends the session', async () => {
    await begin();
    await answer();
    fixture.platforms[0]?.endSession();
    fixture.platforms[0]?.endSession();
    await settle();
    expect(fixture.left).toBe(1);
    expect(problem()).toBe('session-ended');
    expect(fixture.platforms[0]?.asked.at(-1)).toBe('close');
  });

  it('closes without signing out when the app quits', async () => {
    await begin();
    await answer();
    await fixture.signIn.close();
    expect(fixture.platforms[0]?.asked).not.toContain('signOut');
    expect(fixture.platforms[0]?.asked.at(-1)).toBe('close');
  });
});
