import { describe, expect, it } from 'vitest';
import { loggedFrom } from '../../../../src/main/past-calls/logged-rows.ts';
import { createPhoneNumbers } from '../../../../src/main/phone-numbers.ts';
import type { CallLogRecord } from '../../../../src/main/ringcentral/reports.ts';
import { end, leg, record } from './today-in-test.ts';

const own = '1300458005';
const queue = '1300458301';
const sam = '1300458004';
const owner = { extensionId: own, name: 'Ava Morgan', lineName: () => undefined };
const numbers = createPhoneNumbers('US');

function logged(different: Partial<CallLogRecord>) {
  const call = loggedFrom(record({ extensionId: own, ...different }), owner, numbers);
  if (call === undefined) throw new Error('no call');
  return call;
}

const toQueue = { ...end, number: '+16505550130', extensionId: queue, name: 'Sales' };
const ownLeg = leg({ extensionId: own, to: toQueue });
const queueLeg = leg({ extensionId: queue, to: toQueue, result: 'Accepted' });
const samsLeg = leg({ extensionId: sam, to: { ...end, name: 'Sam Rivera' }, result: 'Accepted' });

describe('the end of a call', () => {
  it.each([
    [
      'is missed where only the queue itself took it',
      { result: 'Missed', to: toQueue, legs: [queueLeg, ownLeg] },
      { kind: 'missed' },
    ],
    [
      'is a colleague’s where the record of a queue’s member says accepted',
      { result: 'Accepted', to: toQueue, legs: [queueLeg, ownLeg, samsLeg] },
      { kind: 'answered-elsewhere', by: 'Sam Rivera' },
    ],
    [
      'is a colleague’s where I declined and they took it',
      { result: 'Declined', to: toQueue, legs: [ownLeg, samsLeg] },
      { kind: 'answered-elsewhere', by: 'Sam Rivera' },
    ],
    [
      'is that of the one who took it in my place',
      { result: 'Missed', delegate: 'Sam Rivera' },
      { kind: 'answered-elsewhere', by: 'Sam Rivera' },
    ],
    [
      'is a message where one was left in the queue’s mailbox',
      { result: 'Missed', to: toQueue, legs: [ownLeg, leg({ extensionId: queue, result: 'Voicemail' })] },
      { kind: 'voicemail' },
    ],
    [
      'is a message where the record names one',
      { result: 'Missed', message: { id: '77', type: 'VoiceMail' } },
      { kind: 'voicemail' },
    ],
    [
      'is mine where I took it and handed it on',
      { result: 'Accepted', legs: [leg({ extensionId: own, result: 'Accepted' }), samsLeg] },
      { kind: 'answered-here', device: undefined },
    ],
    ['is missed where my telephone was offline', { result: 'IP Phone Offline' }, { kind: 'missed' }],
  ] as const)('%s', (_, different, ending) => {
    expect(logged(different as Partial<CallLogRecord>).row.ending).toEqual(ending);
  });

  it.each([
    ['Busy', undefined, 'busy'],
    ['No Answer', undefined, 'no-answer'],
    ['Hang Up', 'Wrong Number', 'wrong-number'],
    ['International Restricted', undefined, 'blocked'],
    ['Call connected', 'Line Busy', undefined],
    ['Something new', undefined, undefined],
  ])('of a call of mine that is %s (%s) has the reason %s', (result, reason, expected) => {
    const { facts } = logged({ direction: 'Outbound', result, reason });
    expect(facts?.reason).toBe(expected);
  });
});

describe('what a record tells besides', () => {
  it('is how long it rang before a colleague took it', () => {
    const legs = [
      { ...ownLeg, startTime: (record().startTime ?? 0) + 4_000, durationSeconds: 8 },
      { ...samsLeg, durationSeconds: 300 },
    ];
    expect(
      logged({ result: 'Answered Elsewhere', durationSeconds: 312, legs }).facts?.takenAfterSeconds,
    ).toBe(12);
    expect(logged({ result: 'Missed', legs: [ownLeg] }).facts?.takenAfterSeconds).toBeUndefined();
  });

  it('is whom I handed the caller on to', () => {
    const mine = leg({ extensionId: own, result: 'Accepted', startTime: 1_000 });
    const handed = { ...samsLeg, legType: 'TransferCall', startTime: 60_000 };
    expect(logged({ result: 'Accepted', legs: [mine, handed] }).facts?.transferredTo).toBe('Sam Rivera');
    expect(logged({ result: 'Accepted', legs: [mine, samsLeg] }).facts?.transferredTo).toBeUndefined();
  });

  it('is each recording once, and every leg in the order of their beginning', () => {
    const recording = { id: '1845510005', type: 'OnDemand', contentUri: 'https://media.ringcentral.com/x' };
    const legs = [
      leg({ startTime: 2_000, recording }),
      leg({ startTime: 1_000, result: 'In Progress' }),
      leg({ result: undefined }),
    ];
    const call = logged({ result: 'Accepted', recording, legs });
    expect(call.facts?.recordings).toEqual([
      { id: '1845510005', kind: 'on-demand', uri: recording.contentUri },
    ]);
    expect(call.legs?.map((one) => one.end)).toEqual(['unknown', 'going-on', 'not-taken']);
  });

  it('is which legs rang my own telephones, which are no other person', () => {
    const out = { direction: 'Outbound', to: { ...end, number: '+14155550137' } } as const;
    const legs = [
      leg({ ...out, extensionId: own, legType: 'FindMe' }),
      leg({ ...out, extensionId: own, legType: 'RingOutWebToSubscriber' }),
      leg({ ...out, extensionId: own, legType: 'SipToPstnMetered', to: { ...end, extensionId: own } }),
      leg({ ...out, extensionId: own, legType: 'RingOutWebToCaller' }),
      leg({ ...out, extensionId: sam, legType: 'FindMe' }),
      ownLeg,
    ];
    const told = logged({ result: 'Accepted', legs }).legs;
    expect(told?.map(({ toMyself }) => toMyself)).toEqual([
      true,
      true,
      true,
      ...[undefined, undefined, undefined],
    ]);
  });

  it('is who acted for whom', () => {
    const legs = [
      leg({ extensionId: own, delegateId: sam, delegate: 'Sam Rivera' }),
      leg({ extensionId: sam, delegateId: own, delegate: 'Ava Morgan' }),
      leg({ extensionId: own, delegate: 'Sam Rivera' }),
      leg({ extensionId: own, delegateId: own, delegate: 'Ava Morgan' }),
    ];
    const told = logged({ result: 'Accepted', legs }).legs;
    expect(told?.map(({ delegate }) => delegate)).toEqual([
      { name: 'Sam Rivera', isMe: false },
      { name: 'Ava Morgan', isMe: true },
      { name: 'Sam Rivera', isMe: false },
      undefined,
    ]);
  });
});
