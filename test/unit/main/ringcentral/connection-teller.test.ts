import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createConnectionTeller } from '../../../../src/main/ringcentral/connection-teller.ts';
import type { ConnectionState } from '../../../../src/shared/connection.ts';
import { createStillClock } from '../../../support/still-clock.ts';

const start = Date.UTC(2026, 8, 14, 9);

function fixture() {
  const clock = createStillClock(start);
  const told: ConnectionState[] = [];
  const teller = createConnectionTeller(clock, (state) => told.push(state));
  return { clock, teller, told, last: () => told.at(-1) };
}

function online() {
  const made = fixture();
  made.teller.begin();
  made.clock.pass(2_000);
  made.teller.trying();
  made.teller.up('websocket', []);
  return made;
}

describe('what is told of the connection', () => {
  it('goes from connecting to online, with the way events come', () => {
    const { told } = online();
    expect(told.map(({ phase }) => phase)).toEqual(['connecting', 'connecting', 'online']);
    expect(told.at(-1)).toMatchObject({
      channel: 'websocket',
      attempt: 0,
      lostAt: undefined,
      since: start + 2_000,
      lastHeardAt: start + 2_000,
    });
    expect(told[1]).toMatchObject({ attempt: 1, lostAt: start });
  });

  it('says at once that events stopped, since when, why, and how often it was tried', () => {
    const { clock, teller, last } = online();
    clock.pass(60_000);
    teller.lost('network');
    teller.planned(clock.now() + 8_000);
    expect(last()).toMatchObject({
      ...{ phase: 'reconnecting', reason: 'network', channel: undefined, attempt: 0 },
      ...{ since: start + 62_000, lostAt: start + 62_000, nextTryAt: start + 70_000 },
    });
    clock.pass(8_000);
    teller.trying();
    teller.failed('server');
    expect(last()).toMatchObject({ attempt: 1, reason: 'server', phase: 'reconnecting' });
  });

  it('is offline after thirty seconds, once, and remembers when events stopped', () => {
    const { clock, teller, told, last } = online();
    teller.lost('network');
    const lostAt = clock.now();
    clock.pass(29_999);
    expect(last()?.phase).toBe('reconnecting');
    clock.pass(1);
    expect(last()).toMatchObject({ phase: 'offline', since: lostAt + 30_000, lostAt });
    const before = told.length;
    clock.pass(3_600_000);
    expect(told.length).toBe(before);
  });

  it('is offline at once where a permission is missing, and not for good', () => {
    const { teller, last } = online();
    teller.lost('network');
    teller.failed('permission');
    expect(last()).toMatchObject({ phase: 'offline', reason: 'permission' });
    teller.failed('network');
    expect(last()?.phase).toBe('reconnecting');
  });

  it('is offline at once where the computer has no network, though the line was not cut', () => {
    const { teller, last } = online();
    teller.networkGone(true);
    expect(last()).toMatchObject({ phase: 'offline', reason: 'network', lostAt: start + 2_000 });
    teller.networkGone(false);
    expect(last()).toMatchObject({
      phase: 'online',
      reason: undefined,
      channel: 'websocket',
      lostAt: undefined,
    });
  });

  it('names the way presence is asked for, and when it last was', () => {
    const { clock, teller, last } = online();
    teller.lost('network');
    clock.pass(31_000);
    teller.polled();
    expect(last()).toMatchObject({ phase: 'offline', channel: 'polling', polledAt: clock.now() });
    teller.pollFailed();
    expect(last()).toMatchObject({ channel: undefined, polledAt: clock.now() });
    teller.up('pubnub', []);
    expect(last()).toMatchObject({ phase: 'online', channel: 'pubnub' });
  });

  it('notes signs of life without telling of each', () => {
    const { clock, teller, told, last } = online();
    const before = told.length;
    for (let second = 0; second < 60; second += 1) {
      clock.pass(1_000);
      teller.heard(clock.now());
    }
    expect(told.length - before).toBeLessThanOrEqual(2);
    teller.event();
    clock.pass(1_000);
    teller.event();
    expect(last()).toMatchObject({ lastEventAt: clock.now(), lastHeardAt: clock.now() - 1_000 });
  });

  it('tells of a clock that is wrong, not of a header that is rounded', () => {
    const { teller, told, last } = online();
    teller.noteClockOffset(400);
    teller.noteClockOffset(1_300);
    const before = told.length;
    teller.noteClockOffset(2_000);
    expect(told.length).toBe(before);
    teller.noteClockOffset(7 * 60_000);
    expect(last()?.clockOffset).toBe(7 * 60_000);
  });

  it('is calm and empty when it ended', () => {
    const { clock, teller, told, last } = online();
    teller.lost('network');
    teller.end('signed-out');
    expect(last()).toMatchObject({
      phase: 'signed-out',
      reason: 'signed-out',
      channel: undefined,
      lostAt: undefined,
    });
    const before = told.length;
    clock.pass(60_000);
    teller.heard(clock.now());
    expect(told.length).toBe(before);
    expect(clock.pending()).toBe(0);
  });

  const step = fc.constantFrom(
    'up',
    'lost',
    'trying',
    'failed',
    'gone',
    'there',
    'polled',
    'unpolled',
    'wait',
    'long',
  );

  it('is always of one piece, whatever happens in whatever order', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const { clock, teller, told, last } = fixture();
        teller.begin();
        for (const one of steps) {
          if (one === 'up') teller.up('websocket', []);
          else if (one === 'lost') teller.lost('network');
          else if (one === 'trying') teller.trying();
          else if (one === 'failed') teller.failed('server');
          else if (one === 'gone') teller.networkGone(true);
          else if (one === 'there') teller.networkGone(false);
          else if (one === 'polled') teller.polled();
          else if (one === 'unpolled') teller.pollFailed();
          else clock.pass(one === 'wait' ? 3_000 : 40_000);
        }
        const state = last();
        expect(state?.lostAt === undefined).toBe(state?.phase === 'online');
        for (const [index, { phase, since }] of told.entries()) {
          const before = told[index - 1];
          if (before?.phase === phase) expect(since).toBe(before.since);
          else if (before !== undefined) expect(since).toBeGreaterThanOrEqual(before.since);
        }
      }),
    );
  });
});
