import { describe, expect, it } from 'vitest';
import { readOwnPhones } from '../../src/main/ringcentral/own-phones.ts';
import { createRingOutDoor } from '../../src/main/ringcentral/ring-out.ts';
import type { RingOutPlaced, RingOutWish } from '../../src/main/ringcentral/ring-out-port.ts';
import { answer, type ScriptedAnswer, scriptDoors } from '../support/scripted-door.ts';

const script = scriptDoors();
const wish: RingOutWish = {
  from: { forwardingNumberId: '1435830005' },
  to: '+12125550100',
  callerId: '+16505550100',
  playPrompt: true,
};
const underWay = { callStatus: 'InProgress', callerStatus: 'InProgress', calleeStatus: 'InProgress' };
const refused = (status: number, errorCode: string, more: object = {}): ScriptedAnswer =>
  answer(status, { errors: [{ errorCode, message: 'No.', ...more }] }, { rcrequestid: 'q-1' });
const fails = (error: Error) => (): Promise<Response> => Promise.reject(error);
const broken = (code: string): Error =>
  Object.assign(new TypeError('fetch failed'), { cause: Object.assign(new Error(code), { code }) });

async function place(...answers: readonly ScriptedAnswer[]): Promise<RingOutPlaced> {
  await script.answering(...answers);
  const { placeRingOut } = createRingOutDoor(script.door.door);
  return script.clock.whileWaiting(placeRingOut(wish), 120_000);
}

describe('asking for a RingOut', () => {
  it('sends what was chosen and nothing else', async () => {
    let sent: unknown;
    const outcome = await place(async (request) => {
      sent = await request.json();
      return answer(200, { id: 418827305, status: underWay }, { rcrequestid: 'q-1' })(request);
    });
    expect(sent).toEqual({
      from: { forwardingNumberId: '1435830005' },
      to: { phoneNumber: '+12125550100' },
      callerId: { phoneNumber: '+16505550100' },
      playPrompt: true,
    });
    expect(outcome).toEqual({
      kind: 'accepted',
      platformId: '418827305',
      status: { call: 'InProgress', caller: 'InProgress', callee: 'InProgress' },
      requestId: 'q-1',
    });
  });

  const no = { permission: undefined, requestId: 'q-1' };
  it.each<readonly [string, ScriptedAnswer, object]>([
    [
      'the number is none',
      refused(400, 'CMN-101', { parameterName: 'to.phoneNumber' }),
      { kind: 'refused', why: 'unknown-number', ...no },
    ],
    [
      'the phone is none',
      refused(400, 'CMN-101', { parameterName: 'from.phoneNumber' }),
      { kind: 'refused', why: 'phone-not-allowed', ...no },
    ],
    [
      'the phone is gone',
      refused(404, 'CMN-102', { parameterName: 'from.forwardingNumberId' }),
      { kind: 'refused', why: 'phone-not-allowed', ...no },
    ],
    [
      'the shown number is not mine',
      refused(400, 'CMN-101', { parameterName: 'callerId.phoneNumber' }),
      { kind: 'refused', why: 'failed', ...no },
    ],
    [
      'the app lacks the right',
      refused(403, 'CMN-401', { permissionName: 'RingOut' }),
      { kind: 'refused', why: 'not-allowed', permission: 'RingOut', requestId: 'q-1' },
    ],
    ['the plan lacks it', refused(403, 'BIL-103'), { kind: 'refused', why: 'not-allowed', ...no }],
    ['the extension lacks it', refused(400, 'CMN-427'), { kind: 'refused', why: 'not-allowed', ...no }],
    ['the same is being asked for', refused(429, 'CMN-304'), { kind: 'refused', why: 'failed', ...no }],
    [
      'there were too many',
      answer(429, {}, { 'retry-after': '42' }),
      { kind: 'too-many', retryAfterMs: 42_000 },
    ],
    ['the name is not found', fails(broken('ENOTFOUND')), { kind: 'offline' }],
    ['nobody listens', fails(broken('ECONNREFUSED')), { kind: 'offline' }],
    [
      'a proxy asks who is there',
      answer(407, '<html>', { 'content-type': 'text/html' }),
      { kind: 'offline' },
    ],
    ['a portal is in between', answer(511, '<html>', { 'content-type': 'text/html' }), { kind: 'offline' }],
    ['a filter refuses', answer(403, '<html>', { 'content-type': 'text/html' }), { kind: 'offline' }],
    ['the line breaks', fails(broken('ECONNRESET')), { kind: 'lost' }],
    [
      'the platform is in trouble',
      answer(500, {}, { rcrequestid: 'q-1' }),
      { kind: 'lost', requestId: 'q-1' },
    ],
    ['the platform is busy', answer(503, {}, { 'retry-after': '5' }), { kind: 'lost' }],
    ['the answer is a page', answer(200, '<html>', { 'content-type': 'text/html' }), { kind: 'lost' }],
    [
      'the answer has no id',
      answer(200, { status: underWay }, { rcrequestid: 'q-1' }),
      { kind: 'lost', requestId: 'q-1' },
    ],
    ['nobody answers', () => new Promise<Response>(() => undefined), { kind: 'lost' }],
  ])('is said plainly where %s, and never repeated', async (_why, given, outcome) => {
    expect(await place(given)).toMatchObject(outcome);
    await script.clock.run(120_000);
    expect(script.came).toHaveLength(1);
  });

  it('is repeated once with a fresh token, because nothing was done with the old one', async () => {
    const outcome = await place(refused(401, 'OAU-129'), answer(200, { id: '1' }));
    expect(outcome).toMatchObject({ kind: 'accepted', status: { call: 'InProgress' } });
    expect(script.came).toHaveLength(2);
  });
});

