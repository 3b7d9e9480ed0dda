import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, expect, it } from 'vitest';
import { demoRedirectUris } from '../../src/simulator/options.ts';
import { createSimulator, type Simulator } from '../../src/simulator/simulator.ts';
import { unusedDeviations } from '../support/openapi-deviations.ts';
import { loadOpenApi, openApiMissing } from '../support/openapi.ts';
import { watchTraffic } from '../support/described-traffic.ts';

let simulator: Simulator;
let client: ChildProcess | undefined;

afterEach(async () => {
  client?.kill();
  await simulator.stop();
});

type Line = { what: string; more: unknown };

/** Starts the official client; `next` waits for its next line. */
function startClient() {
  const program = path.join(import.meta.dirname, 'official-client.ts');
  const started = spawn(
    process.execPath,
    [program, simulator.url, simulator.clientId, demoRedirectUris[0]!],
    {
      stdio: ['pipe', 'pipe', 'pipe'],
    },
  );
  client = started;
  let complaints = '';
  started.stderr.on('data', (data: Buffer) => (complaints += data.toString()));
  const lines = createInterface({ input: started.stdout })[Symbol.asyncIterator]();
  const next = async () => {
    const { value, done } = (await lines.next()) as { value?: string; done?: boolean };
    if (done || value === undefined) throw new Error(`The official client ended: ${complaints}`);
    return JSON.parse(value) as Line;
  };
  return { next, goOn: () => started.stdin.write('go on\n') };
}

it('serves the unmodified official client from sign-in to a call and to sign-out', async (context) => {
  simulator = createSimulator();
  await simulator.start();
  const traffic = watchTraffic(simulator);
  const { next, goOn } = startClient();

  expect(await next()).toEqual({ what: 'signed-in', more: 'Ava Morgan' });
  expect((await next()).what).toBe('subscribed');

  const { telephony } = simulator.world;
  const call = telephony.ring({ from: '+14155550177', fromName: 'Dana Wu', to: simulator.people[0]!.id });
  expect(await next()).toMatchObject({
    what: 'notification',
    more: {
      ownerId: String(simulator.people[0]!.id),
      body: {
        telephonyStatus: 'Ringing',
        activeCalls: [{ from: '+14155550177', fromName: 'Dana Wu', telephonySessionId: call }],
      },
    },
  });
  telephony.answer(call, { extensionId: simulator.people[0]!.id });
  expect(await next()).toMatchObject({ more: { body: { telephonyStatus: 'CallConnected' } } });

  goOn();
  expect((await next()).what).toBe('refreshed');
  expect((await next()).what).toBe('signed-out');
  expect(simulator.sessions()).toEqual([]);
  expect(traffic.problems()).toEqual([]);
  if (!loadOpenApi()) return context.skip(`The rest held; ${openApiMissing}`);
  expect(unusedDeviations('requests')).toEqual([]);
  expect(traffic.operations()).toEqual(
    expect.arrayContaining(['POST /restapi/oauth/wstoken', 'POST /restapi/v1.0/subscription']),
  );
});
