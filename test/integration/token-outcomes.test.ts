import { afterEach, describe, expect, it } from 'vitest';

import type { FetchLike } from '../../src/main/ringcentral/outside.ts';
import { createSeededChance } from '../support/platform-clock.ts';
import { createPlatformFixture, type PlatformFixture } from '../support/platform-fixture.ts';

const hour = 3_600_000;
const tokenPath = '/restapi/oauth/token';

let fixture: PlatformFixture;
afterEach(() => fixture.close());

/** What becomes of a request for new tokens. `done` lets the platform do it first. */
type Outcome = (done: () => Promise<Response>) => Promise<Response>;

const thrown =
  (code: string): Outcome =>
  () =>
    Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) }));
const answered =
  (status: number, body: string | object, headers: Record<string, string> = {}): Outcome =>
  () => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const type = { 'content-type': typeof body === 'string' ? 'text/html' : 'application/json' };
    return Promise.resolve(new Response(text, { status, headers: { ...type, ...headers } }));
  };
const json = (text: string): Outcome => answered(200, text, { 'content-type': 'application/json' });
const oauth = (error: string, errorCode: string) => ({ error, errors: [{ errorCode, message: 'No.' }] });
const tokens = {
  access_token: 'sim_access_other',
  refresh_token: 'sim_refresh_other',
  token_type: 'bearer',
  expires_in: 3600,
  owner_id: '1',
};
const page = '<!doctype html><html><body>Sign in to this network</body></html>';

type Row = readonly [what: string, outcome: Outcome, least: number, most: number];

/** Ms until the same refresh token is sent again. */
const soon = [10_000, 12_000] as const;
const later = [300_000, 302_000] as const;

const transient: readonly Row[] = [
  ['a connection reset', thrown('ECONNRESET'), ...soon],
  ['a connection refused', thrown('ECONNREFUSED'), ...soon],
  ['a name that is not found', thrown('ENOTFOUND'), ...soon],
  ['a certificate that is not taken', thrown('CERT_HAS_EXPIRED'), ...soon],
  ['a broken answer', (done) => done().then(() => thrown('UND_ERR_SOCKET')(done)), ...soon],
  ['500', answered(500, oauth('server_error', 'CMN-203')), ...soon],
  ['502 with a page', answered(502, page), ...soon],
  ['408', answered(408, { errorCode: 'CMN-201' }), ...soon],
  ['500 though it was done', (done) => done().then(() => answered(500, {})(done)), ...soon],
  ['503 that says when', answered(503, {}, { 'retry-after': '40' }), 40_000, 72_000],
  ['503 that does not', answered(503, {}), 30_000, 32_000],
  [
    '429 that says when',
    answered(429, {}, { 'retry-after': '90', 'x-rate-limit-group': 'auth' }),
    90_000,
    122_000,
  ],
  ['429 that does not', answered(429, {}), 30_000, 62_000],
  ['no answer at all', () => new Promise(() => undefined), 30_000, 32_000],
  ['a web page', answered(200, page), ...soon],
  ['a redirect to a portal', answered(302, '', { location: 'http://portal.example/' }), ...soon],
  ['a redirect to another host', answered(307, '', { location: 'https://evil.example/' }), ...soon],
  ['a redirect to itself', answered(308, '', { location: tokenPath }), ...soon],
  ['half an answer', json('{"access_token":"sim_acc'), ...soon],
  ['an empty answer', json(''), ...soon],
  ['null', json('null'), ...soon],
  ['an answer without a token', json('{"token_type":"bearer"}'), ...soon],
  [
    'a token that cannot go into a header',
    json(JSON.stringify({ ...tokens, access_token: 'sim_a\r\nb' })),
    ...soon,
  ],
  ['a life of a second', json(JSON.stringify({ ...tokens, expires_in: 1 })), ...soon],
  ['a bare 400 of some proxy', answered(400, page), ...soon],
  ['a bare 401 of some proxy', answered(401, 'no'), ...soon],
  ['a bare 403 of some proxy', answered(403, page), ...soon],
  ['407 of a proxy', answered(407, page), ...soon],
  ['511 of a network', answered(511, page), ...soon],
  ['tokens of another kind of account', json(JSON.stringify({ ...tokens, access_token: 'real' })), ...later],
  ['400 invalid_request', answered(400, oauth('invalid_request', 'CMN-101')), ...later],
  ['401 invalid_client', answered(401, oauth('invalid_client', 'OAU-146')), ...later],
  ['401 for a blocked account', answered(401, oauth('access_denied', 'OAU-142')), ...later],
  ['403 for the app', answered(403, oauth('unauthorized_client', 'OAU-112')), ...later],
  ['404', answered(404, { errorCode: 'CMN-120' }), ...later],
];

