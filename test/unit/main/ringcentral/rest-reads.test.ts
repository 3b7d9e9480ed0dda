import { describe, expect, it } from 'vitest';

import { PlatformError, type Platform } from '../../../../src/main/ringcentral/platform-port.ts';
import { createReads } from '../../../../src/main/ringcentral/rest-reads.ts';
import type { RestCall } from '../../../../src/main/ringcentral/rest-door.ts';

type Reads = Omit<Platform, 'signIn' | 'events' | 'close'>;

/** Answers by `METHOD last-part-of-path`, and notes what was asked. */
function fixture(answers: Record<string, unknown>): { reads: Reads; asked: RestCall[] } {
  const asked: RestCall[] = [];
  const ask = (call: RestCall): Promise<unknown> => {
    asked.push(call);
    const answer = answers[`${call.method} ${call.path.split('/').at(-1)}`];
    const value: unknown =
      typeof answer === 'function' ? (answer as (call: RestCall) => unknown)(call) : answer;
    return value instanceof Error ? Promise.reject(value) : Promise.resolve(value);
  };
  return {
    reads: createReads({ ask, send: () => Promise.reject(new Error('not here')) }, 'ringcentral'),
    asked,
  };
}

const record = (id: string, change: object = {}) => ({
  id,
  sessionId: '230417755005',
  direction: 'Inbound',
  result: 'Missed',
  startTime: '2026-09-14T16:02:11.000Z',
  from: { phoneNumber: '+14155550177', name: 'Dana Wu' },
  to: { phoneNumber: '+16505550111' },
  extension: { id: 1300458005 },
  duration: 55,
  ...change,
});

describe('reading calls', () => {
  it('follows pages by number as long as the platform says there are more', async () => {
    const page = (call: RestCall) => {
      const number = Number(call.query?.['page']);
      const navigation = number < 3 ? { nextPage: { uri: 'https://evil.example/steal' } } : {};
      return { records: [record(`r${number}`)], navigation };
    };
    const { reads, asked } = fixture({ 'GET call-log': page });
    const since = Date.UTC(2026, 8, 14);
    expect((await reads.readCallLog(since)).map(({ id }) => id)).toEqual(['r1', 'r2', 'r3']);
    expect(asked.map(({ path, query }) => [path, query?.['page'], query?.['dateFrom']])).toEqual(
      ['1', '2', '3'].map((number) => [
        '/restapi/v1.0/account/~/extension/~/call-log',
        number,
        '2026-09-14T00:00:00.000Z',
      ]),
    );
  });

  it('stops where a page brings nothing new, and after four pages', async () => {
    const same = fixture({ 'GET call-log': { records: [record('r')], navigation: { nextPage: {} } } });
    expect(await same.reads.readCallLog(0)).toHaveLength(1);
    expect(same.asked).toHaveLength(2);
    const endless = fixture({
      'GET active-calls': (call: RestCall) => ({
        records: [record(`r${call.query?.['page']}`)],
        navigation: { nextPage: {} },
      }),
    });
    expect(await endless.reads.readActiveCalls()).toHaveLength(4);
  });

  it('keeps known fields of a record and its legs', async () => {
    const legs = [
      record('x', { legType: 'FindMe', direction: 'Outbound' }),
      'broken',
      { direction: 'Sideways' },
    ];
    const { reads } = fixture({ 'GET call-log': { records: [record('r1', { legs, extra: true })] } });
    const [first] = await reads.readCallLog(0);
    expect(first).toEqual({
      id: 'r1',
      direction: 'Inbound',
      result: 'Missed',
      action: undefined,
      legType: undefined,
      from: { number: '+14155550177', extensionNumber: undefined, extensionId: undefined, name: 'Dana Wu' },
      to: { number: '+16505550111', extensionNumber: undefined, extensionId: undefined, name: undefined },
      extensionId: '1300458005',
      durationSeconds: 55,
      sessionId: '230417755005',
      telephonySessionId: undefined,
      startTime: Date.UTC(2026, 8, 14, 16, 2, 11),
      legs: [expect.objectContaining({ legType: 'FindMe', direction: 'Outbound' })],
    });
  });

  it('leaves out records without id or direction', async () => {
    const records = [
      record('good'),
      record('bad', { direction: 'x' }),
      { direction: 'Inbound' },
      null,
      5,
      'x',
      [],
    ];
    const { reads } = fixture({ 'GET call-log': { records } });
    expect((await reads.readCallLog(0)).map(({ id }) => id)).toEqual(['good']);
  });

  it.each([null, [], {}, 'text', { records: {} }])('refuses %j as a list', async (answer) => {
    const { reads } = fixture({ 'GET active-calls': answer });
    await expect(reads.readActiveCalls()).rejects.toMatchObject({ kind: 'unexpected-answer' });
  });
});

