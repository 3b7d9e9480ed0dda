// Runs in a process of its own, with --expose-gc: a large fax, from the disk to the simulator.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import http from 'node:http';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createNetworkFetch } from '../../src/main/desktop/network-fetch.ts';
import { openCopy } from '../../src/main/documents/open-copy.ts';
import { createPatience } from '../../src/main/documents/patience.ts';
import { systemDisk } from '../../src/main/documents/system-disk.ts';
import type { FaxUpload } from '../../src/main/ringcentral/fax-port.ts';
import { createPlatform, type PlatformOutside } from '../../src/main/ringcentral/platform.ts';
import { createSeededChance } from '../support/platform-clock.ts';
import {
  createFakeSecrets,
  createMemoryCursors,
  redirectUri,
  silentLog,
  silentTrace,
} from '../support/platform-fixture.ts';
import { realClock } from '../support/real-clock.ts';
import { monotonic, pause } from './measure.ts';

/** What a process of its own found; times in ms. */
export type SendMeasured = {
  readonly ours: readonly number[];
  readonly plain: readonly number[];
  /** The most that the process took while it sent, above what it took before. */
  readonly peakMb: number;
  readonly plainPeakMb: number;
  readonly bytes: number;
};

const bytes = 40 * 1024 * 1024;
const mb = 1024 * 1024;
const server = process.env['RINGSIDE_SERVER'] ?? '';
const rounds = Number(process.argv[2] ?? 5);

/** What the app's own requests carry. */
let token = '';
const network = createNetworkFetch(
  ({ host, port }) =>
    new Promise((resolve, reject) => {
      const line = net.connect({ host, port, noDelay: true });
      line.once('error', reject);
      line.once('connect', () => resolve(line));
    }),
);
const platform = createPlatform({
  ...{ server, clientId: process.env['RINGSIDE_CLIENT_ID'] ?? '', allowHttp: true, tokensOfDemo: true },
  ...{
    clock: realClock,
    chance: createSeededChance(),
    secrets: createFakeSecrets(),
    cursors: createMemoryCursors(),
  },
  ...{ trace: silentTrace, log: silentLog, appName: 'Ringside', appVersion: '0.0.0' },
  fetch: Object.assign(
    (...[request, init]: Parameters<typeof network.fetch>) => {
      token = /^Bearer (.*)$/.exec(request.headers.get('authorization') ?? '')?.[1] ?? token;
      return network.fetch(request, init);
    },
    { borrowsBodies: network.fetch.borrowsBodies },
  ),
  openSocket: () => {
    throw new Error('no events are wanted');
  },
  pubNub: { origin: server, load: () => undefined },
} satisfies PlatformOutside);

async function signIn(): Promise<void> {
  const { address } = platform.signIn.begin(redirectUri);
  const answer = await fetch(address, { redirect: 'manual' });
  const code = new URL(answer.headers.get('location') ?? '').searchParams.get('code') ?? '';
  await platform.signIn.exchange(code, redirectUri);
}

/** A copy as the outbox keeps it, and as it reads it: held against what was written, while it is sent. */
async function makeFile(folder: string): Promise<FaxUpload & { readonly file: string }> {
  const file = path.join(folder, 'large.txt');
  const handle = await open(file, 'w');
  const hash = createHash('sha256');
  const line = Buffer.alloc(mb, 'A page of a very long fax. ');
  for (let left = bytes; left > 0; left -= mb) {
    await handle.write(line);
    hash.update(line);
  }
  await handle.close();
  const about = { name: 'large.txt', contentType: 'text/plain', size: bytes } as const;
  const copy = {
    ...about,
    path: file,
    shownName: 'large.txt',
    kind: 'text',
    pages: undefined,
    hash: hash.digest('hex'),
  } as const;
  const parts = { disk: systemDisk, patience: createPatience(realClock) };
  return { ...about, file, open: () => openCopy(copy, parts) };
}

async function sendOurs(file: FaxUpload): Promise<void> {
  const sent = await platform.sendFax(
    {
      to: [{ phoneNumber: '+14155550188' }],
      files: [file],
      coverIndex: 0,
      coverText: '',
      resolution: 'High',
      sendAt: undefined,
    },
    { onProgress: () => undefined, signal: new AbortController().signal },
  );
  if (sent.kind !== 'accepted') throw new Error(`the fax was not accepted: ${JSON.stringify(sent)}`);
}

/** The same bytes to the same address, with nothing around them. */
function sendPlain(file: string): Promise<void> {
  const fields = { to: [{ phoneNumber: '+14155550188' }], faxResolution: 'High', coverIndex: 0 };
  const head = Buffer.from(
    `--b\r\nContent-Disposition: form-data; name="json"; filename="request.json"\r\nContent-Type: application/json\r\n\r\n${JSON.stringify(fields)}\r\n` +
      `--b\r\nContent-Disposition: form-data; name="attachment"; filename="large.txt"\r\nContent-Type: text/plain\r\n\r\n`,
  );
  const tail = Buffer.from('\r\n--b--\r\n');
  return new Promise((resolve, reject) => {
    const request = http.request(`${server}/restapi/v1.0/account/~/extension/~/fax`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'multipart/form-data; boundary=b',
        'content-length': head.length + bytes + tail.length,
      },
    });
    request.once('error', reject);
    request.once('response', (answer) => {
      answer
        .resume()
        .once('end', () =>
          answer.statusCode === 200 ? resolve() : reject(new Error(`${answer.statusCode}`)),
        );
    });
    request.write(head);
    const content = createReadStream(file);
    content.once('end', () => request.end(tail));
    content.pipe(request, { end: false });
  });
}

async function timed(work: () => Promise<void>): Promise<{ readonly ms: number; readonly peakMb: number }> {
  globalThis.gc?.();
  await pause(200);
  const before = process.memoryUsage.rss();
  let peak = before;
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 5);
  const began = monotonic();
  await work();
  const ms = monotonic() - began;
  clearInterval(watch);
  return { ms, peakMb: (Math.max(peak, process.memoryUsage.rss()) - before) / mb };
}

const folder = await mkdtemp(path.join(tmpdir(), 'bench-fax-'));
try {
  await signIn();
  const file = await makeFile(folder);
  const small = {
    ...file,
    size: 5,
    open: async function* () {
      yield await Promise.resolve(Buffer.from('small'));
    },
  };
  // Whatever is loaded with the first one is no part of what a fax takes.
  await sendOurs(small);
  const [ours, plain]: { readonly ms: number; readonly peakMb: number }[][] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    ours?.push(await timed(() => sendOurs(file)));
    plain?.push(await timed(() => sendPlain(file.file)));
  }
  const measured: SendMeasured = {
    ours: (ours ?? []).map(({ ms }) => ms),
    plain: (plain ?? []).map(({ ms }) => ms),
    peakMb: Math.max(...(ours ?? []).map(({ peakMb }) => peakMb)),
    plainPeakMb: Math.max(...(plain ?? []).map(({ peakMb }) => peakMb)),
    bytes,
  };
  process.stdout.write(JSON.stringify(measured));
} finally {
  await rm(folder, { recursive: true, force: true });
}
process.exit(0);
