import { describe, expect, it } from 'vitest';

import {
  checkTokenAnswer,
  isGatewayAllowed,
  parseTokenAnswer,
} from '../../../../src/main/ringcentral/token-answer.ts';

const good = {
  access_token: 'sim_access',
  token_type: 'bearer',
  expires_in: 3600,
  refresh_token: 'sim_refresh',
  refresh_token_expires_in: 604800,
  owner_id: '1300458005',
};

describe('the token endpoint’s answer', () => {
  it.each([
    ['as the platform sends it', {}],
    ['with a life written as text', { expires_in: '3600' }],
    ['without a refresh token', { refresh_token: undefined, refresh_token_expires_in: undefined }],
    ['with the owner as a number', { owner_id: 1300458005 }],
    ['with Bearer in capitals', { token_type: 'Bearer' }],
  ])('[H14] is taken %s', (_, change) => {
    expect(parseTokenAnswer({ ...good, ...change })).toMatchObject({
      access_token: 'sim_access',
      expires_in: 3600,
      owner_id: '1300458005',
    });
  });

  it.each([
    ['a life of -1', { expires_in: -1 }],
    ['a life of 10^12', { expires_in: 1e12 }],
    ['no life', { expires_in: undefined }],
    ['a life that is a word', { expires_in: 'long' }],
    ['no access token', { access_token: undefined }],
    ['a token with a line break', { access_token: 'a\nb' }],
    ['a token of 9 kB', { access_token: 'a'.repeat(9_000) }],
    ['another token type', { token_type: 'mac' }],
    ['no owner', { owner_id: undefined }],
    ['an owner that leads out of a path', { owner_id: '../1' }],
  ])('[H14] is refused with %s', (_, change) => {
    expect(parseTokenAnswer({ ...good, ...change })).toBeUndefined();
  });

  it.each(['', '<html></html>', 'null', '[]', '5'])('[H14] is refused when it is %j', async (text) => {
    await expect(checkTokenAnswer(new Response(text), true)).rejects.toMatchObject({
      kind: 'unexpected-answer',
    });
  });

  it('[H20] is refused when the real platform sends a token of the demo, and the other way round', async () => {
    const real = { ...good, access_token: 'abc', refresh_token: 'def' };
    await expect(checkTokenAnswer(Response.json(good), false)).rejects.toMatchObject({ kind: 'refused' });
    await expect(checkTokenAnswer(Response.json(real), true)).rejects.toMatchObject({ kind: 'refused' });
    await expect(
      checkTokenAnswer(Response.json({ ...good, refresh_token: 'def' }), true),
    ).rejects.toMatchObject({ kind: 'refused' });
    await checkTokenAnswer(Response.json(good), true);
    await checkTokenAnswer(Response.json(real), false);
  });
});

describe('the gateway’s address', () => {
  const real = 'https://platform.ringcentral.com';
  const demo = 'http://127.0.0.1:50800';

  it.each([
    ['wss://ws-api.ringcentral.com/ws', real],
    ['wss://ws.platform.ringcentral.com/ws', real],
    ['wss://ws-api.ringcentral.biz/ws', 'https://platform.ringcentral.biz'],
    ['ws://127.0.0.1:50800/ws', demo],
    ['ws://localhost:50800/ws', demo],
  ])('%s is allowed for %s', (uri, server) => {
    expect(isGatewayAllowed(uri, server, server === demo)).toBe(true);
  });

  it.each([
    ['ws://ws-api.ringcentral.com/ws', real],
    ['wss://evil.example/ws', real],
    ['wss://ringcentral.com.evil.example/ws', real],
    ['wss://evilringcentral.com/ws', real],
    ['wss://user:pass@ws-api.ringcentral.com/ws', real],
    ['wss://ws-api.ringcentral.com/ws?x=1', real],
    ['wss://ws-api.ringcentral.com/ws#x', real],
    ['https://ws-api.ringcentral.com/ws', real],
    ['ws://127.0.0.1/ws', real],
    ['ws://10.0.0.1/ws', demo],
    ['wss://ws-api.ringcentral.com/ws', demo],
    ['not an address', real],
    ['', demo],
  ])('[D29] %s is refused for %s', (uri, server) => {
    expect(isGatewayAllowed(uri, server, server === demo)).toBe(false);
  });

  it('[D29] loopback without encryption is for the demo only', () => {
    expect(isGatewayAllowed('ws://127.0.0.1:50800/ws', demo, false)).toBe(false);
  });
});
