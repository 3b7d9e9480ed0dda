import { createInterface } from 'node:readline';

import type { Chance } from '../../src/main/clock.ts';
import { createRateGate } from '../../src/main/ringcentral/rate-gate.ts';
import { createRestDoor, type RestDoor } from '../../src/main/ringcentral/rest-door.ts';
import { createSession, type Session } from '../../src/main/ringcentral/session.ts';
import type { Secrets } from '../../src/main/secrets-port.ts';
import { openSecretsFile } from '../../src/main/storage/secrets-file.ts';
import { realClock } from './real-clock.ts';
import { redirectUri, testCipher } from './token-child-parts.ts';

/**
 * A plain process that signs in, or takes its stored sign-in over, and then trades its tokens in again and again
 * until it is killed. `point` says where it kills itself, with the signal nobody can catch:
 * 1 noted down, 2 answered, 3 before writing, 4 written but not renamed, 5 stored, 6 used for the first time.
 */
const [, , server = '', clientId = '', folder = '', point = '0', mode = 'resume'] = process.argv;
const end = Number(point);

const clock = realClock;
const chance: Chance = {
  fraction: () => Math.random(),
  bytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
  uuid: () => crypto.randomUUID(),
};
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Counts within one refresh: the note, then the pair. */
let writes = 0;
let isTradingIn = false;

function dieAt(here: number): void {
  if (isTradingIn && here === end) process.kill(process.pid, 'SIGKILL');
}

async function watchedSecrets(): Promise<Secrets> {
  const cipher = testCipher({
    encrypting: () => (writes === 1 ? dieAt(3) : undefined),
    decrypting: () => (writes === 1 ? dieAt(4) : undefined),
  });
  const secrets = await openSecretsFile({ folder, name: 'secrets.json', cipher, choice: 'ask', clock, log });
  return {
    ...secrets,
    write: async (text) => {
      await secrets.write(text);
      writes += 1;
      if (writes === 1) dieAt(1);
      if (writes === 2) dieAt(5);
    },
  };
}

async function watchedFetch(request: Request, init?: { readonly signal: AbortSignal }): Promise<Response> {
  const answer = await fetch(request, init);
  if (request.url.endsWith('/oauth/token')) dieAt(2);
  else if (writes === 2) dieAt(6);
  return answer;
}

async function open(): Promise<{ readonly session: Session; readonly door: RestDoor }> {
  const gate = createRateGate(clock, chance);
  const nothing = (): void => undefined;
  const outside = {
    ...{ server, clientId, clock, chance, log, allowHttp: true, tokensOfDemo: true },
    ...{ appName: 'Ringside', appVersion: '0.0.0', fetch: watchedFetch, secrets: await watchedSecrets() },
    trace: { note: nothing, count: nothing },
  };
  const session = createSession(outside, gate, nothing);
  return { session, door: createRestDoor({ session, gate, clock, chance, sdkSend: session.sdk.send }) };
}

function say(word: string): void {
  process.stdout.write(`${word}\n`);
}

const own = '/restapi/v1.0/account/~/extension/~';
const use = (door: RestDoor): Promise<unknown> =>
  door.ask({ method: 'GET', path: `${own}/presence`, urgency: 'user' });

async function signIn(): Promise<void> {
  const { session } = await open();
  say(session.begin(redirectUri).address);
  const lines = createInterface(process.stdin)[Symbol.asyncIterator]();
  const { value: code } = (await lines.next()) as { value: string };
  await session.exchange(code, redirectUri);
  await session.close();
  say('signed-in');
}

/** One life of the app, as far as its tokens go. */
async function live(): Promise<void> {
  const { session, door } = await open();
  const found = await session.resume();
  if (found !== 'resumed') throw new Error(`stored tokens: ${found}`);
  await use(door);
  say('signed-in');
  const { access_token: before = '' } = await session.sdk.platform().auth().data();
  isTradingIn = true;
  writes = 0;
  await session.replace(before);
  await use(door);
  isTradingIn = false;
  await session.close();
}

if (mode === 'sign-in') {
  await signIn();
  process.exit(0);
}
for (;;) await live();
