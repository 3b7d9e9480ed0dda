import { afterEach, describe, expect, it } from 'vitest';
import type { ContentRead, ContentSink, MessageRecord } from '../../src/main/ringcentral/message-port.ts';
import type { Platform } from '../../src/main/ringcentral/platform-port.ts';
import { createDocumentMemory } from '../../src/main/storage/document-memory.ts';
import { createPlatformFixture, type PlatformFixture } from '../support/platform-fixture.ts';

let fixture: PlatformFixture;
afterEach(() => fixture.close());

async function start(): Promise<Platform> {
  fixture = createPlatformFixture();
  await fixture.signIn();
  return fixture.platform;
}

const day = 86_400_000;
const waiting = <Result>(work: Promise<Result>): Promise<Result> => fixture.clock.whileWaiting(work, 900_000);
const ava = (): number => fixture.simulator.people[0]!.id;
const receive = (different = {}) =>
  fixture.simulator.world.faxes.receive({
    extensionId: ava(),
    from: '+14155550177',
    fromName: 'Dana Wu',
    ...different,
  });
const all = (platform: Platform) =>
  waiting(platform.syncMessages({ kind: 'all', sentSince: fixture.clock.now() - 30 * day, received: 200 }));
const since = (platform: Platform, token: string) => waiting(platform.syncMessages({ kind: 'token', token }));

describe('the message store', () => {
  it('is read as a whole, and then by what changed', async () => {
    const platform = await start();
    receive();
    await fixture.clock.run(30_000);
    const first = await all(platform);
    expect(first.records).toHaveLength(1);
    expect(first.whole).toMatchObject({ receivedSince: 0 });
    receive();
    await fixture.clock.run(30_000);
    const next = await since(platform, first.token);
    const [fax] = next.records.filter(({ id }) => !first.records.some((one) => one.id === id));
    expect(fax).toMatchObject({
      direction: 'Inbound',
      readStatus: 'Unread',
      from: { phoneNumber: '+14155550177', name: 'Dana Wu' },
    });
    await waiting(platform.markMessage(fax?.id ?? '', 'Read'));
    await waiting(platform.deleteMessage(fax?.id ?? ''));
    const later = await since(platform, next.token);
    expect(later.gone).toEqual([{ id: fax?.id, availability: 'Deleted' }]);
    await waiting(platform.restoreMessage(fax?.id ?? ''));
    const last = await since(platform, later.token);
    expect(last.records.find(({ id }) => id === fax?.id)).toMatchObject({
      availability: 'Alive',
      readStatus: 'Read',
    });
    expect(fixture.simulator.world.messages.filteredDeletes()).toBe(0);
  });

  it('is read back page by page, as far as it was asked for', async () => {
    const platform = await start();
    for (let count = 0; count < 230; count += 1) receive({ renderSeconds: 3600 });
    await fixture.clock.run(30_000);
    const { records, whole } = await all(platform);
    const inbound = records.filter(({ direction }) => direction === 'Inbound');
    expect(new Set(inbound.map(({ id }) => id)).size).toBe(200);
    expect(whole?.receivedSince).toBeGreaterThan(0);
  });

  it('[fault 26] wants to be read as a whole again where the token is of no use', async () => {
    const platform = await start();
    await expect(since(platform, 'nonsense')).rejects.toMatchObject({ code: 'MSG-333', status: 400 });
  });

  it('knows which faxes were sent since a moment', async () => {
    const platform = await start();
    const sent = await waiting(platform.listSentFaxes(fixture.clock.now() - 30 * day));
    expect(sent.every(({ direction }) => direction === 'Outbound')).toBe(true);
    expect(await waiting(platform.listSentFaxes(fixture.clock.now() + 1000))).toEqual([]);
  });

  it.each([
    ...[
      '',
      ' ',
      '*',
      '0',
      '-1',
      '1,2',
      '1/2',
      '../1',
      '..',
      '1?type=Fax',
      '1#',
      '%31',
      '1 ',
      '1\n',
      '１',
      '1e3',
    ],
    ...['~', 'all', 'undefined', 'null', '[1]', '1'.repeat(40), '1.5', '{id}', '\0', '1;2', '&purge=true'],
  ])('[G01] deletes nothing by %j, which is no id of one message', async (id) => {
    const platform = await start();
    const before = fixture.sent.length;
    for (const change of [
      () => platform.deleteMessage(id),
      () => platform.restoreMessage(id),
      () => platform.markMessage(id, 'Read'),
    ])
      await expect(waiting(change())).rejects.toMatchObject({ code: 'odd-id' });
    expect(fixture.sent.slice(before)).toEqual([]);
    expect(fixture.simulator.world.messages.filteredDeletes()).toBe(0);
  });
});