const final: readonly (readonly [string, Outcome])[] = [
  ['400 invalid_grant', answered(400, oauth('invalid_grant', 'OAU-213'))],
  ['401 invalid_grant', answered(401, oauth('invalid_grant', 'OAU-1'))],
  ['400 with a code about tokens', answered(400, oauth('invalid_request', 'OAU-213'))],
  ['401 with a code about tokens', answered(401, { errors: [{ errorCode: 'OAU-236' }] })],
];

/** Signed in, shortly before the first refresh, which meets this outcome; later ones do not. */
async function beforeRefresh(outcome: Outcome): Promise<{ at: number; token: string | null }[]> {
  const asked: { at: number; token: string | null }[] = [];
  const fetch: FetchLike = async (request, init) => {
    const pass = () => fixture.simulator.fetch(request, init);
    if (new URL(request.url).pathname !== tokenPath) return pass();
    const form = new URLSearchParams(await request.clone().text());
    if (form.get('grant_type') !== 'refresh_token') return pass();
    asked.push({ at: fixture.clock.now(), token: form.get('refresh_token') });
    return asked.length === 1 ? outcome(pass) : pass();
  };
  // The dice say: as early as may be, so that nothing has to be waited for.
  fixture = createPlatformFixture({
    outside: { fetch, chance: { ...createSeededChance(), fraction: () => 0 } },
  });
  await fixture.signIn();
  await fixture.clock.run(0.7 * hour - 1_000);
  expect(asked).toEqual([]);
  await fixture.clock.until(() => asked.length === 1, 2_000);
  return asked;
}

const read = () =>
  fixture.clock.whileWaiting(
    fixture.platform.readPresence().then(
      () => 'answered',
      (error: unknown) => (error as { kind?: string }).kind,
    ),
    60_000,
  );

describe('a refresh that meets', () => {
  it.each(transient)(
    '%s keeps the tokens and asks again with the same one',
    async (_, outcome, least, most) => {
      const asked = await beforeRefresh(outcome);
      await fixture.clock.run(least - 1_000);
      await fixture.clock.until(() => asked.length === 2, most - least + 3_000);
      const [first, second] = asked;
      const wait = (second?.at ?? 0) - (first?.at ?? 0);
      expect(wait).toBeGreaterThanOrEqual(least);
      expect(wait).toBeLessThanOrEqual(most);
      expect(second?.token).toBe(first?.token);
      await fixture.clock.run(1_000);
      expect(await read()).toBe('answered');
      expect(fixture.heard.ended).toBe(0);
      expect(fixture.secrets.stored()).not.toContain(first?.token);
    },
  );

  it.each(final)('%s signs out, calmly and once, and leaves no token', async (_, outcome) => {
    const asked = await beforeRefresh(outcome);
    await fixture.clock.run(3 * hour);
    expect(fixture.heard.ended).toBe(1);
    expect(asked).toHaveLength(1);
    expect(fixture.secrets.stored()).toBeUndefined();
    expect(await read()).toBe('session-ended');
  });
});

describe('while a refresh cannot be had', () => {
  it('requests go on with the old token for as long as it lives', async () => {
    await beforeRefresh(() => new Promise(() => undefined));
    // The first call is under way: the old token may die now, so this one waits for its end, and then goes on.
    expect(await read()).toBe('answered');
  });
});
