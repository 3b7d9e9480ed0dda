import { describe, expect, it } from 'vitest';
import { syncCallLog } from '../../../../src/main/ringcentral/call-log-sync.ts';
import type { CallLogChanges, CallLogFrom } from '../../../../src/main/ringcentral/reports.ts';
import { PlatformError } from '../../../../src/main/ringcentral/platform-port.ts';
import type { RestCall } from '../../../../src/main/ringcentral/rest-door.ts';

type Query = Readonly<Record<string, string>>;
type Answer = (query: Query) => unknown;

const midnight = Date.UTC(2026, 8, 14);
const minute = 60_000;
const from: CallLogFrom = { token: undefined, since: midnight, isKnown: () => false };

/** The n-th call of a day, each a minute after the one before. */
const record = (n: number, change: object = {}) => ({
  id: `r${n}`,
  sessionId: `${n}`,
  direction: 'Inbound',
  result: 'Missed',
  startTime: new Date(midnight + n * minute).toISOString(),
  ...change,
});
const newestFirst = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, at) => record(last - at));
const syncInfo = { syncType: 'FSync', syncToken: 'next', syncTime: '2026-09-14T23:00:00.000Z' };
const badToken = new PlatformError('refused', '400 CLG-101', { status: 400, code: 'CLG-101' });

/** Answers by the last part of the path and the kind of sync; notes what was asked. */
function platform(answers: { FSync?: Answer; ISync?: Answer; list?: Answer }) {
  const asked: Query[] = [];
  const ask = ({ path, query = {} }: RestCall): Promise<unknown> => {
    const kind = path.endsWith('/call-log') ? 'list' : (query['syncType'] as 'FSync' | 'ISync');
    asked.push({ kind, ...query });
    const value = answers[kind]?.(query);
    return value instanceof Error ? Promise.reject(value) : Promise.resolve(value);
  };
  const door = { ask, send: () => Promise.reject(new Error('not here')) };
  return {
    asked,
    kinds: () => asked.map(({ kind }) => kind),
    sync: (different: Partial<CallLogFrom> = {}) => syncCallLog(door, { ...from, ...different }),
  };
}

const ids = ({ records }: CallLogChanges): readonly string[] => records.map(({ id }) => id);

describe('the first reading of the call log', () => {
  it('asks for everything since a moment, and says that it is everything', async () => {
    const { sync, asked } = platform({ FSync: () => ({ records: [record(2), record(1)], syncInfo }) });
    const changes = await sync();
    expect(ids(changes)).toEqual(['r2', 'r1']);
    expect(changes).toMatchObject({ token: 'next', gone: [] });
    // Whoever ended a call ten minutes before the answer must find it there.
    expect(changes.whole).toEqual({ from: midnight, to: Date.UTC(2026, 8, 14, 22, 50) });
    expect(asked).toEqual([
      {
        ...{ kind: 'FSync', syncType: 'FSync', view: 'Detailed', recordCount: '250', statusGroup: 'All' },
        dateFrom: '2026-09-14T00:00:00.000Z',
      },
    ]);
  });

  it('reads the list back from the oldest of the 250 newest, until a page tells nothing new', async () => {
    const { sync, asked, kinds } = platform({
      FSync: () => ({ records: newestFirst(751, 1000), syncInfo }),
      list: ({ page }) => ({
        records: newestFirst(1000 - 250 * (Number(page) + 1) + 2, 1000 - 250 * Number(page) + 1),
        navigation: { nextPage: { uri: 'https://evil.example/steal' } },
      }),
    });
    const changes = await sync({ isKnown: ({ id }) => Number(id.slice(1)) < 400 });
    expect(kinds()).toEqual(['FSync', 'list', 'list', 'list']);
    expect(asked[1]).toMatchObject({
      dateTo: new Date(midnight + 751 * minute).toISOString(),
      view: 'Detailed',
    });
    expect(asked[1]).toMatchObject({ dateFrom: '2026-09-14T00:00:00.000Z' });
    expect(new Set(ids(changes)).size).toBe(ids(changes).length);
    expect(ids(changes).length).toBe(1000 - 2 + 1);
    expect(changes.whole?.from).toBe(midnight + 751 * minute + 1);
  });

  it('stops where a list goes in circles', async () => {
    const { sync, kinds } = platform({
      FSync: () => ({ records: newestFirst(1, 250), syncInfo }),
      list: () => ({ records: [record(1)], navigation: { nextPage: {} } }),
    });
    await sync();
    expect(kinds()).toEqual(['FSync', 'list', 'list']);
  });

  it('claims nothing about a log in which no record has a time', async () => {
    const { sync } = platform({ FSync: () => ({ records: [record(1, { startTime: 'soon' })], syncInfo }) });
    expect((await sync()).whole).toBeUndefined();
  });

  it('takes an empty log for an empty log', async () => {
    const { sync } = platform({ FSync: () => ({ records: [], syncInfo }) });
    expect(await sync()).toMatchObject({ records: [], whole: { from: midnight } });
  });
});

