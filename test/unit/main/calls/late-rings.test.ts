import { describe, expect, it } from 'vitest';
import type { SessionParty } from '../../../../src/main/ringcentral/reports.ts';
import {
  presenceCall,
  presenceEvent,
  sessionEvent,
  sessionId,
  sessionParty,
} from '../../../support/reports.ts';
import { type CallsInTest, callsInTest } from './calls-in-test.ts';

const next = presenceCall({ sessionId: '230417756005' });
const ringing = presenceCall({ telephonySessionId: sessionId });

function hear(calls: CallsInTest, sequence: number, party: Partial<SessionParty>, age = 0): void {
  const timestamp = calls.clock.now() - age;
  calls.session(sessionEvent(sequence, [sessionParty(party)], { timestamp }));
}

/** The first events of this connection are those that were missed: they come all at once. */
function heardLate(): CallsInTest {
  const calls = callsInTest();
  hear(calls, 4, { status: 'Proceeding' }, 13_000);
  return calls;
}

describe('a ring told of late', () => {
  it('waits for the check also when it is the first event of all', async () => {
    const calls = heardLate();
    calls.presence(presenceEvent(7, [ringing], { timestamp: calls.clock.now() - 13_000 }));
    expect(calls.list()).toEqual([]);
    expect(calls.rang).toEqual([]);
    calls.clock.pass(1000);
    await calls.answer([ringing]);
    expect(calls.rang).toHaveLength(1);
  });

  it('is not taken for true because somebody else in that call is heard of', () => {
    const calls = heardLate();
    hear(calls, 6, { id: 'p-1', extensionId: '1300458006', status: 'Answered' });
    expect(calls.rang).toEqual([]);
  });

  it('is not taken for true because presence says that it is over', () => {
    const calls = heardLate();
    calls.presence(presenceEvent(9, [{ ...ringing, status: 'NoCall' }], { timestamp: calls.clock.now() }));
    expect(calls.rang).toEqual([]);
    calls.clock.pass(10_000);
    expect(calls.rang).toEqual([]);
  });

  it('waits for the check however young it is, while missed events are handed over', async () => {
    const calls = callsInTest({ isListening: () => false });
    hear(calls, 4, { status: 'Proceeding' }, 500);
    expect(calls.rang).toEqual([]);
    calls.clock.pass(0);
    await calls.answer([]);
    expect(calls.rang).toEqual([]);
  });

  it('is told at once again some time after one stamp that was ahead of all others', () => {
    const calls = callsInTest();
    const isToldAtOnce = (count: number, ahead = 0): boolean => {
      const before = calls.rang.length;
      const call = presenceCall({ sessionId: `${count}`, telephonySessionId: `s-${count}` });
      calls.presence(presenceEvent(count, [call], { timestamp: calls.clock.now() - 100 + ahead }));
      const after = calls.rang.length;
      calls.clock.pass(20 * 60_000);
      return after > before;
    };
    expect(isToldAtOnce(1)).toBe(true);
    expect(isToldAtOnce(2, 2_000)).toBe(true);
    // For a while all others seem to have been under way for longer than that one.
    const told = [3, 4, 5, 6, 7].map((count) => isToldAtOnce(count));
    expect([told[0], told.at(-1)]).toEqual([false, true]);
  });

  it('does not bring a call back to ringing that the platform’s answer knew to be taken', async () => {
    const calls = callsInTest();
    calls.presence(presenceEvent(7, [ringing], { timestamp: calls.clock.now() }));
    calls.clock.pass(20_000);
    calls.resync('soft');
    calls.clock.pass(0);
    await calls.answer([{ ...ringing, status: 'CallConnected' }]);
    calls.clock.pass(100);
    calls.presence(presenceEvent(9, [ringing], { timestamp: calls.clock.now() - 15_000 }));
    expect(calls.list()).toMatchObject([{ phase: 'connected' }]);
    // Handed back to this phone: stamped after the answer, it is so.
    calls.presence(presenceEvent(11, [ringing], { timestamp: calls.clock.now() }));
    expect(calls.list()).toMatchObject([{ phase: 'ringing' }]);
  });

  it('waits a moment for its end when it is from before the line came back, and only then', () => {
    const calls = callsInTest();
    calls.resync('soft');
    hear(calls, 4, { status: 'Proceeding' }, 100);
    calls.clock.pass(1499);
    expect(calls.rang).toEqual([]);
    calls.clock.pass(1);
    expect(calls.rang).toHaveLength(1);
    calls.clock.pass(3000);
    calls.presence(presenceEvent(7, [next], { timestamp: calls.clock.now() - 100 }));
    expect(calls.rang).toHaveLength(2);
  });

  it('waits a moment for its end after a hard gap too, where it is from well before', () => {
    const calls = callsInTest();
    calls.resync('hard');
    hear(calls, 4, { status: 'Proceeding' }, 11 * 60_000);
    expect(calls.rang).toEqual([]);
    hear(calls, 6, { status: 'Disconnected' }, 11 * 60_000 - 5_000);
    calls.clock.pass(10_000);
    expect(calls.rang).toEqual([]);
    calls.presence(presenceEvent(7, [next], { timestamp: calls.clock.now() - 100 }));
    expect(calls.rang).toHaveLength(1);
  });

  it('waits for the platform’s answer, however long, when its end may be lost', async () => {
    const calls = heardLate();
    calls.resync('hard');
    calls.clock.pass(60_000);
    expect(calls.rang).toEqual([]);
    await calls.answerAll([ringing]);
    calls.clock.pass(1000);
    await calls.answerAll([ringing]);
    expect(calls.rang).toHaveLength(1);
  });

  it('is not told unchecked while nothing is heard and nobody can be asked', async () => {
    let isListening = true;
    const calls = callsInTest({ isListening: () => isListening });
    hear(calls, 4, { status: 'Proceeding' }, 13_000);
    isListening = false;
    calls.clock.pass(60_000);
    await calls.fail();
    calls.clock.pass(60_000);
    expect(calls.rang).toEqual([]);
    isListening = true;
    calls.resync('soft');
    calls.clock.pass(1000);
    await calls.answer([ringing]);
    expect(calls.rang).toHaveLength(1);
  });

  it('is not told unchecked while the computer has no way out, but is where the platform does not answer', async () => {
    for (const [code, told] of [
      ['ENETUNREACH', 0],
      ['ECONNRESET', 1],
      ['ENOTFOUND', 1],
    ] as const) {
      const calls = callsInTest();
      hear(calls, 4, { status: 'Proceeding' }, 13_000);
      calls.clock.pass(500);
      await calls.fail(code);
      calls.clock.pass(6_000);
      await calls.fail(code);
      calls.clock.pass(10_000);
      expect(calls.rang).toHaveLength(told);
      await calls.answerAll([ringing]);
      expect(calls.rang).toHaveLength(1);
    }
  });

  it('is not told unchecked because the line came back just before its wait is over', async () => {
    let isListening = false;
    const calls = callsInTest({ isListening: () => isListening });
    calls.presence(presenceEvent(7, [ringing], { timestamp: calls.clock.now() }));
    calls.clock.pass(2_000);
    await calls.fail();
    for (let seconds = 2; seconds < 60; seconds += 1) {
      calls.clock.pass(1_000);
      if (seconds === 50) isListening = true;
    }
    expect(calls.rang).toEqual([]);
    await calls.answerAll([{ ...ringing, status: 'CallConnected' }]);
    expect(calls.rang).toEqual([]);
    expect(calls.only().phase).toBe('connected');
  });

  it('is taken for true when a fresh event says that it still rings', () => {
    const calls = heardLate();
    calls.presence(presenceEvent(9, [ringing], { timestamp: calls.clock.now() }));
    expect(calls.rang).toHaveLength(1);
  });
});

