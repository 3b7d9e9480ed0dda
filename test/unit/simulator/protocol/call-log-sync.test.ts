import { describe, expect, it } from 'vitest';
import { createClient, firstCode, type Answer, type Client } from './a-client.ts';

const own = '/restapi/v1.0/account/~/extension/~';
const ava = 62_100_458_005;

type SyncInfo = { readonly syncType: string; readonly syncToken: string; readonly syncTime: string };

const sync = ({ call }: Client, query: string) => call('GET', `${own}/call-log-sync?${query}`);
const infoOf = ({ body }: Answer) => body.syncInfo as SyncInfo;
const onwards = (client: Client, after: Answer, more = '') =>
  sync(client, `syncType=ISync&syncToken=${infoOf(after).syncToken}${more}`);
const startsOf = ({ body }: Answer) =>
  (body.records as { startTime: string }[]).map(({ startTime }) => startTime);

/** So many missed calls, each long enough ago to be in the log. */
function missedCalls({ simulator, clock }: Client, count: number) {
  for (let made = 0; made < count; made++) {
    simulator.world.telephony.hangUp(simulator.world.telephony.ring({ from: '+14155550177', to: ava }));
    clock.advance(1_000);
  }
  clock.advance(40_000);
}

describe('a full sync of the call log', () => {
  it('brings the newest records first, as many as asked for, and a token to go on with', async () => {
    const client = createClient();
    missedCalls(client, 5);
    const answer = await sync(client, 'syncType=FSync&recordCount=3&statusGroup=All');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('x-rate-limit-group')).toBe('heavy');
    const starts = startsOf(answer);
    expect(starts).toHaveLength(3);
    expect(starts).toEqual([...starts].sort().reverse());
    expect(infoOf(answer)).toMatchObject({ syncType: 'FSync' });
    expect(infoOf(answer).syncToken).not.toContain('2026');
  });

  it.each([
    ['no count', 'syncType=FSync', 'CMN-101'],
    ['a count above 250', 'syncType=FSync&recordCount=251', 'CMN-101'],
    ['a start more than thirty days back', 'recordCount=9&dateFrom=2026-07-01', 'CMN-101'],
    ['an unknown kind', 'syncType=Sync&recordCount=9', 'CMN-101'],
    ['no token', 'syncType=ISync', 'CLG-104'],
    ['a token that nobody gave', 'syncType=ISync&syncToken=sim_sync_bm9ib2R5', 'CLG-104'],
  ])('with %s is refused', async (_what, query, code) => {
    const answer = await sync(createClient(), query);
    expect([answer.status, firstCode(answer)]).toEqual([400, code]);
  });

  it('of missed calls stays with missed calls', async () => {
    const client = createClient();
    const { telephony } = client.simulator.world;
    missedCalls(client, 1);
    const first = await sync(client, 'recordCount=250&statusGroup=Missed');
    const call = telephony.ring({ from: '+14155550177', to: ava });
    telephony.answer(call, { extensionId: ava });
    telephony.hangUp(call);
    missedCalls(client, 2);
    expect(startsOf(first)).toHaveLength(1);
    expect(startsOf(await onwards(client, first))).toHaveLength(2);
  });
});

describe('an incremental sync of the call log', () => {
  it('brings each record once, when it has come into the log', async () => {
    const client = createClient();
    missedCalls(client, 2);
    const first = await sync(client, 'recordCount=250&view=Detailed');
    client.simulator.world.telephony.hangUp(
      client.simulator.world.telephony.ring({ from: '+14155550177', to: ava }),
    );
    const early = await onwards(client, first);
    client.clock.advance(40_000);
    const late = await onwards(client, early);
    const again = await onwards(client, late);
    expect([first, early, late, again].map((answer) => startsOf(answer).length)).toEqual([2, 0, 1, 0]);
    expect(late.body.records).toMatchObject([{ result: 'Missed', legs: [{}] }]);
  });

  it('also brings the older records asked for, from before the oldest one known', async () => {
    const client = createClient();
    missedCalls(client, 6);
    const first = await sync(client, 'recordCount=2');
    missedCalls(client, 1);
    const second = await onwards(client, first, '&recordCount=3');
    const third = await onwards(client, second, '&recordCount=3');
    expect(startsOf(second)).toHaveLength(4);
    expect(startsOf(third)).toHaveLength(1);
    const all = [first, second, third].flatMap(startsOf);
    expect(new Set(all).size).toBe(7);
  });

  it('is refused when more than 250 records have changed (fault 27)', async () => {
    const client = createClient();
    const first = await sync(client, 'recordCount=250');
    missedCalls(client, 250);
    expect(startsOf(await onwards(client, first))).toHaveLength(250);
    missedCalls(client, 1);
    const refused = await onwards(client, first);
    expect([refused.status, firstCode(refused)]).toEqual([400, 'CLG-101']);
    expect(refused.body.message).toBe(
      'Parameter [syncToken] is invalid [max sync record number limit is exceeded]',
    );
  });

  it('does not take the token of somebody else', async () => {
    const client = createClient();
    const first = await sync(client, 'recordCount=250');
    client.signIn(client.simulator.people[1]!.id);
    expect(firstCode(await onwards(client, first))).toBe('CLG-104');
  });
});
