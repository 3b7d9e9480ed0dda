import { describe, expect, it } from 'vitest';
import { sessionEvent, sessionId, sessionParty } from '../../../support/reports.ts';
import { deskInTest, deskPhone, done, refused } from './desk-in-test.ts';

const colleague = { id: 'p-3', extensionId: '1300459005', direction: 'Inbound' as const };
const to104 = { number: '104', name: 'Ben', extensionId: '1300459005', deviceId: undefined };

describe('where a call went', () => {
  it('is followed from the ring to the talk, and never back', async () => {
    const desk = deskInTest();
    desk.event(1);
    desk.event(2, { status: 'Answered' });
    desk.order({ kind: 'transfer', how: 'now', to: '104' });
    await desk.run(1);
    desk.event(3, { status: 'Disconnected', reason: 'BlindTransfer' });
    await desk.sent[0]?.answer(done());
    const now = () => (desk.control().went?.kind === 'person' ? desk.control().went : undefined);
    expect(now()).toMatchObject({ how: 'transferred', now: 'on-its-way', target: { to: '104' } });
    desk.event(4, { ...colleague, to: to104, status: 'Proceeding' });
    expect(now()).toMatchObject({ now: 'ringing' });
    desk.event(5, { ...colleague, to: to104, status: 'Answered' });
    expect(now()).toMatchObject({ now: 'talking' });
    desk.event(4, { ...colleague, to: to104, status: 'Proceeding' });
    expect(now()).toMatchObject({ now: 'talking' });
    desk.event(6, { ...colleague, to: to104, status: 'Disconnected' });
    expect(now()).toMatchObject({ now: 'over' });
  });

  it('says when nothing is heard of it', async () => {
    const desk = deskInTest();
    desk.event(1);
    desk.order({ kind: 'forward-to', how: 'now', to: '+14155550177' });
    await desk.sent[0]?.answer(
      done({ party: sessionParty({ status: 'Disconnected', reason: 'BlindTransfer' }) }),
    );
    expect(desk.control().went).toMatchObject({ how: 'forwarded', now: 'on-its-way' });
    await desk.run(30_001);
    expect(desk.control().went).toMatchObject({ now: 'unknown' });
  });

  it('is nowhere where the caller hung up first', async () => {
    const desk = deskInTest();
    desk.event(1);
    desk.order({ kind: 'to-voicemail' });
    await desk.run(1);
    desk.event(2, { status: 'Disconnected', reason: 'Cancelled', missedCall: true });
    expect(desk.control()).toMatchObject({ went: undefined, problem: undefined, pending: undefined });
  });
});

describe('the last ones a caller was handed to', () => {
  it('are three, newest first, and outlive a start', () => {
    const desk = deskInTest();
    for (const [index, to] of ['101', '102', '103', '102', '104'].entries()) {
      const telephonySessionId = `s-${index}`;
      const event = (sequence: number, party: Parameters<typeof sessionParty>[0]): void =>
        desk.calls.session(
          sessionEvent(sequence, [sessionParty(party)], { telephonySessionId, sessionId: String(index) }),
        );
      event(1, {});
      event(2, { status: 'Answered' });
      desk.order({ kind: 'transfer', how: 'now', to }, 'connected', telephonySessionId);
      event(3, { status: 'Disconnected', reason: 'BlindTransfer' });
    }
    const next = deskInTest({}, desk.kept());
    next.event(1);
    expect(next.control().lastTargets.map((one) => one.to)).toEqual(['104', '102', '103']);
    const stranger = deskInTest({}, desk.kept());
    stranger.event(1, {
      from: { number: '+13025550163', name: undefined, extensionId: undefined, deviceId: undefined },
    });
    expect(stranger.control().lastTargets).toEqual([]);
  });

  it.each(['', '{', '{"answers":{"83":"maybe"},"targets":[]}', '[]'])(
    'are none where what was kept is %j',
    (text) => {
      const desk = deskInTest({}, text);
      desk.event(1);
      expect(desk.control().lastTargets).toEqual([]);
      expect(desk.state().devices[0]?.answers).toBe('unknown');
    },
  );
});