describe('a call that the platform’s answer had no more', () => {
  /** It rang; then the answer did not list it. */
  async function answeredAway(): Promise<CallsInTest> {
    const calls = callsInTest();
    hear(calls, 4, { status: 'Proceeding' });
    calls.presence(presenceEvent(7, [ringing], { timestamp: calls.clock.now() }));
    calls.clock.pass(20_000);
    calls.resync('hard');
    calls.clock.pass(1000);
    await calls.answerAll([]);
    expect(calls.only().phase).toBe('ended');
    calls.clock.pass(4_000);
    return calls;
  }

  it.each([
    ['telephony session', (calls: CallsInTest) => hear(calls, 6, { status: 'Proceeding' }, 10_000)],
    [
      'presence',
      (calls: CallsInTest) =>
        calls.presence(presenceEvent(9, [ringing], { timestamp: calls.clock.now() - 10_000 })),
    ],
  ])('[fault 7] is not brought back by an event of %s that was overtaken', async (_kind, comesLate) => {
    const calls = await answeredAway();
    const reads = calls.reads();
    comesLate(calls);
    expect(calls.only().phase).toBe('ended');
    calls.clock.pass(5_000);
    expect(calls.reads()).toBe(reads + 1);
    await calls.answerAll([]);
    expect(calls.only().phase).toBe('ended');
  });

  it('is brought back by answers that have it, and by a fresh event', async () => {
    const asked = await answeredAway();
    hear(asked, 6, { status: 'Proceeding' }, 10_000);
    for (let answers = 0; answers < 2; answers += 1) {
      asked.clock.pass(15_000);
      await asked.answerAll([ringing]);
    }
    expect(asked.only().phase).toBe('ringing');
    const heard = await answeredAway();
    hear(heard, 6, { status: 'Proceeding' });
    expect(heard.only().phase).toBe('ringing');
  });
});

describe('our idea of the platform’s time', () => {
  it('may have been wrong for a while without making later rings late', () => {
    let offset = -5000;
    const calls = callsInTest({ clockOffset: () => offset });
    hear(calls, 1, { status: 'Disconnected' });
    offset = 0;
    calls.clock.pass(60_000);
    calls.presence(presenceEvent(2, [next], { timestamp: calls.clock.now() }));
    expect(calls.rang).toHaveLength(1);
  });
});
