import { afterEach, describe, expect, it } from 'vitest';

import { createListening, createSignedIn, type ListeningFixture } from '../support/listening-fixture.ts';
import { createPlatformClock } from '../support/platform-clock.ts';

let line: ListeningFixture;
afterEach(() => line.close());

const second = 1_000;
const minute = 60 * second;

const run = (ms: number) => line.clock.run(ms);
const faults = () => line.simulator.faults;
const reasons = () => new Set(line.heard.states.flatMap(({ reason }) => reason ?? []));

/** An Error frame that answers no request. */
const errorFrame = (errorCode: string) =>
  JSON.stringify([
    { type: 'Error', messageId: 'not-ours', status: 403 },
    { errorCode, message: 'x' },
  ]);

async function listening(options: Parameters<typeof createListening>[0] = {}): Promise<void> {
  line = await createListening(options);
  // The sign-in and the first socket have used up some of the minute's Auth calls.
  await run(minute);
}

async function lostAndBack(limit: number): Promise<void> {
  await line.clock.until(() => line.phase() !== 'online', second);
  await line.online(limit);
}

describe('how soon trouble is noticed', () => {
  it('a killed line within a second', async () => {
    await listening();
    line.simulator.killSockets();
    await line.clock.until(() => line.phase() === 'reconnecting', second);
    await line.online(20 * second);
  });

  it('[fault 6] a half-open line within sixty seconds', async () => {
    await listening();
    faults().on('socket-half-open');
    await line.clock.until(() => line.phase() === 'reconnecting', minute);
  });

  it('[fault 50] a line that died in a sleep within three seconds of the awakening', async () => {
    await listening();
    const heal = faults().on('socket-half-open');
    line.clock.jump(8 * 3_600_000);
    line.platform.events.noteResume();
    await line.clock.until(() => line.phase() === 'reconnecting', 3 * second + 200);
    expect(line.state()).toMatchObject({ reason: 'sleeping' });
    heal();
    await line.online(4 * second);
    expect(line.heard.gaps.at(-1)).toBe('hard');
  });

  it('and a line that survived the sleep is kept', async () => {
    await listening();
    const before = line.socketTokens();
    line.clock.jump(2 * minute);
    line.platform.events.noteResume();
    await run(10 * second);
    expect(line.socketTokens()).toBe(before);
    expect(line.phases()).toEqual(['connecting', 'online']);
  });

  it('[J02] eight days asleep', async () => {
    await listening();
    const heal = faults().on('socket-half-open');
    line.clock.jump(8 * 24 * 3_600_000);
    await line.clock.until(() => line.phase() === 'reconnecting', 9 * second);
    heal();
    await line.online(20 * second);
    expect(line.heard.ended).toBe(0);
    expect(await line.hears()).toBe(true);
  });
});

describe('a connection the gateway ends', () => {
  it.each(['idle-timeout', 'absolute-timeout'] as const)(
    '[D26] by %s is renewed at once, and nothing is wrong',
    async (fault) => {
      await listening();
      faults().on(fault);
      await lostAndBack(2 * second);
      expect(reasons().size).toBe(0);
      expect(line.phases()).toEqual(['connecting', 'online', 'reconnecting', 'online']);
      expect(line.heard.gaps.at(-1)).toBe('soft');
    },
  );

  it.each(['WSG-902', 'WSG-903'])(
    '[D26] by the word %s alone, without closing it, is renewed too',
    async (code) => {
      await listening();
      line.simulator.sendFrame(errorFrame(code));
      await lostAndBack(2 * second);
      expect(line.connections()).toBe(1);
      expect(reasons().size).toBe(0);
    },
  );

  it.each(['WSG-901', 'AGW-402', ''])(
    'with an error nobody expects (%j) is replaced by a new one',
    async (code) => {
      await listening();
      line.simulator.sendFrame(errorFrame(code));
      await lostAndBack(21 * second);
      expect(line.connections()).toBe(1);
      expect(line.heard.gaps.at(-1)).toBe('hard');
      expect(await line.hears()).toBe(true);
    },
  );

  it('by a restart in the middle of a ring: the call is found again', async () => {
    await listening();
    const call = line.ring();
    await run(2 * second);
    faults().on('gateway-restart');
    await lostAndBack(21 * second);
    await run(6 * second);
    expect(line.heard.gaps.at(-1)).toBe('hard');
    const presence = await line.clock.whileWaiting(line.platform.readPresence());
    expect(presence.calls).toMatchObject([{ telephonySessionId: call, status: 'Ringing' }]);
  });

  it('[fault 30] because we signed in elsewhere too often ends in a calm sign-out', async () => {
    await listening();
    faults().on('session-ended-by-sixth');
    await line.clock.until(() => line.phase() === 'signed-out', 10 * second);
    const before = line.sent.length;
    await run(3_600_000);
    expect(line.sent.length).toBe(before);
    expect(line.heard.ended).toBe(1);
    expect(line.connections()).toBe(0);
  });
});

