import net from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createNetworkFetch } from '../../src/main/desktop/network-fetch.ts';
import type { FaxSent, FaxWay } from '../../src/main/ringcentral/fax-port.ts';
import { createPlatform } from '../../src/main/ringcentral/platform.ts';
import type { Platform } from '../../src/main/ringcentral/platform-port.ts';
import { createDocumentMemory } from '../../src/main/storage/document-memory.ts';
import type { FaultName } from '../../src/simulator/faults.ts';
import { createSimulator, type Simulator } from '../../src/simulator/simulator.ts';
import { faxTo, unwatched, uploadOf } from '../support/fax-uploads.ts';
import { loadPubNub } from '../support/load-pubnub.ts';
import { createSeededChance } from '../support/platform-clock.ts';
import {
  createFakeSecrets,
  createMemoryCursors,
  redirectUri,
  silentLog,
  silentTrace,
} from '../support/platform-fixture.ts';
import { realClock } from '../support/real-clock.ts';

// Real sockets on loopback, by the app's own connections: what a fetch in memory cannot show.
let simulator: Simulator;
let platform: Platform;

const dial = ({ host, port }: { readonly host: string; readonly port: number }): Promise<net.Socket> =>
  new Promise((resolve, reject) => {
    const line = net.connect({ host, port, noDelay: true });
    line.once('error', reject);
    line.once('connect', () => resolve(line));
  });

beforeEach(async () => {
  simulator = createSimulator({});
  await simulator.start();
  platform = createPlatform({
    ...{ server: simulator.url, clientId: simulator.clientId, allowHttp: true, tokensOfDemo: true },
    ...{
      clock: realClock,
      chance: createSeededChance(),
      secrets: createFakeSecrets(),
      cursors: createMemoryCursors(),
    },
    ...{ trace: silentTrace, log: silentLog, appName: 'Ringside', appVersion: '0.0.0' },
    ...{ fetch: createNetworkFetch(dial).fetch, openSocket: simulator.openSocket },
    pubNub: { origin: simulator.url, load: loadPubNub },
  });
  const code = new URL(simulator.sign.allow(platform.signIn.begin(redirectUri).address)).searchParams.get(
    'code',
  );
  await platform.signIn.exchange(code ?? '', redirectUri);
});
afterEach(async () => {
  await platform.close();
  await simulator.stop();
});

const large = Buffer.alloc(4_000_000, 'A page of a long fax. ');
const send = (way: FaxWay = unwatched()): Promise<FaxSent> =>
  platform.sendFax(faxTo('+14155550188', [uploadOf('long.txt', large, 'text/plain')]), way);
const copies = (): number =>
  simulator.world.faxes.truth().filter(({ files }) => files.some(({ name }) => name === 'long.txt')).length;

describe('a fax over real sockets', () => {
  it('arrives byte for byte', async () => {
    expect((await send()).kind).toBe('accepted');
    const [file] = simulator.world.faxes
      .truth()
      .flatMap(({ files }) => files)
      .filter(({ name }) => name === 'long.txt');
    expect(Buffer.from(file!.content).equals(large)).toBe(true);
  });

  it.each<readonly [string, FaultName, object, FaxSent['kind'], number]>([
    ['[fault 2] cut in the middle', 'upload-cut', { bytes: 500_000, count: 1 }, 'unsure', 0],
    ['[fault 2] reset before it was done', 'rest-reset', { path: '/fax', count: 1 }, 'unsure', 0],
    [
      '[fault 3] done, and reset before the answer',
      'reset-after-request',
      { path: '/fax', count: 1 },
      'unsure',
      1,
    ],
    ['[fault 4] reset in the answer', 'reset-in-response', { path: '/fax', count: 1 }, 'unsure', 1],
    ['[fault 22] done, answered 500', 'rest-done-500', { path: '/fax', count: 1 }, 'unsure', 1],
    ['a token that is refused once', 'rest-401', { path: '/fax', count: 1 }, 'accepted', 1],
    ['a refusal', 'fax-refused', { count: 1 }, 'refused', 0],
  ])('%s: %s', async (_, fault, options, kind, times) => {
    simulator.faults.on(fault, options);
    expect((await send()).kind).toBe(kind);
    expect(copies()).toBe(times);
  });

  it('[E20] takes the refusal that comes before its last byte, or does not know', async () => {
    simulator.faults.on('rest-early', { path: '/fax', count: 1 });
    expect(['refused', 'unsure']).toContain((await send()).kind);
    expect(copies()).toBe(0);
  });

  it('[fault 1] never left where nobody listens', async () => {
    const { port } = new URL(simulator.url);
    await simulator.stop();
    expect(Number(port)).toBeGreaterThan(0);
    expect((await send()).kind).toBe('never-left');
  });

  it('that is cancelled half way is not there', async () => {
    simulator.faults.on('upload-slow', { bytes: 2_000_000 });
    const person = new AbortController();
    const onProgress = (bytes: number): void => {
      if (bytes > 1_000_000) person.abort();
    };
    expect((await send({ onProgress, signal: person.signal })).kind).toBe('cancelled');
    expect(copies()).toBe(0);
  });

  it('[G14] whose pages break off on their way back are read on', async () => {
    const received = simulator.world.faxes.receive({
      extensionId: simulator.people[0]!.id,
      from: '+14155550177',
      document: Buffer.alloc(900_000, '%PDF-1.7 abc'),
    });
    const message = await platform.readMessage(String(received.id));
    simulator.faults.on('rest-truncated', { path: '/content/', count: 2 });
    const files = createDocumentMemory();
    const way = { signal: new AbortController().signal, urgency: 'user' } as const;
    expect(await platform.readContent(message!.attachments[0]!, files.begin('7'), way)).toMatchObject({
      kind: 'kept',
      size: 900_000,
    });
    const whole = await files.read('7', 0, 900_000);
    expect(Buffer.from(whole!).equals(Buffer.alloc(900_000, '%PDF-1.7 abc'))).toBe(true);
  });
});
