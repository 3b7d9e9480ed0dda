import { connect } from 'node:net';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { Clock } from '../../../../src/main/clock.ts';
import {
  openRedirectListener,
  type RedirectListener,
} from '../../../../src/main/ringcentral/redirect-listener.ts';
import {
  freePort,
  type Get,
  occupy,
  rawRequest,
  release,
  requestText,
} from '../../../support/raw-request.ts';

const words = { title: 'Ringside', allowed: 'You are signed in.', refused: 'You were not signed in.' };

/** Waits are noted and run by hand. */
function manualClock(): Clock & { waits: number[]; runAll: () => void } {
  const tasks: (() => void)[] = [];
  const waits: number[] = [];
  return {
    now: () => 0,
    elapsed: () => 0,
    after: (ms, task) => {
      waits.push(ms);
      tasks.push(task);
      return () => undefined;
    },
    waits,
    runAll: () => {
      for (const task of tasks.splice(0)) task();
    },
  };
}

let port: number;
let clock: ReturnType<typeof manualClock>;
let listener: RedirectListener;
let suspicions: number;

async function open(redirectUri: string): Promise<RedirectListener> {
  const outcome = await openRedirectListener({
    redirectUris: [redirectUri],
    clock,
    onSuspicious: () => (suspicions += 1),
    words,
  });
  if (outcome.kind !== 'listening') throw new Error('the port is taken');
  outcome.listener.expect('right');
  return outcome.listener;
}

const ask = (get: Get, host?: string) => rawRequest(port, requestText(port, get), host);
const right = '/oauth/callback?code=abc&state=right';

/** True when the attempt is still alive: the right request still gets through. */
async function stillWaits(): Promise<boolean> {
  return (await ask({ path: right })).status === 302;
}

beforeEach(async () => {
  port = await freePort();
  clock = manualClock();
  suspicions = 0;
  listener = await open(`http://127.0.0.1:${port}/oauth/callback`);
});

afterEach(async () => {
  await listener.close();
});

