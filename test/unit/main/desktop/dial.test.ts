import { HttpsProxyAgent } from 'https-proxy-agent';
import https from 'node:https';
import type net from 'node:net';
import tls from 'node:tls';
import { SocksProxyAgent } from 'socks-proxy-agent';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openNetworkSocket } from '../../../../src/main/desktop/network-socket.ts';
import { openTunnel } from '../../../../src/main/desktop/proxy-tunnel.ts';
import { openRawLine } from '../../../../src/main/desktop/raw-line.ts';
import { openSocksTunnel } from '../../../../src/main/desktop/socks-tunnel.ts';
import { systemClock } from '../../../../src/main/desktop/system.ts';
import { createAuthority } from '../../../support/certificates.ts';
import { createDialling, type Dialling, startGreeter } from '../../../support/dialling.ts';
import {
  findDeadPort,
  type HttpProxyOptions,
  type LittleProxy,
  startHttpProxy,
  startSocksProxy,
} from '../../../support/proxies.ts';

const publicAuthority = createAuthority('Public Authority');
/** Only a proxy can look it up. */
const host = 'platform.example';
const hosts = { [host]: '127.0.0.1' };

let greeter: Awaited<ReturnType<typeof startGreeter>>;
const closing: (() => Promise<void> | void)[] = [];

beforeAll(async () => {
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), publicAuthority.pem]);
  greeter = await startGreeter(publicAuthority.issue({ hosts: [host, 'localhost', '127.0.0.1'] }));
});

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

afterAll(() => greeter.close());

function dialling(settings: string | (() => Promise<string>) = 'DIRECT'): Dialling {
  const made = createDialling(settings);
  closing.push(made.close);
  return made;
}

async function httpProxy(options: HttpProxyOptions = {}): Promise<LittleProxy> {
  const proxy = await startHttpProxy({ hosts, ...options });
  closing.push(proxy.close);
  return proxy;
}

async function read({ fetch }: Dialling, name = host): Promise<string> {
  return (await fetch(new Request(`https://${name}:${greeter.port}/`))).text();
}

function echo({ dial }: Dialling, name = host): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = openNetworkSocket(dial, `wss://${name}:${greeter.port}/`, {});
    socket.on('error', reject);
    socket.on('open', () => socket.send('ping'));
    socket.on('message', (text: Buffer) => {
      resolve(text.toString());
      socket.terminate();
    });
  });
}

type After = Parameters<typeof openRawLine>[1];
const place = { host, port: 443 };
const openTunnelOver = (line: net.Socket, after: After) => openTunnel(line, place, undefined, after);
const openSocksOver = (line: net.Socket, after: After) => openSocksTunnel(line, place, 'socks5', after);

/** The code of whatever was thrown, as the platform's edge reads it: from the error, or from its cause. */
async function codeOf(work: Promise<unknown>): Promise<unknown> {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  const cause = error instanceof Error ? error.cause : undefined;
  return [error, cause].flatMap((one) => (one instanceof Error && 'code' in one ? [one.code] : []))[0];
}

describe('the way to the platform', () => {
  it('is direct where the settings say so, for requests and for the socket', async () => {
    const made = dialling();
    expect(await read(made, 'localhost')).toBe('hello');
    expect(await echo(made, '127.0.0.1')).toBe('ping');
    expect(made.ways).toEqual(Array(2).fill({ proxy: undefined, trouble: undefined }));
  });

  it('keeps connections for later requests, and lets go of them when the network changes', async () => {
    const made = dialling();
    const before = greeter.lines();
    for (let count = 0; count < 3; count += 1) {
      await read(made, 'localhost');
      // The connection is free again one turn after the answer was read.
      await new Promise(setImmediate);
    }
    expect(greeter.lines() - before).toBe(1);
    made.renew();
    await read(made, 'localhost');
    expect(greeter.lines() - before).toBe(2);
  });

  const secured = createAuthority('Proxy Authority');
  const kinds: readonly (readonly [string, string, () => Promise<LittleProxy>])[] = [
    ['an HTTP proxy', 'PROXY', () => startHttpProxy({ hosts })],
    ['an HTTPS proxy', 'HTTPS', () => startHttpProxy({ hosts, certified: secured.issue() })],
    ['a SOCKS proxy of version 5', 'SOCKS5', () => startSocksProxy({ hosts })],
    ['a SOCKS proxy of version 4', 'SOCKS', () => startSocksProxy({ hosts })],
  ];
  it.each(kinds)(
    'leads through %s, which looks names up and carries requests and the socket',
    async (_, word, start) => {
      tls.setDefaultCACertificates([...tls.getCACertificates('default'), secured.pem]);
      const proxy = await start();
      closing.push(proxy.close);
      const made = dialling(`${word} 127.0.0.1:${proxy.port}`);
      expect(await read(made)).toBe('hello');
      expect(await echo(made)).toBe('ping');
      expect(proxy.asked).toEqual(Array(2).fill(`${host}:${greeter.port}`));
      expect(proxy.carried()).toBeGreaterThan(2_000);
      expect(made.ways.at(-1)).toMatchObject({
        proxy: { host: `127.0.0.1:${proxy.port}` },
        trouble: undefined,
      });
    },
  );
});

