import { describe, expect, it } from 'vitest';
import { readParts, type Part } from '../../../support/multipart.ts';
import { createClient, firstCode, type Client } from './a-client.ts';

const account = '/restapi/v1.0/account/~';
const ben = 62_100_459_005;

/** The answer as it stands, for bodies that are no JSON. */
async function raw({ simulator }: Client, path: string, accept = 'application/json') {
  const { access_token } = simulator.sign.tokens();
  const response = await simulator.fetch(`${simulator.url}${path}`, {
    headers: { authorization: `Bearer ${access_token}`, accept },
  });
  const contentType = response.headers.get('content-type') ?? '';
  return { status: response.status, headers: response.headers, contentType, text: await response.text() };
}

describe('a request for several ids', () => {
  it('is answered 207 in parts: a summary, then one for each id in its order', async () => {
    const client = createClient();
    const answer = await raw(client, `${account}/extension/~,${ben},1/presence`);
    expect(answer.status).toBe(207);
    const parts = readParts(answer.contentType, answer.text);
    expect(parts).toMatchObject([{ status: 200 }, { status: 200 }, { status: 404 }]);
    const bodies = (parts as readonly Part[]).map(({ body }) => JSON.parse(body) as object);
    expect(bodies).toMatchObject([
      { extension: { id: 62_100_458_005 } },
      { extension: { id: ben } },
      { errors: [{ errorCode: 'CMN-102' }] },
    ]);
    const { host } = new URL(client.simulator.url);
    expect(answer.text).toContain(`http://${host}${account}/extension/${ben}/presence","status":200`);
  });

  it('counts once', async () => {
    const client = createClient();
    const answer = await raw(client, `${account}/extension/~,${ben}`);
    expect(answer.headers.get('x-rate-limit-remaining')).toBe('49');
  });

  it('is answered as one JSON list on request', async () => {
    const accept = 'application/vnd.ringcentral.multipart+json';
    const answer = await raw(createClient(), `${account}/extension/${ben},1`, accept);
    expect([answer.status, answer.contentType]).toEqual([207, accept]);
    expect(JSON.parse(answer.text)).toMatchObject([
      { resourceId: String(ben), status: 200, body: { name: 'Ben Ortiz' } },
      { resourceId: '1', status: 404, body: { errors: [{ errorCode: 'CMN-102' }] } },
    ]);
  });

  it('brings call-log records, and refuses more than fifty of them', async () => {
    const client = createClient();
    const { telephony } = client.simulator.world;
    for (let made = 0; made < 2; made++)
      telephony.hangUp(telephony.ring({ from: '+14155550177', to: 62_100_458_005 }));
    client.clock.advance(40_000);
    const list = await client.call('GET', `${account}/extension/~/call-log`);
    const ids = (list.body.records as { id: string }[]).map(({ id }) => id);
    const answer = await raw(client, `${account}/extension/~/call-log/${ids.join(',')}`);
    const parts = readParts(answer.contentType, answer.text) as readonly Part[];
    expect(parts.map(({ body }) => (JSON.parse(body) as { id: string }).id)).toEqual(ids);
    const many = Array.from({ length: 51 }, () => ids[0]).join(',');
    const refused = await client.call('GET', `${account}/extension/~/call-log/${many}`);
    expect([refused.status, firstCode(refused)]).toEqual([400, 'CMN-106']);
  });

  it('breaks the JSON of a frame when it is asked through the socket', async () => {
    const client = createClient();
    const { request, garbage } = await client.connect();
    await request('GET', `${account}/extension/~,${ben}`);
    expect(garbage).toHaveLength(1);
    expect(garbage[0]).toMatch(/^\[\{"type":"ClientRequest",.*\},--Boundary_2_/);
  });

  it.each([
    ['cut', 'does not begin and end with its boundary'],
    ['boundary', 'does not begin and end with its boundary'],
    ['long', 'a part is not JSON'],
  ])('comes broken on request: %s (E24)', async (code, problem) => {
    const client = createClient();
    client.simulator.faults.on('multipart-broken', { code });
    const answer = await raw(client, `${account}/extension/~,${ben}`);
    expect(readParts(answer.contentType, answer.text)).toBe(problem);
  });
});
