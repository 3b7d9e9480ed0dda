import { describe, expect, it } from 'vitest';

import {
  lacksOwnPresence,
  nameOf,
  ownPresence,
  readSubscribed,
  subscribeToAll,
  usualFilters,
} from '../../../../src/main/ringcentral/filters.ts';
import { PlatformError } from '../../../../src/main/ringcentral/platform-port.ts';

const [, sessions = ''] = usualFilters;
const id = 'b7f3d1e0-94c2-4e5b-8a60-2f1c7d9e4b35';
const real = (filter: string) =>
  filter.replace('account/~', 'account/1300456004').replace('extension/~', 'extension/1300458005');
const confirmed = (filters: readonly string[]) => ({ id, eventFilters: filters.map(real) });

describe('the answer to a subscription', () => {
  it('confirms filters by real ids', () => {
    expect(readSubscribed({ ...confirmed(usualFilters), expiresIn: 900 }, usualFilters)).toMatchObject({
      ...{ id, expiresIn: 900, limitations: [] },
    });
  });

  it('[D24] names each refused filter with its code and the permission', () => {
    const disabledFilters = [
      {
        filter: real(sessions),
        reason: 'CMN-401',
        message: 'In order to call this API endpoint, application needs to have [CallControl] permission',
      },
    ];
    const found = readSubscribed({ ...confirmed([ownPresence]), disabledFilters }, usualFilters);
    expect(found?.limitations).toEqual([
      { filter: 'telephony/sessions', code: 'CMN-401', permission: 'CallControl' },
    ]);
  });

  it('[D24] takes a filter that is simply not confirmed for refused', () => {
    expect(readSubscribed(confirmed([ownPresence]), usualFilters)?.limitations).toEqual([
      { filter: 'telephony/sessions', code: undefined, permission: undefined },
    ]);
  });

  it.each([undefined, null, 'x', [], {}, { id: 7 }, { id: '../1' }, { id: 'x'.repeat(101) }])(
    '%j is none',
    (answer) => {
      expect(readSubscribed(answer, usualFilters)).toBeUndefined();
    },
  );

  it.each([
    { eventFilters: 'x', disabledFilters: 7 },
    {
      eventFilters: [null, {}, 7],
      disabledFilters: [null, 'x', { filter: 7 }, { filter: 'x', reason: {}, message: [] }],
    },
  ])('with wrong parts (%j) is read as far as it goes', (wrong) => {
    expect(readSubscribed({ id, ...wrong }, usualFilters)?.id).toBe(id);
  });

  it.each([
    ['/restapi/v1.0/account/1/extension/2/telephony/sessions?x=y', 'telephony/sessions'],
    ['/restapi/v1.0/account/~/extension/~/presence?detailedTelephonyState=true', 'presence'],
    ['/restapi/v1.0/account/1/presence', 'presence'],
    ['/team-messaging/v1/posts', '/team-messaging/v1/posts'],
  ])('%s is called %s', (filter, name) => {
    expect(nameOf(filter)).toBe(name);
  });

  it('lacks own presence only where that is refused', () => {
    const limitation = { code: undefined, permission: undefined };
    expect(lacksOwnPresence([{ filter: 'telephony/sessions', ...limitation }])).toBe(false);
    expect(lacksOwnPresence([{ filter: 'presence', ...limitation }])).toBe(true);
  });
});

describe('subscribing', () => {
  const refused = (permission: string) =>
    new PlatformError('refused', '403 CMN-401', { status: 403, code: 'CMN-401', permission });

  /** A platform that refuses every request with one of these filters in it. */
  function platform(bad: readonly string[], error: PlatformError = refused('ReadMessages')) {
    const asked: (readonly string[])[] = [];
    const ask = (filters: readonly string[]): Promise<unknown> => {
      asked.push(filters);
      return filters.some((one) => bad.includes(one))
        ? Promise.reject(error)
        : Promise.resolve(confirmed(filters));
    };
    return { asked, ask };
  }

  it('is one request where nothing is refused', async () => {
    const { asked, ask } = platform([]);
    await subscribeToAll(usualFilters, ask);
    expect(asked).toEqual([usualFilters]);
  });

  it('goes one by one where the combined request is refused, own presence first', async () => {
    const filters = ['/bad', sessions, ownPresence, '/good'];
    const { asked, ask } = platform(['/bad']);
    const { limitations } = await subscribeToAll(filters, ask);
    expect(limitations).toEqual([{ filter: '/bad', code: 'CMN-401', permission: 'ReadMessages' }]);
    expect(asked[1]).toEqual([ownPresence]);
    expect(asked.at(-1)).toEqual([ownPresence, sessions, '/good']);
  });

  it('ends with the filters that are allowed where the last one is refused', async () => {
    const { asked, ask } = platform(['/bad']);
    await subscribeToAll([...usualFilters, '/bad'], ask);
    expect(asked.at(-1)).toEqual(usualFilters);
  });

  it('is refused where own presence is', async () => {
    const { ask } = platform([ownPresence], refused('ReadPresence'));
    await expect(subscribeToAll(usualFilters, ask)).rejects.toMatchObject({ permission: 'ReadPresence' });
  });

  it.each(['SUB-528', 'SUB-505'])('is not repeated for %s, which is not about the filters', async (code) => {
    const { asked, ask } = platform(usualFilters, new PlatformError('refused', '403', { status: 403, code }));
    await expect(subscribeToAll(usualFilters, ask)).rejects.toMatchObject({ code });
    expect(asked).toHaveLength(1);
  });

  it.each(['network', 'timeout', 'rate-limited', 'server'] as const)(
    'is not repeated after %s',
    async (kind) => {
      const { asked, ask } = platform(usualFilters, new PlatformError(kind, 'x'));
      await expect(subscribeToAll(usualFilters, ask)).rejects.toMatchObject({ kind });
      expect(asked).toHaveLength(1);
    },
  );

  it('does not take just any answer for a subscription', async () => {
    await expect(subscribeToAll(usualFilters, () => Promise.resolve({}))).rejects.toMatchObject({
      kind: 'unexpected-answer',
    });
  });
});
