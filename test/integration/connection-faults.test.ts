import { afterEach, describe, expect, it } from 'vitest';

import type { FaultName, FaultSettings } from '../../src/simulator/faults.ts';
import type { GatewayWire } from '../../src/main/ringcentral/platform.ts';
import { createPlatformFixture, type PlatformFixture } from '../support/platform-fixture.ts';

let fixture: PlatformFixture;

afterEach(async () => {
  await fixture.close();
});

async function online(options: Parameters<typeof createPlatformFixture>[0] = {}): Promise<PlatformFixture> {
  fixture = createPlatformFixture(options);
  await fixture.signIn();
  fixture.platform.events.connect();
  await fixture.clock.until(() => fixture.phase() === 'online', 10_000);
  return fixture;
}

const person = () => fixture.simulator.people[0]?.id ?? 0;
const ring = () =>
  fixture.simulator.world.telephony.ring({ from: '+14155550177', fromName: 'Dana Wu', to: person() });
const back = (limit: number) => fixture.clock.until(() => fixture.phase() === 'online', limit);
/** One after the other, without repeats. */
const phases = () =>
  fixture.heard.states.map(({ phase }) => phase).filter((phase, index, all) => phase !== all[index - 1]);
const socketTokens = () => fixture.sent.filter((one) => one === 'POST /restapi/oauth/wstoken').length;

/** Whether a call rung now is heard of. */
async function hears(): Promise<boolean> {
  const before = fixture.heard.presences.length;
  const call = ring();
  await fixture.clock.run(1_000);
  fixture.simulator.world.telephony.hangUp(call);
  return fixture.heard.presences.length > before;
}

