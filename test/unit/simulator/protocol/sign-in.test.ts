import { describe, expect, it } from 'vitest';
import { localhostRedirectUris } from '../../../../src/simulator/options.ts';
import { challenge, codeFields, codeIn, createClient, firstCode, redirectUri } from './a-client.ts';

const tokenPath = '/restapi/oauth/token';

describe('the authorize page', () => {
  it('offers the demo people and sends the chosen one back with a code, once', async () => {
    const { simulator, authorizeUrl } = createClient();
    const page = await simulator.fetch(authorizeUrl());
    const html = await page.text();
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.headers.get('content-security-policy')).toContain(
      "form-action 'self' http://127.0.0.1:50811",
    );
    expect(html).toContain('Ava Morgan');
    expect(html).not.toMatch(/<script/i);
    const ticket = /name="ticket" value="([^"]+)"/.exec(html)![1]!;
    const submit = () =>
      simulator.fetch(`${simulator.url}/restapi/oauth/authorize`, {
        method: 'POST',
        body: new URLSearchParams({ ticket, decision: 'allow', person: String(simulator.people[1]!.id) }),
        redirect: 'manual',
      });
    const back = new URL((await submit()).headers.get('location')!);
    expect(`${back.origin}${back.pathname}`).toBe(redirectUri);
    expect(back.searchParams.get('state')).toBe('xyz');
    expect(back.searchParams.get('expires_in')).toBe('60');
    expect((await submit()).status).toBe(400);
  });

  it('passes a refusal on without a code', () => {
    const { simulator, authorizeUrl } = createClient();
    const back = new URL(simulator.sign.deny(authorizeUrl()));
    expect(back.searchParams.get('error')).toBe('access_denied');
    expect(back.searchParams.get('state')).toBe('xyz');
    expect(back.searchParams.has('code')).toBe(false);
  });

  it.each([
    ['another port', 'http://127.0.0.1:50812/oauth/callback'],
    ['another host', 'http://localhost:50811/oauth/callback'],
    ['a longer path', `${redirectUri}/`],
    ['a query', `${redirectUri}?x=1`],
    ['none, though several are registered', undefined],
  ])('answers %s than registered with an error of its own, never a redirect', async (_, redirect_uri) => {
    const { call, authorizeUrl } = createClient();
    const url = new URL(authorizeUrl({ redirect_uri }));
    const answer = await call('GET', `${url.pathname}${url.search}`);
    expect([answer.status, answer.body.error, firstCode(answer)]).toEqual([400, 'invalid_grant', 'OAU-109']);
  });

  it('takes localhost where that is registered', () => {
    const { simulator, authorizeUrl } = createClient({
      apps: [{ clientId: 'ringside-demo', redirectUris: localhostRedirectUris }],
    });
    const back = simulator.sign.allow(authorizeUrl({ redirect_uri: localhostRedirectUris[2]! }));
    expect(back).toMatch(/^http:\/\/localhost:50831\/oauth\/callback\?code=sim_code_/);
  });

  it('knows only registered apps', async () => {
    const { call, authorizeUrl } = createClient();
    const url = new URL(authorizeUrl({ client_id: 'somebody-else' }));
    const answer = await call('GET', `${url.pathname}${url.search}`);
    expect([answer.status, answer.body.error]).toEqual([401, 'invalid_client']);
  });

  it('asks an app without a secret for a code challenge', () => {
    const { simulator, authorizeUrl } = createClient();
    const back = new URL(simulator.sign.allow(authorizeUrl({ code_challenge: undefined })));
    expect(back.searchParams.get('error')).toBe('invalid_request');
  });

  it('can be skipped for starts without a browser', async () => {
    const { simulator, authorizeUrl, form } = createClient({ allowAs: 62_100_459_005 });
    const answer = await simulator.fetch(authorizeUrl(), { redirect: 'manual' });
    const tokens = await form(tokenPath, codeFields(codeIn(answer.headers.get('location')!)));
    expect(tokens.body.owner_id).toBe('62100459005');
  });
});

