import { describe, expect, it } from 'vitest';
import type { ControlWish } from '../../../../src/main/ringcentral/call-control-port.ts';
import { type CallAct, controlOf } from '../../../../src/shared/call-control.ts';
import { sessionEvent, sessionParty } from '../../../support/reports.ts';
import { callIn, deskInTest, deskPhone, done } from './desk-in-test.ts';

describe('each act is one wish, drawn as pending until its event comes', () => {
  const acts: readonly (readonly [
    Parameters<typeof callIn>[0],
    CallAct,
    ControlWish,
    Parameters<typeof sessionParty>[0],
  ])[] = [
    [
      'ringing',
      { kind: 'answer-on', deviceId: deskPhone },
      { kind: 'answer', deviceId: deskPhone },
      { status: 'Answered' },
    ],
    [
      'ringing',
      { kind: 'to-voicemail' },
      { kind: 'forward', to: { voicemail: '1300458005' } },
      { status: 'VoiceMail' },
    ],
    ['ringing', { kind: 'stop-ringing' }, { kind: 'reject' }, { status: 'Disconnected', reason: 'Rejected' }],
    [
      'ringing',
      { kind: 'forward-to', how: 'now', to: '+14155550177' },
      { kind: 'forward', to: { phoneNumber: '+14155550177' } },
      { status: 'Disconnected', reason: 'BlindTransfer' },
    ],
    [
      'ringing',
      { kind: 'forward-to', how: 'voicemail', to: '104' },
      { kind: 'forward', to: { voicemail: '1300459005' } },
      { status: 'Disconnected', reason: 'BlindTransfer' },
    ],
    [
      'ringing',
      { kind: 'reply', reply: { kind: 'text', text: 'Later' } },
      { kind: 'reply-text', text: 'Later' },
      { status: 'Disconnected', reason: 'CallReplied' },
    ],
    [
      'ringing',
      { kind: 'reply', reply: { kind: 'later', pattern: 'CallMeBackLater', minutes: 10 } },
      { kind: 'reply-pattern', pattern: 'CallMeBackLater', minutes: 10 },
      { status: 'Disconnected', reason: 'CallReplied' },
    ],
    ['connected', { kind: 'hang-up' }, { kind: 'hang-up' }, { status: 'Disconnected' }],
    ['connected', { kind: 'hold' }, { kind: 'hold' }, { status: 'Hold' }],
    ['connected', { kind: 'mute' }, { kind: 'mute', muted: true }, { status: 'Answered', muted: true }],
    [
      'connected',
      { kind: 'transfer', how: 'now', to: '104' },
      { kind: 'transfer', to: { extensionNumber: '104' } },
      { status: 'Disconnected', reason: 'BlindTransfer' },
    ],
    [
      'connected',
      { kind: 'transfer', how: 'voicemail', to: '104' },
      { kind: 'transfer', to: { voicemail: '1300459005' } },
      { status: 'Disconnected', reason: 'BlindTransfer' },
    ],
    ['connected', { kind: 'park' }, { kind: 'park' }, { status: 'Parked', parkSlot: '*813' }],
    [
      'connected',
      { kind: 'flip', flipId: '3' },
      { kind: 'flip', callFlipId: '3' },
      { id: 'p-9', status: 'Answered' },
    ],
    [
      'connected',
      { kind: 'record' },
      { kind: 'record' },
      { status: 'Answered', recordings: [{ id: '77', active: true, mode: 'OnDemand' }] },
    ],
    ['on-hold', { kind: 'resume' }, { kind: 'unhold' }, { status: 'Answered' }],
    [
      'parked',
      { kind: 'retrieve', deviceId: deskPhone },
      { kind: 'pickup', deviceId: deskPhone },
      { status: 'Answered' },
    ],
  ];
  it.each(acts)('%s: %o', async (phase, act, wish, party) => {
    const desk = callIn(phase);
    expect(desk.control().offered).toContain(act.kind);
    desk.order(act);
    expect(desk.sent.map((one) => one.wish)).toEqual([wish]);
    expect(desk.control().pending?.act).toEqual(act);
    expect(desk.control().offered).toEqual([]);
    await desk.run(500);
    if (act.kind === 'flip') desk.event(9, { status: 'Disconnected', reason: 'CallFlip' });
    desk.event(10, party);
    expect(desk.control()).toMatchObject({ pending: undefined, problem: undefined });
    await desk.sent[0]?.answer(done());
    await desk.run(60_000);
    expect(desk.control().problem).toBeUndefined();
    expect(desk.sent).toHaveLength(1);
    expect(desk.looks()).toBe(0);
  });

  it('the platform’s answer shows it where no event does', async () => {
    const desk = callIn('connected');
    desk.order({ kind: 'mute' });
    await desk.sent[0]?.answer(done({ party: sessionParty({ status: 'Answered', muted: true }) }));
    expect(desk.control()).toMatchObject({ muted: true, pending: undefined });
    desk.order({ kind: 'unmute' });
    await desk.run(1);
    desk.event(3, { status: 'Answered', muted: false });
    expect(desk.control().muted).toBe(false);
    // What was answered before that event is older than it.
    await desk.sent[1]?.answer(done({ party: sessionParty({ status: 'Answered', muted: true }) }));
    expect(desk.control().muted).toBe(false);
  });
});