describe('the connection comes back', () => {
  it('when the socket is killed, with the events of the meantime and a soft gap', async () => {
    await online();
    fixture.simulator.killSockets();
    await fixture.clock.settle();
    ring();
    await fixture.clock.until(() => fixture.phase() !== 'online', 1_000);
    await back(25_000);
    await fixture.clock.run(1_000);
    expect(fixture.heard.presences.flatMap(({ calls }) => calls ?? [])).toContainEqual(
      expect.objectContaining({ status: 'Ringing' }),
    );
    await fixture.clock.run(6_000);
    expect(fixture.heard.gaps).toEqual(['hard', 'soft']);
    expect(phases()).not.toContain('offline');
  });

  it('[D11] when it is half-open: asked after 30 to 45 s of silence, cut ten seconds later', async () => {
    await online();
    fixture.simulator.faults.on('socket-half-open');
    await fixture.clock.run(39_000);
    expect(fixture.phase()).toBe('online');
    await fixture.clock.until(() => fixture.phase() === 'reconnecting', 25_000);
    fixture.simulator.faults.clear();
    await back(30_000);
    expect(await hears()).toBe(true);
  });

  it('stays up for hours of silence, by heartbeats', async () => {
    await online();
    await fixture.clock.run(2 * 3_600_000);
    expect(phases()).toEqual(['connecting', 'online']);
    expect(await hears()).toBe(true);
  });

  it('is renewed at its own time before the gateway ends it after a day', async () => {
    await online();
    await fixture.clock.run(24 * 3_600_000);
    const away = fixture.heard.states.filter(({ phase }) => phase === 'offline');
    expect(away).toEqual([]);
    expect(phases().filter((phase) => phase === 'reconnecting').length).toBeLessThanOrEqual(2);
    expect(await hears()).toBe(true);
  });

  it('[D01] when the gateway sends garbage', async () => {
    await online();
    fixture.simulator.sendFrame('{not json');
    fixture.simulator.sendFrame('');
    await fixture.clock.run(1_000);
    expect(fixture.phase()).toBe('online');
    expect(await hears()).toBe(true);
    for (let count = 0; count < 60; count += 1) fixture.simulator.sendFrame('{not json');
    await fixture.clock.until(() => fixture.phase() !== 'online', 2_000);
    await back(30_000);
    expect(await hears()).toBe(true);
  });

  const atOpening: readonly (readonly [FaultName, FaultSettings, number])[] = [
    ['upgrade-refused', { count: 2 }, 90_000],
    ['upgrade-refused', { count: 1, status: 401 }, 60_000],
    ['upgrade-hanging', { count: 1 }, 60_000],
    ['socket-silent', { count: 1 }, 60_000],
    ['socket-error-frame', { count: 1 }, 60_000],
    ['recovery-failed', {}, 30_000],
    ['rest-500', { path: '/oauth/wstoken', count: 2 }, 90_000],
    ['rest-503', { path: '/oauth/wstoken', count: 1, retryAfter: '20' }, 90_000],
    ['rest-429', { path: '/oauth/wstoken', count: 1, retryAfter: '60' }, 120_000],
    ['rest-429-bare', { path: '/oauth/wstoken', count: 1 }, 90_000],
    // Another refresh and another token: more than our three Auth calls in a minute.
    ['rest-401', { path: '/oauth/wstoken', count: 1 }, 70_000],
    ['rest-hanging', { path: '/oauth/wstoken', count: 1 }, 60_000],
    ['rest-truncated', { path: '/oauth/wstoken', count: 1 }, 60_000],
    ['rest-html', { path: '/oauth/wstoken', count: 1 }, 75_000],
    // Each of them may have been counted, so the third waits for its minute.
    ['rest-reset', { path: '/oauth/wstoken', count: 3 }, 150_000],
    ['rest-500', { path: '/subscription', count: 1 }, 60_000],
    ['rest-429', { path: '/subscription', count: 1, retryAfter: '30' }, 90_000],
    ['rest-hanging', { path: '/subscription', count: 1 }, 60_000],
    ['notification-early', { ms: 3_000 }, 30_000],
  ];

  it.each(atOpening)('through %s %j when it is opened again', async (name, settings, limit) => {
    await online({ simulator: { gateway: { recoveryTimeout: 1 } } });
    fixture.simulator.faults.on(name, settings);
    fixture.simulator.killSockets();
    await fixture.clock.until(() => fixture.phase() !== 'online', 1_000);
    await back(limit);
    expect(await hears()).toBe(true);
    expect(fixture.heard.ended).toBe(0);
  });

  it.each(atOpening)('through %s %j when it is opened first', async (name, settings, limit) => {
    fixture = createPlatformFixture();
    await fixture.signIn();
    fixture.simulator.faults.on(name, settings);
    fixture.platform.events.connect();
    await back(limit);
    expect(await hears()).toBe(true);
    expect(phases()[0]).toBe('connecting');
  });

  it('after an outage of ten minutes, saying offline meanwhile, with few requests for socket tokens', async () => {
    await online();
    fixture.simulator.faults.on('network-down');
    await fixture.clock.until(() => fixture.phase() === 'offline', 40_000);
    expect(fixture.heard.states.at(-1)?.reason).toBe('network');
    await fixture.clock.run(10 * 60_000);
    const before = socketTokens();
    fixture.simulator.faults.clear();
    await back(70_000);
    expect(socketTokens() - before).toBe(1);
    expect(await hears()).toBe(true);
    expect(fixture.heard.gaps.at(-1)).toBe('hard');
  });

  it('at once when the person asks', async () => {
    await online();
    fixture.simulator.faults.on('connection-refused');
    fixture.simulator.killSockets();
    await fixture.clock.run(5 * 60_000);
    fixture.simulator.faults.clear();
    fixture.platform.events.tryNow();
    await back(4_000);
  });

  it('asks for no more than three socket tokens in any minute while the gateway refuses', async () => {
    await online();
    const times: number[] = [];
    fixture.simulator.faults.on('upgrade-refused');
    fixture.simulator.killSockets();
    let seen = socketTokens();
    for (let step = 0; step < 600; step += 1) {
      await fixture.clock.run(1_000);
      for (; seen < socketTokens(); seen += 1) times.push(fixture.clock.now());
    }
    const most = Math.max(
      ...times.map((from) => times.filter((at) => at >= from && at < from + 60_000).length),
    );
    expect(most).toBeLessThanOrEqual(3);
    expect(times.length).toBeGreaterThan(10);
  });

  it('after sleep: a dead line is found in three seconds', async () => {
    await online();
    // The sign-in has used up some of the minute's Auth calls.
    await fixture.clock.run(60_000);
    fixture.simulator.faults.on('socket-half-open');
    fixture.platform.events.noteSuspend();
    fixture.clock.jump(8 * 3_600_000);
    fixture.platform.events.noteResume();
    await fixture.clock.until(() => fixture.phase() === 'reconnecting', 4_000);
    fixture.simulator.faults.clear();
    await back(20_000);
    expect(await hears()).toBe(true);
  });

  it('after sleep nobody told us of', async () => {
    await online();
    fixture.simulator.faults.on('socket-half-open');
    await fixture.clock.run(1_000);
    fixture.clock.jump(600_000);
    await fixture.clock.until(() => fixture.phase() === 'reconnecting', 9_000);
  });
});

