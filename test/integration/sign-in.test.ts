import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';

import type { Clock } from '../../src/main/clock.ts';
import { createLog } from '../../src/main/log.ts';
import { createRedactor } from '../../src/main/redact.ts';
import { gatewaySocketLimits } from '../../src/main/ringcentral/outside.ts';
import { createPlatform } from '../../src/main/ringcentral/platform.ts';
import type { Platform } from '../../src/main/ringcentral/platform-port.ts';
import { openRedirectListener } from '../../src/main/ringcentral/redirect-listener.ts';
import { createSignIn, type SignIn } from '../../src/main/sign-in/sign-in.ts';
import { openSecretsFile } from '../../src/main/storage/secrets-file.ts';
import type { SignInState } from '../../src/shared/sign-in.ts';
import { createSimulator, type Simulator } from '../../src/simulator/simulator.ts';
import { createSeededChance } from '../support/platform-clock.ts';
import { createMemoryCursors, silentTrace } from '../support/platform-fixture.ts';
import { freePort } from '../support/raw-request.ts';

/** Real time: everything here goes over real sockets. */
const clock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  after: (ms, task) => {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
};
const words = { title: 'Ringside', allowed: 'You are signed in.', refused: 'You were not signed in.' };

let folder: string;
let simulator: Simulator;
let redirectUri: string;
let signIn: SignIn;
let states: SignInState[];
let platform: Platform | undefined;
let logged: string[];
let secretsSeen: string[];
let browser: (address: string) => Promise<unknown>;

const flip = (bytes: Uint8Array) => bytes.map((byte) => byte ^ 99);

async function openApp(): Promise<SignIn> {
  const redactor = createRedactor({ homeFolder: folder, userName: '' });
  const log = createLog({ write: (line) => logged.push(line), redact: redactor, now: clock.now });
  const secrets = await openSecretsFile({
    folder,
    name: 'session.json',
    choice: 'ask',
    clock,
    log,
    cipher: {
      available: () => Promise.resolve(true),
      backend: () => 'keychain',
      encrypt: (text) => Promise.resolve(flip(Buffer.from(text))),
      decrypt: (bytes) =>
        Promise.resolve({ text: Buffer.from(flip(bytes)).toString(), shouldReEncrypt: false }),
    },
  });
  return createSignIn({
    clock,
    log,
    openPlatform: () =>
      createPlatform({
        server: simulator.url,
        clientId: simulator.clientId,
        allowHttp: true,
        tokensOfDemo: true,
        clock,
        chance: createSeededChance(7),
        fetch: (request, init) => fetch(request, init),
        openSocket: (address) => new WebSocket(address, gatewaySocketLimits),
        pubNub: { origin: 'http://127.0.0.1', load: () => undefined },
        secrets,
        cursors: createMemoryCursors(),
        trace: silentTrace,
        log,
        appName: 'Ringside',
        appVersion: '0.0.0',
        noteSecret: (secret) => {
          secretsSeen.push(secret);
          redactor.remember(secret);
        },
      }),
    canSignIn: () => true,
    listen: (_, onSuspicious) =>
      openRedirectListener({ redirectUris: [redirectUri], clock, onSuspicious, words }),
    openBrowser: async (address) => {
      await browser(address);
      return true;
    },
    onState: (state) => states.push(state),
    onSignedIn: (opened) => (platform = opened),
    onSignedOut: () => (platform = undefined),
  });
}

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sign-in-'));
  redirectUri = `http://127.0.0.1:${await freePort()}/oauth/callback`;
  simulator = createSimulator({ apps: [{ clientId: 'ringside-demo', redirectUris: [redirectUri] }] });
  await simulator.start();
  states = [];
  logged = [];
  secretsSeen = [];
  browser = (address) => fetch(simulator.sign.allow(address));
  signIn = await openApp();
});

afterEach(async () => {
  await signIn.close();
  await simulator.stop();
  await rm(folder, { recursive: true, force: true });
});

const phase = () => states.at(-1)?.phase;

/** Every file of the profile and every log line. */
async function everythingKept(): Promise<string> {
  const names = await readdir(folder);
  const files = await Promise.all(names.map((name) => readFile(path.join(folder, name), 'utf8')));
  return [...files, ...logged].join('\n');
}

describe('a person signs in', () => {
  it('through a browser, the loopback port and PKCE, over real sockets, and hears a call', async () => {
    await signIn.begin('ringcentral');
    await expect.poll(phase).toBe('signed-in');
    const heard: string[] = [];
    platform?.events.onState((state) => heard.push(state.phase));
    platform?.events.onPresence((report) => heard.push(...(report.calls ?? []).map((call) => call.status)));
    platform?.events.connect();
    await expect.poll(() => heard, { timeout: 5_000 }).toContain('online');
    simulator.world.telephony.ring({ from: '+14155550177', to: simulator.people[0]?.id ?? 0 });
    await expect.poll(() => heard).toContain('Ringing');
  });

  it('and is still signed in after a restart', async () => {
    await signIn.begin('ringcentral');
    await expect.poll(phase).toBe('signed-in');
    await signIn.close();
    states = [];
    signIn = await openApp();
    await signIn.start('ringcentral');
    expect(states.at(-1)).toMatchObject({ phase: 'signed-in', account: { name: simulator.people[0]?.name } });
    expect((await platform?.readPresence())?.source).toBe('answer');
  });

  it('and no secret of it stands in any file or log line, before and after signing out', async () => {
    await signIn.begin('ringcentral');
    await expect.poll(phase).toBe('signed-in');
    platform?.events.connect();
    const states: string[] = [];
    platform?.events.onState((state) => states.push(state.phase));
    await expect.poll(() => states, { timeout: 5_000 }).toContain('online');
    simulator.killSockets();
    await expect.poll(() => states).toContain('reconnecting');
    expect(secretsSeen.length).toBeGreaterThanOrEqual(6);
    const pieces = secretsSeen.flatMap((secret) =>
      Array.from({ length: Math.max(0, secret.length - 15) }, (_, at) => secret.slice(at, at + 16)),
    );
    const kept = await everythingKept();
    expect(pieces.filter((piece) => kept.includes(piece))).toEqual([]);
    await signIn.signOut();
    expect(await readdir(folder)).toEqual([]);
    expect(simulator.sessions()).toEqual([]);
  });

  it('or says no in the browser', async () => {
    browser = (address) => fetch(simulator.sign.deny(address));
    await signIn.begin('ringcentral');
    await expect
      .poll(() => states.at(-1))
      .toMatchObject({ phase: 'signed-out', problem: { kind: 'cancelled-in-browser' } });
    expect(await readdir(folder)).toEqual([]);
  });

  it('while another program sends a stolen code with a wrong state', async () => {
    browser = async (address) => {
      const stolen = new URL(simulator.sign.allow(address));
      stolen.searchParams.set('state', 'guessed');
      expect((await fetch(stolen)).status).toBe(404);
      await fetch(simulator.sign.allow(address));
    };
    await signIn.begin('ringcentral');
    await expect.poll(phase).toBe('signed-in');
  });

  it('signs out without a network', async () => {
    await signIn.begin('ringcentral');
    await expect.poll(phase).toBe('signed-in');
    simulator.faults.on('network-down');
    await signIn.signOut();
    expect(phase()).toBe('signed-out');
    expect(await readdir(folder)).toEqual([]);
  });
});
