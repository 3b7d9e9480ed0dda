import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callOperations, type HandOnTarget } from '../../../../src/simulator/call-control-types.ts';
import type { CallTruth } from '../../../../src/simulator/telephony-types.ts';
import { WorldError, type WorldEvent } from '../../../../src/simulator/world-types.ts';
import { demoIds } from '../../../../src/simulator/world/people.ts';
import {
  ava,
  ben,
  customer,
  mei,
  partiesIn,
  presenceStory,
  sam,
  startDay,
  statusIn,
} from './a-day-at-work.ts';
import { partyIn } from './steered-calls.ts';

const everybody = [ava, ben, mei, sam];
const targets: readonly HandOnTarget[] = [
  { kind: 'phoneNumber', value: '+14155550199' },
  { kind: 'phoneNumber', value: '+14155550160' },
  { kind: 'extensionNumber', value: '102' },
  { kind: 'extensionNumber', value: '103' },
  { kind: 'extensionId', value: String(demoIds.support) },
  { kind: 'voicemail', value: String(ava) },
  { kind: 'voicemail', value: String(ben) },
];

/** What ends a call comes seldom, or nothing else would come to pass. */
const endings: readonly string[] = ['end', 'drop', 'reply', 'hang-up'];
const hands = ['resume', 'hang-up', 'pick-up', 'ring', 'ring-queue', 'dial', 'answer-far'] as const;
const deed = fc.record({
  after: fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 0, max: 4_000 }) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 70_000 }) },
  ),
  who: fc.constantFrom(ava, ava, ava, ben, mei, sam),
  call: fc.nat(3),
  other: fc.nat(3),
  operation: fc.constantFrom(
    ...[...callOperations, ...hands].flatMap((one) => (endings.includes(one) ? [one] : [one, one, one])),
    ...(['answer', 'answer', 'answer', 'ring', 'dial'] as const),
  ),
  target: fc.constantFrom(...targets),
  device: fc.constantFrom(0, 1),
  flip: fc.constantFrom('1', '2', '5'),
  isDeaf: fc.boolean(),
});
type Deed = typeof deed extends fc.Arbitrary<infer Value> ? Value : never;

function byHand({ world }: ReturnType<typeof startDay>, id: string, { operation, who }: Deed): boolean {
  const { telephony } = world;
  switch (operation) {
    case 'ring':
      telephony.ring({ from: customer, to: who });
      return true;
    case 'ring-queue':
      telephony.ring({ from: customer, to: demoIds.support });
      return true;
    case 'dial':
      telephony.dial({ extensionId: who, to: '+12125550111' });
      return true;
    case 'resume':
      telephony.resume(id, who);
      return true;
    case 'hang-up':
      telephony.hangUp(id);
      return true;
    case 'answer-far':
      telephony.answerRingOut(id, 'callee');
      return true;
    case 'pick-up':
      telephony.pickUpParked(id, { extensionId: who });
      return true;
    default:
      return false;
  }
}

function act(day: ReturnType<typeof startDay>, one: Deed): void {
  const isIn = ({ telephonySessionId: id }: CallTruth): boolean => partyIn(day, id, one.who) !== undefined;
  const all = day.world.truth().filter(({ endedAt }) => endedAt === undefined);
  const own = all.filter(isIn);
  const live = own.length > 0 ? own : all;
  const [id = 's-nobody', other = 's-nobody'] = [one.call, one.other].map(
    (place) => live[place % Math.max(1, live.length)]?.telephonySessionId,
  );
  if (byHand(day, id, one)) return;
  const operation = callOperations.find((name) => name === one.operation)!;
  const partyOf = (session: string): string => String(partyIn(day, session, one.who)?.['id']);
  const phones = day.world.devices.filter(({ extensionId }) => extensionId === one.who);
  const recordings = (partyIn(day, id, one.who)?.['recordings'] ?? []) as readonly { readonly id: string }[];
  // A hand picks up and puts on hold half of the time, or else a request does.
  if (one.isDeaf && operation === 'answer') return day.world.telephony.answer(id, { extensionId: one.who });
  if (one.isDeaf && operation === 'hold') return day.world.telephony.hold(id, one.who);
  day.world.callControl.act(
    {
      ...{ operation, extensionId: one.who, telephonySessionId: id, partyId: partyOf(id) },
      ...{ deviceId: phones[one.device]!.id, target: one.target, flipId: one.flip, reply: { text: 'Later' } },
      recordingId: recordings[0]?.id ?? '',
      second: { telephonySessionId: other, partyId: partyOf(other) },
    },
    { isDeaf: one.isDeaf },
  );
}

const over = ['Disconnected', 'Gone'];

/** A party that is over stays so, and each session counts its events from 1. */
function problemsOf(events: readonly WorldEvent[]): readonly string[] {
  const ended = new Map<string, number>();
  const problems: string[] = [];
  for (const { kind, body } of events) {
    if (kind !== 'telephony-session') continue;
    const sequence = Number(body['sequence']);
    for (const party of partiesIn(body)) {
      const id = String(party['id']);
      const endedAt = ended.get(id);
      if (endedAt !== undefined && endedAt < sequence) problems.push(`${id} came back`);
      if (over.includes(String(statusIn(party)['code']))) ended.set(id, sequence);
    }
  }
  return problems;
}

describe('calls that everybody steers at once', () => {
  it('come to an end, bring no leg back, and leave no phone ringing', () => {
    const done = new Map<string, number>();
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000 }),
        fc.array(deed, { minLength: 8, maxLength: 24 }),
        (seed, deeds) => {
          const day = startDay({ noAnswerSeconds: 25 }, seed);
          day.world.telephony.ring({ from: customer, to: ava });
          for (const one of deeds) {
            day.clock.advance(one.after);
            try {
              act(day, one);
            } catch (error) {
              if (!(error instanceof WorldError)) throw error;
            }
          }
          for (const { telephonySessionId: id } of day.world.truth())
            if (day.world.telephonySession(id)) day.world.telephony.hangUp(id);
          day.clock.advance(200_000);
          expect(day.world.truth().filter(({ endedAt }) => endedAt === undefined)).toEqual([]);
          expect(day.world.callControl.parked()).toEqual([]);
          expect(problemsOf(day.events)).toEqual([]);
          for (const { operation, verdict } of day.world.callControl.acts())
            if (verdict === 'ok') done.set(operation, (done.get(operation) ?? 0) + 1);
          for (const person of everybody) {
            const last =
              presenceStory(day.events, person).findLast((story) => story !== '') ?? 'NoCall final';
            expect(last.split(' + ').every((one) => one === 'NoCall final')).toBe(true);
          }
        },
      ),
      { numRuns: 300 },
    );
    // What is rare by chance stands in tests of its own.
    expect(done.size).toBeGreaterThan(8);
  });
});
