import { describe, expect, it } from 'vitest';

import { PlatformError } from '../../../../src/main/ringcentral/platform-port.ts';
import { createReads } from '../../../../src/main/ringcentral/rest-reads.ts';
import type { RestCall } from '../../../../src/main/ringcentral/rest-door.ts';

type Reads = ReturnType<typeof createReads>;

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
  it('follows the pages of active calls by number, and at most four of them', async () => {
    const page = (call: RestCall) => ({
      records: [record(`r${call.query?.['page']}`)],
      navigation: { nextPage: { uri: 'https://evil.example/steal' } },
    });
    const { reads, asked } = fixture({ 'GET active-calls': page });
    expect(await reads.readActiveCalls()).toHaveLength(4);
    expect(asked.map(({ query }) => query?.['page'])).toEqual(['1', '2', '3', '4']);
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

describe('the account', () => {
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
      country: undefined,
    });
  });

  it.each([
    ['the person’s', { regionalSettings: { homeCountry: { isoCode: 'GB' } } }, 'GB'],
    ['the company’s', {}, 'DE'],
    ['nothing odd', { regionalSettings: { homeCountry: { isoCode: '1' } } }, 'DE'],
  ])('knows the country of the account: %s', async (_, settings, country) => {
    const brand = { homeCountry: { isoCode: 'DE' } };
    const { reads } = fixture({
      'GET ~': (call: RestCall) =>
        call.path.endsWith('extension/~') ? { ...extension, ...settings } : { id: 1, serviceInfo: { brand } },
    });
    expect(await reads.readAccount()).toMatchObject({ country });
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