describe('the connection tells the truth', () => {
  it('is not online before the subscription is confirmed', async () => {
    fixture = createPlatformFixture();
    await fixture.signIn();
    fixture.simulator.faults.on('rest-slow', { path: '/subscription', ms: 8_000 });
    fixture.platform.events.connect();
    await fixture.clock.run(7_000);
    expect(fixture.phase()).toBe('connecting');
    await back(5_000);
  });

  it('names the kinds of events the account may not see and works with the rest', async () => {
    fixture = createPlatformFixture();
    fixture.simulator.permissions.delete('CallControl');
    await fixture.signIn();
    fixture.platform.events.connect();
    await back(10_000);
    expect(fixture.heard.states.at(-1)?.limitations).toMatchObject([{ filter: 'telephony/sessions' }]);
    expect(await hears()).toBe(true);
    expect(fixture.heard.sessions).toEqual([]);
  });

  it('is offline for lack of permission where not even own presence is allowed, and does not insist', async () => {
    fixture = createPlatformFixture();
    fixture.simulator.permissions.delete('ReadPresence');
    await fixture.signIn();
    fixture.platform.events.connect();
    await fixture.clock.until(() => fixture.phase() === 'offline', 10_000);
    expect(fixture.heard.states.at(-1)).toMatchObject({ reason: 'permission' });
    // For a while its return is looked for once a minute, and then hardly any more.
    await fixture.clock.run(16 * 60_000);
    const hopeful = socketTokens();
    expect(hopeful).toBeLessThanOrEqual(25);
    await fixture.clock.run(14 * 60_000);
    expect(socketTokens() - hopeful).toBeLessThanOrEqual(1);
  });

  it('is signed out, and stays so, when the session ended', async () => {
    await online();
    for (const session of fixture.simulator.sessions()) fixture.simulator.endSession(session);
    await fixture.clock.until(() => fixture.phase() === 'signed-out', 30_000);
    const before = fixture.sent.length;
    await fixture.clock.run(3_600_000);
    expect(fixture.sent.length).toBe(before);
    expect(fixture.heard.ended).toBe(1);
  });

  it('opens nothing more once disconnected, and gives the subscription back', async () => {
    await online();
    await fixture.clock.whileWaiting(fixture.platform.events.disconnect());
    expect(fixture.phase()).toBe('signed-out');
    await fixture.clock.run(60_000);
    expect(fixture.simulator.dump()).toMatchObject({ connections: [], subscriptions: [] });
  });

  it('connects again after it was disconnected', async () => {
    await online();
    await fixture.clock.whileWaiting(fixture.platform.events.disconnect());
    fixture.platform.events.connect();
    await back(10_000);
    expect(await hears()).toBe(true);
  });

  it('ends as last asked when connecting and disconnecting follow each other at once', async () => {
    await online();
    const { events } = fixture.platform;
    const first = events.disconnect();
    events.connect();
    const second = events.disconnect();
    events.connect();
    await fixture.clock.whileWaiting(Promise.all([first, second]));
    await back(60_000);
    expect(await hears()).toBe(true);
    expect(fixture.simulator.dump()).toMatchObject({ connections: [expect.anything()] });
  });

  it('says how far the computer’s clock is off', async () => {
    await online();
    fixture.clock.jump(-7 * 60_000);
    await fixture.clock.whileWaiting(fixture.platform.readPresence());
    expect(Math.round((fixture.heard.states.at(-1)?.clockOffset ?? 0) / 60_000)).toBe(7);
    expect(fixture.phase()).toBe('online');
  });

  it('[D29] refuses a gateway on another host without opening it', async () => {
    const opened: string[] = [];
    fixture = createPlatformFixture({
      outside: {
        openSocket: (address): GatewayWire => {
          opened.push(address);
          throw new Error('not in this test');
        },
      },
    });
    await fixture.signIn();
    const text = JSON.stringify({ uri: 'ws://10.0.0.1/ws', ws_access_token: 'sim_ws_abc', expires_in: 30 });
    fixture.simulator.faults.on('rest-status', { path: '/oauth/wstoken', status: 200, text });
    fixture.platform.events.connect();
    await fixture.clock.until(() => fixture.phase() === 'offline', 60_000);
    expect(opened).toEqual([]);
  });
});