describe('[E25] a proxy that does not do its work', () => {
  it('is passed over for the next one, and tried last from then on', async () => {
    const dead = await findDeadPort();
    const proxy = await httpProxy();
    const made = dialling(`PROXY 127.0.0.1:${dead}; PROXY 127.0.0.1:${proxy.port}; DIRECT`);
    expect(await read(made)).toBe('hello');
    expect(made.ways).toEqual([
      {
        proxy: { kind: 'http', host: `127.0.0.1:${dead}` },
        trouble: { kind: 'proxy', problem: 'unreachable', host: `127.0.0.1:${dead}` },
      },
      { proxy: { kind: 'http', host: `127.0.0.1:${proxy.port}` }, trouble: undefined },
    ]);
    expect(await echo(made)).toBe('ping');
    expect(made.ways).toHaveLength(3);
  });

  it('is passed over when it refuses to pass on', async () => {
    const refusing = await httpProxy({ refuseWith: 403 });
    const made = dialling(`PROXY 127.0.0.1:${refusing.port}; DIRECT`);
    expect(await read(made, 'localhost')).toBe('hello');
    expect(made.ways[0]?.trouble).toMatchObject({ kind: 'proxy', problem: 'refused' });
  });

  it('is named when there is no other way', async () => {
    const dead = await findDeadPort();
    const made = dialling(`PROXY 127.0.0.1:${dead}`);
    expect(await codeOf(read(made))).toBe('PROXY_UNREACHABLE');
    expect(await codeOf(echo(made))).toBe('PROXY_UNREACHABLE');
  });

  it('is named when its own name cannot be looked up: that is not the platform’s fault', async () => {
    const made = dialling('PROXY no-such-proxy.invalid:8080');
    expect(await codeOf(read(made))).toBe('PROXY_UNREACHABLE');
  });

  it.each([
    ['answers with an error of SOCKS', { answer: 5 }, 'PROXY_REFUSED', 'refused'],
    ['wants a password for SOCKS', { wantsPassword: true }, 'PROXY_PASSWORD_KIND', 'password-kind'],
  ] as const)('is named when it %s', async (_, options, code, problem) => {
    const proxy = await startSocksProxy(options);
    closing.push(proxy.close);
    const made = dialling(`SOCKS5 127.0.0.1:${proxy.port}`);
    expect(await codeOf(read(made))).toBe(code);
    expect(made.ways.at(-1)?.trouble).toMatchObject({ kind: 'proxy', problem });
  });

  it.each([
    ['an HTTP proxy', () => startHttpProxy({ silent: true }), openTunnelOver],
    ['a SOCKS proxy', () => startSocksProxy({ silent: true }), openSocksOver],
  ])('is named when it takes the request and says nothing: %s', async (_, start, open) => {
    const proxy = await start();
    closing.push(proxy.close);
    const line = await openRawLine({ host: '127.0.0.1', port: proxy.port }, systemClock.after);
    const soon = (_ms: number, task: () => void): (() => void) => {
      const timer = setImmediate(task);
      return () => clearImmediate(timer);
    };
    expect(await codeOf(open(line, soon))).toBe('PROXY_UNREACHABLE');
    expect(line.destroyed).toBe(true);
  });

  it('is named when the settings themselves do not answer, and nobody goes round it', async () => {
    const made = dialling(() => Promise.reject(new Error('the proxy script is broken')));
    expect(await codeOf(read(made, 'localhost'))).toBe('PROXY_UNKNOWN');
    expect(made.ways.at(-1)?.trouble).toEqual({ kind: 'proxy', problem: 'unknown', host: undefined });
  });
});

