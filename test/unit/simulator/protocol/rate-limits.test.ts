import { describe, expect, it } from 'vitest';
import { createClient } from './a-client.ts';

const heavy = '/restapi/v1.0/account/~/extension/~/active-calls';
const light = '/restapi/v1.0/account/~';

describe('rate limits', () => {
  it('refuse the eleventh heavy call in a minute, and say so in the headers', async () => {
    const { call } = createClient();
    for (let left = 9; left >= 0; left--) {
      const { status, headers } = await call('GET', heavy);
      expect([status, headers.get('x-rate-limit-remaining')]).toEqual([200, String(left)]);
    }
    const refused = await call('GET', heavy);
    expect(refused.status).toBe(429);
    expect(refused.body).toMatchObject({ errors: [{ errorCode: 'CMN-301' }] });
    expect(Object.fromEntries(refused.headers)).toMatchObject({
      'retry-after': '60',
      'x-rate-limit-group': 'heavy',
      'x-rate-limit-limit': '10',
      'x-rate-limit-remaining': '0',
      'x-rate-limit-window': '60',
    });
    expect((await call('GET', light)).status).toBe(200);
  });

  it('start the penalty anew with every request inside it', async () => {
    const { call, clock } = createClient();
    for (let index = 0; index < 11; index++) await call('GET', heavy);
    clock.advance(59_000);
    expect((await call('GET', heavy)).status).toBe(429);
    clock.advance(59_000);
    expect((await call('GET', heavy)).status).toBe(429);
    clock.advance(60_000);
    expect((await call('GET', heavy)).status).toBe(200);
  });

  it('slide: what happened more than a minute ago does not count', async () => {
    const { call, clock } = createClient();
    for (let minute = 0; minute < 5; minute++) {
      for (let index = 0; index < 10; index++) expect((await call('GET', heavy)).status).toBe(200);
      clock.advance(60_000);
    }
  });

  it('count for each person apart', async () => {
    const { call, simulator } = createClient();
    for (let index = 0; index < 11; index++) await call('GET', heavy);
    const token = simulator.sign.tokens(simulator.people[1]!.id).access_token;
    expect((await call('GET', heavy, { token })).status).toBe(200);
  });

  it('hold for calls through the socket as well', async () => {
    const client = createClient();
    const connected = await client.connect();
    for (let index = 0; index < 10; index++) await client.call('GET', heavy);
    const frame = await connected.request('GET', heavy);
    expect(frame.meta).toMatchObject({
      status: 429,
      headers: { 'Retry-After': '60', 'X-Rate-Limit-Group': 'heavy' },
    });
  });

  it('hold for tokens and socket tokens together', async () => {
    const { call, form, simulator } = createClient();
    const { refresh_token } = simulator.sign.tokens();
    for (let index = 0; index < 5; index++)
      expect((await call('POST', '/restapi/oauth/wstoken')).status).toBe(200);
    const fields = { grant_type: 'refresh_token', client_id: 'ringside-demo', refresh_token };
    expect((await form('/restapi/oauth/token', fields)).status).toBe(429);
  });

  it('can be changed, and switched off', async () => {
    const { call, simulator } = createClient({ rateLimits: { Heavy: 1 } });
    expect((await call('GET', heavy)).status).toBe(200);
    expect((await call('GET', heavy)).status).toBe(429);
    simulator.rateLimits.configure(false);
    for (let index = 0; index < 30; index++) expect((await call('GET', heavy)).status).toBe(200);
  });
});
