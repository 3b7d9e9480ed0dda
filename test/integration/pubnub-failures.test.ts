import { afterEach, describe, expect, it } from 'vitest';

import { ownPresence, usualFilters } from '../../src/main/ringcentral/filters.ts';
import { createMemoryCursors } from '../support/platform-fixture.ts';
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

describe('another start', () => {
  it('restores the stored subscription, with no key on the disk, and reads on from where it stood', async () => {
    const cursors = createMemoryCursors();
    const written: (string | undefined)[] = [];
    await listening({
      outside: {
        cursors: {
          get: cursors.get,
          set: (name, value) => {
            written.push(value);
            cursors.set(name, value);
          },
        },
      },
    });
    expect(await hears()).toBe(true);
    const before = fixture.subscriptions();
    // The process dies: nothing is given back.
    fixture.transport.cut();
    fixture.ring();
    const again = await fixture.restart();
    await again.open();
    await run(500);
    expect(again.subscriptions()).toEqual(before);
    expect(again.sent.filter((one) => one.startsWith('POST /restapi/v1.0/subscription'))).toEqual([]);
    expect(again.bodies()).toContainEqual(expect.objectContaining({ telephonyStatus: 'Ringing' }));
    expect(again.uuids().filter((uuid) => fixture.uuids().includes(uuid))).toEqual([]);
    const subscription = JSON.stringify(await ask(again, before[0] ?? ''));
    for (const secret of ['encryptionKey', 'secretKey', 'address'])
      expect(written.join(' ')).not.toContain(new RegExp(`"${secret}":"([^"]+)"`).exec(subscription)?.[1]);
    await again.close();
  });

  it('after the stored one ran out makes another', async () => {
    await listening();
    fixture.transport.cut();
    await run(1_000_000);
    const again = await fixture.restart();
    expect(await again.open()).toMatchObject({ how: 'new' });
    expect(again.subscriptions()).toHaveLength(1);
    await again.close();
  });

  it('deletes what this installation left behind, and nothing of another computer', async () => {
    const cursors = createMemoryCursors();
    await listening({ outside: { cursors } });
    const [left] = fixture.subscriptions();
    fixture.transport.cut();
    const elsewhere = await createElsewhere();
    // What was current is not known any more, only that it was made here.
    cursors.set('pubnub-place', undefined);
    const again = await fixture.restart();
    await again.open();
    await run(1_000);
    expect(again.subscriptions()).not.toContain(left);
    expect(again.subscriptions()).toContain(elsewhere);
    expect(again.subscriptions()).toHaveLength(2);
    await again.close();
  });

  it('makes room where there are too many (SUB-505)', async () => {
    const cursors = createMemoryCursors();
    await listening({ outside: { cursors }, simulator: { gateway: { maxSubscriptions: 1 } } });
    fixture.transport.cut();
    cursors.set('pubnub-place', undefined);
    const again = await fixture.restart();
    expect(await again.open()).toMatchObject({ how: 'new' });
    expect(again.subscriptions()).toHaveLength(1);
    await again.close();
  });
});

