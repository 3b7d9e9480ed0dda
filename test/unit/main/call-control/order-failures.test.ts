import { describe, expect, it } from 'vitest';
import { sessionEvent, sessionId, sessionParty } from '../../../support/reports.ts';
import { callIn, done, refused } from './desk-in-test.ts';

describe('what goes wrong ends in the true state', () => {
  it('at its limit: the call goes on as it was, and the platform is asked once', async () => {
    const desk = callIn('ringing');
    desk.order({ kind: 'to-voicemail' });
    await desk.run(2_999);
    expect(desk.control().pending).toBeDefined();
    await desk.run(2);
    expect(desk.control()).toMatchObject({
      pending: undefined,
      problem: { operation: 'to-voicemail', why: 'no-sign' },
    });
    expect(desk.looks()).toBe(1);
    desk.event(2, { status: 'VoiceMail' });
    expect(desk.control().problem).toBeUndefined();
    await desk.sent[0]?.answer(done());
    expect(desk.control().went).toEqual({ kind: 'voicemail' });
    expect(desk.looks()).toBe(1);
  });

  it('a lost answer: what was done is shown as done', async () => {
    const desk = callIn('connected');
    const report = sessionEvent(undefined, [sessionParty({ status: 'Hold' })]);
    desk.truth({ kind: 'session', report });
    desk.order({ kind: 'hold' });
    await desk.sent[0]?.answer({ kind: 'lost', requestId: undefined });
    expect(desk.control()).toMatchObject({ pending: undefined, problem: undefined });
    expect(desk.calls.only().phase).toBe('on-hold');
  });

  it('a lost answer: what was not done says so', async () => {
    const desk = callIn('connected');
    desk.truth({ kind: 'session', report: sessionEvent(undefined, [sessionParty({ status: 'Answered' })]) });
    desk.order({ kind: 'hold' });
    await desk.sent[0]?.answer({ kind: 'lost', requestId: 'r-9' });
    expect(desk.control()).toMatchObject({
      pending: undefined,
      problem: { why: 'no-sign', requestId: 'r-9' },
    });
    expect(desk.calls.only().phase).toBe('connected');
  });

  it('404: the call is over', async () => {
    const desk = callIn('connected');
    desk.truth({ kind: 'gone' });
    desk.order({ kind: 'hold' });
    await desk.sent[0]?.answer(refused({ why: 'not-found', parameter: 'telephonySessionId' }));
    expect(desk.calls.only().phase).toBe('ended');
    expect(desk.control().problem?.why).toBe('call-over');
  });

  it('404 where it was to end: nothing to tell', async () => {
    const desk = callIn('connected');
    desk.truth({ kind: 'gone' });
    desk.order({ kind: 'hang-up' });
    await desk.sent[0]?.answer(refused({ why: 'not-found', parameter: 'telephonySessionId' }));
    expect(desk.calls.only().phase).toBe('ended');
    expect(desk.control().problem).toBeUndefined();
  });

  it('404 of a call that goes on: somebody else was in the way', async () => {
    const desk = callIn('connected');
    desk.truth({ kind: 'session', report: sessionEvent(undefined, [sessionParty({ status: 'Answered' })]) });
    desk.order({ kind: 'hold' });
    await desk.sent[0]?.answer(refused({ why: 'not-found', parameter: 'partyId' }));
    expect(desk.control().problem?.why).toBe('in-the-way');
  });

  it('409: somebody else has done it already', async () => {
    const desk = callIn('connected');
    desk.truth({ kind: 'session', report: sessionEvent(undefined, [sessionParty({ status: 'Hold' })]) });
    desk.order({ kind: 'hold' });
    await desk.sent[0]?.answer(refused({ why: 'conflict' }));
    expect(desk.control()).toMatchObject({ problem: undefined, pending: undefined });
    expect(desk.calls.only().phase).toBe('on-hold');
  });

  it('403: nothing more is offered, for any call, and who can grant it is known', async () => {
    const desk = callIn('connected');
    desk.order({ kind: 'hold' });
    await desk.sent[0]?.answer(refused({ why: 'no-right', code: 'CMN-408', permission: 'CallControl' }));
    expect(desk.control()).toMatchObject({
      offered: [],
      problem: { why: 'no-right' },
      withheld: { hold: 'no-right' },
    });
    expect(desk.state().right).toEqual({ has: 'no', code: 'CMN-408', permission: 'CallControl' });
    expect(desk.looks()).toBe(0);
  });

  it('403 of recordings: the rest goes on', async () => {
    const desk = callIn('connected');
    desk.order({ kind: 'record' });
    await desk.sent[0]?.answer(refused({ why: 'no-right', code: 'BIL-103' }));
    expect(desk.control()).toMatchObject({
      problem: { why: 'no-recording-right' },
      withheld: { record: 'no-recording-right' },
    });
    expect(desk.control().offered).toContain('hold');
  });

  it('403 of somebody else’s call: the own right stays', async () => {
    const desk = callIn('connected');
    desk.order({ kind: 'hold' });
    await desk.sent[0]?.answer(refused({ why: 'no-right', code: 'CMN-404' }));
    expect(desk.control().problem?.why).toBe('not-possible');
    expect(desk.state().right.has).toBe('yes');
  });

  it('offline: it can be ordered again at once', async () => {
    const desk = callIn('connected');
    desk.order({ kind: 'hold' });
    await desk.sent[0]?.answer({ kind: 'offline' });
    expect(desk.control().problem?.why).toBe('offline');
    desk.order({ kind: 'hold' });
    expect(desk.control()).toMatchObject({ problem: undefined, pending: { act: { kind: 'hold' } } });
  });

  it('the call ends while something else is under way', async () => {
    const desk = callIn('connected');
    desk.order({ kind: 'transfer', how: 'now', to: '104' });
    desk.event(3, { status: 'Disconnected' });
    expect(desk.control()).toMatchObject({ pending: undefined, went: undefined, problem: undefined });
    await desk.sent[0]?.answer(refused({ why: 'not-found' }));
    expect(desk.control().went).toBeUndefined();
  });

  it('what was read is put away, and what is done next puts it away, too', async () => {
    const desk = callIn('connected');
    desk.order({ kind: 'hold' });
    await desk.sent[0]?.answer({ kind: 'too-many', retryAfterMs: undefined });
    expect(desk.control().problem?.why).toBe('too-many');
    desk.desk.commands.dismissControlProblem(sessionId);
    expect(desk.control().problem).toBeUndefined();
  });
});