describe('events of the message store', () => {
  it('tell that faxes came, and how those that were sent fare', async () => {
    const platform = await start();
    const news: (readonly string[])[] = [];
    platform.events.onMessages(({ types }) => news.push(types));
    platform.events.setFilters(['/restapi/v1.0/account/~/extension/~/message-store?type=Fax']);
    platform.events.connect();
    await fixture.clock.until(() => fixture.phase() === 'online');
    receive();
    await fixture.clock.run(10_000);
    expect(news).toContainEqual(['Fax']);
  });
});

describe('content', () => {
  const files = createDocumentMemory();
  const read = async (platform: Platform, message: MessageRecord): Promise<ContentRead> => {
    const [attachment] = message.attachments;
    const way = { signal: new AbortController().signal, urgency: 'user' } as const;
    return waiting(platform.readContent(attachment!, files.begin(message.id), way));
  };
  const newest = async (platform: Platform): Promise<MessageRecord> => {
    const { records } = await all(platform);
    return records
      .filter(({ direction }) => direction === 'Inbound')
      .sort((one, other) => other.createdAt - one.createdAt)[0]!;
  };
  const arrive = async (different = {}) => {
    const platform = await start();
    receive({ pages: 3, ...different });
    await fixture.clock.run(30_000);
    return { platform, message: await newest(platform) };
  };

  it('is the document, from the host for content', async () => {
    const { platform, message } = await arrive();
    expect(message.attachments[0]?.uri).toContain(fixture.simulator.mediaUrl);
    expect(await read(platform, message)).toMatchObject({ kind: 'kept', contentType: 'application/pdf' });
    expect(await files.find(message.id)).toMatchObject({ kind: 'pdf' });
  });

  it('is not there yet while the platform makes the pages', async () => {
    const { platform, message } = await arrive({ renderSeconds: 600 });
    expect(await read(platform, message)).toEqual({ kind: 'not-yet', retryAfter: undefined });
    await fixture.clock.run(600_000);
    expect((await read(platform, message)).kind).toBe('kept');
  });

  it('[G15] is gone with the message', async () => {
    const { platform, message } = await arrive();
    fixture.simulator.world.messages.change(Number(message.id), { availability: 'Purged' });
    expect(await read(platform, message)).toEqual({ kind: 'gone' });
  });

  it('[G13] is given up where it is longer than was announced', async () => {
    const { platform, message } = await arrive();
    fixture.simulator.faults.on('content-longer', {});
    expect(await read(platform, message)).toEqual({ kind: 'too-large' });
    expect(await files.find(message.id)).toMatchObject({ kind: 'pdf' });
  });

  it('[G14] goes on where it broke off, as long as it is the same', async () => {
    const { platform, message } = await arrive({ document: Buffer.alloc(200_000, '%PDF-1.7 abc') });
    fixture.simulator.faults.on('rest-truncated', { path: '/content/', count: 1 });
    expect(await read(platform, message)).toMatchObject({ kind: 'kept', size: 200_000 });
  });

  it('[G14] begins anew where it is another content by then', async () => {
    const { platform, message } = await arrive();
    fixture.simulator.faults.on('rest-truncated', { path: '/content/', count: 1 });
    fixture.simulator.faults.on('content-changed', {});
    const got = await read(platform, message);
    expect(['kept', 'too-large']).toContain(got.kind);
  });

  it.each([
    'https://evil.example/restapi/v1.0/account/1/extension/2/message-store/3/content/3',
    'http://evil.example/restapi/v1.0/account/1/extension/2/message-store/3/content/3',
    'http://127.0.0.1@evil.example/restapi/v1.0/account/1/extension/2/message-store/3/content/3',
    'file:///etc/passwd',
    'data:application/pdf,%PDF-1.7',
    'http://127.0.0.1:50801/restapi/v1.0/account/~/extension/~',
    'http://127.0.0.1:50801/restapi/v1.0/account/1/extension/2/message-store/3/content/../../..',
    '',
  ])('[G16] is asked for nowhere else: %s', async (uri) => {
    const platform = await start();
    const before = fixture.sent.length;
    const sink: ContentSink = createDocumentMemory().begin('1');
    const attachment = {
      id: '3',
      type: 'RenderedDocument',
      contentType: 'application/pdf',
      size: undefined,
      uri,
    };
    const way = { signal: new AbortController().signal, urgency: 'user' } as const;
    expect(await waiting(platform.readContent(attachment, sink, way))).toEqual({ kind: 'refused' });
    expect(fixture.sent.slice(before)).toEqual([]);
  });

  it('[fault 1] needs a line', async () => {
    const { platform, message } = await arrive();
    fixture.simulator.faults.on('connection-refused', {});
    expect(await read(platform, message)).toEqual({ kind: 'offline' });
  });

  it('[fault 12] is no page of somebody on the way', async () => {
    const { platform, message } = await arrive();
    fixture.simulator.faults.on('captive-portal', {});
    expect(await read(platform, message)).toEqual({ kind: 'failed' });
  });
});