describe('a line that cannot be had', () => {
  const failure = () =>
    fixture.open().then(
      () => undefined,
      (error: unknown) => error,
    );

  it('because the platform grants it no more', async () => {
    fixture = await createPubNubFixture();
    fixture.base.simulator.pubNub.grant(false);
    expect(await failure()).toMatchObject({ kind: 'refused', status: 400, code: 'CMN-101' });
    expect(sentTo('/v2/')).toEqual([]);
  });

  it.each([
    ['', 'pubnub-403', {}, { kind: 'server', status: 403 }],
    ['', 'pubnub-500', {}, { kind: 'server', status: 500 }],
    ['', 'pubnub-500', { status: 429, retryAfter: '30' }, { kind: 'rate-limited', retryAfter: 30_000 }],
    ['', 'pubnub-500', { status: 503, retryAfter: '20' }, { kind: 'server', retryAfter: 20_000 }],
    ['[E10]', 'pubnub-html', {}, { kind: 'unexpected-answer', code: 'not-json' }],
    ['[E10]', 'pubnub-html', { status: 302 }, { kind: 'unexpected-answer', status: 302 }],
    ['[E10]', 'pubnub-html', { text: '{"m":[]}' }, { kind: 'unexpected-answer' }],
    ['[fault 5]', 'pubnub-hanging', {}, { kind: 'timeout' }],
    ['[fault 2]', 'network-down', { path: '/v2/' }, { kind: 'network', code: 'ECONNRESET' }],
    ['[fault 1]', 'connection-refused', { path: '/v2/' }, { kind: 'network', code: 'ECONNREFUSED' }],
    ['[fault 5]', 'black-hole', { path: '/v2/' }, { kind: 'timeout' }],
    ['[fault 9]', 'name-lookup', { path: '/v2/' }, { kind: 'network', obstacle: 'name-lookup' }],
    ['[fault 11] [D28]', 'tls', { path: '/v2/' }, { kind: 'network', obstacle: 'certificate' }],
    ['[fault 13]', 'proxy-auth', { path: '/v2/' }, { kind: 'network', obstacle: 'proxy' }],
    ['[fault 12] [E10]', 'captive-portal', { path: '/v2/' }, { kind: 'unexpected-answer' }],
  ] as const)('%s because of %s %o', async (_tag, name, settings, error) => {
    fixture = await createPubNubFixture();
    faults().on(name, settings);
    expect(await failure()).toMatchObject(error);
    expect(fixture.transport.isOpen()).toBe(false);
    faults().clear();
    await run(60_000);
    expect(polls()).toBe(0);
    expect(await fixture.open()).toMatchObject({ how: 'new' });
  });

  it.each(['pubnub-403', 'pubnub-500', 'pubnub-html'] as const)(
    'ends an open one at its next poll: %s',
    async (name) => {
      await listening();
      faults().on(name);
      fixture.ring();
      await run(1_000);
      expect(fixture.told.lost).toHaveLength(1);
      await run(600_000);
      expect(fixture.told.lost).toHaveLength(1);
    },
  );

  it('refused by PubNub is not tried on the same subscription again', async () => {
    await listening();
    const [first] = fixture.subscriptions();
    faults().on('pubnub-403', { count: 1 });
    fixture.ring();
    await run(1_000);
    await fixture.open(1_000);
    expect(fixture.subscriptions()).toHaveLength(1);
    expect(fixture.subscriptions()).not.toContain(first);
  });

  it('at an address that is neither safe nor this computer', async () => {
    fixture = await createPubNubFixture({
      outside: { pubNub: { origin: 'http://ps.pndsn.example', load: () => undefined } },
    });
    expect(await failure()).toMatchObject({ kind: 'refused' });
    expect(sentTo('/subscription')).toEqual([]);
  });

  it('on a subscription that an earlier look finds gone meanwhile fails, and the next has a new one', async () => {
    await listening();
    await run(6_000);
    await fixture.remove();
    faults().on('rest-slow', { count: 1, ms: 2_000, path: '/restapi/v1.0/subscription/' });
    faults().on('name-lookup-slow', { count: 2, ms: 4_000, path: '/v2/subscribe/' });
    fixture.transport.probe();
    fixture.transport.cut();
    await expect(fixture.open(1_000)).rejects.toThrow('the subscription ran out meanwhile');
    faults().clear();
    expect(await fixture.open(1_000)).toMatchObject({ how: 'new' });
    expect(await hears()).toBe(true);
  });

  it('given up on the way fails at once, and what it still brings stays unseen', async () => {
    fixture = await createPubNubFixture();
    faults().on('rest-slow', { path: '/subscription', ms: 5_000 });
    const opening = fixture.transport.open(usualFilters, undefined).then(
      () => 'open',
      () => 'failed',
    );
    await run(1_000);
    fixture.transport.cut();
    expect(await opening).toBe('failed');
    await run(10_000);
    expect(fixture.transport.isOpen()).toBe(false);
    expect(sentTo('/v2/')).toEqual([]);
    faults().clear();
    await fixture.open();
    expect(fixture.subscriptions()).toHaveLength(1);
  });
});

