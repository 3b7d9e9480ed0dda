import { afterEach, describe, expect, it } from 'vitest';

import { createPubNubFixture, type PubNubFixture } from '../support/pubnub-fixture.ts';

let fixture: PubNubFixture;

afterEach(async () => {
  await fixture.close();
  await fixture.base.close();
});

async function listening(options: Parameters<typeof createPubNubFixture>[0] = {}): Promise<PubNubFixture> {
  fixture = await createPubNubFixture(options);
  await fixture.open();
  return fixture;
}

const run = (ms: number) => fixture.base.clock.run(ms);
const faults = () => fixture.base.simulator.faults;
const sentTo = (part: string) => fixture.sent.filter((one) => one.includes(part));
const polls = () => sentTo('&tt=').length;

/** Whether the events of a call that is made now arrive, each once. */
async function hears(): Promise<boolean> {
  const before = fixture.told.frames.length;
  fixture.ring();
  await run(1_000);
  return fixture.told.frames.length > before;
}

describe('events through PubNub', () => {
  it('come encrypted and are told as the gateway would have told them', async () => {
    await listening();
    expect(fixture.transport.isOpen()).toBe(true);
    fixture.ring();
    await run(1_000);
    expect(fixture.bodies()).toContainEqual(expect.objectContaining({ telephonyStatus: 'Ringing' }));
    expect(new Set(fixture.uuids()).size).toBe(fixture.told.frames.length);
    expect(fixture.told).toMatchObject({ overflows: 0, lost: [] });
  });

  it('go on for hours: the subscription is renewed at 60 % of its life, and a quiet poll is asked again', async () => {
    await listening();
    await run(539_000);
    expect(sentTo('/renew')).toHaveLength(0);
    await run(2_000);
    expect(sentTo('/renew')).toHaveLength(1);
    const before = polls();
    for (let minutes = 0; minutes < 120; minutes += 5) await run(300_000);
    expect(polls() - before).toBeGreaterThanOrEqual(24);
    expect(fixture.subscriptions()).toHaveLength(1);
    expect(await hears()).toBe(true);
    expect(fixture.told.lost).toEqual([]);
  });

  it('need one subscription, one first poll and one word of presence, which later lines do not repeat', async () => {
    await listening();
    expect(sentTo('/restapi/v1.0/subscription')).toEqual(['POST /restapi/v1.0/subscription']);
    await run(2_000);
    const plain = (one: string) => one.replace(/\/sub-c-[^?]*|&?(uuid|instanceid)=[^&]*/g, '');
    expect(sentTo('/v2/').map(plain)).toEqual([
      expect.stringMatching(/^GET \/v2\/subscribe\?ee=&pnsdk=/),
      expect.stringMatching(/^GET \/v2\/subscribe\?ee=&tt=\d{17}&tr=1&pnsdk=/),
      expect.stringMatching(/^GET \/v2\/presence\/sub-key\?heartbeat=300&pnsdk=/),
    ]);
    fixture.base.simulator.killSockets();
    await run(500);
    await fixture.open(5_000);
    await run(2_000);
    expect(sentTo('/v2/presence/')).toHaveLength(1);
  });

  it('are for one listener that keeps its name from run to run', async () => {
    await listening();
    const nameOf = (sent: readonly string[]) =>
      /uuid=([^&]+)/.exec(sent.find((one) => one.includes('/v2/')) ?? '')?.[1];
    const name = nameOf(fixture.sent);
    const again = await fixture.restart();
    await again.open();
    expect(nameOf(again.sent)).toBe(name);
    await again.close();
  });
});

