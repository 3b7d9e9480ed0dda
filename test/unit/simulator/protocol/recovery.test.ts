import { describe, expect, it } from 'vitest';
import { createClient, ownPresence, type Client, type Connected } from './a-client.ts';

const ava = 62_100_458_005;

/** A subscribed connection that has seen one call begin and then lost its socket. */
async function lostConnection(options = {}) {
  const client = createClient(options);
  const connected = await client.connect();
  const subscription = await connected.subscribe(ownPresence);
  client.simulator.world.telephony.ring({ from: '+14155550101', to: ava });
  await client.clock.advanceAndSettle(2_000);
  client.simulator.killSockets();
  await client.clock.advanceAndSettle(1);
  expect(connected.closed).toEqual([{ code: 1006, reason: '' }]);
  return { client, connected, subscription };
}

const details = ({ frames }: Connected) => frames[0]?.body;

function miss(client: Client, events: number) {
  for (let index = 0; index < events; index++)
    client.simulator.emit({
      kind: 'presence',
      extensionId: ava,
      body: { sequence: index },
      timestamp: '2026-09-14T09:00:00.000Z',
    });
}
const sequences = ({ notifications }: Connected) =>
  notifications().map(({ body }) => (body as { sequence: number }).sequence);

describe('recovery', () => {
  it('goes on with the same subscription and brings what was missed, in order', async () => {
    const { client, connected, subscription } = await lostConnection();
    miss(client, 3);
    const again = await client.connect(connected.lastWsc());
    expect(details(again)).toMatchObject({ recoveryState: 'Successful' });
    expect(sequences(again)).toEqual([0, 1, 2]);
    expect(again.notifications()[0]!.subscriptionId).toBe(subscription.body.id);
    miss(client, 1);
    await client.clock.advanceAndSettle(1);
    expect(sequences(again)).toEqual([0, 1, 2, 0]);
  });

  it('repeats what came after the token the client holds', async () => {
    const { client, connected } = await lostConnection();
    const stale = (connected.frames[1]!.meta.wsc as { token: string }).token;
    const again = await client.connect(stale);
    expect(again.notifications().map(({ uuid }) => uuid)).toEqual(
      connected.notifications().map(({ uuid }) => uuid),
    );
  });

  it('keeps the newest hundred notifications and no more', async () => {
    const { client, connected } = await lostConnection();
    miss(client, 130);
    const again = await client.connect(connected.lastWsc());
    expect(sequences(again)).toEqual(Array.from({ length: 100 }, (_, index) => index + 30));
  });

  it('fails after 180 seconds, and the connection can be used for a new subscription', async () => {
    const { client, connected, subscription } = await lostConnection();
    await client.clock.advanceAndSettle(180_000);
    const again = await client.connect(connected.lastWsc());
    expect(details(again)).toMatchObject({ recoveryState: 'Failed', recoveryErrorCode: 'WSG-1005' });
    const fresh = await again.subscribe(ownPresence);
    expect(fresh.meta.status).toBe(200);
    expect(fresh.body.id).not.toBe(subscription.body.id);
  });

  it('works up to the last second, again and again', async () => {
    const { client, connected } = await lostConnection();
    let last = connected;
    for (let times = 0; times < 3; times++) {
      await client.clock.advanceAndSettle(179_000);
      miss(client, 1);
      last = await client.connect(last.lastWsc());
      expect(details(last)).toMatchObject({ recoveryState: 'Successful' });
      expect(sequences(last)).toHaveLength(1);
      client.simulator.killSockets();
      await client.clock.advanceAndSettle(1);
    }
  });

  it('is refused to another sign-in and to a session without a subscription', async () => {
    const { client, connected } = await lostConnection();
    const wsc = connected.lastWsc();
    client.signIn();
    expect(details(await client.connect(wsc))).toMatchObject({ recoveryErrorCode: 'WSG-1003' });
    const bare = await client.connect();
    client.simulator.killSockets();
    await client.clock.advanceAndSettle(1);
    expect(details(await client.connect(bare.lastWsc()))).toMatchObject({ recoveryErrorCode: 'WSG-1005' });
  });

  it('closes the connection of a malformed token', async () => {
    const client = createClient();
    const connected = await client.connect('garbage');
    await client.clock.advanceAndSettle(1);
    expect(connected.frames).toMatchObject([{ meta: { type: 'Error' }, body: { errorCode: 'WSG-400' } }]);
    expect(connected.closed).toHaveLength(1);
  });

  it('cuts the older connection when the client comes back before it is missed', async () => {
    const client = createClient();
    const first = await client.connect();
    await first.subscribe(ownPresence);
    const second = await client.connect(first.lastWsc());
    await client.clock.advanceAndSettle(1);
    expect(details(second)).toMatchObject({ recoveryState: 'Successful' });
    expect(first.closed).toHaveLength(1);
    miss(client, 1);
    await client.clock.advanceAndSettle(1);
    expect(sequences(second)).toEqual([0]);
  });

  it('refuses on request', async () => {
    const { client, connected } = await lostConnection();
    client.simulator.faults.on('recovery-failed', { count: 1 });
    expect(details(await client.connect(connected.lastWsc()))).toMatchObject({ recoveryState: 'Failed' });
  });
});
