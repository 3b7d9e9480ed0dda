import { describe, expect, it } from 'vitest';
import { createClient, firstCode, type Client } from './a-client.ts';

const account = '/restapi/v1.0/account/~';
const minute = 60_000;

type Tokens = { access_token: string; refresh_token: string };

async function refresh({ form }: Client, refresh_token: string) {
  const fields = { grant_type: 'refresh_token', client_id: 'ringside-demo', refresh_token };
  const answer = await form('/restapi/oauth/token', fields);
  return { ...answer, tokens: answer.body as unknown as Tokens };
}

describe('refreshing', () => {
  it('rotates both tokens and kills the old access token at once', async () => {
    const client = createClient();
    const first = client.simulator.sign.tokens();
    const { tokens } = await refresh(client, first.refresh_token);
    expect(tokens.access_token).not.toBe(first.access_token);
    expect(tokens.refresh_token).not.toBe(first.refresh_token);
    expect((await client.call('GET', account, { token: first.access_token })).status).toBe(401);
    expect((await client.call('GET', account, { token: tokens.access_token })).status).toBe(200);
  });

  it('repeats the same new pair for an hour while the new access token is unused', async () => {
    const client = createClient();
    const first = client.simulator.sign.tokens();
    const { tokens } = await refresh(client, first.refresh_token);
    client.clock.advance(59 * minute);
    const again = await refresh(client, first.refresh_token);
    expect(again.tokens).toMatchObject({
      access_token: tokens.access_token,
      refresh_token: tokens.refresh_token,
    });
    client.clock.advance(2 * minute);
    const late = await refresh(client, first.refresh_token);
    expect([late.status, late.body.error, firstCode(late)]).toEqual([400, 'invalid_grant', 'OAU-213']);
  });

  it('lets the old refresh token live ten seconds once the new access token is used', async () => {
    const client = createClient();
    const first = client.simulator.sign.tokens();
    const { tokens } = await refresh(client, first.refresh_token);
    await client.call('GET', account, { token: tokens.access_token });
    client.clock.advance(9_000);
    expect((await refresh(client, first.refresh_token)).tokens.access_token).toBe(tokens.access_token);
    client.clock.advance(2_000);
    expect((await refresh(client, first.refresh_token)).status).toBe(400);
    expect((await refresh(client, tokens.refresh_token)).status).toBe(200);
  });

  it('slides: a week without a refresh ends the sign-in, regular ones keep it alive', async () => {
    const client = createClient();
    let { refresh_token } = client.simulator.sign.tokens();
    for (let day = 0; day < 30; day += 6) {
      client.clock.advance(6 * 24 * 60 * minute);
      ({ refresh_token } = (await refresh(client, refresh_token)).tokens);
    }
    client.clock.advance(7 * 24 * 60 * minute);
    expect((await refresh(client, refresh_token)).status).toBe(400);
  });

  it('belongs to the app the tokens were issued to', async () => {
    const redirectUris = ['http://127.0.0.1:50811/oauth/callback'];
    const apps = ['ringside-demo', 'other'].map((clientId) => ({ clientId, redirectUris }));
    const client = createClient({ apps });
    const { refresh_token } = client.simulator.sign.tokens();
    const fields = { grant_type: 'refresh_token', client_id: 'other', refresh_token };
    expect((await client.form('/restapi/oauth/token', fields)).status).toBe(400);
  });
});

describe('an access token', () => {
  it('tells expired from unknown, unreadable and missing', async () => {
    const client = createClient();
    const { access_token } = client.simulator.sign.tokens();
    const codeFor = async (token: string) => firstCode(await client.call('GET', account, { token }));
    client.clock.advance(3_600_000);
    expect(await codeFor(access_token)).toBe('OAU-128');
    expect(await codeFor('sim_access_nobody')).toBe('OAU-129');
    const bare = await client.simulator.fetch(`${client.simulator.url}${account}`);
    expect(bare.status).toBe(401);
    expect(await bare.text()).toContain('OAU-149');
  });

  it('[H20] is refused when the simulator did not issue it, as is a foreign refresh token', async () => {
    const client = createClient();
    const real = 'U0pDMTFQMDFQQVMwMHxBQURxZEpTQXBjT2VnU0FuVXlsZW5z';
    for (const path of [account, `${account}/extension/~`, `${account}/extension/~/presence`])
      expect((await client.call('GET', path, { token: real })).status).toBe(401);
    expect((await client.call('POST', '/restapi/oauth/wstoken', { token: real })).status).toBe(401);
    expect((await refresh(client, real)).status).toBe(400);
    const socket = client.simulator.openSocket(`${client.simulator.wsUrl}?access_token=${real}`);
    const errors: Error[] = [];
    socket.on('error', (error: Error) => errors.push(error));
    client.clock.advance(1);
    expect(errors.map(String)).toEqual(['Error: Unexpected server response: 401']);
  });
});

describe('sign-ins', () => {
  it('are five at most for a person and an app; the sixth ends the oldest', async () => {
    const client = createClient();
    const tokens = Array.from({ length: 5 }, () => client.simulator.sign.tokens());
    const other = client.simulator.sign.tokens(client.simulator.people[1]!.id);
    expect((await client.call('GET', account, { token: tokens[0]!.access_token })).status).toBe(200);
    client.simulator.sign.tokens();
    expect((await client.call('GET', account, { token: tokens[0]!.access_token })).status).toBe(401);
    expect((await client.call('GET', account, { token: tokens[1]!.access_token })).status).toBe(200);
    expect((await client.call('GET', account, { token: other.access_token })).status).toBe(200);
  });

  it.each(['access_token', 'refresh_token'] as const)(
    'end with everything when the %s is revoked',
    async (kind) => {
      const client = createClient();
      const tokens = client.simulator.sign.tokens();
      const fields = { client_id: 'ringside-demo', token: tokens[kind] };
      const revoked = await client.form('/restapi/oauth/revoke', fields);
      expect([revoked.status, revoked.body]).toEqual([200, {}]);
      expect((await client.call('GET', account, { token: tokens.access_token })).status).toBe(401);
      expect((await refresh(client, tokens.refresh_token)).status).toBe(400);
      expect((await client.form('/restapi/oauth/revoke', fields)).status).toBe(200);
    },
  );

  it('take their sockets and subscriptions along', async () => {
    const client = createClient();
    const connected = await client.connect();
    await connected.subscribe('/restapi/v1.0/account/~/extension/~/presence');
    client.simulator.endSession(client.simulator.sessions()[0]!);
    client.clock.advance(1);
    expect(connected.closed).toEqual([{ code: 4400, reason: 'The session has ended' }]);
    expect(client.simulator.dump()).toMatchObject({ subscriptions: [], connections: [] });
  });
});