describe('presence', () => {
  const old = {
    extension: { id: 1300458005 },
    userStatus: 'Available',
    dndStatus: 'TakeAllCalls',
    activeCalls: [],
  };
  const young = { ...old, dndStatusPersonal: 'TakeAllCalls', acceptCallQueueCalls: true };

  it('is read with every call there is', async () => {
    const { reads, asked } = fixture({ 'GET presence': old });
    expect(await reads.readPresence()).toMatchObject({
      source: 'answer',
      extensionId: '1300458005',
      calls: [],
    });
    expect(asked[0]?.query).toEqual({ detailedTelephonyState: 'true', sipData: 'true' });
  });

  it.each([
    [old, 'DoNotAcceptAnyCalls', { dndStatus: 'DoNotAcceptAnyCalls' }],
    [young, 'DoNotAcceptAnyCalls', { dndStatusPersonal: 'DoNotAcceptAnyCalls', acceptCallQueueCalls: false }],
    [young, 'TakeAllCalls', { dndStatusPersonal: 'TakeAllCalls', acceptCallQueueCalls: true }],
    [young, 'DoNotAcceptDepartmentCalls', { dndStatusPersonal: 'TakeAllCalls', acceptCallQueueCalls: false }],
  ] as const)('is written in the words of the account’s model: %#', async (model, dndStatus, body) => {
    const { reads, asked } = fixture({ 'GET presence': model, 'PUT presence': model });
    await reads.writePresence({ dndStatus });
    expect(asked.at(-1)).toMatchObject({ method: 'PUT', body, urgency: 'user' });
  });

  it('sends only what changes', async () => {
    const { reads, asked } = fixture({ 'GET presence': old, 'PUT presence': old });
    await reads.writePresence({ userStatus: 'Busy' });
    expect(asked.map(({ method, body }) => [method, body])).toEqual([['PUT', { userStatus: 'Busy' }]]);
  });

  it('is no presence when the answer is none', async () => {
    const { reads } = fixture({ 'GET presence': 'hello' });
    await expect(reads.readPresence()).rejects.toMatchObject({ kind: 'unexpected-answer' });
  });
});

describe('devices and account', () => {
  it('names devices, by type where they have no name', async () => {
    const records = [
      { id: '1', name: 'Desk phone' },
      { id: 2, type: 'SoftPhone' },
      { id: '3', name: '' },
    ];
    const { reads } = fixture({ 'GET device': { records } });
    expect([...(await reads.readDevices())]).toEqual([
      ['1', 'Desk phone'],
      ['2', 'SoftPhone'],
    ]);
  });

  const extension = {
    id: 1300458005,
    extensionNumber: '101',
    name: 'Ava Morgan',
    account: { id: '1300456004' },
    contact: { company: 'Larkspur Dental Supply' },
  };

  it('says who is signed in', async () => {
    const { reads } = fixture({
      'GET ~': (call: RestCall) =>
        call.path.endsWith('extension/~') ? extension : { id: 1300456004, mainNumber: '+16505550100' },
    });
    expect(await reads.readAccount()).toEqual({
      kind: 'ringcentral',
      name: 'Ava Morgan',
      company: 'Larkspur Dental Supply',
      extensionNumber: '101',
      extensionId: '1300458005',
      accountId: '1300456004',
      mainNumber: '+16505550100',
    });
  });

  it('does without the company where the role may not see it, and fails where the network does', async () => {
    const failing = (error: PlatformError) =>
      fixture({ 'GET ~': (call: RestCall) => (call.path.endsWith('extension/~') ? extension : error) }).reads;
    const refused = failing(new PlatformError('refused', 'no', { status: 403 }));
    expect(await refused.readAccount()).toMatchObject({ accountId: '1300456004', mainNumber: undefined });
    await expect(failing(new PlatformError('network', 'no')).readAccount()).rejects.toMatchObject({
      kind: 'network',
    });
  });
});