describe('nothing is sent twice, or for nothing', () => {
  it('while an action is under way, not even another one', () => {
    const desk = callIn('connected');
    desk.order({ kind: 'hold' });
    desk.order({ kind: 'hold' });
    desk.order({ kind: 'hang-up' });
    expect(desk.sent).toHaveLength(1);
    expect(desk.control().withheld['hang-up']).toBe('busy');
  });

  it('while its answer is still out, though its time is over', async () => {
    const desk = callIn('connected');
    desk.order({ kind: 'park' });
    await desk.run(4_001);
    expect(desk.control()).toMatchObject({ pending: undefined, problem: { why: 'no-sign' } });
    desk.order({ kind: 'park' });
    expect(desk.sent).toHaveLength(1);
    await desk.sent[0]?.answer({ kind: 'lost', requestId: undefined });
    expect(desk.looks()).toBe(1);
    desk.order({ kind: 'park' });
    expect(desk.sent).toHaveLength(2);
  });

  it('while its answer is out, though the call seemed to be over in between', async () => {
    const desk = callIn('ringing');
    desk.order({ kind: 'to-voicemail' });
    await desk.run(1);
    desk.event(2, { status: 'Disconnected', reason: 'Cancelled' });
    desk.truth({ kind: 'session', report: sessionEvent(undefined, [sessionParty()]) });
    desk.event(3, { status: 'Proceeding' });
    expect(desk.calls.only().phase).toBe('ringing');
    desk.order({ kind: 'to-voicemail' });
    expect(desk.control().problem?.why).toBe('in-the-way');
    desk.order({ kind: 'answer-on', deviceId: deskPhone });
    expect(desk.sent.map(({ wish }) => wish.kind)).toEqual(['forward', 'answer']);
  });

  it('of a call that was seen in another phase', () => {
    const desk = callIn('connected');
    desk.order({ kind: 'to-voicemail' }, 'ringing');
    expect(desk.sent).toEqual([]);
    expect(desk.control().problem?.why).toBe('call-changed');
  });

  it('of a call that is over, or that nobody knows', () => {
    const desk = callIn('connected');
    desk.event(3, { status: 'Disconnected' });
    desk.order({ kind: 'hold' }, 'connected');
    expect(desk.control().problem?.why).toBe('call-over');
    desk.order({ kind: 'hold' }, 'connected', 's-nobody');
    expect(controlOf(desk.state(), 's-nobody').problem).toBeUndefined();
    expect(desk.sent).toEqual([]);
  });

  it.each<[string, CallAct, string]>([
    ['an emergency number', { kind: 'transfer', how: 'now', to: '911' }, 'wrong-number'],
    ['the mailbox of nobody', { kind: 'transfer', how: 'voicemail', to: '999' }, 'wrong-number'],
    ['a phone of somebody else', { kind: 'answer-on', deviceId: '999' }, 'device-cannot'],
    ['a digit that stands for no phone', { kind: 'flip', flipId: '9' }, 'not-possible'],
    ['a call that is not there', { kind: 'join-calls', withCallId: 's-9' }, 'not-possible'],
  ])('to %s', (_, act, why) => {
    const desk = callIn(act.kind === 'answer-on' ? 'ringing' : 'connected');
    desk.order(act);
    expect(desk.sent).toEqual([]);
    expect(desk.control().problem?.why).toBe(why);
  });

  it('of a test call', () => {
    const desk = deskInTest();
    const id = 'test-1';
    desk.calls.session(sessionEvent(1, [sessionParty()], { telephonySessionId: id, sessionId: undefined }));
    expect(desk.control(id).offered).toEqual([]);
    expect(desk.control(id).withheld['to-voicemail']).toBe('test-call');
    desk.order({ kind: 'to-voicemail' }, 'ringing', id);
    expect(desk.sent).toEqual([]);
  });
});
