import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { PlatformOutside } from '../../../../src/main/ringcentral/outside.ts';
import type { PubNubAddress } from '../../../../src/main/ringcentral/pubnub-address.ts';
import { createPubNubDoor } from '../../../../src/main/ringcentral/pubnub-carrier.ts';
import { createPubNubClient, readPubNubClass } from '../../../../src/main/ringcentral/pubnub-client.ts';
import { openPubNubLine, type PubNubLine } from '../../../../src/main/ringcentral/pubnub-line.ts';
import { PubNubRequest } from '../../../../src/main/ringcentral/pubnub-request.ts';
import { loadPubNub } from '../../../support/load-pubnub.ts';
import { silentLog, silentTrace } from '../../../support/platform-fixture.ts';
import { createStillClock, type StillClock } from '../../../support/still-clock.ts';

const PubNub = readPubNubClass(loadPubNub())!;
const address: PubNubAddress = { channel: 'ours', subscribeKey: 'sub-c-1', key: undefined };

/** Answers requests to PubNub by hand. */
type Asked = {
  readonly url: URL;
  readonly signal: AbortSignal | undefined;
  readonly answer: (response: Response) => void;
};

let asked: Asked[];
let clock: StillClock;
let told: { frames: string[]; lost: string[]; overflows: number; presence: number; times: number[] };
let line: PubNubLine;
const complaints: unknown[] = [];

beforeEach(() => {
  asked = [];
  clock = createStillClock(0);
  told = { frames: [], lost: [], overflows: 0, presence: 0, times: [] };
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  for (const name of ['log', 'warn', 'error', 'info', 'debug'] as const)
    vi.spyOn(console, name).mockImplementation((...what: unknown[]) => void complaints.push(what));
});
afterEach(() => {
  line.close();
  vi.useRealTimers();
  vi.restoreAllMocks();
  expect(complaints.splice(0)).toEqual([]);
});

function open(from?: string, presence: 'told' | 'known' = 'told'): void {
  const outside = {
    clock,
    ...{ log: silentLog, trace: silentTrace, pubNub: { origin: 'http://127.0.0.1:9', load: loadPubNub } },
    fetch: (request: Request, init?: { readonly signal: AbortSignal }) =>
      new Promise<Response>((answer, reject) => {
        init?.signal.addEventListener('abort', () => reject(new TypeError('aborted')));
        asked.push({ url: new URL(request.url), signal: init?.signal, answer });
      }),
  } as unknown as PlatformOutside;
  line = openPubNubLine({
    ...{ outside, door: createPubNubDoor(outside), PubNub, address, userId: 'us', from, presence },
    onHeard: () => undefined,
    onPresenceTold: () => (told.presence += 1),
    onServerTime: (at) => told.times.push(at),
    onFrame: (text) => told.frames.push(text),
    onQuiet: () => undefined,
    onOverflow: () => (told.overflows += 1),
    onLost: ({ message }) => told.lost.push(message),
  });
}

const settle = async () => {
  for (let turn = 0; turn < 5; turn += 1) {
    await new Promise<void>((resolve) => setImmediate(resolve));
    await vi.advanceTimersByTimeAsync(0);
    clock.pass(0);
  }
};
const polls = () => asked.filter(({ url }) => url.pathname.startsWith('/v2/subscribe/'));
const good = (t: string, m: unknown[] = []) => Response.json({ t: { t, r: 1 }, m });
const message = (t: string, d: unknown) => ({
  a: '5',
  f: 0,
  i: 'x',
  p: { t, r: 1 },
  k: 'sub-c-1',
  c: 'ours',
  d,
});

async function opened(presence?: 'told' | 'known'): Promise<void> {
  open(undefined, presence);
  await settle();
  polls().at(-1)?.answer(good('17000000000000000'));
  await line.opened;
  await settle();
}

