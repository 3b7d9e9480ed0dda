import { describe, expect, it } from 'vitest';
import { demoIds } from '../../../../src/simulator/world/people.ts';
import {
  ava,
  ben,
  customer,
  lastTruth,
  mei,
  partiesIn,
  presenceStory,
  sam,
  startDay,
  statusIn,
} from './a-day-at-work.ts';
import {
  app,
  ask,
  codeIn,
  desk,
  logged,
  partyIn,
  ringing,
  seconds,
  storyOf,
  talking,
  verdictOf,
} from './steered-calls.ts';

describe('a ringing call that is steered', () => {
  it('rings on the chosen phone, which answers a moment later', () => {
    const day = ringing();
    expect(verdictOf(ask(day, day.id, 'answer', { deviceId: app }))).toBe('ok');
    expect(partyIn(day, day.id)).toMatchObject({ to: { deviceId: app }, status: { code: 'Proceeding' } });
    day.clock.advance(seconds(2));
    expect(partyIn(day, day.id)).toMatchObject({ to: { deviceId: app }, status: { code: 'Answered' } });
    expect(presenceStory(day.events, ava)).toEqual(['Ringing', 'CallConnected']);
    expect(lastTruth(day.world).answeredBy).toEqual({ extensionId: ava, deviceId: app });
  });

  it('rings on when the phone does not do what it is told, or is unplugged meanwhile', () => {
    const deaf = ringing();
    ask(deaf, deaf.id, 'answer', { deviceId: app }, true);
    expect(verdictOf(ask(deaf, deaf.id, 'answer', { deviceId: desk }))).toBe('409 TAS-107');
    deaf.clock.advance(seconds(6));
    expect(codeIn(deaf, deaf.id)).toBe('Proceeding');
    expect(verdictOf(ask(deaf, deaf.id, 'answer', { deviceId: desk }))).toBe('ok');

    const unplugged = ringing();
    ask(unplugged, unplugged.id, 'answer', { deviceId: app });
    unplugged.world.changeDevice(app, 'Offline');
    unplugged.clock.advance(seconds(6));
    expect(codeIn(unplugged, unplugged.id)).toBe('Proceeding');
  });

  it('stops ringing at one who rejects it, and goes on to voicemail', () => {
    const day = ringing({ messageSeconds: [9, 9] });
    expect(verdictOf(ask(day, day.id, 'reject'))).toBe('ok');
    expect(presenceStory(day.events, ava)).toEqual(['Ringing', 'NoCall final']);
    day.clock.advance(seconds(60));
    expect(storyOf(day, day.id)).toEqual([
      ...['2 Setup', '2 Proceeding', '2 Disconnected Rejected'],
      ...['3 Setup', '3 VoiceMail', '3 Disconnected Voicemail'],
    ]);
    expect(lastTruth(day.world)).toMatchObject({ ending: 'voicemail', declinedBy: [ava] });
    expect(logged(day)).toMatchObject({ result: 'Voicemail', duration: 14 });
  });

  it('rings on at the others of a queue when one rejects or ignores it', () => {
    for (const operation of ['reject', 'ignore'] as const) {
      const day = ringing({}, demoIds.support);
      expect(verdictOf(ask(day, day.id, operation, { deviceId: desk }))).toBe('ok');
      expect([codeIn(day, day.id), codeIn(day, day.id, ben)]).toEqual(['Disconnected', 'Proceeding']);
      day.clock.advance(seconds(3));
      day.world.telephony.answer(day.id, { extensionId: ben });
      day.world.telephony.hangUp(day.id);
      expect(logged(day)).toMatchObject({ delegate: { name: 'Ben Ortiz' } });
    }
  });

  it('rings the next member of a queue, who was not asked before', () => {
    const day = startDay();
    day.world.changePresence(sam, { dndStatus: 'DoNotAcceptAnyCalls' });
    const id = day.world.telephony.ring({ from: customer, to: demoIds.support });
    day.world.changePresence(sam, { dndStatus: 'TakeAllCalls' });
    expect(codeIn(day, id, sam)).toBeUndefined();
    ask(day, id, 'ignore', { deviceId: desk });
    expect(codeIn(day, id, sam)).toBe('Proceeding');
  });

  it('ends for everybody when it is replied to', () => {
    const day = ringing({}, demoIds.support);
    expect(verdictOf(ask(day, day.id, 'reply', { reply: { text: 'Back at two' } }))).toBe('ok');
    expect(statusIn(partyIn(day, day.id))).toMatchObject({ code: 'Disconnected', reason: 'CallReplied' });
    expect(codeIn(day, day.id, ben)).toBe('Disconnected');
    day.clock.advance(seconds(5));
    expect(lastTruth(day.world).ending).toBe('declined');
    expect(day.world.callControl.acts().at(-1)).toMatchObject({ reply: { text: 'Back at two' } });
    expect(logged(day)).toMatchObject({ result: 'Reply' });
  });

  it('goes to my voicemail at once', () => {
    const day = ringing();
    expect(verdictOf(ask(day, day.id, 'forward', { target: { kind: 'voicemail', value: `${ava}` } }))).toBe(
      'ok',
    );
    expect(storyOf(day, day.id)).toEqual([
      ...['2 Setup', '2 Proceeding', '2 Disconnected BlindTransfer', '3 Setup', '3 VoiceMail'],
    ]);
    day.clock.advance(seconds(60));
    expect(logged(day)).toMatchObject({ result: 'Voicemail', to: { phoneNumber: '+16505550101' } });
  });

  it('is forwarded to a colleague, and says what becomes of it', () => {
    const day = ringing();
    ask(day, day.id, 'forward', { target: { kind: 'extensionNumber', value: '102' } });
    day.world.telephony.answer(day.id, { extensionId: ben });
    day.world.telephony.hangUp(day.id);
    expect(storyOf(day, day.id)).toEqual([
      ...['2 Setup', '2 Proceeding', '2 Disconnected BlindTransfer'],
      ...['3 Setup', '3 Proceeding', '3 Answered', '3 Disconnected'],
    ]);
    expect(presenceStory(day.events, ben)).toEqual(['Ringing', 'CallConnected', 'NoCall final']);
    expect(logged(day)).toMatchObject({ result: 'Answered Elsewhere' });
  });

  it.each([
    ['phoneNumber', '12', '400 CMN-101'],
    ['extensionNumber', '999', '400 CMN-102'],
    ['extensionNumber', '101', '400 CMN-101'],
    ['voicemail', '1', '400 CMN-102'],
    ['parkOrbit', '1', '400 CMN-102'],
  ] as const)('is forwarded nowhere when %s is %s', (kind, value, verdict) => {
    const day = ringing();
    expect(verdictOf(ask(day, day.id, 'forward', { target: { kind, value } }))).toBe(verdict);
    expect(codeIn(day, day.id)).toBe('Proceeding');
  });

  it('comes to an end at a number outside, whatever that number does', () => {
    for (const value of ['+14155550199', '+14155550160', '+14155550161']) {
      const day = ringing();
      ask(day, day.id, 'forward', { target: { kind: 'phoneNumber', value } });
      day.clock.advance(seconds(150));
      expect(lastTruth(day.world).ending).toBe(value.endsWith('199') ? 'answered' : 'missed');
    }
  });
});

