import { afterEach, describe, expect, it } from 'vitest';
import { steadyLook } from '../../src/shared/steady-look.ts';
import { createPlatformClock } from '../support/platform-clock.ts';
import { startTestApp, type TestApp } from '../support/start-test-app.ts';

let ringside: TestApp;
afterEach(() => ringside.close());

const second = 1_000;
const minute = 60 * second;
const home = ['eth0 192.0.2.7'];
const elsewhere = ['wlan0 198.51.100.4'];
const ada = { from: '+12125550100', fromName: 'Ada Lovelace' };

const connection = () => ringside.state().connection;
const isOnline = () => connection().phase === 'online';
const socketsOpened = () => ringside.sent.filter((one) => one === 'POST /restapi/oauth/wstoken').length;
const isTold = (id: string) => ringside.alerts().includes(id);

/** Somebody rings; the app has three seconds to say so. */
async function expectHeard(): Promise<void> {
  const id = ringside.simulator.world.telephony.ring({ ...ada, to: ringside.personId });
  await ringside.run(3 * second);
  expect(isTold(id)).toBe(true);
}

/** What people read of the connection from now on, and since when, as a window that looks all the time would show it. */
function watchWords(): { readonly words: string; readonly from: number }[] {
  const shown: { words: string; from: number }[] = [];
  const look = (): void => {
    const now = ringside.clock.now();
    const { kind } = steadyLook(connection(), now);
    // A short break is shown as if nothing were.
    const words = kind === 'short-break' ? 'online' : kind;
    if (shown.at(-1)?.words !== words) shown.push({ words, from: now });
    ringside.clock.after(100, look);
  };
  look();
  return shown;
}

describe('[J10] when this computer’s network changes', () => {
  it('the line is proven at once, and kept where it is good', async () => {
    ringside = await startTestApp();
    await ringside.run(10 * second);
    const before = socketsOpened();
    ringside.desktop.setNetwork([...home, 'tun0 10.8.0.2']);
    await ringside.run(10 * second);
    expect(isOnline()).toBe(true);
    expect(socketsOpened()).toBe(before);
    expect(ringside.desktop.renewals()).toBeGreaterThan(0);
    expect(ringside.state().network.online).toBe(true);
  });

  it('a line that died with the old network is replaced within seconds, and no call is missed after that', async () => {
    ringside = await startTestApp();
    await ringside.run(10 * second);
    const heal = ringside.simulator.faults.on('socket-half-open');
    ringside.desktop.setNetwork(elsewhere);
    // Noticed within 5 s, proven dead within 3 s; the next connection is a good one.
    await ringside.until(() => !isOnline(), 9 * second);
    heal();
    await ringside.until(isOnline, 5 * second);
    await expectHeard();
  });

  it('without one the app says so within seconds, and listens again within seconds of its return', async () => {
    ringside = await startTestApp();
    await ringside.run(10 * second);
    ringside.desktop.setNetwork([]);
    const heal = ringside.simulator.faults.on('network-down');
    await ringside.run(8 * second);
    expect(connection()).toMatchObject({ phase: 'offline', reason: 'network' });
    expect(ringside.state().network.online).toBe(false);
    await ringside.run(20 * minute);
    heal();
    ringside.desktop.setNetwork(elsewhere);
    await ringside.until(isOnline, 20 * second);
    await expectHeard();
  });

  it('[J09] and flaps twenty times a minute, the app makes no storm and is online in the end', async () => {
    ringside = await startTestApp();
    await ringside.run(10 * second);
    const before = socketsOpened();
    const shown = watchWords();
    for (let flap = 0; flap < 100; flap += 1) {
      ringside.desktop.setNetwork([]);
      const heal = ringside.simulator.faults.on('network-down');
      await ringside.run(1_500);
      heal();
      ringside.desktop.setNetwork(flap % 2 === 0 ? home : elsewhere);
      await ringside.run(1_500);
    }
    // Five minutes of it.
    expect(socketsOpened() - before).toBeLessThanOrEqual(15);
    // The network came and went a hundred times; the words for it change a few times a minute.
    expect(shown.length).toBeLessThanOrEqual(20);
    // Each of them can be read; they are looked at ten times a second.
    for (const [at, { from }] of shown.slice(0, -1).entries())
      expect((shown[at + 1]?.from ?? 0) - from).toBeGreaterThanOrEqual(1_900);
    await ringside.until(isOnline, 90 * second);
    await expectHeard();
  });
});

