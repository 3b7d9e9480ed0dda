import { describe, expect, it } from 'vitest';
import { builtAt } from '../../../support/builders.ts';
import {
  ownExtensionId,
  presenceCall,
  presenceEvent,
  sessionEvent,
  sessionId,
  sessionParty,
} from '../../../support/reports.ts';
import { callsInTest } from './calls-in-test.ts';

const a = presenceCall({ telephonySessionId: sessionId });
const b = presenceCall({ sessionId: '2', telephonySessionId: 's-b', fromName: 'Alan Turing' });

describe('the platform’s answer', () => {
  it('shows a call that rings already, once, with its true start', async () => {
    const calls = callsInTest();
    calls.resync();
    calls.clock.pass(0);
    await calls.answer([{ ...a, startTime: builtAt - 9000 }]);
    expect(calls.rang).toMatchObject([{ phase: 'ringing', startedAt: builtAt - 9000 }]);
    calls.resync();
    calls.clock.pass(1000);
    await calls.answer([{ ...a, startTime: builtAt - 9000 }]);
    calls.event(5, a);
    expect(calls.rang).toHaveLength(1);
  });

  it('is asked for again where the computer slept while it was under way, and a late ring waits for it', async () => {
    const calls = callsInTest();
    const { clock } = calls;
    calls.presence(presenceEvent(1, [a], { timestamp: clock.now() - 6000 }));
    clock.pass(0);
    clock.jumpTo(clock.now() + 6000);
    await calls.answer([a]);
    expect(calls.list()).toEqual([]);
    clock.pass(20_000);
    expect(calls.rang).toEqual([]);
    await calls.answer([]);
    expect(calls.rang).toEqual([]);
    expect(calls.reads()).toBe(2);
  });

  it('alerts nobody of calls found after the fact', async () => {
    const calls = callsInTest();
    calls.resync();
    calls.clock.pass(0);
    await calls.answer([
      { ...a, status: 'CallConnected' },
      { ...b, direction: 'Outbound' },
    ]);
    expect(calls.list().map(({ phase }) => phase)).toEqual(['connected', 'ringing']);
    expect(calls.rang).toEqual([]);
    expect(calls.answered).toEqual([]);
  });

  it('ends what it no longer lists, without saying that it was missed', async () => {
    const calls = callsInTest();
    calls.event(1, a);
    calls.clock.pass(20_000);
    calls.resync();
    calls.clock.pass(0);
    await calls.answer([]);
    calls.clock.pass(5000);
    expect(calls.ended).toMatchObject([{ phase: 'ended', ending: { kind: 'unknown' } }]);
  });

  it('needs to say it twice where the last news is seconds old', async () => {
    const calls = callsInTest();
    calls.event(1, a);
    calls.clock.pass(500);
    calls.resync();
    calls.clock.pass(0);
    await calls.answer([]);
    expect(calls.only().phase).toBe('ringing');
    calls.clock.pass(2100);
    await calls.answer([]);
    expect(calls.only().phase).toBe('ended');
  });

  it('says nothing about calls that events told of after it was asked for', async () => {
    const calls = callsInTest();
    calls.resync();
    calls.clock.pass(100);
    calls.event(1, a);
    await calls.answer([]);
    expect(calls.only().phase).toBe('ringing');
    expect(calls.rang).toHaveLength(1);
  });

  it('brings a call on that events did not, and never takes it back to ringing', async () => {
    const calls = callsInTest();
    calls.resync();
    calls.clock.pass(100);
    calls.event(1, a);
    await calls.answer([{ ...a, status: 'CallConnected' }]);
    expect(calls.only().phase).toBe('connected');
    calls.event(2, { ...a, status: 'OnHold' });
    expect(calls.only().phase).toBe('on-hold');
  });

  it('brings back a call that was given up too early, without a second alert', async () => {
    const calls = callsInTest();
    calls.event(1, a);
    calls.clock.pass(20_000);
    calls.resync();
    calls.clock.pass(0);
    await calls.answer([]);
    calls.clock.pass(20_000);
    calls.resync();
    calls.clock.pass(0);
    await calls.answer([{ ...a, status: 'CallConnected' }]);
    expect(calls.only()).toMatchObject({ phase: 'connected', endedAt: undefined, ending: undefined });
    expect(calls.rang).toHaveLength(1);
  });

  it('ends nothing when it could not be read whole, or lists only a part', async () => {
    const calls = callsInTest();
    calls.event(1, a);
    calls.clock.pass(20_000);
    for (const different of [{ damaged: true }, { totalCalls: 3 }, { calls: undefined }]) {
      calls.resync();
      calls.clock.pass(5000);
      await calls.answer([], different);
    }
    expect(calls.only().phase).toBe('ringing');
  });

  it('knows the session where an event told of the parties only', async () => {
    const calls = callsInTest();
    calls.session(sessionEvent(1, [sessionParty()], { sessionId: undefined }));
    calls.clock.pass(5000);
    calls.resync();
    calls.clock.pass(0);
    await calls.answer([a]);
    expect(calls.only()).toMatchObject({ phase: 'ringing', sessionId: '230417755005' });
  });
});

