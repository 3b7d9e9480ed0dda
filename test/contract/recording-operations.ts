import type { Client } from '../unit/simulator/protocol/a-client.ts';
import { A, account, wrongAccount } from './reading.ts';
import { common, send, type Ask, type Operation } from './sending.ts';

const ava = 62_100_458_005;
const nobody = `${account}/~/recording/1`;

/** A call of which a minute was recorded. */
async function recordedCall({ simulator, clock }: Client): Promise<string> {
  const { telephony } = simulator.world;
  const call = telephony.ring({ from: '+14155550177', to: ava });
  await clock.advanceAndSettle(4_000);
  telephony.answer(call, { extensionId: ava });
  telephony.record(call, ava, 'Automatic');
  await clock.advanceAndSettle(60_000);
  telephony.hangUp(call);
  await clock.advanceAndSettle(40_000);
  const from = new Date(clock.now() - 3_600_000).toISOString();
  const [record] = simulator.world.callLog(ava, {
    ...{ dateFrom: from, dateTo: undefined, direction: undefined, view: 'Detailed' },
  });
  return (record?.recording as { readonly id: string }).id;
}

const content: Ask = async (client) =>
  send(client, 'GET', `${account}/~/recording/${await recordedCall(client)}/content`, { atMedia: true });

export const recordingOperations: readonly Operation[] = [
  {
    name: `GET ${A}/recording/{recordingId}`,
    statuses: {
      ...common('GET', nobody, 'ReadCallRecording'),
      200: async (client) => send(client, 'GET', `${account}/~/recording/${await recordedCall(client)}`),
      404: wrongAccount('GET', '/recording/1'),
    },
  },
  {
    name: `GET ${A}/recording/{recordingId}/content`,
    statuses: {
      ...common('GET', `${nobody}/content`, 'ReadCallRecording', { atMedia: true }),
      200: content,
      404: (client) => send(client, 'GET', `${nobody}/content`, { atMedia: true }),
    },
  },
];
