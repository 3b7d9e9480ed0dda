import { describe, expect, it } from 'vitest';
import { demoIds } from '../../../../src/simulator/world/people.ts';
import { WorldError } from '../../../../src/simulator/world-types.ts';
import {
  activeCallsIn,
  ava,
  ben,
  customer,
  lastTruth,
  presenceStory,
  sam,
  startDay,
} from './a-day-at-work.ts';

describe('calls going out', () => {
  it('RingOut rings the own phone first, then the other side', () => {
    const { world, events } = startDay();
    const id = world.telephony.ringOut({ extensionId: ava, to: customer });
    const [first] = activeCallsIn(events.find((event) => event.kind === 'presence')?.body);
    expect(first).toMatchObject({
      direction: 'Outbound',
      telephonyStatus: 'Ringing',
      from: '+16505550101',
      to: customer,
    });
    expect(first).not.toHaveProperty('id');
    world.telephony.answerRingOut(id, 'caller');
    expect(activeCallsIn(world.presenceOf(ava))[0]).toMatchObject({ telephonyStatus: 'CallConnected' });
    expect(activeCallsIn(world.presenceOf(ava))[0]).toHaveProperty('id');
    expect(lastTruth(world).answeredAt).toBeUndefined();
    world.telephony.answerRingOut(id, 'callee');
    world.telephony.hangUp(id);
    expect(presenceStory(events, ava)).toEqual(['Ringing', 'CallConnected', 'NoCall final']);
    expect(lastTruth(world)).toMatchObject({ direction: 'Outbound', ending: 'answered', to: customer });
  });

  it('are cancelled when the other side never answers', () => {
    const { world } = startDay();
    const id = world.telephony.ringOut({ extensionId: ava, to: customer });
    world.telephony.answerRingOut(id, 'caller');
    world.telephony.hangUp(id);
    expect(lastTruth(world).ending).toBe('cancelled');
  });

  it('RingOut to a colleague lets their phone ring, too', () => {
    const { world, events } = startDay();
    const id = world.telephony.ringOut({ extensionId: ava, to: '104' });
    expect(presenceStory(events, sam)).toEqual([]);
    world.telephony.answerRingOut(id, 'caller');
    world.telephony.answerRingOut(id, 'callee');
    world.telephony.hangUp(id);
    expect(presenceStory(events, sam)).toEqual(['Ringing', 'CallConnected', 'NoCall final']);
    expect(lastTruth(world)).toMatchObject({ rang: [sam], answeredBy: { extensionId: sam } });
  });

  it('to a colleague are calls inside the company', () => {
    const { world } = startDay();
    world.telephony.dial({ extensionId: ava, to: '+16505550104' });
    expect(activeCallsIn(world.presenceOf(sam))[0]).toMatchObject({
      direction: 'Inbound',
      from: '101',
      to: '104',
    });
    expect(activeCallsIn(world.presenceOf(ava))[0]).toMatchObject({ direction: 'Outbound' });
  });

  it('may be dialled by hand', () => {
    const { world, events } = startDay();
    const id = world.telephony.dial({ extensionId: ava, to: customer });
    world.telephony.answerRingOut(id, 'callee');
    world.telephony.hangUp(id);
    expect(presenceStory(events, ava)).toEqual(['Ringing', 'CallConnected', 'NoCall final']);
  });
});

describe('what cannot be done', () => {
  it.each<[string, (day: ReturnType<typeof startDay>) => unknown, WorldError['reason']]>([
    [
      'answering a call nobody knows',
      ({ world }) => world.telephony.answer('s-0', { extensionId: ava }),
      'unknown',
    ],
    [
      'ringing an extension nobody has',
      ({ world }) => world.telephony.ring({ from: customer, to: 1 }),
      'unknown',
    ],
    ['calling oneself', ({ world }) => world.telephony.ring({ from: '101', to: ava }), 'wrong-state'],
    [
      'answering twice',
      ({ world }) => {
        const id = world.telephony.ring({ from: customer, to: ava });
        world.telephony.answer(id, { extensionId: ava });
        world.telephony.answer(id, { extensionId: ava });
      },
      'wrong-state',
    ],
    [
      'answering on a phone of somebody else',
      ({ world }) => {
        const deviceId = world.devices.find((device) => device.extensionId === ben)!.id;
        world.telephony.answer(world.telephony.ring({ from: customer, to: ava }), {
          extensionId: ava,
          deviceId,
        });
      },
      'unknown',
    ],
    [
      'holding a call that still rings',
      ({ world }) => world.telephony.hold(world.telephony.ring({ from: customer, to: ava }), ava),
      'wrong-state',
    ],
    [
      'declining for a queue itself',
      ({ world }) =>
        world.telephony.decline(
          world.telephony.ring({ from: customer, to: demoIds.support }),
          demoIds.support,
        ),
      'wrong-state',
    ],
  ])('%s is refused', (_name, act, reason) => {
    const attempt = () => act(startDay());
    expect(attempt).toThrow(WorldError);
    expect(attempt).toThrow(expect.objectContaining({ reason }));
  });
});