describe('the redirect listener', () => {
  it('takes the right request, hides the code from the address line and shows one plain page', async () => {
    const first = await ask({ path: `${right}&expires_in=60` });
    expect(first.status).toBe(302);
    expect(first.headers).toMatch(/^location: \/done$/im);
    expect(await listener.answer).toEqual({ kind: 'code', code: 'abc' });
    const page = await ask({ path: '/done' });
    expect(page.status).toBe(200);
    expect(page.body).toContain('You are signed in.');
    expect(page.body).not.toContain('abc');
    for (const line of [
      /^cache-control: no-store$/im,
      /^referrer-policy: no-referrer$/im,
      /^content-security-policy: default-src 'none'$/im,
    ])
      expect(page.headers).toMatch(line);
    await expect(ask({ path: '/done' })).rejects.toThrow(/ECONNREFUSED/);
  });

  it('is free again when nobody follows the redirect', async () => {
    await ask({ path: right });
    expect(clock.waits).toContain(3_000);
    clock.runAll();
    await listener.close();
    await expect(ask({ path: '/done' })).rejects.toThrow(/ECONNREFUSED/);
  });

  it('knows no right request before a state is expected', async () => {
    await listener.close();
    const outcome = await openRedirectListener({
      redirectUris: [`http://127.0.0.1:${port}/oauth/callback`],
      clock,
      onSuspicious: () => undefined,
      words,
    });
    if (outcome.kind !== 'listening') throw new Error('the port is taken');
    listener = outcome.listener;
    expect((await ask({ path: '/oauth/callback?code=abc&state=' })).status).toBe(404);
    expect((await ask({ path: '/done' })).status).toBe(404);
  });

  it.each(['?code=x&state=wrong', '?code=x', '?code=x&state=', '?state=right', ''])(
    '[H01] answers 404 to a wrong or missing state (%s) and goes on waiting',
    async (query) => {
      expect((await ask({ path: `/oauth/callback${query}` })).status).toBe(404);
      expect(await stillWaits()).toBe(true);
    },
  );

  it.each([
    ['two states', '?code=x&state=right&state=right'],
    ['two codes', '?code=x&code=y&state=right'],
    ['code and error', '?code=x&error=access_denied&state=right'],
    ['two errors', '?error=a&error=b&state=right'],
    ['an empty code', '?code=&state=right'],
    ['a code with a line break', '?code=a%0D%0Ab&state=right'],
    ['a query of 5,000 bytes', `?code=${'c'.repeat(5_000)}&state=right`],
  ])('[H02] answers 404 to %s', async (_, query) => {
    expect((await ask({ path: `/oauth/callback${query}` })).status).toBe(404);
    expect(await stillWaits()).toBe(true);
  });

  it('[H02] refuses a code of 1 MB before reading it all', async () => {
    const answer = await ask({ path: `/oauth/callback?code=${'c'.repeat(1024 * 1024)}&state=right` }).catch(
      () => ({
        status: 0,
      }),
    );
    expect([0, 400]).toContain(answer.status);
    expect(await stillWaits()).toBe(true);
  });

  it('[H03] takes the right state once', async () => {
    expect((await ask({ path: right })).status).toBe(302);
    expect((await ask({ path: '/oauth/callback?code=second&state=right' })).status).toBe(404);
    expect(await listener.answer).toEqual({ kind: 'code', code: 'abc' });
  });

  it.each(['POST', 'PUT', 'HEAD', 'OPTIONS', 'TRACE', 'DELETE', 'PATCH'])(
    '[H04] refuses %s even with the right state',
    async (method) => {
      const headers =
        method === 'POST' || method === 'PUT' || method === 'PATCH' ? ['Content-Length: 0'] : [];
      expect([404, 405]).toContain((await ask({ method, path: right, headers })).status);
      expect(await stillWaits()).toBe(true);
    },
  );

  it('[H04] refuses CONNECT and leaves no connection open', async () => {
    const answer = await rawRequest(
      port,
      `CONNECT example.com:443 HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`,
    );
    expect(answer.status).toBe(405);
    expect(await stillWaits()).toBe(true);
  });

  it.each([
    ['another host', (at: number) => [`attacker.example:${at}`]],
    ['another name for this computer', (at: number) => [`localhost:${at}`]],
    ['another port', () => ['127.0.0.1:1']],
    ['no port', () => ['127.0.0.1']],
    ['no Host header', () => []],
    ['two Host headers', (at: number) => [`127.0.0.1:${at}`, `127.0.0.1:${at}`]],
    ['a foreign one after the right one', (at: number) => [`127.0.0.1:${at}`, 'evil.example']],
  ])('[H05] answers 404 to %s', async (_, hosts) => {
    expect([400, 404]).toContain((await ask({ path: right, hosts: hosts(port) })).status);
    expect(await stillWaits()).toBe(true);
  });

  it('[H06] answers 403 to a foreign Origin and takes an opaque one', async () => {
    expect((await ask({ path: right, headers: ['Origin: https://evil.example'] })).status).toBe(403);
    expect((await ask({ path: right, headers: ['Origin: null'] })).status).toBe(302);
  });

  it('[H07] says in its own words that the sign-in was refused and repeats nothing', async () => {
    const markup = encodeURIComponent('<script>alert(1)</script>');
    const path = `/oauth/callback?error=access_denied&error_description=${markup}&state=right`;
    expect((await ask({ path })).status).toBe(302);
    expect(await listener.answer).toEqual({ kind: 'error', error: 'access_denied' });
    const page = await ask({ path: '/done' });
    expect(page.body).toContain('You were not signed in.');
    expect(page.body).not.toContain('script');
  });

  it('[H07] hands on no error word of any other shape', async () => {
    await ask({ path: `/oauth/callback?error=${encodeURIComponent('<b>x</b>')}&state=right` });
    expect(await listener.answer).toEqual({ kind: 'error', error: 'unknown' });
  });

  it.each([
    '/oauth/callback/../callback',
    '/oauth/./callback',
    '//oauth/callback',
    '/OAUTH/callback',
    '/oauth/callback;x',
    '/oauth/callback/',
    '/oauth%2Fcallback',
    '/oauth/demo/../callback',
    '/',
    'http://127.0.0.1/oauth/callback',
  ])('[H08] answers 404 to the look-alike path %s', async (path) => {
    expect((await ask({ path: `${path}?code=x&state=right` })).status).toBe(404);
    expect(await stillWaits()).toBe(true);
  });

  it('[H09] serves at most eight of 1,000 connections and still answers afterwards', async () => {
    const sockets = Array.from({ length: 1_000 }, () => {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => undefined);
      return socket;
    });
    const open = sockets.map((socket) => new Promise<void>((resolve) => socket.on('close', () => resolve())));
    // All but eight are dropped without a word.
    await Promise.race([Promise.all(open.slice(100)), new Promise((resolve) => setTimeout(resolve, 2_000))]);
    const left = sockets.filter((socket) => !socket.destroyed && socket.readyState === 'open').length;
    expect(left).toBeLessThanOrEqual(8);
    for (const socket of sockets) socket.destroy();
    await Promise.all(open);
    await new Promise((resolve) => setImmediate(resolve));
    expect(await stillWaits()).toBe(true);
  });

  it('[H09] gives slow headers five seconds', { timeout: 15_000 }, async () => {
    const began = performance.now();
    const answer = await rawRequest(port, 'GET /oauth/callback?code=x HTTP/1.1\r\nHos');
    expect([400, 408]).toContain(answer.status);
    expect(performance.now() - began).toBeLessThan(8_000);
    expect(await stillWaits()).toBe(true);
  });

  it('tells that something keeps calling, slows wrong answers down to one a second, and still takes the right one', async () => {
    for (let count = 0; count < 20; count += 1) await ask({ path: '/nope' });
    expect(suspicions).toBe(1);
    expect(clock.waits).toEqual([]);
    const slow = ask({ path: '/nope' });
    await expect.poll(() => clock.waits).toEqual([1_000]);
    expect(await stillWaits()).toBe(true);
    clock.runAll();
    await slow.catch(() => undefined);
    expect(suspicions).toBe(1);
  });

  it('[H10] names the ports when all of them are taken', async () => {
    const outcome = await openRedirectListener({
      redirectUris: [
        `http://127.0.0.1:${port}/oauth/callback`,
        'https://example.com/x',
        'http://10.0.0.1:80/x',
      ],
      clock,
      onSuspicious: () => undefined,
      words,
    });
    expect(outcome).toEqual({ kind: 'ports-taken', ports: [port] });
  });

  it('takes the next port in turn when the first is taken', async () => {
    const next = await freePort();
    const uris = [port, next].map((one) => `http://127.0.0.1:${one}/oauth/callback`);
    const outcome = await openRedirectListener({
      redirectUris: uris,
      clock,
      onSuspicious: () => undefined,
      words,
    });
    if (outcome.kind !== 'listening') throw new Error('both are taken');
    expect(outcome.listener.redirectUri).toBe(uris[1]);
    await outcome.listener.close();
  });

  it.each(['127.0.0.1', '::1'])(
    '[H11] notices a program that sits on the port of %s and takes neither family',
    async (host) => {
      const taken = await freePort();
      const other = await occupy(taken, host);
      const redirectUri = `http://127.0.0.1:${taken}/oauth/callback`;
      const outcome = await openRedirectListener({
        redirectUris: [redirectUri],
        clock,
        onSuspicious: () => undefined,
        words,
      });
      expect(outcome).toEqual({ kind: 'ports-taken', ports: [taken] });
      await release(other);
      const both = [await occupy(taken, '127.0.0.1'), await occupy(taken, '::1')];
      await Promise.all(both.map(release));
    },
  );

  it('holds both families, so that no other program can take one', async () => {
    for (const host of ['127.0.0.1', '::1']) await expect(occupy(port, host)).rejects.toThrow(/EADDRINUSE/);
  });

  it('answers on both families for a configured localhost and compares the Host with that name', async () => {
    await listener.close();
    listener = await open(`http://localhost:${port}/oauth/callback`);
    expect((await ask({ path: right })).status).toBe(404);
    expect((await ask({ path: right, hosts: [`localhost:${port}`] }, '::1')).status).toBe(302);
    expect((await ask({ path: '/done', hosts: [`localhost:${port}`] })).status).toBe(200);
  });
});