describe('what a phone can do is learnt', () => {
  it('from a call that it took, over a start', () => {
    const desk = deskInTest();
    desk.event(1);
    desk.order({ kind: 'answer-on', deviceId: deskPhone });
    desk.event(2, { status: 'Answered' });
    const next = deskInTest({}, desk.kept());
    expect(next.state()).toMatchObject({ lastAnsweredOn: deskPhone, devices: [{ answers: 'yes' }] });
  });

  it('from a refusal, for all calls', async () => {
    const desk = deskInTest();
    desk.event(1);
    desk.order({ kind: 'answer-on', deviceId: deskPhone });
    await desk.sent[0]?.answer(refused({ why: 'bad-request', parameter: 'deviceId' }));
    expect(desk.control()).toMatchObject({
      problem: { why: 'device-cannot', deviceLabel: 'Desk phone' },
      withheld: { 'answer-on': 'device-cannot' },
    });
  });

  it('not from one that was off, or from a caller who gave up', async () => {
    const desk = deskInTest();
    desk.event(1);
    desk.order({ kind: 'answer-on', deviceId: deskPhone });
    await desk.sent[0]?.answer(refused({ why: 'conflict', parameter: 'deviceId' }));
    expect(desk.control()).toMatchObject({
      problem: { why: 'device-offline' },
      withheld: { 'answer-on': 'device-offline' },
    });
    expect(desk.state().devices).toMatchObject([{ online: false, answers: 'unknown' }]);
  });
});

describe('asking first', () => {
  const ringOut = (more: object) => ({
    target: { to: '104' },
    askedAt: Infinity,
    ending: undefined,
    callId: undefined,
    ...more,
  });

  it('holds the call, calls them once, and joins the two', async () => {
    const desk = deskInTest();
    desk.event(1);
    desk.event(2, {
      status: 'Answered',
      to: { number: undefined, name: undefined, extensionId: undefined, deviceId: deskPhone },
    });
    desk.order({ kind: 'ask-first', to: '104' });
    expect(desk.sent.map(({ wish }) => wish.kind)).toEqual(['hold']);
    expect(desk.called).toEqual([]);
    await desk.run(1);
    desk.event(3, { status: 'Hold' });
    await desk.sent[0]?.answer(done());
    expect(desk.called).toEqual([{ to: '104', deviceId: deskPhone }]);
  });

  it('where the call waits already calls at once', async () => {
    const desk = deskInTest();
    desk.event(1);
    desk.event(2, { status: 'Answered' });
    desk.event(3, { status: 'Hold' });
    desk.ringOuts([ringOut({})] as never);
    desk.order({ kind: 'ask-first', to: '104' });
    await desk.run(0);
    expect(desk.called).toHaveLength(1);
    expect(desk.sent).toEqual([]);
    expect(desk.control().asking).toMatchObject({ target: { to: '104' }, callId: undefined });
    const second = { telephonySessionId: 's-2', sessionId: '2', origin: 'RingOut' };
    desk.calls.session(
      sessionEvent(
        1,
        [
          sessionParty({
            id: 'p-2-1',
            direction: 'Outbound',
            ringOutRole: 'Initiator',
            status: 'Answered',
            to: to104,
          }),
        ],
        second,
      ),
    );
    desk.calls.session(
      sessionEvent(
        2,
        [
          sessionParty({
            id: 'p-2-2',
            extensionId: undefined,
            direction: 'Outbound',
            ringOutRole: 'Target',
            status: 'Answered',
            to: to104,
          }),
        ],
        second,
      ),
    );
    desk.ringOuts([ringOut({ callId: 's-2' })] as never);
    expect(desk.control().asking?.callId).toBe('s-2');
    expect(desk.control().offered).toContain('join-calls');
    desk.order({ kind: 'join-calls', withCallId: 's-2' });
    expect(desk.sent[0]?.wish).toEqual({ kind: 'bridge', telephonySessionId: 's-2', partyId: 'p-2-1' });
    await desk.run(1);
    desk.event(4, { status: 'Disconnected', reason: 'AttendedTransfer' });
    await desk.sent[0]?.answer(done());
    expect(desk.control()).toMatchObject({
      asking: undefined,
      went: { kind: 'person', how: 'joined', target: { to: '104' } },
    });
  });

  it('is over when they do not answer', async () => {
    const desk = deskInTest();
    desk.event(1);
    desk.event(2, { status: 'Answered' });
    desk.event(3, { status: 'Hold' });
    desk.ringOuts([ringOut({})] as never);
    desk.order({ kind: 'ask-first', to: '104' });
    await desk.run(0);
    desk.ringOuts([ringOut({ ending: { kind: 'their-busy' } })] as never);
    expect(desk.control().asking).toBeUndefined();
    expect(desk.control().offered).toContain('resume');
  });

  it('says so where nobody could be called at all', async () => {
    const desk = deskInTest();
    desk.event(1);
    desk.event(2, { status: 'Answered' });
    desk.event(3, { status: 'Hold' });
    desk.order({ kind: 'ask-first', to: '104' });
    await desk.run(0);
    expect(desk.control()).toMatchObject({
      asking: undefined,
      problem: { operation: 'ask-first', why: 'not-possible' },
    });
  });
});