describe('trading a code in', () => {
  it('gives tokens that name the person and begin with sim_', async () => {
    const { simulator, authorizeUrl, form } = createClient();
    const code = codeIn(simulator.sign.allow(authorizeUrl(), simulator.people[1]!.id));
    const { status, headers, body } = await form(tokenPath, codeFields(code, { endpoint_id: 'desk-1' }));
    expect(status).toBe(200);
    expect(headers.get('x-rate-limit-group')).toBe('auth');
    expect(body).toMatchObject({
      token_type: 'bearer',
      expires_in: 3600,
      refresh_token_expires_in: 604_800,
      owner_id: '62100459005',
      endpoint_id: 'desk-1',
    });
    expect(body.access_token).toMatch(/^sim_/);
    expect(body.refresh_token).toMatch(/^sim_/);
    expect(body.scope).toContain('ReadPresence');
  });

  it('works once and for 60 seconds', async () => {
    const { simulator, clock, authorizeUrl, form } = createClient();
    const code = codeIn(simulator.sign.allow(authorizeUrl()));
    expect((await form(tokenPath, codeFields(code))).status).toBe(200);
    expect(firstCode(await form(tokenPath, codeFields(code)))).toBe('OAU-106');
    const late = codeIn(simulator.sign.allow(authorizeUrl()));
    clock.advance(60_000);
    const answer = await form(tokenPath, codeFields(late));
    expect([answer.status, answer.body.error, firstCode(answer)]).toEqual([400, 'invalid_grant', 'OAU-108']);
  });

  it.each([
    ['a wrong verifier', { code_verifier: 'x'.repeat(43) }],
    ['the challenge instead of the verifier', { code_verifier: challenge }],
    ['a verifier that is too short', { code_verifier: 'short' }],
    ['another redirect address', { redirect_uri: 'http://127.0.0.1:50821/oauth/callback' }],
  ])('refuses %s and burns the code', async (_, change) => {
    const { simulator, authorizeUrl, form } = createClient();
    const code = codeIn(simulator.sign.allow(authorizeUrl()));
    const wrong = await form(tokenPath, codeFields(code, change));
    expect([wrong.status, wrong.body.error]).toEqual([400, 'invalid_grant']);
    expect((await form(tokenPath, codeFields(code))).status).toBe(400);
  });

  it.each([
    ['10', 600],
    ['-1', 600],
    ['900', 900],
    ['99999', 3600],
    ['soon', 3600],
  ])('clamps an access token life of %s to %i seconds', async (access_token_ttl, expected) => {
    const { simulator, authorizeUrl, form } = createClient();
    const code = codeIn(simulator.sign.allow(authorizeUrl()));
    const { body } = await form(tokenPath, codeFields(code, { access_token_ttl }));
    expect(body.expires_in).toBe(expected);
  });

  it('gives no refresh token where none is wanted', async () => {
    const { simulator, authorizeUrl, form } = createClient();
    const code = codeIn(simulator.sign.allow(authorizeUrl()));
    const { body } = await form(tokenPath, codeFields(code, { refresh_token_ttl: '0' }));
    expect(body).not.toHaveProperty('refresh_token');
  });

  it('says what is wrong with the request itself', async () => {
    const { call, form } = createClient();
    expect((await call('POST', tokenPath, { body: {} })).status).toBe(415);
    const doubled = await form(tokenPath, 'grant_type=refresh_token&grant_type=refresh_token');
    expect([doubled.status, firstCode(doubled)]).toEqual([400, 'OAU-111']);
    const unknown = await form(tokenPath, { client_id: 'ringside-demo', grant_type: 'password' });
    expect([unknown.status, unknown.body.error]).toEqual([400, 'unsupported_grant_type']);
  });

  it('wants a secret by Basic authorization from an app that has one', async () => {
    const app = { clientId: 'server', clientSecret: 's3', redirectUris: [redirectUri] };
    const { simulator, authorizeUrl, form } = createClient({ apps: [app] });
    const url = authorizeUrl({ client_id: 'server', code_challenge: undefined });
    const fields = { ...codeFields(codeIn(simulator.sign.allow(url))), client_id: 'server' };
    expect((await form(tokenPath, fields)).status).toBe(401);
    const response = await simulator.fetch(`${simulator.url}${tokenPath}`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa('server:s3')}` },
      body: new URLSearchParams(Object.entries(fields).filter(([name]) => name !== 'code_verifier')),
    });
    expect(response.status).toBe(200);
  });
});
