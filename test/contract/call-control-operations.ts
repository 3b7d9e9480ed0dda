import type { Client } from '../unit/simulator/protocol/a-client.ts';
import { A, account, E, otherExtension, own, wrongAccount } from './reading.ts';
import { common, send, type Ask, type Operation, type Raw, type Sending } from './sending.ts';

const ava = 62_100_458_005;
const sam = 62_100_461_005;
const support = 62_100_470_005;
const customer = '+12125550100';
const desk = { deviceId: '830155420005' };
const session = `${A}/telephony/sessions/{telephonySessionId}`;
const party = `${session}/parties/{partyId}`;

type Party = { readonly id: string; readonly extensionId?: string };

const sessionPath = (id: string) => `${account}/~/telephony/sessions/${id}`;
const nobody = `${sessionPath('s-nobody')}/parties/p-nobody`;

/** The address of the newest own party in a call. */
function partyPath({ simulator }: Client, id: string): string {
  const { parties } = simulator.world.telephonySession(id) as { readonly parties: readonly Party[] };
  return `${sessionPath(id)}/parties/${parties.findLast(({ extensionId }) => extensionId === String(ava))!.id}`;
}

/** How a call comes to be in the state that an operation needs; answers its telephony session id. */
type Begin = (client: Client) => Promise<string>;

const ringing =
  (to = ava): Begin =>
  async ({ simulator, clock }) => {
    const id = simulator.world.telephony.ring({ from: customer, to });
    await clock.advanceAndSettle(2_000);
    return id;
  };

const talking: Begin = async (client) => {
  const id = await ringing()(client);
  client.simulator.world.telephony.answer(id, { extensionId: ava, ...desk });
  await client.clock.advanceAndSettle(2_000);
  return id;
};

const after =
  (begin: Begin, rest: string, json?: unknown): Begin =>
  async (client) => {
    const id = await begin(client);
    const sending = json === undefined ? {} : { json };
    await send(client, 'POST', `${partyPath(client, id)}${rest}`, sending);
    await client.clock.advanceAndSettle(2_000);
    return id;
  };

const asking =
  (method: string, begin: Begin, rest: string, sending: Sending = {}): Ask =>
  async (client) => {
    const id = await begin(client);
    return send(client, method, `${partyPath(client, id)}${rest}`, sending);
  };

type Row = {
  readonly path: string;
  readonly method?: string;
  /** The state in which it can be done, and one in which it cannot. */
  readonly when: Begin;
  readonly wrongly?: Begin;
  readonly status: number;
  readonly body?: unknown;
  /** A body that nobody can make sense of. */
  readonly bad?: unknown;
};

function operation({ path, method = 'POST', when, wrongly, status, body, bad }: Row): Operation {
  const sending = body === undefined ? {} : { json: body };
  return {
    name: `${method} ${party}${path}`,
    statuses: {
      ...common(method, `${nobody}${path}`, 'CallControl', sending),
      [status]: asking(method, when, path, sending),
      404: (client) => send(client, method, `${nobody}${path}`, sending),
      ...(wrongly ? { 409: asking(method, wrongly, path, sending) } : {}),
      ...(bad === undefined
        ? {}
        : {
            400: asking(method, when, path, { json: bad }),
            415: asking(method, when, path, { text: '{}' }),
          }),
    },
  };
}

const rows: readonly Row[] = [
  { path: '', method: 'DELETE', when: talking, status: 204, bad: { keepConferenceAlive: 'no' } },
  {
    ...{ path: '', method: 'PATCH', when: talking, wrongly: ringing(), status: 200 },
    ...{ body: { party: { muted: true } }, bad: { party: {} } },
  },
  {
    path: '/hold',
    when: talking,
    wrongly: ringing(),
    status: 200,
    body: { proto: 'Auto' },
    bad: { proto: 1 },
  },
  { path: '/unhold', when: after(talking, '/hold'), wrongly: talking, status: 200 },
  { path: '/reject', when: ringing(), wrongly: talking, status: 204 },
  { path: '/ignore', when: ringing(support), status: 204, body: desk, bad: {} },
  { path: '/answer', when: ringing(), wrongly: talking, status: 200, body: desk, bad: {} },
  { path: '/pickup', when: after(talking, '/park'), wrongly: talking, status: 201, body: desk, bad: {} },
  {
    ...{ path: '/forward', when: ringing(), wrongly: talking, status: 200 },
    ...{ body: { extensionNumber: '102' }, bad: { extensionNumber: '9999' } },
  },
  {
    ...{ path: '/reply', when: ringing(), wrongly: talking, status: 200 },
    body: { replyWithPattern: { pattern: 'CallMeBackLater', time: 10, timeUnit: 'Minute' } },
    bad: { replyWithPattern: { pattern: 'CallMeBackLater' } },
  },
  {
    ...{ path: '/transfer', when: talking, wrongly: ringing(), status: 200 },
    ...{ body: { phoneNumber: '+14155550199' }, bad: { phoneNumber: '12' } },
  },
  {
    ...{ path: '/flip', when: talking, wrongly: ringing(), status: 200 },
    ...{ body: { callFlipId: '2' }, bad: { callFlipId: '9' } },
  },
  { path: '/park', when: talking, wrongly: ringing(), status: 201 },
  { path: '/recordings', when: talking, wrongly: after(talking, '/recordings'), status: 201 },
];

