import { afterEach, expect, it } from 'vitest';
import { demoRedirectUris } from '../../src/simulator/options.ts';
import { createSimulator, type Simulator } from '../../src/simulator/simulator.ts';
import { watchTraffic } from '../support/described-traffic.ts';
import { type ClientProcess, startProcess } from './a-process.ts';

let simulator: Simulator;
let client: ClientProcess | undefined;

afterEach(async () => {
  client?.kill();
  await simulator.stop();
});

it('takes a fax of the unmodified official client in every form, and sends it on by its id', async () => {
  simulator = createSimulator({ worldOptions: { faxTimes: { render: [0, 0] } } });
  await simulator.start();
  const traffic = watchTraffic(simulator);
  const { access_token: token } = simulator.sign.tokens();
  client = startProcess('fax-client.ts', [
    simulator.url,
    simulator.clientId,
    demoRedirectUris[0] ?? '',
    token,
  ]);
  expect(await client.next()).toEqual({ what: 'json part', more: 'Queued' });
  expect(await client.next()).toEqual({ what: 'fields', more: 'Queued' });
  expect(await client.next()).toEqual({ what: 'mixed', more: 'Queued' });

  const { faxes } = simulator.world;
  const [first, second] = faxes.truth();
  expect(second).toMatchObject({
    coverIndex: 7,
    recipients: [{ phoneNumber: '+14155550188' }, { phoneNumber: '+14155550180' }],
  });
  await expect.poll(() => faxes.truth().map(({ pageCount }) => pageCount)).toEqual([1, 2, 1]);
  faxes.settle(first!.id, 'sent');
  client.goOn();
  expect(await client.next()).toEqual({ what: 'status', more: 'Sent' });
  expect(await client.next()).toEqual({ what: 'forwarded', more: 'Queued' });
  expect(await client.next()).toEqual({ what: 'content', more: ['application/pdf', '%PDF-'] });

  expect(faxes.truth().at(-1)?.files).toEqual(first?.files);
  // The description names one of the two forms only.
  expect(traffic.problems().filter((problem) => !problem.includes('content type multipart/mixed'))).toEqual(
    [],
  );
});