describe('[J10] a network that wants a page signed in to first', () => {
  it('is named, shown by one click, and noticed to be gone long before the next try', async () => {
    ringside = await startTestApp();
    await ringside.run(10 * second);
    const leave = ringside.simulator.faults.on('captive-portal');
    ringside.desktop.setNetwork(elsewhere);
    await ringside.until(() => connection().reason === 'captive-portal', 60 * second);
    await ringside.run(10 * minute);
    expect(connection()).toMatchObject({ phase: 'offline', reason: 'captive-portal' });
    expect(ringside.state().network.captivePortal).toBe(true);
    expect(ringside.state().signIn.phase).toBe('signed-in');

    await ringside.app.commands.openNetworkPage();
    expect(ringside.desktop.opened.at(-1)).toBe(`${ringside.simulator.url}/`);
    leave();
    await ringside.until(isOnline, 20 * second);
    expect(ringside.state().network.captivePortal).toBe(false);
    await expectHeard();
  });
});

describe('a window that becomes visible', () => {
  const reads = () => ringside.sent.filter((one) => one.startsWith('GET '));

  it('causes one read of each thing that may be old, and hidden windows cause none', async () => {
    ringside = await startTestApp();
    // What the first connection may have missed is looked for in the first hour.
    await ringside.run(65 * minute);
    const before = reads();
    await ringside.run(30 * minute);
    const inHiding = reads().slice(before.length);
    // The audit and the people, who name a caller whether a window is open or not, have times of their own.
    const timed = /call-log|address-book-sync|directory|favorite/;
    expect(inHiding.filter((one) => !timed.test(one))).toEqual([]);
    expect(inHiding.filter((one) => one.includes('call-log')).length).toBeLessThanOrEqual(1);
    expect(inHiding.filter((one) => one.includes('address-book-sync')).length).toBeLessThanOrEqual(2);
    expect(inHiding.filter((one) => one.includes('directory')).length).toBeLessThanOrEqual(1);
    const quiet = reads().length;
    ringside.desktop.lookAtMain();
    await ringside.run(5 * second);
    const looked = reads().slice(quiet);
    expect(looked).toHaveLength(3);
    for (const each of ['/presence', '/call-log-sync', '/address-book-sync'])
      expect(looked).toContainEqual(expect.stringContaining(each));
    for (let look = 0; look < 20; look += 1) {
      ringside.desktop.lookAtMain();
      await ringside.run(second);
    }
    expect(reads().slice(quiet)).toHaveLength(3);
  });

  it('finds out within three seconds that the line is dead', async () => {
    ringside = await startTestApp();
    await ringside.run(10 * second);
    const heal = ringside.simulator.faults.on('socket-half-open');
    ringside.desktop.lookAtMain();
    await ringside.until(() => !isOnline(), 3_100);
    heal();
    // Nothing says that this computer was the cause: with everybody else it comes back spread over 20 s.
    await ringside.until(isOnline, 25 * second);
  });

  it('so does unlocking the computer', async () => {
    ringside = await startTestApp();
    await ringside.run(10 * second);
    ringside.simulator.faults.on('socket-half-open');
    ringside.desktop.unlock();
    await ringside.until(() => !isOnline(), 3_100);
  });
});

describe('[J02] waking up', () => {
  it('without a network waits for it, says so, and listens within seconds of its coming', async () => {
    ringside = await startTestApp({ clock: createPlatformClock() });
    await ringside.run(minute);
    ringside.desktop.setNetwork([]);
    const heal = ringside.simulator.faults.on('network-down');
    await ringside.sleep(10 * minute);
    await ringside.run(4 * second);
    expect(connection()).toMatchObject({ phase: 'offline', reason: 'network' });
    const tries = ringside.sent.length;
    await ringside.run(2 * second);
    expect(ringside.sent.length).toBe(tries);
    heal();
    ringside.desktop.setNetwork(elsewhere);
    await ringside.until(isOnline, 5 * second);
  });

  it('has proven or replaced its line within three seconds, also where the network comes in the middle of them', async () => {
    ringside = await startTestApp({ clock: createPlatformClock() });
    await ringside.run(minute);
    const { clock, desktop } = ringside;
    clock.driven.after(10 * second, () => desktop.setNetwork([]));
    await ringside.sleep(25 * second);
    await ringside.run(second);
    expect(isOnline()).toBe(true);
    ringside.desktop.setNetwork(elsewhere);
    await ringside.until(() => !isOnline(), 2 * second);
  });

  it('is noticed without a word from the system, and what was missed is told', async () => {
    ringside = await startTestApp({ clock: createPlatformClock() });
    await ringside.run(minute);
    const { clock, simulator, personId, desktop } = ringside;
    const { telephony } = simulator.world;
    let id = '';
    clock.driven.after(10 * minute, () => (id = telephony.ring({ ...ada, to: personId })));
    clock.driven.after(10 * minute + 20 * second, () => telephony.hangUp(id));
    await ringside.sleep(30 * minute, 'says-nothing');
    await ringside.until(isOnline, 15 * second);
    await ringside.run(2 * minute);
    expect([...desktop.notices.values()].map(({ title }) => title)).toEqual([
      expect.stringContaining('while this computer slept'),
    ]);
    expect(ringside.state().missedCount).toBe(1);
  });
});