describe('a talk that is steered', () => {
  it('is heard again only when the phone and the request have both let go of it', () => {
    const day = talking();
    const { world, id } = day;
    ask(day, id, 'hold');
    world.telephony.hold(id, ava);
    expect(world.callControl.sound(id, ava)).toMatchObject({ heldBy: ['phone', 'request'] });
    ask(day, id, 'unhold');
    expect(codeIn(day, id)).toBe('Hold');
    world.telephony.resume(id, ava);
    expect([codeIn(day, id), world.callControl.sound(id, ava)?.heldBy]).toEqual(['Answered', []]);

    ask(day, id, 'mute');
    world.telephony.muteOnPhone(id, ava, true);
    ask(day, id, 'unmute');
    expect(partyIn(day, id)).toMatchObject({ muted: false });
    expect(world.callControl.sound(id, ava)).toMatchObject({ mutedBy: ['phone'] });
    expect(presenceStory(day.events, ava)).toEqual(['Ringing', 'CallConnected', 'OnHold', 'CallConnected']);
  });

  it('holds the other talk by request when it is taken back by request', () => {
    const day = talking();
    ask(day, day.id, 'hold');
    const second = day.world.telephony.ring({ from: '+12125550111', to: ava });
    ask(day, second, 'answer', { deviceId: desk });
    day.clock.advance(seconds(2));
    ask(day, day.id, 'unhold');
    expect([codeIn(day, day.id), codeIn(day, second)]).toEqual(['Answered', 'Hold']);
    expect(verdictOf(ask(day, day.id, 'hold'))).toBe('ok');
    expect(verdictOf(ask(day, second, 'unhold'))).toBe('ok');
    expect([codeIn(day, day.id), codeIn(day, second)]).toEqual(['Hold', 'Answered']);
  });

  it('is recorded as long as nobody pauses that, and says so', () => {
    const day = talking();
    const made = ask(day, day.id, 'record');
    expect(made).toMatchObject({ body: { active: true, mode: 'OnDemand' } });
    const recordingId = made.kind === 'shown' ? String(made.body['id']) : '';
    day.clock.advance(seconds(40));
    expect(verdictOf(ask(day, day.id, 'pause', { recordingId: '1' }))).toBe('404 CMN-102');
    ask(day, day.id, 'pause', { recordingId });
    expect(partyIn(day, day.id)).toMatchObject({ recordings: [{ id: recordingId, active: false }] });
    day.clock.advance(seconds(100));
    ask(day, day.id, 'resume', { recordingId });
    day.clock.advance(seconds(20));
    ask(day, day.id, 'end');
    expect(logged(day)).toMatchObject({ recording: { id: recordingId }, duration: 168 });
    expect(day.world.recording(recordingId)?.seconds).toBe(60);
  });

  it('cannot be paused where a rule of the company records it', () => {
    const day = ringing();
    day.world.callControl.changeRecordingRule(ava, true);
    day.world.telephony.answer(day.id, { extensionId: ava });
    expect(partyIn(day, day.id)).toMatchObject({ recordings: [{ active: true }] });
    const [recording] = partyIn(day, day.id)?.['recordings'] as { readonly id: string }[];
    expect(verdictOf(ask(day, day.id, 'pause', { recordingId: recording!.id }))).toBe('409 TAS-106');
  });

  it('is handed on to a colleague, from an outbound call as well', () => {
    const day = startDay();
    const id = day.world.telephony.dial({ extensionId: ava, to: customer });
    day.world.telephony.answerRingOut(id, 'callee');
    day.clock.advance(seconds(9));
    ask(day, id, 'transfer', { target: { kind: 'extensionId', value: String(mei) } });
    expect(partyIn(day, id, mei)).toMatchObject({ direction: 'Inbound', from: { phoneNumber: customer } });
    day.world.telephony.answer(id, { extensionId: mei });
    day.clock.advance(seconds(9));
    day.world.telephony.hangUp(id);
    expect(presenceStory(day.events, mei)).toEqual(['Ringing', 'CallConnected', 'NoCall final']);
    expect(logged(day)).toMatchObject({ result: 'Call connected', direction: 'Outbound', duration: 9 });
  });

  it('goes to the voicemail of a colleague', () => {
    const day = talking();
    ask(day, day.id, 'transfer', { target: { kind: 'voicemail', value: String(ben) } });
    expect(codeIn(day, day.id, ben)).toBe('VoiceMail');
    expect(storyOf(day, day.id).slice(-3)).toEqual([
      '2 Disconnected BlindTransfer',
      '3 Setup',
      '3 VoiceMail',
    ]);
    expect(presenceStory(day.events, ben)).toEqual([]);
  });

  it('is joined with another one: who was asked leaves that for a new party here', () => {
    const day = talking();
    ask(day, day.id, 'hold');
    const second = day.world.telephony.dial({ extensionId: ava, to: '104' });
    day.world.telephony.answer(second, { extensionId: sam });
    const partyId = String(partyIn(day, second)?.['id']);
    const outcome = ask(day, day.id, 'bridge', { second: { telephonySessionId: second, partyId } });
    const joined = partyIn(day, day.id, sam);
    expect(outcome).toMatchObject({
      body: { status: { reason: 'AttendedTransfer', peerId: { partyId: joined?.['id'] } } },
    });
    const gone = day.events
      .filter(({ kind, body }) => kind === 'telephony-session' && body['telephonySessionId'] === second)
      .flatMap(({ body }) => partiesIn(body))
      .find((party) => statusIn(party)['code'] === 'Gone');
    expect(gone).toMatchObject({
      extensionId: String(sam),
      status: { peerId: { telephonySessionId: day.id, partyId: joined?.['id'] } },
    });
    expect(joined).toMatchObject({ status: { code: 'Answered' }, from: { phoneNumber: customer } });
    expect(day.world.telephonySession(second)).toBeUndefined();
    expect(presenceStory(day.events, ava).at(-1)).toBe('NoCall final + NoCall final');
    day.world.telephony.hangUp(day.id);
    expect(day.world.truth().every(({ endedAt }) => endedAt !== undefined)).toBe(true);
  });

  it('moves to another phone of mine, and rings nowhere meanwhile', () => {
    const day = talking();
    expect(verdictOf(ask(day, day.id, 'flip', { flipId: '9' }))).toBe('400 CMN-101');
    expect(verdictOf(ask(day, day.id, 'flip', { flipId: '*2' }))).toBe('ok');
    day.clock.advance(seconds(3));
    expect(storyOf(day, day.id).slice(-4)).toEqual([
      ...['3 Setup', '3 Proceeding', '3 Answered', '2 Disconnected CallFlip'],
    ]);
    expect(partyIn(day, day.id)).toMatchObject({ to: { deviceId: app } });
    expect(new Set(presenceStory(day.events, ava))).toEqual(new Set(['Ringing', 'CallConnected']));
    day.world.telephony.hangUp(day.id);
    expect(logged(day)).toMatchObject({ result: 'Accepted', duration: 11 });
  });

  it('ends when it is dropped, for everybody', () => {
    for (const operation of ['end', 'drop'] as const) {
      const day = talking();
      expect(verdictOf(ask(day, day.id, operation))).toBe('ok');
      expect(lastTruth(day.world).endedAt).toBe(day.clock.now());
      expect(verdictOf(ask(day, day.id, operation))).toBe('404 CMN-102');
    }
  });
});