describe('asking how it goes', () => {
  const ask = async (...answers: readonly ScriptedAnswer[]) => {
    await script.answering(...answers);
    return script.clock.whileWaiting(createRingOutDoor(script.door.door).askRingOut('418827305'), 300_000);
  };
  it.each<readonly [string, ScriptedAnswer, object]>([
    [
      'words',
      answer(200, { status: { callStatus: 'Success', callerStatus: 'Success', calleeStatus: 'NosuchUser' } }),
      { kind: 'status', status: { call: 'Success', caller: 'Success', callee: 'NosuchUser' } },
    ],
    [
      'a new word',
      answer(200, { status: { callStatus: 'Teleported', callerStatus: 'Success', calleeStatus: 7 } }),
      { kind: 'status', status: { call: 'Unknown', caller: 'Success', callee: 'Unknown' } },
    ],
    ['no status', answer(200, { id: '1' }), { kind: 'no-answer' }],
    ['that it is gone', refused(404, 'CMN-102'), { kind: 'closed' }],
    ['too many', answer(429, {}, { 'retry-after': '7' }), { kind: 'too-many', retryAfterMs: 7_000 }],
    ['no right', refused(403, 'CMN-401'), { kind: 'no-answer' }],
    ['trouble', answer(500, {}), { kind: 'no-answer' }],
  ])('tells %s', async (_what, given, outcome) => {
    expect(await ask(given)).toEqual(outcome);
  });
});

describe('stopping it', () => {
  it.each<readonly [string, ScriptedAnswer, object]>([
    ['was taken', () => new Response(null, { status: 204 }), { kind: 'taken' }],
    ['came when it was gone', refused(404, 'CMN-102'), { kind: 'closed' }],
    ['was one too many', answer(429, {}, { 'retry-after': '7' }), { kind: 'too-many', retryAfterMs: 7_000 }],
    ['was not answered', answer(500, {}), { kind: 'no-answer' }],
  ])('%s', async (_what, given, outcome) => {
    await script.answering(given);
    const { cancelRingOut } = createRingOutDoor(script.door.door);
    expect(await script.clock.whileWaiting(cancelRingOut('418827305'))).toEqual(outcome);
    expect(script.came).toEqual(['DELETE /restapi/v1.0/account/~/extension/~/ring-out/418827305']);
  });
});