/** A customer waits on hold while a colleague is asked; answers both calls. */
async function askedFirst(client: Client): Promise<readonly [first: string, second: string]> {
  const { telephony } = client.simulator.world;
  const first = await after(talking, '/hold')(client);
  const second = telephony.dial({ extensionId: ava, to: '104' });
  await client.clock.advanceAndSettle(2_000);
  telephony.answer(second, { extensionId: sam });
  return [first, second];
}

async function bridge(client: Client): Promise<readonly [first: string, answer: Raw]> {
  const [first, second] = await askedFirst(client);
  const partyId = partyPath(client, second).split('/').at(-1);
  const json = { telephonySessionId: second, partyId };
  return [first, await send(client, 'POST', `${partyPath(client, first)}/bridge`, { json })];
}

const bridging: Ask = async (client) => (await bridge(client))[1];

const changingRecording =
  (json: unknown, text?: string): Ask =>
  async (client) => {
    const id = await talking(client);
    const made = await send(client, 'POST', `${partyPath(client, id)}/recordings`);
    const path = `${partyPath(client, id)}/recordings/${(JSON.parse(made.body) as { id: string }).id}`;
    return send(client, 'PATCH', path, text === undefined ? { json } : { text });
  };

export const callControlOperations: readonly Operation[] = [
  {
    name: `GET ${session}`,
    statuses: {
      ...common('GET', sessionPath('s-nobody'), 'CallControl'),
      200: async (client) => send(client, 'GET', sessionPath(await talking(client))),
      404: wrongAccount('GET', '/telephony/sessions/s-nobody'),
    },
  },
  {
    name: `DELETE ${session}`,
    statuses: {
      ...common('DELETE', sessionPath('s-nobody'), 'CallControl'),
      204: async (client) => send(client, 'DELETE', sessionPath(await talking(client))),
      404: (client) => send(client, 'DELETE', sessionPath('s-nobody')),
    },
  },
  {
    name: `GET ${party}`,
    statuses: {
      ...common('GET', nobody, 'CallControl'),
      200: asking('GET', talking, ''),
      404: (client) => send(client, 'GET', nobody),
    },
  },
  ...rows.map(operation),
  {
    name: `POST ${party}/bridge`,
    statuses: {
      ...common('POST', `${nobody}/bridge`, 'CallControl', {
        json: { telephonySessionId: 's-nobody', partyId: 'p-nobody' },
      }),
      200: bridging,
      400: asking('POST', after(talking, '/hold'), '/bridge', { json: {} }),
      409: asking('POST', talking, '/bridge', { json: { telephonySessionId: 's-1', partyId: 'p-1' } }),
    },
  },
  {
    name: `PATCH ${party}/recordings/{recordingId}`,
    statuses: {
      ...common('PATCH', `${nobody}/recordings/1`, 'CallControl', { json: { active: false } }),
      200: changingRecording({ active: false }),
      400: changingRecording({ active: 'no' }),
      404: asking('PATCH', talking, '/recordings/1', { json: { active: false } }),
      415: changingRecording({}, '{}'),
    },
  },
  {
    name: `GET ${E}/authz-profile/check`,
    statuses: {
      ...common('GET', `${own}/authz-profile/check?permissionId=CallControl`),
      200: (client) => send(client, 'GET', `${own}/authz-profile/check?permissionId=CallControl`),
      400: (client) => send(client, 'GET', `${own}/authz-profile/check?permissionId=Nothing`),
      403: otherExtension('/authz-profile/check?permissionId=CallControl'),
    },
  },
];

const mailbox = String(ava);

/** Calls that are steered in every way there is, for their events. */
export const steeredCalls: readonly { readonly name: string; readonly play: Begin }[] = [
  ...rows
    .filter(({ method = 'POST' }) => method === 'POST')
    .map(({ path, when, body }) => ({ name: path.slice(1), play: after(when, path, body) })),
  { name: 'to my voicemail', play: after(ringing(), '/forward', { voicemail: mailbox }) },
  { name: 'talk to my voicemail', play: after(talking, '/transfer', { voicemail: mailbox }) },
  { name: 'to a colleague', play: after(talking, '/transfer', { extensionNumber: '103' }) },
  { name: 'to a queue', play: after(ringing(), '/forward', { extensionId: String(support) }) },
  { name: 'to a busy number', play: after(talking, '/transfer', { phoneNumber: '+14155550160' }) },
  { name: 'joined', play: async (client) => (await bridge(client))[0] },
  {
    name: 'muted',
    play: async (client) => {
      const id = await talking(client);
      await send(client, 'PATCH', partyPath(client, id), { json: { muted: true } });
      return id;
    },
  },
  {
    name: 'into a park location',
    play: async (client) => {
      const entries = client.simulator.world.directory.entries();
      const parkOrbit = entries.find(({ type }) => type === 'ParkLocation')!.id;
      return after(talking, '/transfer', { parkOrbit })(client);
    },
  },
];