describe('reading on', () => {
  it('asks only for what changed, deleted records too', async () => {
    const deleted = { id: 'r1', deleted: true };
    const { sync, asked } = platform({
      ISync: () => ({ records: [record(3), deleted, { deleted: true, id: {} }], syncInfo }),
    });
    const changes = await sync({ token: 'before' });
    expect(changes).toMatchObject({ gone: ['r1'], token: 'next', whole: undefined });
    expect(ids(changes)).toEqual(['r3']);
    expect(asked).toEqual([
      { kind: 'ISync', syncType: 'ISync', syncToken: 'before', showDeleted: 'true', view: 'Detailed' },
    ]);
  });

  it.each(['CLG-101', 'CLG-104', undefined])(
    '[fault 26] [fault 27] begins anew when the token is refused with %s',
    async (code) => {
      const refusal = new PlatformError(
        'refused',
        '400',
        code === undefined ? { status: 400 } : { status: 400, code },
      );
      const { sync, kinds } = platform({
        ISync: () => refusal,
        FSync: () => ({ records: [record(1)], syncInfo }),
      });
      expect(ids(await sync({ token: 'old' }))).toEqual(['r1']);
      expect(kinds()).toEqual(['ISync', 'FSync']);
    },
  );

  it.each([403, 404, 429, 500])('does not take a %i for a refused token', async (status) => {
    const { sync, kinds } = platform({ ISync: () => new PlatformError('server', `${status}`, { status }) });
    await expect(sync({ token: 'old' })).rejects.toMatchObject({ status });
    expect(kinds()).toEqual(['ISync']);
  });

  it('tells nothing of a reading that broke off half-way', async () => {
    const { sync } = platform({
      ISync: () => badToken,
      FSync: () => ({ records: newestFirst(1, 250), syncInfo }),
      list: ({ page }) =>
        page === '1'
          ? { records: newestFirst(1, 9), navigation: { nextPage: {} } }
          : new PlatformError('network', 'gone'),
    });
    await expect(sync({ token: 'old' })).rejects.toMatchObject({ kind: 'network' });
  });
});

describe('an answer', () => {
  it('gives known fields of a record and its legs, and no more', async () => {
    const legs = [
      record(7, { legType: 'FindMe', direction: 'Outbound' }),
      'broken',
      { direction: 'Sideways' },
    ];
    const whole = record(1, {
      ...{ telephonySessionId: 's-1', partyId: 'p-1', lastModifiedTime: '2026-09-14T16:03:20.001Z' },
      ...{ from: { phoneNumber: '+14155550177', name: 'Dana Wu' }, to: { phoneNumber: '+16505550111' } },
      ...{ extension: { id: 1300458005, uri: 'https://x.example/account/9001/extension/1300458005' } },
      ...{ delegate: { id: 1300459005 }, master: true, duration: 55, extra: true, legs },
    });
    const { sync } = platform({ FSync: () => ({ records: [whole], syncInfo }) });
    expect((await sync()).records).toEqual([
      {
        ...{ id: 'r1', direction: 'Inbound', result: 'Missed', action: undefined, legType: undefined },
        from: { number: '+14155550177', extensionNumber: undefined, extensionId: undefined, name: 'Dana Wu' },
        to: { number: '+16505550111', extensionNumber: undefined, extensionId: undefined, name: undefined },
        ...{ accountId: '9001', delegateId: '1300459005', isMaster: true },
        ...{ extensionId: '1300458005', durationSeconds: 55, sessionId: '1', telephonySessionId: 's-1' },
        ...{ partyId: 'p-1', startTime: midnight + minute, modifiedAt: Date.UTC(2026, 8, 14, 16, 3, 20, 1) },
        legs: [expect.objectContaining({ legType: 'FindMe', direction: 'Outbound' })],
      },
    ]);
  });

  it('leaves out records without id or direction', async () => {
    const records = [record(1), record(2, { direction: 'x' }), { direction: 'Inbound' }, null, 5, 'x', []];
    const { sync } = platform({ FSync: () => ({ records, syncInfo }) });
    expect(ids(await sync())).toEqual(['r1']);
  });

  it.each([
    null,
    [],
    {},
    'text',
    { records: {}, syncInfo },
    { records: [] },
    { records: [], syncInfo: { syncToken: '' } },
    { records: [], syncInfo: { syncToken: 5 } },
    { records: [], syncInfo: { syncToken: 'x'.repeat(5_000) } },
  ])('%#: that is no list, or names no place to go on from, is refused', async (answer) => {
    const { sync } = platform({ FSync: () => answer });
    await expect(sync()).rejects.toMatchObject({ kind: 'unexpected-answer' });
  });
});