describe('my phones', () => {
  const good: Readonly<Record<string, unknown>> = {
    device: {
      records: [
        {
          id: '830155420005',
          type: 'HardPhone',
          name: 'Polycom',
          status: 'Online',
          phoneLines: [{ phoneInfo: { phoneNumber: '+16505550111' } }],
        },
        { id: 830155420006, type: 'SoftPhone', name: 'Laptop', status: 'Offline' },
        { id: '830155420007', type: 'WebRTC', name: 'Browser', status: 'Online' },
        { name: 'no id' },
      ],
    },
    'forwarding-number': {
      records: [
        {
          id: '1',
          phoneNumber: '+16505550111',
          label: 'Ava desk phone',
          type: 'PhoneLine',
          device: { id: '830155420005' },
        },
        {
          id: 2,
          phoneNumber: '+16505550112',
          label: 'App',
          type: 'PhoneLine',
          device: { id: '830155420006' },
        },
        { id: '3', phoneNumber: '+16505550163', label: 'My \u202emobile', type: 'Mobile' },
        { id: '4', phoneNumber: '+16505550199', type: 'Outage' },
        { id: '5', phoneNumber: 'sip:ava', label: 'Odd', type: 'Other' },
      ],
    },
    'phone-number': {
      records: [
        { phoneNumber: '+16505550111', usageType: 'DirectNumber', features: ['CallerId', 'SmsSender'] },
        { phoneNumber: '+16505550120', usageType: 'DirectNumber', features: [] },
        {
          phoneNumber: '+16505550100',
          usageType: 'MainCompanyNumber',
          label: 'Main',
          features: ['CallerId'],
        },
      ],
    },
    'caller-id': {
      byFeature: [
        { feature: 'RingOut', callerId: { type: 'PhoneNumber', phoneInfo: { phoneNumber: '+16505550100' } } },
      ],
    },
    '~': { id: 1, serviceFeatures: [{ featureName: 'RingOut', enabled: true }] },
  };
  const read = async (given: Readonly<Record<string, unknown>>) => {
    await script.answering((request) => {
      const body = given[new URL(request.url).pathname.split('/').at(-1) ?? ''];
      return body === undefined ? refused(403, 'CMN-401')(request) : answer(200, body)(request);
    });
    const shownOf = (number: string) =>
      /^\+1\d{10}$/.test(number) ? `${number.slice(0, 2)} ${number.slice(2)}` : undefined;
    return script.clock.whileWaiting(readOwnPhones(script.door.door, shownOf), 60_000);
  };

  it('are each listed once, with the way each is rung', async () => {
    const { phones, callerIds, defaultCallerId, missing } = await read(good);
    expect(phones.map(({ id, kind, label, online, ring }) => [id, kind, label, online, ring])).toEqual([
      ['device:830155420005', 'desk-phone', 'Ava desk phone', true, { phoneNumber: '+16505550111' }],
      ['device:830155420006', 'app', 'App', false, { phoneNumber: '+16505550112' }],
      ['number:3', 'mobile', 'My mobile', undefined, { forwardingNumberId: '3' }],
      ['line:+16505550120', 'direct-number', '+1 6505550120', undefined, { phoneNumber: '+16505550120' }],
    ]);
    expect(callerIds.map(({ number, label }) => [number, label])).toEqual([
      ['+16505550111', undefined],
      ['+16505550100', 'Main'],
    ]);
    expect([defaultCallerId, missing]).toEqual(['+16505550100', undefined]);
  });

  it('name my devices, those without a name by their type, and my lines', async () => {
    const more = [
      { id: 9, type: 'SoftPhone' },
      { id: '10', name: '' },
      { id: '11', name: 'Kitchen' },
    ];
    expect([...((await read({ ...good, device: { records: more } })).deviceNames ?? [])]).toEqual([
      ['9', 'SoftPhone'],
      ['11', 'Kitchen'],
    ]);
    const { lines = [] } = await read(good);
    expect([...lines]).toEqual([
      ['+16505550111', 'direct'],
      ['+16505550120', 'direct'],
      ['+16505550100', 'main'],
    ]);
  });

  it('name nothing where nobody told, so that what was known stays', async () => {
    expect((await read({ ...good, device: undefined })).deviceNames).toBeUndefined();
    expect((await read({ ...good, 'phone-number': { records: 7 } })).lines).toBeUndefined();
  });

  it.each(['device', 'phone-number', 'caller-id', '~'])(
    'are known without what %s would tell',
    async (name) => {
      const { phones } = await read({ ...good, [name]: undefined });
      expect(phones.map(({ id }) => id)).toContain('number:3');
    },
  );

  it.each(['device', 'forwarding-number', 'phone-number', 'caller-id', '~'])(
    'are read past an odd %s',
    async (name) => {
      const { phones } = await read({
        ...good,
        [name]: { records: 'none', byFeature: 7, serviceFeatures: [{}] },
      });
      expect(phones.length).toBeGreaterThan(0);
    },
  );

  it('are unknown where nobody tells of any', async () => {
    await expect(read({ '~': {} })).rejects.toMatchObject({ kind: 'refused', code: 'CMN-401' });
  });

  it('cannot call where the feature is off', async () => {
    const { missing } = await read({
      ...good,
      '~': { serviceFeatures: [{ featureName: 'RingOut', enabled: false }] },
    });
    expect(missing).toBe('RingOut');
  });
});
