import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConnectionState, LookKind } from '../../../src/shared/connection.ts';
import { connectionLook, isHearing, isTrouble } from '../../../src/shared/connection-look.ts';
import { builtAt, connection } from '../../support/builders.ts';

const second = 1_000;
const minute = 60 * second;

/** In `phase` for so many seconds. */
function lasting(
  phase: ConnectionState['phase'],
  seconds: number,
  more: Partial<ConnectionState> = {},
): ConnectionState {
  const channel = phase === 'online' ? 'websocket' : undefined;
  return connection({ phase, since: builtAt - seconds * second, channel, ...more });
}

/** Presence was read so many seconds ago, because no events come. */
function asking(seconds: number): Partial<ConnectionState> {
  return { channel: 'polling', polledAt: builtAt - seconds * second };
}

/** Events stopped so many seconds ago, in a phase before this one. */
function lost(seconds: number): Partial<ConnectionState> {
  return { lostAt: builtAt - seconds * second };
}

type Row = readonly [
  what: string,
  state: ConnectionState,
  kind: LookKind,
  changesInSeconds: number | undefined,
];

const table: readonly Row[] = [
  ['signed out', lasting('signed-out', 1), 'signed-out', undefined],
  ['events flow', lasting('online', 90), 'online', undefined],
  ['just started', lasting('connecting', 2), 'connecting', 31],
  ['started half a minute ago', lasting('connecting', 33), 'offline', undefined],
  ['started long ago, asking works', lasting('connecting', 40, asking(4)), 'slow', 41],
  ['lost this moment', lasting('reconnecting', 0), 'short-break', 5],
  ['lost 4.9 s ago', lasting('reconnecting', 4.9), 'short-break', 0.1],
  ['lost 5 s ago', lasting('reconnecting', 5), 'reconnecting', 28],
  ['lost 30 s ago, said this moment', lasting('offline', 0, lost(30)), 'reconnecting', 3],
  ['lost 32.9 s ago', lasting('offline', 2.9, lost(32.9)), 'reconnecting', 0.1],
  ['lost 33 s ago', lasting('offline', 3, lost(33)), 'offline', undefined],
  ['lost 30 s ago, the network for 20 s', lasting('offline', 20, lost(30)), 'offline', undefined],
  [
    'lost 31 s ago, and the first question is answered',
    lasting('offline', 1, { ...lost(31), ...asking(0) }),
    'slow',
    45,
  ],
  ['lost 40 s ago, asking works', lasting('reconnecting', 40, asking(10)), 'slow', 35],
  ['lost 2 s ago, asking works', lasting('reconnecting', 2, asking(1)), 'short-break', 3],
  ['the network went this moment', lasting('offline', 0), 'short-break', 3],
  ['the network went 3 s ago', lasting('offline', 3), 'offline', undefined],
  ['given up just now, lost 10 s ago', lasting('offline', 0, lost(10)), 'offline', undefined],
  ['trying again just now, lost 20 s ago', lasting('reconnecting', 0, lost(20)), 'reconnecting', 13],
  ['a network that comes and goes for a minute', lasting('reconnecting', 1, lost(60)), 'offline', undefined],
  ['given up, asking works', lasting('offline', 60, asking(14)), 'slow', 31],
  ['given up, asking worked 45 s ago', lasting('offline', 90, asking(45)), 'offline', undefined],
  ['asking has not worked yet', lasting('offline', 90, { channel: 'polling' }), 'offline', undefined],
  ['the clock was set back by an hour', lasting('reconnecting', -3600), 'offline', undefined],
];

describe('what is shown of the connection', () => {
  it.each(table)('%s', (_what, state, kind, seconds) => {
    const { changesAt, ...look } = connectionLook(state, builtAt);
    expect(look.kind).toBe(kind);
    const wait = changesAt === undefined ? undefined : (changesAt - builtAt) / second;
    if (seconds === undefined) expect(wait).toBeUndefined();
    else expect(wait).toBeCloseTo(seconds);
  });

  it('says since when nothing was heard, not since when it was noticed', () => {
    const lost = lasting('offline', 60, { lastHeardAt: builtAt - 8 * 60 * minute });
    expect(connectionLook(lost, builtAt).since).toBe(builtAt - 8 * 60 * minute);
    const neverHeard = lasting('connecting', 10, { lastHeardAt: undefined });
    expect(connectionLook(neverHeard, builtAt).since).toBe(builtAt - 10 * second);
    // A try that failed was heard of too, and does not make the silence shorter.
    const triedSince = lasting('offline', 60, { lastHeardAt: builtAt - second });
    expect(connectionLook(triedSince, builtAt).since).toBe(builtAt - minute);
    expect(connectionLook(lasting('online', 90), builtAt).since).toBe(builtAt - 90 * second);
    const asked = lasting('offline', 600, asking(60));
    expect(connectionLook(asked, builtAt)).toMatchObject({ kind: 'offline', since: builtAt - minute });
    const stillAsking = lasting('offline', 600, asking(6));
    expect(connectionLook(stillAsking, builtAt).since).toBe(builtAt - 600 * second);
  });

  it.each([
    [2 * minute, undefined],
    [2 * minute + 1, 2 * minute + 1],
    [-7 * minute, -7 * minute],
    [undefined, undefined],
  ])('a clock that is off by %s ms is told as %s', (clockOffset, told) => {
    expect(connectionLook(connection({ clockOffset }), builtAt).clockBehind).toBe(told);
  });
});

const phases: readonly ConnectionState['phase'][] = [
  'signed-out',
  'connecting',
  'online',
  'reconnecting',
  'offline',
];
const anyTime = fc.option(fc.integer({ min: -200_000, max: 0 }), { nil: undefined });
const anyState = fc
  .record({
    phase: fc.constantFrom(...phases),
    since: fc.integer({ min: -200_000, max: 0 }),
    lostAt: anyTime,
    channel: fc.constantFrom('websocket', 'pubnub', 'polling', undefined),
    polledAt: anyTime,
    lastHeardAt: anyTime,
  })
  .map((state) => connection(state));

describe('every look', () => {
  it('stays as it is until the moment it names, and is another one then', () => {
    fc.assert(
      fc.property(anyState, fc.nat(60_000), (state, passed) => {
        const { kind, changesAt } = connectionLook(state, 0);
        if (changesAt === undefined) return;
        expect(changesAt).toBeGreaterThan(0);
        const later = Math.min(passed, changesAt - 1);
        expect(connectionLook(state, later).kind).toBe(kind);
        expect(connectionLook(state, changesAt).kind).not.toBe(kind);
      }),
    );
  });

  it('says in the end that nothing is heard, if nothing more is told', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        const { kind } = connectionLook(state, 600_000);
        const settled = state.phase === 'online' || state.phase === 'signed-out';
        expect(kind).toBe(settled ? state.phase : 'offline');
      }),
    );
  });

  it('claims to hear calls only where events flow, asking works or the break is a few seconds old', () => {
    fc.assert(
      fc.property(anyState, fc.nat(100_000), (state, now) => {
        const { kind } = connectionLook(state, now);
        expect(isHearing(kind) && isTrouble(kind)).toBe(false);
        if (!isHearing(kind) || state.phase === 'online') return;
        const freshBreak = now - (state.lostAt ?? state.since) < 5_000;
        const asked = state.channel === 'polling' && now - (state.polledAt ?? -Infinity) < 45_000;
        expect(freshBreak || asked).toBe(true);
      }),
    );
  });
});