describe('parked calls', () => {
  it('are listed with their slot and time, and told of when it is time', async () => {
    const desk = deskInTest();
    desk.event(1);
    desk.event(2, { status: 'Answered' });
    desk.order({ kind: 'park' });
    await desk.run(1);
    desk.event(3, { status: 'Parked', parkSlot: '*813' });
    expect(desk.state().parked).toMatchObject([{ callId: sessionId, slot: '*813', isAlarming: false }]);
    await desk.run(3 * 60_000);
    expect(desk.state().parked[0]?.isAlarming).toBe(true);
    desk.desk.commands.quietParkAlarm(sessionId);
    await desk.run(10 * 60_000);
    expect(desk.state().parked[0]?.isAlarming).toBe(false);
    desk.event(4, { status: 'Disconnected', reason: 'Pickup' });
    expect(desk.state().parked).toEqual([]);
  });
});

describe('what is being written', () => {
  it('as a reply stays with its call while another one rings and is dealt with', async () => {
    const desk = deskInTest();
    desk.event(1);
    desk.desk.commands.draftReply(sessionId, 'Back at');
    desk.calls.session(sessionEvent(1, [sessionParty()], { telephonySessionId: 's-2', sessionId: '2' }));
    desk.order({ kind: 'to-voicemail' }, 'ringing', 's-2');
    await desk.run(20_000);
    expect(desk.control().replyDraft).toBe('Back at');
    expect(desk.control('s-2').replyDraft).toBe('');
  });
});

describe('a transfer that is being written', () => {
  it('stays with its call, whatever else rings, and whatever is done with that', async () => {
    const desk = deskInTest();
    desk.event(1);
    desk.event(2, { status: 'Answered' });
    const draft = { text: 'Be', how: 'ask-first' } as const;
    desk.desk.commands.draftTransfer(sessionId, draft);
    desk.calls.session(sessionEvent(1, [sessionParty()], { telephonySessionId: 's-2', sessionId: '2' }));
    desk.order({ kind: 'to-voicemail' }, 'ringing', 's-2');
    await desk.run(20_000);
    desk.event(3, { status: 'Hold' });
    expect(desk.control().draft).toEqual(draft);
    desk.desk.commands.draftTransfer(sessionId, undefined);
    expect(desk.control().draft).toBeUndefined();
  });
});

describe('recordings', () => {
  const recordings = (active: boolean) => [{ id: '77', active, mode: undefined }];

  it('that begin with the answer are a rule’s: nobody can stop them', () => {
    const desk = deskInTest();
    desk.event(1);
    desk.event(2, { status: 'Answered', recordings: recordings(true) });
    expect(desk.control()).toMatchObject({
      recording: 'by-rule',
      withheld: { 'pause-recording': 'recorded-by-rule' },
    });
  });

  it('that begin later can be paused, whoever began them', async () => {
    const desk = deskInTest();
    desk.event(1);
    desk.event(2, { status: 'Answered' });
    await desk.run(5_000);
    desk.event(3, { status: 'Answered', recordings: recordings(true) });
    expect(desk.control().recording).toBe('on');
    desk.order({ kind: 'pause-recording' });
    expect(desk.sent[0]?.wish).toEqual({ kind: 'keep-recording', recordingId: '77', active: false });
    await desk.sent[0]?.answer(done({ recording: { id: '77', active: false, mode: undefined } }));
    expect(desk.control()).toMatchObject({ recording: 'paused', pending: undefined });
    expect(desk.control().offered).toContain('resume-recording');
  });
});
