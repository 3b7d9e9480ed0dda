import type { Client } from '../unit/simulator/protocol/a-client.ts';
import { common, send, type Ask, type Operation, type Sending } from './sending.ts';

export const account = '/restapi/v1.0/account';
export const own = `${account}/~/extension/~`;
export const A = `${account}/{accountId}`;
export const E = `${A}/extension/{extensionId}`;
const ava = 62_100_458_005;

/** A day with an answered, a missed and a live call, so that lists have something in them. */
async function someCalls({ simulator, clock }: Client) {
  const { telephony } = simulator.world;
  for (const answered of [true, false]) {
    const call = telephony.ring({ from: '+14155550177', fromName: 'Dana Wu', to: ava });
    await clock.advanceAndSettle(4_000);
    if (answered) telephony.answer(call, { extensionId: ava });
    await clock.advanceAndSettle(4_000);
    telephony.hangUp(call);
    await clock.advanceAndSettle(40_000);
  }
  const live = telephony.ring({ from: '+14155550178', to: ava });
  await clock.advanceAndSettle(2_000);
  telephony.answer(live, { extensionId: ava });
  await clock.advanceAndSettle(2_000);
  return live;
}

export async function recordIds(client: Client): Promise<readonly string[]> {
  await someCalls(client);
  const { body } = await send(client, 'GET', `${own}/call-log`);
  return (JSON.parse(body) as { records: { id: string }[] }).records.map(({ id }) => id);
}

export const wrongAccount =
  (method: string, rest = '', sending: Sending = {}): Ask =>
  (client) =>
    send(client, method, `${account}/1${rest}`, sending);

export function reading(
  name: string,
  path: string,
  permission: string,
  more: Record<number, Ask> = {},
): Operation {
  const rest = path.slice(`${account}/~`.length);
  return {
    name: `GET ${name}`,
    statuses: {
      200: async (client) => {
        await someCalls(client);
        return send(client, 'GET', path);
      },
      404: wrongAccount('GET', rest),
      ...common('GET', path, permission),
      ...more,
    },
  };
}

export const otherExtension =
  (rest: string): Ask =>
  (client) =>
    send(client, 'GET', `${account}/~/extension/62100459005${rest}`);
