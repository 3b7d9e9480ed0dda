import { describe, expect, it } from 'vitest';
import { demoIds } from '../../../../src/simulator/world/people.ts';
import type { Quirks } from '../../../../src/simulator/world-types.ts';
import {
  activeCallsIn,
  ava,
  ben,
  customer,
  lastTruth,
  partyStory,
  presenceStory,
  startDay,
} from './a-day-at-work.ts';

describe('presence', () => {
  it('tells what is set and what goes on', () => {
    const { world } = startDay();
    expect(world.presenceOf(ava)).toMatchObject({
      extension: { id: ava, extensionNumber: '101' },
      userStatus: 'Available',
      presenceStatus: 'Available',
      dndStatus: 'TakeAllCalls',
      telephonyStatus: 'NoCall',
      activeCalls: [],
      totalActiveCalls: 0,
    });
    world.telephony.ring({ from: customer, to: ava });
    expect(world.presenceOf(ava)).toMatchObject({
      presenceStatus: 'Busy',
      telephonyStatus: 'Ringing',
      totalActiveCalls: 1,
    });
  });

  it('knows nobody else, and queues read Offline', () => {
    const { world } = startDay();
    expect(world.presenceOf(1)).toBeUndefined();
    expect(world.presenceOf(demoIds.support)).toMatchObject({
      presenceStatus: 'Offline',
      telephonyStatus: 'NoCall',
    });
  });

  it('names what rings before what is connected, and that before what is on hold', () => {
    const { world } = startDay();
    const status = () => world.presenceOf(ava)?.['telephonyStatus'];
    const first = world.telephony.ring({ from: customer, to: ava });
    world.telephony.answer(first, { extensionId: ava });
    world.telephony.hold(first, ava);
    expect(status()).toBe('OnHold');
    const second = world.telephony.ring({ from: '+12025550143', to: ava });
    expect(status()).toBe('Ringing');
    world.telephony.answer(second, { extensionId: ava });
    expect(status()).toBe('CallConnected');
  });

  it('lists the latest seven calls and counts them all', () => {
    const { world } = startDay();
    const ids = Array.from({ length: 9 }, () => world.telephony.ring({ from: customer, to: ava }));
    const presence = world.presenceOf(ava);
    expect(presence?.['totalActiveCalls']).toBe(9);
    expect(activeCallsIn(presence).map((item) => item['telephonySessionId'])).toEqual(ids.slice(2));
  });

  it('sends an event and, for do-not-disturb, a second kind of event when somebody changes it', () => {
    const { world, events } = startDay();
    world.changePresence(ava, { dndStatus: 'DoNotAcceptAnyCalls' });
    expect(events.map(({ kind, extensionId }) => [kind, extensionId])).toEqual([
      ['presence', ava],
      ['dnd', ava],
    ]);
    expect(events[1]?.body).toEqual({ extensionId: String(ava), dndStatus: 'DoNotAcceptAnyCalls' });
    expect(world.presenceOf(ava)).toMatchObject({ presenceStatus: 'Busy', dndStatus: 'DoNotAcceptAnyCalls' });
    world.changePresence(ava, { dndStatus: 'DoNotAcceptAnyCalls' });
    expect(events).toHaveLength(2);
    world.changePresence(ava, { userStatus: 'Offline', message: 'Back at three' });
    expect(events.map(({ kind }) => kind)).toEqual(['presence', 'dnd', 'presence']);
    expect(events[2]?.body).toMatchObject({ presenceStatus: 'Offline', message: 'Back at three' });
  });

  it('lets nobody ring who does not want to be disturbed', () => {
    const { world, events } = startDay();
    world.changePresence(ava, { dndStatus: 'DoNotAcceptAnyCalls' });
    events.length = 0;
    const id = world.telephony.ring({ from: customer, to: ava });
    expect(presenceStory(events, ava)).toEqual([]);
    expect(partyStory(events, ava)).toEqual(['Setup', 'VoiceMail']);
    world.telephony.hangUp(id);
    expect(lastTruth(world)).toMatchObject({ ending: 'voicemail', rang: [] });
  });

  it('counts its own sequence for each extension, with gaps', () => {
    const { world, events } = startDay();
    for (const to of [ava, ben]) world.telephony.hangUp(world.telephony.ring({ from: customer, to }));
    const of = (id: number) =>
      events
        .filter(({ kind, extensionId }) => kind === 'presence' && extensionId === id)
        .map(({ body }) => Number(body['sequence']));
    for (const [first, second] of [of(ava), of(ben)]) expect(second!).toBeGreaterThan(first!);
    expect(of(ava)[0]).not.toBe(of(ben)[0]);
  });
});

describe('the oddities of the platform', () => {
  const itemsWith = (quirks: Partial<Quirks>) => {
    const { world, events, clock } = startDay({ quirks });
    const id = world.telephony.ring({ from: customer, to: ava });
    clock.advance(5_000);
    world.telephony.answer(id, { extensionId: ava });
    world.telephony.hangUp(id);
    const items = events.filter(({ kind }) => kind === 'presence').map(({ body }) => activeCallsIn(body)[0]);
    return { items, story: presenceStory(events, ava), world };
  };

  it('a NoCall between two events of a call that goes on is never final', () => {
    const { story, items } = itemsWith({ transitionalNoCall: true });
    expect(story).toEqual(['Ringing', 'NoCall', 'Ringing', 'NoCall', 'CallConnected', 'NoCall final']);
    expect(new Set(items.map((item) => item?.['sessionId'])).size).toBe(1);
  });

  it('the called number may be empty at the end', () => {
    const { items } = itemsWith({ emptyToAtEnd: true });
    expect(items.map((item) => item?.['to'])).toEqual(['+16505550101', '+16505550101', '']);
    expect(items.at(-1)).not.toHaveProperty('toName');
  });

  it('numbers may lack their plus', () => {
    expect(itemsWith({ withoutPlus: true }).items[0]).toMatchObject({
      from: '12125550100',
      to: '16505550101',
    });
  });

  it('outside numbers may be masked, everywhere but in the truth', () => {
    const { items, world } = itemsWith({ maskedNumbers: true });
    expect(items[0]).toMatchObject({ from: '+1212555XXXX', to: '+16505550101' });
    expect(lastTruth(world).from).toBe(customer);
  });

  it('old traffic does not say that an end is final', () => {
    expect(itemsWith({ withoutTerminationType: true }).story).toEqual(['Ringing', 'CallConnected', 'NoCall']);
  });

  it('can be switched while calls are under way', () => {
    const { world, events } = startDay();
    const id = world.telephony.ring({ from: customer, to: ava });
    world.changeQuirks({ withoutTerminationType: true });
    expect(world.quirks()).toMatchObject({ withoutTerminationType: true, maskedNumbers: false });
    world.telephony.hangUp(id);
    expect(presenceStory(events, ava)).toEqual(['Ringing', 'NoCall']);
  });
});
