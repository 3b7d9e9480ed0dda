import { afterEach, describe, expect, it } from 'vitest';
import type { FaxSent } from '../../src/main/ringcentral/fax-port.ts';
import type { Platform } from '../../src/main/ringcentral/platform-port.ts';
import type { FaultName } from '../../src/simulator/faults.ts';
import { faxTo, unwatched, uploadOf } from '../support/fax-uploads.ts';
import { createPlatformFixture, type PlatformFixture } from '../support/platform-fixture.ts';

let fixture: PlatformFixture;
afterEach(() => fixture.close());

const clinic = '+14155550188';
const page = Buffer.from('Dear clinic, please see the order below.');

async function start(): Promise<Platform> {
  fixture = createPlatformFixture();
  await fixture.signIn();
  return fixture.platform;
}

const waiting = <Result>(work: Promise<Result>): Promise<Result> => fixture.clock.whileWaiting(work, 900_000);
const send = (platform: Platform, different = {}): Promise<FaxSent> =>
  waiting(
    platform.sendFax(faxTo(clinic, [uploadOf('order.txt', page, 'text/plain')], different), unwatched()),
  );
/** Faxes of ours that the world knows, apart from those it began with. */
const made = (before = began) => fixture.simulator.world.faxes.truth().filter(({ id }) => !before.has(id));
let began = new Set<number>();
const creation = { method: 'POST', path: '/fax', count: 1 };

describe('a fax', () => {
  it('arrives as it was: recipients, files byte for byte, cover and time', async () => {
    const platform = await start();
    began = new Set(fixture.simulator.world.faxes.truth().map(({ id }) => id));
    const files = [
      uploadOf('a.txt', page, 'text/plain'),
      uploadOf('b.txt', Buffer.alloc(300_000, 'x'), 'text/plain'),
    ];
    const sendAt = Math.ceil(fixture.clock.now() / 1000) * 1000 + 3_600_000;
    const wish = { ...faxTo(clinic, files), coverIndex: 7, coverText: 'Ref 7F3K\nfor Zoë', sendAt };
    const outcome = await waiting(
      platform.sendFax(
        { ...wish, to: [{ phoneNumber: clinic, name: 'Bay' }, { phoneNumber: '+14155550199' }] },
        unwatched(),
      ),
    );
    expect(outcome).toMatchObject({
      kind: 'accepted',
      message: { direction: 'Outbound', messageStatus: 'Queued', coverPageText: 'Ref 7F3K\nfor Zoë' },
    });
    const [fax, ...more] = made();
    expect(more).toEqual([]);
    expect(fax).toMatchObject({
      sendAt,
      coverIndex: 7,
      resolution: 'High',
      recipients: [{ phoneNumber: clinic, name: 'Bay' }, { phoneNumber: '+14155550199' }],
    });
    expect(fax?.files.map(({ name, content }) => [name, Buffer.from(content).toString()])).toEqual([
      ['a.txt', page.toString()],
      ['b.txt', 'x'.repeat(300_000)],
    ]);
    const id = outcome.kind === 'accepted' ? outcome.message.id : '';
    expect(await waiting(platform.readMessage(id))).toMatchObject({ id, messageStatus: 'Queued' });
    await waiting(platform.deleteMessage(id));
    expect(await waiting(platform.readMessage(id))).toBeUndefined();
    expect(made()[0]?.cancelledAt).toBeDefined();
  });

  it('goes once more to those it failed at, and on to others, without its files', async () => {
    const platform = await start();
    const busy = await waiting(
      platform.sendFax(faxTo('+14155550180', [uploadOf('a.txt', page, 'text/plain')]), unwatched()),
    );
    const originalId = busy.kind === 'accepted' ? busy.message.id : '';
    expect(
      await waiting(platform.repeatFax({ originalId, to: undefined, sendAt: undefined }, unwatched())),
    ).toMatchObject({ kind: 'refused', status: 406, code: 'MSG-343' });
    await fixture.clock.run(120_000);
    const again = await waiting(
      platform.repeatFax({ originalId, to: undefined, sendAt: undefined }, unwatched()),
    );
    expect(again).toMatchObject({ kind: 'accepted', message: { to: [{ phoneNumber: '+14155550180' }] } });
    const on = await waiting(
      platform.repeatFax({ originalId, to: [{ phoneNumber: clinic }], sendAt: undefined }, unwatched()),
    );
    expect(on).toMatchObject({ kind: 'accepted', message: { to: [{ phoneNumber: clinic }] } });
  });

  it('shows as what the caller-id setting says, and may be forbidden', async () => {
    const platform = await start();
    const read = await waiting(platform.readOwnPhones((number) => number));
    expect(read.fax).toEqual({ number: expect.stringMatching(/^\+1650555/) as string, missing: undefined });
    fixture.simulator.world.changeQuirks({ withoutFax: true });
    expect((await waiting(platform.readOwnPhones((number) => number))).fax.missing).toBe('Fax');
    expect(await send(platform)).toMatchObject({ kind: 'refused', status: 403 });
  });

  it('may have any of the covers that the platform names', async () => {
    const covers = await waiting((await start()).readCovers());
    expect(covers.length).toBeGreaterThan(10);
    expect(covers[0]).toEqual({ index: 0, name: 'None' });
  });
});