describe('a connection that is opened', () => {
  it('is heard before its subscription is confirmed: early notifications count', async () => {
    line = await createSignedIn();
    faults().on('notification-early', { ms: 4 * second });
    line.platform.events.connect();
    await line.clock.until(() => line.subscriptions().length === 1, 3 * second);
    const call = line.ring();
    await run(second);
    expect(line.phase()).toBe('connecting');
    await line.online(10 * second);
    expect(line.told(call, 'Ringing')).toBeGreaterThan(0);
  });

  it('is not lost to frames that make no sense before the greeting', async () => {
    line = await createSignedIn();
    faults().on('socket-silent', { count: 1 });
    line.platform.events.connect();
    await run(second);
    for (const text of ['{not json', '', '[]', '[null]', '[{"type":7}]']) line.simulator.sendFrame(text);
    await line.online(40 * second);
    expect(await line.hears()).toBe(true);
  });

  it.each([
    ['an Error frame instead of the greeting', 'socket-error-frame'],
    ['an Error frame and a close', 'socket-error-closed'],
    ['no greeting', 'socket-silent'],
    ['an upgrade that hangs', 'upgrade-hanging'],
  ] as const)('is left after %s', async (_, fault) => {
    line = await createSignedIn();
    faults().on(fault, { count: 1 });
    line.platform.events.connect();
    await line.online(50 * second);
    expect(line.connections()).toBe(1);
    expect(await line.hears()).toBe(true);
  });

  it.each([
    [401, 'server', 2],
    [403, 'server', 2],
    [503, 'server', 1],
    [302, 'captive-portal', 1],
    [200, 'captive-portal', 1],
  ] as const)('[D27] takes an upgrade answered with %i for %s', async (status, reason, tokens) => {
    line = await createSignedIn();
    faults().on('upgrade-refused', { count: 1, status, text: '<html>Please sign in</html>' });
    line.platform.events.connect();
    await line.clock.until(() => line.heard.states.some((state) => state.reason === reason), 5 * second);
    await line.online(70 * second);
    // A token that was refused is never used again; one that was not looked at may be.
    expect(line.socketTokens()).toBe(tokens);
  });

  it('a token that was used up after all is replaced at once', async () => {
    line = await createSignedIn();
    faults().on('upgrade-refused', { count: 1 });
    faults().on('upgrade-refused', { count: 1, status: 401 });
    line.platform.events.connect();
    await line.online(15 * second);
    expect(line.socketTokens()).toBe(2);
    expect(line.heard.states.at(-1)?.attempt).toBe(0);
    expect(Math.max(...line.heard.states.map(({ attempt }) => attempt))).toBe(2);
  });

  it.each([429, 503])('[D27] waits as long as an upgrade answered with %i says', async (status) => {
    line = await createSignedIn();
    faults().on('upgrade-refused', { count: 1, status, retryAfter: '40' });
    line.platform.events.connect();
    await run(39 * second);
    expect(line.phase()).not.toBe('online');
    await line.online(75 * second);
  });

  it('[D22] a refused recovery subscribes again and says that everything must be read', async () => {
    await listening();
    faults().on('recovery-failed');
    line.simulator.killSockets();
    await lostAndBack(21 * second);
    expect(line.heard.gaps.at(-1)).toBe('hard');
    expect(line.ways()).toEqual(['websocket']);
    expect(await line.hears()).toBe(true);
  });

  it('[fault 28] a recovery and then a subscription that are refused are tried again, not given up', async () => {
    await listening();
    faults().on('recovery-failed');
    faults().on('rest-403', { path: '/subscription', count: 3 });
    line.simulator.killSockets();
    await line.clock.until(() => line.phase() !== 'online', second);
    line.platform.events.tryNow();
    await run(10 * second);
    line.platform.events.tryNow();
    await line.online(90 * second);
    expect(await line.hears()).toBe(true);
  });

  it('brings what was missed in the same read as the greeting', async () => {
    await listening();
    faults().on('replay-bundled');
    line.simulator.killSockets();
    await line.clock.until(() => line.phase() !== 'online', second);
    const calls = [line.ring(), line.ring(), line.ring()];
    await line.online(21 * second);
    await run(second);
    for (const call of calls) expect(line.told(call, 'Ringing')).toBeGreaterThan(0);
    const sequences = line.heard.presences.map(({ sequence }) => sequence);
    expect(new Set(sequences).size).toBe(sequences.length);
    expect(line.heard.gaps.at(-1)).toBe('soft');
  });

  it('[D23] [fault 29] a recovery that brings as much as is kept is a hole all the same', async () => {
    await listening();
    faults().on('recovery-overflow', { count: 1 });
    line.simulator.killSockets();
    await lostAndBack(21 * second);
    await run(6 * second);
    expect(line.heard.gaps.at(-1)).toBe('hard');
  });

  it('[D23] one that brings less is not', async () => {
    await listening();
    line.simulator.killSockets();
    await line.clock.until(() => line.phase() !== 'online', second);
    for (let count = 0; count < 10; count += 1) line.hangUp(line.ring());
    await line.online(21 * second);
    await run(6 * second);
    expect(line.heard.gaps.at(-1)).toBe('soft');
  });
});