describe('a line that ended', () => {
  it('[fault 2] is noticed at once when the poll is cut, and goes on without loss', async () => {
    await listening();
    fixture.base.simulator.killSockets();
    await run(500);
    expect(fixture.told.lost).toEqual(['broken: ECONNRESET']);
    expect(fixture.transport.isOpen()).toBe(false);
    fixture.ring();
    await run(4_000);
    expect(fixture.told.frames).toEqual([]);
    expect(await fixture.open(5_000)).toMatchObject({ how: 'recovered' });
    await run(500);
    expect(fixture.bodies()).toContainEqual(expect.objectContaining({ telephonyStatus: 'Ringing' }));
    expect(sentTo('POST /restapi/v1.0/subscription')).toHaveLength(1);
  });

  it('that was to bring a message brings it afterwards', async () => {
    await listening();
    faults().on('pubnub-killed', { count: 1 });
    fixture.ring();
    await run(500);
    expect(fixture.told.lost).toHaveLength(1);
    await fixture.open(500);
    await run(500);
    expect(fixture.bodies()).toContainEqual(expect.objectContaining({ telephonyStatus: 'Ringing' }));
  });

  it('lost more than PubNub keeps: says so', async () => {
    await listening();
    fixture.base.simulator.killSockets();
    await run(100);
    for (let calls = 0; calls < 60; calls += 1) fixture.ring();
    expect(await fixture.open(5_000)).toMatchObject({ how: 'recovered' });
    await run(500);
    expect(fixture.told.frames).toHaveLength(100);
    expect(fixture.told.overflows).toBe(1);
  });

  it('after too long a time is a new one', async () => {
    await listening();
    fixture.base.simulator.killSockets();
    await run(400_000);
    expect(await fixture.open(16 * 60_000)).toMatchObject({ how: 'new' });
  });

  it('after its subscription ran out gets another', async () => {
    await listening();
    const [first] = fixture.subscriptions();
    fixture.base.simulator.killSockets();
    await run(1_000_000);
    expect(fixture.subscriptions()).toEqual([]);
    expect(await fixture.open(1_000_000)).toMatchObject({ how: 'new' });
    expect(fixture.subscriptions()).not.toContain(first);
    expect(await hears()).toBe(true);
  });
});

