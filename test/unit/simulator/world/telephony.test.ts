import { describe, expect, it } from 'vitest';
import { demoIds } from '../../../../src/simulator/world/people.ts';
import {
  activeCallsIn,
  ava,
  ben,
  customer,
  lastTruth,
  mei,
  partiesIn,
  partyStory,
  presenceStory,
  sam,
  startDay,
} from './a-day-at-work.ts';

describe('a call from outside', () => {
  it('rings, is answered on the chosen device and ends', () => {
    const { world, events, clock } = startDay();
    const app = world.devices.find((device) => device.extensionId === ava && device.type === 'SoftPhone')!;
    const id = world.telephony.ring({ from: customer, fromName: 'Ada Lovelace', to: ava });
    clock.advance(4_000);
    world.telephony.answer(id, { extensionId: ava, deviceId: app.id });
    clock.advance(60_000);
    world.telephony.hangUp(id);

    expect(presenceStory(events, ava)).toEqual(['Ringing', 'CallConnected', 'NoCall final']);
    expect(partyStory(events, ava)).toEqual(['Setup', 'Proceeding', 'Answered', 'Disconnected']);
    expect(lastTruth(world)).toMatchObject({
      ending: 'answered',
      rang: [ava],
      answeredBy: { extensionId: ava, deviceId: app.id },
      from: customer,
      fromName: 'Ada Lovelace',
      to: '+16505550101',
    });
  });

  it('tells the platform ids in their own forms', () => {
    const { world, events } = startDay();
    world.telephony.ring({ from: customer, to: ava });
    const [item] = activeCallsIn(events.find((event) => event.kind === 'presence')?.body);
    expect(item?.['telephonySessionId']).toMatch(/^s-[0-9a-f]{32}$/);
    expect(item?.['partyId']).toMatch(/^p-[0-9a-f]{32}-2$/);
    expect(item?.['sessionId']).toMatch(/^\d{12}$/);
    expect(item?.['startTime']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  it('is missed when the caller gives up', () => {
    const { world, events, clock } = startDay();
    const id = world.telephony.ring({ from: customer, to: ava });
    clock.advance(22_000);
    world.telephony.hangUp(id);

    expect(presenceStory(events, ava)).toEqual(['Ringing', 'NoCall final']);
    expect(partyStory(events, ava)).toEqual(['Setup', 'Proceeding', 'Disconnected Cancelled']);
    expect(partiesIn(events.findLast((event) => event.kind === 'telephony-session')?.body)[0]).toMatchObject({
      missedCall: true,
    });
    expect(lastTruth(world)).toMatchObject({ ending: 'missed', answeredBy: undefined });
  });

  it('goes to voicemail and is over when the message is', () => {
    const { world, events, clock } = startDay();
    const id = world.telephony.ring({ from: customer, to: ava });
    world.telephony.toVoicemail(id);
    expect(lastTruth(world).ending).toBe('live');
    clock.advance(60_000);

    expect(presenceStory(events, ava)).toEqual(['Ringing', 'NoCall final']);
    expect(partyStory(events, ava)).toEqual(['Setup', 'Proceeding', 'VoiceMail', 'Disconnected Voicemail']);
    expect(lastTruth(world).ending).toBe('voicemail');
    expect(world.telephonySession(id)).toBeUndefined();
  });

  it('goes to voicemail by itself when that is how the phones are set', () => {
    const { world, clock } = startDay({ noAnswerSeconds: 25 });
    world.telephony.ring({ from: customer, to: ava });
    clock.advance(24_999);
    expect(activeCallsIn(world.presenceOf(ava))).toHaveLength(1);
    clock.advance(60_000);
    expect(lastTruth(world).ending).toBe('voicemail');
  });

  it('is missed by itself where no mailbox answers', () => {
    const { world, events, clock } = startDay({ noAnswerSeconds: 25, noAnswer: 'missed' });
    world.telephony.ring({ from: customer, to: ava });
    clock.advance(25_000);
    expect(partyStory(events, ava).at(-1)).toBe('Disconnected NoAnswer');
    expect(lastTruth(world)).toMatchObject({ ending: 'missed', endedAt: clock.now() });
  });

  it('shows the number that was dialled', () => {
    const { world } = startDay();
    world.telephony.ring({ from: customer, to: ava, dialled: '+18005550142' });
    expect(activeCallsIn(world.presenceOf(ava))[0]).toMatchObject({
      to: '+18005550142',
      toName: 'Ava Morgan',
    });
  });

  it('may come without a number', () => {
    const { world } = startDay();
    world.telephony.ring({ from: '', to: ava });
    const [item] = activeCallsIn(world.presenceOf(ava));
    expect(item).toMatchObject({ from: '', sipData: { remoteUri: 'sip:anonymous@sip.ringcentral.com' } });
    expect(item).not.toHaveProperty('fromName');
  });

  it('is held and resumed', () => {
    const { world, events } = startDay();
    const id = world.telephony.ring({ from: customer, to: ava });
    world.telephony.answer(id, { extensionId: ava });
    world.telephony.hold(id, ava);
    world.telephony.resume(id, ava);
    world.telephony.hangUp(id);
    expect(presenceStory(events, ava)).toEqual([
      'Ringing',
      'CallConnected',
      'OnHold',
      'CallConnected',
      'NoCall final',
    ]);
  });

  it('may be declined', () => {
    const { world, events } = startDay();
    const id = world.telephony.ring({ from: customer, to: ava });
    world.telephony.decline(id, ava);
    expect(partyStory(events, ava).at(-1)).toBe('Disconnected Rejected');
    expect(lastTruth(world).ending).toBe('declined');
  });

  it('puts the first caller on hold when a second is answered, and tells both in one presence event', () => {
    const { world, events } = startDay();
    const first = world.telephony.ring({ from: customer, to: ava });
    world.telephony.answer(first, { extensionId: ava });
    const second = world.telephony.ring({ from: '+12025550143', to: ava });
    world.telephony.answer(second, { extensionId: ava });
    world.telephony.hangUp(second);
    expect(presenceStory(events, ava)).toEqual([
      'Ringing',
      'CallConnected',
      'CallConnected + Ringing',
      'OnHold + CallConnected',
      'OnHold + NoCall final',
    ]);
  });
});

describe('colleagues', () => {
  it('call each other by short number, and both see the call', () => {
    const { world, events } = startDay();
    const id = world.telephony.ring({ from: '104', to: ava });
    world.telephony.answer(id, { extensionId: ava });
    world.telephony.hangUp(id);
    expect(presenceStory(events, sam)).toEqual(['Ringing', 'CallConnected', 'NoCall final']);
    const [seenByAva] = activeCallsIn(
      events.find(({ kind, extensionId }) => kind === 'presence' && extensionId === ava)?.body,
    );
    expect(seenByAva).toMatchObject({ direction: 'Inbound', from: '104', fromName: 'Sam Rivera', to: '101' });
    const [seenBySam] = activeCallsIn(
      events.find(({ kind, extensionId }) => kind === 'presence' && extensionId === sam)?.body,
    );
    expect(seenBySam).toMatchObject({ direction: 'Outbound', to: '101', toName: 'Ava Morgan' });
  });

  it('may pick up a call that rings elsewhere', () => {
    const { world, events } = startDay();
    const id = world.telephony.ring({ from: customer, to: ava });
    world.telephony.answer(id, { extensionId: ben });
    expect(presenceStory(events, ava)).toEqual(['Ringing', 'NoCall final']);
    expect(presenceStory(events, ben)).toEqual(['CallConnected']);
    expect(partyStory(events, ava).at(-1)).toBe('Disconnected Pickup');
    world.telephony.hangUp(id);
    expect(lastTruth(world)).toMatchObject({
      ending: 'answered',
      rang: [ava],
      answeredBy: { extensionId: ben },
    });
  });

  it('may get a call handed on before it is answered', () => {
    const { world, events } = startDay();
    const id = world.telephony.ring({ from: customer, to: ava });
    world.telephony.forward(id, ava, mei);
    world.telephony.answer(id, { extensionId: mei });
    expect(partyStory(events, ava).at(-1)).toBe('Disconnected BlindTransfer');
    expect(presenceStory(events, mei)).toEqual(['Ringing', 'CallConnected']);
    world.telephony.hangUp(id);
    expect(lastTruth(world)).toMatchObject({ rang: [ava, mei], answeredBy: { extensionId: mei } });
  });
});

describe('a queue', () => {
  it('rings its members; one answers and the others see their leg end', () => {
    const { world, events } = startDay();
    const id = world.telephony.ring({ from: customer, fromName: 'Ada Lovelace', to: demoIds.support });
    const [item] = activeCallsIn(world.presenceOf(ava));
    expect(item).toMatchObject({
      queueCall: true,
      to: '+16505550130',
      toName: 'Support',
      telephonyStatus: 'Ringing',
    });
    world.telephony.answer(id, { extensionId: ben });

    expect(partyStory(events, ava)).toEqual(['Setup', 'Proceeding', 'Disconnected AgentAnswered']);
    expect(presenceStory(events, mei)).toEqual(['Ringing', 'NoCall final']);
    expect(presenceStory(events, ben)).toEqual(['Ringing', 'CallConnected']);
    world.telephony.hangUp(id);
    expect(lastTruth(world)).toMatchObject({ rang: [ava, ben, mei, sam], answeredBy: { extensionId: ben } });
  });

  it('lets those who lost the call know who took it', () => {
    const { world, events } = startDay();
    const id = world.telephony.ring({ from: customer, to: demoIds.support });
    world.telephony.answer(id, { extensionId: ben });
    const heard = events
      .filter(({ kind, extensionId }) => kind === 'telephony-session' && extensionId === ava)
      .flatMap(({ body }) => partiesIn(body))
      .find((party) => party['extensionId'] === String(ben));
    expect(heard).toMatchObject({ status: { code: 'Answered' }, to: { name: 'Ben Ortiz' } });
  });

  it('rings on when one member declines', () => {
    const { world } = startDay();
    const id = world.telephony.ring({ from: customer, to: demoIds.support });
    world.telephony.decline(id, ava);
    expect(activeCallsIn(world.presenceOf(ava))).toEqual([]);
    expect(activeCallsIn(world.presenceOf(ben))).toHaveLength(1);
  });

  it('leaves people in peace who take no queue calls', () => {
    const { world } = startDay();
    world.changePresence(ava, { dndStatus: 'DoNotAcceptDepartmentCalls' });
    world.telephony.ring({ from: customer, to: demoIds.support });
    expect(lastTruth(world).rang).toEqual([ben, mei, sam]);
  });
});