describe('other filters', () => {
  it('are put on the same subscription while it listens', async () => {
    await listening();
    const before = fixture.subscriptions();
    const asked = fixture.setFilters([ownPresence]);
    fixture.ring();
    expect(await asked).toEqual([]);
    await run(1_000);
    expect(fixture.bodies()).toContainEqual(expect.objectContaining({ telephonyStatus: 'Ringing' }));
    expect(fixture.subscriptions()).toEqual(before);
    expect(fixture.told).toMatchObject({ lost: [], overflows: 0 });
  });

  it('that are refused are named with the permission they need', async () => {
    fixture = await createPubNubFixture();
    fixture.base.simulator.permissions.delete('CallControl');
    expect(await fixture.open()).toMatchObject({
      limitations: [{ filter: 'telephony/sessions', code: 'CMN-401', permission: 'CallControl' }],
    });
  });

  it('asked for after a break take the place of the old ones', async () => {
    await listening();
    fixture.base.simulator.killSockets();
    await run(100);
    expect(await fixture.open(1_000, [ownPresence])).toMatchObject({ how: 'recovered' });
    expect(sentTo('PUT /restapi/v1.0/subscription/')).toHaveLength(1);
  });
});

describe('a message', () => {
  it.each(['bm90IGVuY3J5cHRlZA==', '', 'not base64 at all', 'x'.repeat(2_000_000)])(
    '[D01] that nobody can decrypt says that something is lost, and the next one is read (%#)',
    async (text) => {
      await listening();
      faults().on('pubnub-damaged', { count: 1, text });
      fixture.ring();
      await run(1_000);
      expect(fixture.told.overflows).toBe(1);
      expect(fixture.told.frames.length).toBeGreaterThan(0);
      expect(fixture.told.lost).toEqual([]);
    },
  );
});

describe('the end', () => {
  it('gives the subscription back and leaves nothing behind', async () => {
    await listening();
    fixture.ring();
    await fixture.base.clock.whileWaiting(fixture.transport.close());
    const sent = fixture.sent.length;
    expect(fixture.subscriptions()).toEqual([]);
    expect(fixture.told.lost).toEqual([]);
    await run(1_800_000);
    expect(fixture.sent).toHaveLength(sent);
    expect(sentTo('/leave')).toEqual([]);
  });

  it('comes within 2 s where the platform does not answer', async () => {
    await listening();
    faults().on('rest-hanging');
    const began = fixture.base.clock.elapsed();
    await fixture.base.clock.whileWaiting(fixture.transport.close());
    expect(fixture.base.clock.elapsed() - began).toBeLessThanOrEqual(2_100);
    faults().clear();
  });
});

async function ask(of: PubNubFixture, id: string): Promise<unknown> {
  const { simulator } = of.base;
  const { access_token } = simulator.sign.tokens();
  const answer = await simulator.fetch(`${simulator.url}/restapi/v1.0/subscription/${id}`, {
    headers: { authorization: `Bearer ${access_token}` },
  });
  return answer.json();
}

/** The same person listens on another computer. */
async function createElsewhere(): Promise<string> {
  const { simulator } = fixture.base;
  const { access_token } = simulator.sign.tokens();
  const answer = await simulator.fetch(`${simulator.url}/restapi/v1.0/subscription`, {
    method: 'POST',
    headers: { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ eventFilters: [ownPresence], deliveryMode: { transportType: 'PubNub' } }),
  });
  return ((await answer.json()) as { id: string }).id;
}