describe('a line of PubNub', () => {
  it('is open after its first poll and goes on from where that said', async () => {
    await opened();
    expect(polls().at(-1)?.url.searchParams.get('tt')).toBe('17000000000000000');
    expect(told.times).toEqual([1_700_000_000_000]);
    polls()
      .at(-1)
      ?.answer(good('17000000000000009', [message('17000000000000008', { uuid: 'a' })]));
    await settle();
    expect(told.frames).toEqual(['[{"type":"ServerNotification"},{"uuid":"a"}]']);
    expect(line.timetoken()).toBe('17000000000000008');
    polls().at(-1)?.answer(good('17000000000000020'));
    await settle();
    expect(line.timetoken()).toBe('17000000000000020');
  });

  it.each([
    ['told', 1],
    ['known', 0],
  ] as const)('says who listens where that is to be %s', async (presence, words) => {
    await opened(presence);
    clock.pass(1_000);
    await settle();
    const said = asked.filter(({ url }) => url.pathname.startsWith('/v2/presence/'));
    expect(said).toHaveLength(words);
    expect(told.presence).toBe(0);
    for (const { answer } of said) answer(Response.json({ status: 200 }));
    await settle();
    expect(told.presence).toBe(words);
  });

  it('goes on from a kept place although the first poll names a later one', async () => {
    open('16000000000000000');
    await settle();
    polls().at(-1)?.answer(good('17000000000000000'));
    await line.opened;
    await settle();
    expect(polls().at(-1)?.url.searchParams.get('tt')).toBe('16000000000000000');
    expect(line.timetoken()).toBe('16000000000000000');
  });

  it('says of a hundred messages at once that there were likely more', async () => {
    await opened();
    const many = Array.from({ length: 100 }, (_, index) =>
      message(`1700000000000${1000 + index}`, { index }),
    );
    polls().at(-1)?.answer(good('17000000000001100', many));
    await settle();
    expect(told.overflows).toBe(1);
    expect(told.frames).toHaveLength(100);
  });

  it('[D01] says of a message it cannot read that something is lost, and does not ask for it again', async () => {
    await opened();
    polls()
      .at(-1)
      ?.answer(good('17000000000000005', [message('17000000000000005', 'no JSON')]));
    await settle();
    expect(told).toMatchObject({ frames: [], overflows: 1, lost: [] });
    expect(line.timetoken()).toBe('17000000000000005');
  });

  it.each([
    ['nothing, again and again', () => good('17000000000000001')],
    [
      'the same message again and again',
      () => good('17000000000000005', [message('17000000000000005', { same: 1 })]),
    ],
  ])('ends when somebody answers at once with %s', async (_name, answer) => {
    await opened();
    for (let times = 0; times < 30; times += 1) {
      polls().at(-1)?.answer(answer());
      await settle();
    }
    expect(told.lost).toEqual(['PubNub answers without news']);
    expect(polls().length).toBeLessThan(20);
  });

  const broken: readonly (readonly [string, () => Response])[] = [
    ['403', () => new Response('{}', { status: 403 })],
    ['500', () => new Response('', { status: 500 })],
    ['204', () => new Response(null, { status: 204 })],
    [
      'a redirect',
      () => new Response(null, { status: 302, headers: { location: 'http://portal.example/' } }),
    ],
    ['a web page', () => new Response('<html></html>', { headers: { 'content-type': 'text/html' } })],
    ['no list', () => Response.json({ t: { t: '17', r: 1 } })],
    ['no timetoken', () => Response.json({ t: {}, m: [] })],
    ['a timetoken that would begin anew', () => Response.json({ t: { t: '0', r: 1 }, m: [] })],
    ['nothing', () => new Response('')],
    ['a list', () => Response.json([])],
    ['9 MB', () => new Response(new Uint8Array(9 * 1024 * 1024))],
  ];
  it.each(broken)(
    '[E10] ends with a reason when the answer is %s, and the client never sees it',
    async (_name, answer) => {
      await opened();
      polls().at(-1)?.answer(answer());
      await settle();
      expect(told.lost).toHaveLength(1);
      const before = asked.length;
      await vi.advanceTimersByTimeAsync(600_000);
      expect(asked).toHaveLength(before);
    },
  );

  it('leaves no timer, no request and no goodbye when it is closed', async () => {
    await opened();
    const waiting = polls().at(-1);
    line.close();
    await settle();
    expect(waiting?.signal?.aborted).toBe(true);
    expect([vi.getTimerCount(), clock.pending()]).toEqual([0, 0]);
    expect(asked.filter(({ url }) => url.pathname.endsWith('/leave'))).toEqual([]);
    expect(told.lost).toEqual([]);
  });

  it('fails at once when it is closed before it is open', async () => {
    open();
    line.close();
    await expect(line.opened).rejects.toMatchObject({ kind: 'network' });
  });
});

describe('the client of PubNub', () => {
  it('is taken for what it is, and nothing else is', () => {
    expect(readPubNubClass(loadPubNub())).toBeDefined();
    for (const other of [undefined, null, {}, () => undefined, 'PubNub'])
      expect(readPubNubClass(other)).toBeUndefined();
  });

  it('adds one name to the global object, which only carries what was announced', async () => {
    const before = Object.getOwnPropertyNames(globalThis);
    const client = createPubNubClient(PubNub, {
      subscribeKey: 'x',
      userId: 'y',
      origin: '127.0.0.1:9',
      ssl: false,
    });
    client.destroy();
    expect(
      Object.getOwnPropertyNames(globalThis).filter(
        (name) => !before.includes(name) && name !== 'XMLHttpRequest',
      ),
    ).toEqual([]);
    open();
    const request = new PubNubRequest();
    const failed = new Promise<boolean>((resolve) => (request.onerror = () => resolve(true)));
    request.open('GET', 'http://127.0.0.1:9/v2/subscribe/x/nobody/0');
    request.send();
    expect(await failed).toBe(true);
    expect(() => new PubNubRequest().open('POST', 'http://127.0.0.1:9/publish')).toThrow();
  });
});