describe('[E26] a proxy that asks for a password', () => {
  it('is told as that, for requests and for the socket, and nobody goes round it', async () => {
    const proxy = await httpProxy({ password: 'ada:correct horse' });
    const made = dialling(`PROXY 127.0.0.1:${proxy.port}; DIRECT`);
    const before = greeter.lines();
    expect(await codeOf(read(made, 'localhost'))).toBe('PROXY_PASSWORD');
    expect(await codeOf(echo(made, 'localhost'))).toBe('PROXY_PASSWORD');
    expect(greeter.lines()).toBe(before);
    const place = `127.0.0.1:${proxy.port}`;
    expect(made.ways.at(-1)).toEqual({
      proxy: { kind: 'http', host: place },
      trouble: { kind: 'proxy', problem: 'password', host: place },
    });
  });

  it('is asked once: what was given serves every later connection', async () => {
    const proxy = await httpProxy({ password: 'ada:correct höRse' });
    const made = dialling(`PROXY 127.0.0.1:${proxy.port}`);
    await codeOf(read(made));
    made.passwords.give('ada', 'correct höRse');
    expect(await read(made)).toBe('hello');
    made.renew();
    expect([await read(made), await echo(made)]).toEqual(['hello', 'ping']);
    expect(made.ways.slice(1).map(({ trouble }) => trouble)).toEqual([undefined, undefined, undefined]);
  });

  it('and does not take it says so, and what was wrong is not sent again', async () => {
    const proxy = await httpProxy({ password: 'ada:correct horse' });
    const made = dialling(`PROXY 127.0.0.1:${proxy.port}`);
    await codeOf(read(made));
    made.passwords.give('ada', 'wrong');
    expect(await codeOf(read(made))).toBe('PROXY_WRONG_PASSWORD');
    expect(made.ways.at(-1)?.trouble).toMatchObject({ problem: 'wrong-password' });
    expect(await codeOf(read(made))).toBe('PROXY_PASSWORD');
  });

  it.each(['NTLM', 'Negotiate'])('of a kind that is beyond us (%s) is told as that', async (signInKind) => {
    const proxy = await httpProxy({ refuseWith: 407, signInKind });
    const made = dialling(`PROXY 127.0.0.1:${proxy.port}; DIRECT`);
    expect(await codeOf(read(made))).toBe('PROXY_PASSWORD_KIND');
  });

  it('gets what was typed for it alone', async () => {
    const [asking, other] = [await httpProxy({ password: 'ada:x' }), await httpProxy({ password: 'ada:x' })];
    let settings = `PROXY 127.0.0.1:${asking.port}`;
    const made = dialling(() => Promise.resolve(settings));
    await codeOf(read(made));
    made.passwords.give('ada', 'x');
    settings = `PROXY 127.0.0.1:${other.port}`;
    made.proxies.forget();
    expect(await codeOf(read(made))).toBe('PROXY_PASSWORD');
  });
});

describe('[E25] a name that cannot be looked up', () => {
  it('is told as that', async () => {
    const made = dialling();
    await codeOf(read(made, 'no-such-host.invalid'));
    expect(made.ways.at(-1)?.trouble).toEqual({ kind: 'name-lookup', host: 'no-such-host.invalid' });
  });

  it('in time is told as a slow look-up, not as a silent server', async () => {
    const atOnce = (_ms: number, task: () => void): (() => void) => {
      task();
      return () => undefined;
    };
    const late = openRawLine({ host: 'no-such-host.invalid', port: 443 }, atOnce);
    expect(await codeOf(late)).toBe('NAME_LOOKUP_SLOW');
    const silent = openRawLine({ host: '127.0.0.1', port: greeter.port }, atOnce);
    expect(await codeOf(silent)).toBe('ETIMEDOUT');
  });
});

describe('the little proxies of these tests', () => {
  it('are real ones: the usual clients work through them as well', async () => {
    const plain = await httpProxy();
    const socks = await startSocksProxy({ hosts });
    closing.push(socks.close);
    const agents = [
      new HttpsProxyAgent(`http://127.0.0.1:${plain.port}`),
      new SocksProxyAgent(`socks5h://127.0.0.1:${socks.port}`),
      new SocksProxyAgent(`socks4a://127.0.0.1:${socks.port}`),
    ];
    for (const agent of agents) {
      const status = await new Promise((resolve, reject) => {
        const options = { host, port: greeter.port, agent, headers: { connection: 'close' } };
        https.get(options, (answer) => resolve(answer.resume().statusCode)).on('error', reject);
      });
      expect(status).toBe(200);
    }
    expect([...plain.asked, ...socks.asked]).toEqual(Array(3).fill(`${host}:${greeter.port}`));
  });
});
