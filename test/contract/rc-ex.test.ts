import { afterEach, expect, it } from 'vitest';
import { demoRedirectUris } from '../../src/simulator/options.ts';
import { createSimulator, type Simulator } from '../../src/simulator/simulator.ts';
import { type ClientProcess, startProcess } from './a-process.ts';

let simulator: Simulator;
let client: ClientProcess | undefined;

afterEach(async () => {
  client?.kill();
  await simulator.stop();
});

const statusIn = (event: unknown) => (event as { body: { telephonyStatus: string } }).body.telephonyStatus;

it('serves the unmodified extensible client: sign-in, subscription, events, recovery of a cut line, sign-out', async () => {
  simulator = createSimulator();
  await simulator.start();
  const { telephony } = simulator.world;
  const to = simulator.people[0]?.id ?? 0;
  client = startProcess('rc-ex-client.ts', [simulator.url, simulator.clientId, demoRedirectUris[0] ?? '']);
  expect(await client.next()).toEqual({ what: 'signed-in', more: 'Ava Morgan' });
  expect(await client.next()).toEqual({ what: 'subscribed', more: null });

  const call = telephony.ring({ from: '+14155550177', fromName: 'Dana Wu', to });
  expect(await client.nextOf('notification')).toMatchObject({
    ownerId: String(to),
    body: { telephonyStatus: 'Ringing', activeCalls: [{ from: '+14155550177', telephonySessionId: call }] },
  });

  expect(simulator.killSockets()).toBe(1);
  telephony.answer(call, { extensionId: to });
  expect(await client.nextOf('recovered')).toBe('Successful');
  // What happened meanwhile comes with the recovery, now and then before the client listens again: it drops it then.
  telephony.hangUp(call);
  const statuses: unknown[] = [];
  while (!statuses.includes('NoCall')) statuses.push(statusIn(await client.nextOf('notification')));
  expect([['NoCall'], ['CallConnected', 'NoCall']]).toContainEqual(statuses);

  client.goOn();
  expect(await client.nextOf('signed-out')).toBeNull();
  expect(simulator.sessions()).toEqual([]);
});