type Case = readonly [
  title: string,
  fault: FaultName,
  options: object,
  kind: FaxSent['kind'],
  copies: number | 'late',
];

describe('what is told of a fax is what became of it', () => {
  const cases: readonly Case[] = [
    ['[fault 1] nobody takes the connection', 'connection-refused', {}, 'never-left', 0],
    ['[fault 9] no name', 'name-lookup', {}, 'never-left', 0],
    ['[fault 11] no safe line', 'tls', {}, 'never-left', 0],
    ['[fault 13] a proxy wants a password', 'proxy-auth', {}, 'never-left', 0],
    ['[fault 2] reset before it was done', 'rest-reset', creation, 'unsure', 0],
    ['[fault 3] done, and reset before the answer', 'reset-after-request', creation, 'unsure', 1],
    ['[fault 4] reset in the answer', 'reset-in-response', creation, 'unsure', 1],
    ['[fault 5] nothing comes back', 'black-hole', {}, 'unsure', 'late'],
    ['[fault 12] a page in its place', 'captive-portal', {}, 'unsure', 0],
    ['[fault 17] an answer that breaks off', 'rest-truncated', creation, 'unsure', 1],
    ['[fault 19] too many', 'rest-429', creation, 'throttled', 0],
    ['[fault 20] too many, without a word', 'rest-429-bare', creation, 'throttled', 0],
    ['[fault 21] 503 with a time', 'rest-503', creation, 'unsure', 0],
    ['[fault 22] done, answered 500', 'rest-done-500', creation, 'unsure', 1],
    ['[fault 23] not done, 500', 'rest-500', creation, 'unsure', 0],
    ['[fault 24] done later, 504', 'accepted-later', creation, 'unsure', 'late'],
    ['a token that is refused once', 'rest-401', creation, 'accepted', 1],
    ['[E14] no permission', 'rest-403', creation, 'refused', 0],
    ['a fax that is refused', 'fax-refused', { count: 1 }, 'refused', 0],
  ];

  it.each(cases)('%s: %s', async (_, fault, options, kind, copies) => {
    const platform = await start();
    began = new Set(fixture.simulator.world.faxes.truth().map(({ id }) => id));
    fixture.simulator.faults.on(fault, options);
    expect((await send(platform)).kind).toBe(kind);
    if (copies !== 'late') expect(made()).toHaveLength(copies);
    expect(made().length).toBeLessThan(2);
  });

  it('[fault 7] a slow line only takes its time', async () => {
    const platform = await start();
    fixture.simulator.faults.on('rest-slow', { ...creation, ms: 100_000 });
    expect((await send(platform)).kind).toBe('accepted');
  });
});