describe('asking for the truth', () => {
  it('happens when a ringing call is silent for 45 s', async () => {
    const calls = callsInTest();
    calls.event(1, a);
    calls.clock.pass(44_900);
    expect(calls.reads()).toBe(0);
    calls.clock.pass(200);
    expect(calls.reads()).toBe(1);
    await calls.answer([a]);
    calls.clock.pass(45_100);
    expect(calls.reads()).toBe(2);
  });

  it('happens every four minutes or so while a call is there, and not after it', async () => {
    const calls = callsInTest();
    calls.event(1, { ...a, status: 'CallConnected' });
    for (let time = 1; time <= 3; time += 1) {
      calls.clock.pass(4 * 60_000);
      expect(calls.reads()).toBe(time);
      await calls.answer([{ ...a, status: 'CallConnected' }]);
    }
    calls.event(9, { ...a, status: 'NoCall', termination: 'final' });
    calls.clock.pass(3_600_000);
    expect(calls.reads()).toBe(3);
  });

  it('happens when a complete list leaves out a call', async () => {
    const calls = callsInTest();
    calls.event(1, a);
    calls.clock.pass(5000);
    calls.event(2, b);
    calls.clock.pass(1600);
    expect(calls.reads()).toBe(1);
    await calls.answer([b]);
    expect(calls.list().map(({ phase }) => phase)).toEqual(['ended', 'ringing']);
  });

  it('is tried again, later and later, when it fails', async () => {
    const calls = callsInTest();
    calls.resync();
    const at: number[] = [];
    for (let time = 0; time < 4; time += 1) {
      const before = calls.reads();
      while (calls.reads() === before) calls.clock.pass(500);
      at.push(calls.clock.now() - builtAt);
      await calls.fail();
    }
    const waits = at.slice(1).map((time, index) => time - (at[index] ?? 0));
    expect(waits).toEqual([5000, 10_000, 20_000]);
  });

  it('stays within a dozen questions a minute, whatever events say', async () => {
    const calls = callsInTest();
    for (let step = 0; step < 240; step += 1) {
      calls.session(sessionEvent(step * 5, [sessionParty({ status: step % 2 === 0 ? 'Answered' : 'Hold' })]));
      calls.clock.pass(250);
      await calls.answer([{ ...a, status: 'CallConnected' }]).catch(() => undefined);
    }
    expect(calls.reads()).toBeGreaterThan(5);
    expect(calls.reads()).toBeLessThanOrEqual(13);
  });

  it('is over when nobody is signed in any more', () => {
    const calls = callsInTest();
    calls.event(1, a);
    calls.forget();
    expect(calls.list()).toEqual([]);
    calls.event(2, a);
    calls.resync();
    calls.clock.pass(3_600_000);
    expect(calls.reads()).toBe(0);
    expect(calls.list()).toEqual([]);
  });

  it('asks nothing that was planned before the sign-out, nor again what failed after it', async () => {
    const calls = callsInTest();
    calls.event(1, a);
    calls.resync();
    calls.forget();
    calls.clock.pass(3_600_000);
    expect(calls.reads()).toBe(0);
    calls.follow({ extensionId: ownExtensionId, name: undefined, lineName: () => undefined });
    calls.resync();
    calls.clock.pass(0);
    calls.forget();
    await calls.fail();
    calls.clock.pass(3_600_000);
    expect(calls.reads()).toBe(1);
  });

  it('leaves no timer behind when closed', () => {
    const calls = callsInTest();
    calls.event(1, a);
    calls.close();
    expect(calls.clock.pending()).toBe(0);
  });
});

describe('ended calls', () => {
  it('stay listed for five minutes and are remembered longer', () => {
    const calls = callsInTest();
    calls.event(1, a);
    calls.event(2, { ...a, status: 'NoCall', termination: 'final' });
    calls.clock.pass(5 * 60_000 - 1000);
    expect(calls.list()).toHaveLength(1);
    calls.clock.pass(2000);
    expect(calls.list()).toEqual([]);
    calls.event(3, a);
    expect(calls.list()).toEqual([]);
  });

  it('can be silenced while they ring, on this computer only', () => {
    const calls = callsInTest();
    calls.event(1, a);
    calls.silence(sessionId);
    expect(calls.only().silenced).toBe(true);
    calls.event(2, { ...a, status: 'CallConnected' });
    expect(calls.only().silenced).toBe(false);
  });
});
