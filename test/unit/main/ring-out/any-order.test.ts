import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Course, Sighting } from '../../../../src/main/ring-out/course.ts';
import { drawn } from '../../../../src/main/ring-out/drawn.ts';
import {
  asked,
  cancelAnswered,
  cancelWanted,
  placed,
  sighted,
  waited,
  waitedOn,
} from '../../../../src/main/ring-out/steps.ts';
import { callingStatuses, type RingOutAsked } from '../../../../src/main/ringcentral/ring-out-port.ts';
import type { RingOutLeg, RingOutPhase } from '../../../../src/shared/ring-out.ts';
import { after, leg, ordered, sighting, underWay } from './course-in-test.ts';

type Step = (course: Course, at: number) => Course;

const status = fc.constantFrom(...callingStatuses);
const answers: fc.Arbitrary<RingOutAsked> = fc.oneof(
  fc
    .record({ call: status, caller: status, callee: status })
    .map((each) => ({ kind: 'status', status: each }) as const),
  fc.constantFrom<RingOutAsked>(
    { kind: 'closed' },
    { kind: 'no-answer' },
    { kind: 'too-many', retryAfterMs: 1 },
  ),
);
const stages = fc.constantFrom('ringing' as const, 'connected' as const, 'over' as const);
const legs = fc.record({ stage: stages, wasPickedUp: fc.boolean(), wasConnected: fc.boolean() });
const sightings: fc.Arbitrary<Sighting> = fc
  .record({ own: legs, theirs: fc.option(legs, { nil: undefined }), isOver: fc.boolean() })
  .map(({ own, theirs, isOver }) =>
    sighting({
      own: leg(own.stage, own),
      theirs: theirs && leg(theirs.stage, theirs),
      endedAt: isOver ? 1 : undefined,
    }),
  );

const steps: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(answers, fc.boolean()).map(
      ([answer, isListening]): Step =>
        (course, at) =>
          asked(course, answer, at - 300, isListening, after(at)),
    ),
  },
  {
    weight: 4,
    arbitrary: sightings.map(
      (each): Step =>
        (course, at) =>
          sighted(course, each, after(at)),
    ),
  },
  fc.constant<Step>((course) => cancelWanted(course)),
  fc.constant<Step>((course) => cancelAnswered({ ...course, cancel: 'sent' }, { kind: 'taken' })),
  fc.constant<Step>((course, at) => waitedOn(course, after(at))),
  fc.constant<Step>((course, at) => waited(course, 0, after(at))),
  fc.constant<Step>((course, at) =>
    placed(course, { kind: 'accepted', platformId: '1', status: underWay, requestId: undefined }, after(at)),
  ),
  fc.constant<Step>((course, at) => placed(course, { kind: 'lost', requestId: undefined }, after(at))),
);
const journeys = fc.array(fc.tuple(steps, fc.integer({ min: 1, max: 30_000 })), { maxLength: 40 });

const phases: readonly RingOutPhase[] = [
  'sending',
  'own-phone-rings',
  'press-1',
  'their-phone-rings',
  'connected',
  'ended',
];
const rank = (shown: RingOutLeg): number => Math.max(0, ['waits', 'ringing', 'connected'].indexOf(shown));

/** Calls `look` with what was shown before and after each step. */
function play(
  journey: readonly (readonly [Step, number])[],
  look: (before: ReturnType<typeof drawn>, now: ReturnType<typeof drawn>) => void,
  first: Course = ordered({ askForOne: true }),
): Course {
  let at = 0;
  let course = first;
  for (const [step, wait] of journey) {
    at += wait;
    const before = drawn(course, at);
    course = step(course, at);
    look(before, drawn(course, at));
  }
  return course;
}

describe('whatever comes, in whatever order', () => {
  it('a RingOut only moves forward', () => {
    fc.assert(
      fc.property(journeys, (journey) => {
        play(journey, (before, now) => {
          expect(phases.indexOf(now.phase)).toBeGreaterThanOrEqual(phases.indexOf(before.phase));
          if (now.ending !== undefined) return;
          expect(rank(now.own)).toBeGreaterThanOrEqual(rank(before.own));
          expect(rank(now.theirs)).toBeGreaterThanOrEqual(rank(before.theirs));
        });
      }),
      { numRuns: 2_000 },
    );
  });

  it('nothing is shown of the other side that would need a phone of mine to be picked up, while it is not', () => {
    fc.assert(
      fc.property(journeys, (journey) => {
        play(journey, (_before, { phase, own, theirs }) => {
          if (phase === 'ended' || theirs === 'waits') return;
          expect(own).toBe('connected');
        });
      }),
    );
  });

  it('an ending never becomes another one, and says what both legs came to', () => {
    fc.assert(
      fc.property(journeys, (journey) => {
        play(journey, (before, now) => {
          if (before.ending === undefined) return;
          expect([now.ending, now.own, now.theirs]).toEqual([before.ending, before.own, before.theirs]);
          expect(now).toMatchObject({ canCancel: false, cancelling: false, noNews: false });
          expect(now.endedAt).toBeDefined();
        });
      }),
      { numRuns: 500 },
    );
  });

  it('it comes to an end once its call is over or nothing more is heard', () => {
    fc.assert(
      fc.property(journeys, (journey) => {
        const course = play(journey, () => undefined, ordered());
        const isTalking = course.connectedAt !== undefined && course.heardOverAt === undefined;
        const isSending = course.request === 'sending' && course.heardOverAt === undefined;
        const later = waited(course, 0, after(10_000_000));
        expect(later.ending !== undefined).toBe(course.ending !== undefined || (!isTalking && !isSending));
      }),
    );
  });

  it('the same said twice is the same as said once', () => {
    fc.assert(
      fc.property(journeys, (journey) => {
        const once = play(journey, () => undefined);
        const twice = play(
          journey.flatMap(([step, wait]) => [[step, wait] as const, [step, 0] as const]),
          () => undefined,
        );
        expect([twice.ending, twice.own, twice.theirs, twice.words]).toEqual([
          once.ending,
          once.own,
          once.theirs,
          once.words,
        ]);
      }),
    );
  });
});