describe('a doubted line', () => {
  it('proves itself within 3 s by a successor, with no event lost and no moment of deafness', async () => {
    await listening();
    await run(10_000);
    const before = fixture.told.heard;
    const isListening = () => fixture.base.simulator.listening().length === 1;
    fixture.transport.probe();
    fixture.ring();
    for (let steps = 0; steps < 40; steps += 1) {
      await run(50);
      expect([fixture.transport.isOpen(), isListening()]).toEqual([true, true]);
    }
    expect(fixture.told.heard).toBeGreaterThan(before);
    // What both lines brought has the same uuid, and whoever reads it knows that.
    expect(new Set(fixture.uuids()).size).toBeGreaterThanOrEqual(4);
    expect(fixture.told.frames.length).toBeLessThanOrEqual(2 * new Set(fixture.uuids()).size);
    const told = fixture.told.frames.length;
    expect(await hears()).toBe(true);
    expect(new Set(fixture.uuids().slice(told)).size).toBe(fixture.told.frames.length - told);
  });

  it('[fault 6] that is half-open gives no sign of life, and can be cut and opened anew', async () => {
    await listening();
    faults().on('socket-half-open');
    fixture.ring();
    await run(30_000);
    expect(fixture.told.frames).toEqual([]);
    const before = fixture.told.heard;
    fixture.transport.probe();
    await run(3_000);
    expect(fixture.told.heard).toBe(before);
    fixture.transport.cut();
    expect(fixture.told.lost).toEqual([]);
    faults().clear();
    expect(await fixture.open(35_000)).toMatchObject({ how: 'recovered' });
    await run(500);
    expect(fixture.bodies()).toContainEqual(expect.objectContaining({ telephonyStatus: 'Ringing' }));
  });

  it('whose old poll alone is dead is replaced by one that hears', async () => {
    await listening();
    faults().on('socket-half-open')();
    expect(await hears()).toBe(false);
    fixture.transport.probe();
    await run(500);
    expect(fixture.bodies()).toContainEqual(expect.objectContaining({ telephonyStatus: 'Ringing' }));
  });

  it('is left alone while its successor does not come about, which is tried again', async () => {
    await listening();
    const heal = faults().on('pubnub-500', { path: '/v2/subscribe' });
    const before = fixture.told.heard;
    fixture.transport.probe();
    await run(1_000);
    expect([fixture.told.heard, fixture.told.lost]).toEqual([before, []]);
    heal();
    expect(fixture.transport.isOpen()).toBe(true);
    await run(3_000);
    expect(fixture.told.heard).toBeGreaterThan(before);
    expect(await hears()).toBe(true);
  });

  it('has ended when its successor waits for events, so that one poll waits at most', async () => {
    await listening();
    await run(10_000);
    let most = 0;
    fixture.transport.probe();
    for (let step = 0; step < 200; step += 1) {
      if (step === 50) fixture.transport.probe();
      await run(10);
      most = Math.max(most, fixture.base.simulator.dump().pubNub.polls.length);
    }
    expect([most, fixture.told.lost]).toEqual([1, []]);
    expect(await hears()).toBe(true);
  });

  it('has another subscription at once where one is gone, but not one after the other', async () => {
    await listening();
    for (const loss of ['ended', 'broken'] as const) {
      await run(6_000);
      await fixture.remove();
      fixture.transport.probe();
      await run(1_000);
      expect(fixture.told.lost.at(-1)).toBe(`${loss}: the subscription ran out`);
      await fixture.open(1_000);
    }
  });

  it('[J02] after a sleep has its subscription renewed, which may be gone', async () => {
    await listening();
    // The lid is closed for twenty minutes: this computer's monotonic clock stands still, the platform's goes on.
    fixture.base.clock.jump(20 * 60_000);
    faults().on('pubnub-expired');
    fixture.transport.probe();
    await run(500);
    expect(sentTo('/renew')).toHaveLength(1);
    expect(fixture.told.lost).toEqual(['ended: the subscription ran out']);
    faults().clear();
    expect(await fixture.open(20 * 60_000)).toMatchObject({ how: 'new' });
    expect(await hears()).toBe(true);
  });

  it('has its subscription looked at again though the look before it hangs', async () => {
    await listening();
    faults().on('rest-hanging', { count: 1, path: '/restapi/v1.0/subscription/' });
    await run(6_000);
    fixture.transport.probe();
    await run(6_000);
    await fixture.remove();
    fixture.transport.probe();
    await run(1_000);
    expect(fixture.told.lost).toEqual(['ended: the subscription ran out']);
  });

  it('has a subscription from before looked at as soon as it is open again', async () => {
    await listening();
    fixture.transport.cut();
    await fixture.remove();
    expect(await fixture.open(1_000)).toMatchObject({ how: 'recovered' });
    await run(500);
    expect(fixture.told.lost).toEqual(['ended: the subscription ran out']);
    expect(await fixture.open(1_000)).toMatchObject({ how: 'new' });
  });

  it('has its subscription looked at, since PubNub tells nobody when it is gone', async () => {
    await listening();
    await run(30_000);
    fixture.transport.probe();
    fixture.transport.probe();
    await run(1_000);
    expect(sentTo('GET /restapi/v1.0/subscription/')).toHaveLength(1);
    expect(fixture.told.lost).toEqual([]);
    await fixture.remove();
    await run(30_000);
    fixture.transport.probe();
    await run(1_000);
    expect(fixture.told.lost).toEqual(['ended: the subscription ran out']);
    expect(await fixture.open(1_000)).toMatchObject({ how: 'new' });
  });

  it('[J01] is not lost because somebody set the clock', async () => {
    await listening();
    fixture.base.clock.jump(-86_400_000);
    await run(600_000);
    fixture.base.clock.jump(3 * 86_400_000);
    fixture.transport.probe();
    await run(600_000);
    expect(fixture.told.lost).toEqual([]);
    expect(await hears()).toBe(true);
  });
});

describe('a renewal', () => {
  it('that finds the subscription gone ends the line, and the next has a new one', async () => {
    await listening();
    faults().on('pubnub-expired', { count: 1 });
    await run(545_000);
    expect(fixture.told.lost).toEqual(['ended: the subscription ran out']);
    expect(await fixture.open(1_000)).toMatchObject({ how: 'new' });
    expect(fixture.subscriptions()).toHaveLength(1);
  });

  it('that brings another channel and key moves the line there and says that events may be missing', async () => {
    await listening();
    faults().on('pubnub-new-key', { count: 1 });
    await run(545_000);
    expect(fixture.told).toMatchObject({ lost: [], overflows: 1 });
    expect(await hears()).toBe(true);
  });

  it.each(['rest-500', 'rest-hanging', 'rest-reset'] as const)(
    'that fails (%s) is tried again in time',
    async (name) => {
      await listening();
      const heal = faults().on(name, { path: '/renew' });
      await run(660_000);
      heal();
      await run(600_000);
      expect(fixture.told.lost).toEqual([]);
      expect(await hears()).toBe(true);
    },
  );

  it('that never succeeds ends the line when the subscription does', async () => {
    await listening();
    faults().on('rest-500', { path: '/renew' });
    await run(920_000);
    expect(fixture.told.lost).toEqual([expect.stringMatching(/renewed in time|ran out/)]);
  });
});
