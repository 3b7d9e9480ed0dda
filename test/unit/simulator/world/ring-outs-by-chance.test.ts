import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ringOutOutcomes,
  type CallingStatus,
  type RingOutTruth,
} from '../../../../src/simulator/ring-out-types.ts';
import { WorldError } from '../../../../src/simulator/world-types.ts';
import { ava, customer, presenceStory, sam, startDay } from './a-day-at-work.ts';

type Hand =
  'hang-up' | 'answer-caller' | 'answer-callee' | 'decline' | 'cancel' | 'phones-off' | 'dnd' | 'nothing';

const hands: fc.Arbitrary<{ readonly after: number; readonly hand: Hand }> = fc.record({
  after: fc.integer({ min: 0, max: 20_000 }),
  hand: fc.constantFrom<Hand[]>(
    ...([
      'hang-up',
      'answer-caller',
      'answer-callee',
      'decline',
      'cancel',
      'phones-off',
      'dnd',
      'nothing',
    ] as const),
  ),
});

const ringOuts = fc.record({
  seed: fc.integer({ min: 1, max: 100_000 }),
  outcome: fc.constantFrom(...ringOutOutcomes),
  to: fc.constantFrom(customer, '104', '101', '300', '210'),
  from: fc.constantFrom('+16505550101', '+16505550171', '+442079460999'),
  playPrompt: fc.boolean(),
  inbound: fc.boolean(),
  interventions: fc.array(hands, { maxLength: 4 }),
});

type RingOut = typeof ringOuts extends fc.Arbitrary<infer Value> ? Value : never;

function act(day: ReturnType<typeof startDay>, id: string, hand: Hand): void {
  const { world } = day;
  const call = world.ringOuts.truth()[0]?.telephonySessionId ?? '';
  const phones = world.devices.filter(({ extensionId }) => extensionId === sam);
  switch (hand) {
    case 'hang-up':
      return world.telephony.hangUp(call);
    case 'answer-caller':
      return world.telephony.answerRingOut(call, 'caller');
    case 'answer-callee':
      return world.telephony.answerRingOut(call, 'callee');
    case 'decline':
      return world.telephony.decline(call, sam);
    case 'cancel':
      return void world.ringOuts.cancel(ava, id);
    case 'phones-off':
      return phones.forEach((phone) => world.changeDevice(phone.id, 'Offline'));
    case 'dnd':
      return world.changePresence(sam, { dndStatus: 'DoNotAcceptAnyCalls' });
    case 'nothing':
      return undefined;
  }
}

/** Plays one RingOut while people put in their hands, and hangs up at last what only a hand can end. */
function play({ seed, outcome, to, from, playPrompt, inbound, interventions }: RingOut) {
  const day = startDay({ quirks: { ringOutLegsInbound: inbound } }, seed);
  day.world.ringOuts.plan({ outcome });
  const id = day.world.ringOuts.create({ extensionId: ava, from, to, callerId: undefined, playPrompt });
  for (const { after, hand } of [...interventions, { after: 300_000, hand: 'hang-up' } as const]) {
    day.clock.advance(after);
    try {
      act(day, id, hand);
    } catch (error) {
      if (!(error instanceof WorldError)) throw error;
    }
  }
  day.clock.advance(60_000);
  return { ...day, truth: day.world.ringOuts.truth()[0]! };
}

/** A leg goes from being connected to one end, over Success at most. */
function isForward(statuses: readonly CallingStatus[]): boolean {
  const steps = statuses.filter((status, place) => status !== statuses[place - 1]);
  const [first, second, third, ...rest] = steps;
  if (first !== 'InProgress' || rest.length > 0) return false;
  return third === undefined || second === 'Success';
}

const isOver = ({ course }: RingOutTruth) => course.at(-1)?.callStatus !== 'InProgress';

describe('RingOuts by chance, with people’s hands in them', () => {
  it('only move forward, end, and leave no phone ringing', () => {
    fc.assert(
      fc.property(ringOuts, (ringOut) => {
        const { truth, world, events } = play(ringOut);
        const { course, outcome, endedAt, cancelledAt } = truth;
        expect(isForward(course.map(({ callerStatus }) => callerStatus))).toBe(true);
        expect(isForward(course.map(({ calleeStatus }) => calleeStatus))).toBe(true);
        expect(isForward(course.map(({ callStatus }) => callStatus))).toBe(true);
        const isSilent = outcome === 'never' && cancelledAt === undefined;
        expect([isOver(truth), endedAt !== undefined]).toEqual([!isSilent, !isSilent]);
        expect(world.truth().filter(({ ending }) => ending === 'live')).toEqual([]);
        for (const person of [ava, sam])
          expect(
            presenceStory(events, person)
              .filter((story) => story !== '')
              .at(-1) ?? 'NoCall final',
          ).toBe('NoCall final');
      }),
      { numRuns: 500 },
    );
  });

  it('tell the same by their legs as the call does by its truth', () => {
    fc.assert(
      fc.property(ringOuts, (ringOut) => {
        const { truth, world } = play(ringOut);
        const call = world
          .truth()
          .find(({ telephonySessionId }) => telephonySessionId === truth.telephonySessionId);
        const { caller, callee } = truth;
        const talked = caller.answeredAt !== undefined && callee.answeredAt !== undefined;
        expect(truth.course.some(({ callStatus }) => callStatus === 'Success')).toBe(talked);
        expect(call?.ending === 'answered').toBe(talked);
        expect(call?.answeredAt).toBe(callee.answeredAt);
        if (callee.rangAt !== undefined) expect(callee.rangAt).toBeGreaterThanOrEqual(caller.answeredAt!);
      }),
      { numRuns: 300 },
    );
  });
});