describe('a crowd of troubles', () => {
  it('[J09] [fault 18] a network that comes and goes twenty times a minute makes no storm', async () => {
    await listening();
    const before = { tokens: line.socketTokens(), opened: line.heard.states.length };
    const down = faults();
    for (let flap = 0; flap < 20; flap += 1) {
      const heal = down.on('network-down');
      line.platform.events.noteNetwork('down');
      await run(1_500);
      heal();
      line.platform.events.noteUnsteady();
      line.platform.events.noteNetwork('up');
      await run(1_500);
    }
    expect(line.socketTokens() - before.tokens).toBeLessThanOrEqual(4);
    await line.online(70 * second);
    expect(line.connections()).toBe(1);
  });

  // Where counters of 31 and of 32 bits come to their end.
  it.each([2 ** 31, 2 ** 32])('[J06] nothing changes when the computer has run for %i ms', async (bound) => {
    line = await createListening({ clock: createPlatformClock({ uptime: bound - 24 * 3_600_000 }) });
    expect(line.clock.elapsed()).toBeLessThan(bound);
    // Nothing is planned further ahead than a day.
    const longest: number[] = [];
    const { after } = line.clock.driven;
    Object.assign(line.clock.driven, {
      after: (ms: number, task: () => void) => {
        longest.push(ms);
        return after(ms, task);
      },
    });
    await run(2 * 24 * 3_600_000);
    expect(line.clock.elapsed()).toBeGreaterThan(bound);
    expect(line.phase()).toBe('online');
    expect(Math.max(...longest)).toBeLessThanOrEqual(24 * 3_600_000);
    expect(await line.hears()).toBe(true);
  });
});
