import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  ringOutOutcomes,
  type RingOutOutcome,
  type RingOutPlan,
} from '../../../../src/simulator/ring-out-types.ts';
import { calledNumbers, rungNumbers } from '../../../../src/simulator/world/ring-out/numbers.ts';
import { courseOf } from '../../../../src/simulator/world/ring-out/courses.ts';
import { extensionIdOf } from '../../../../src/simulator/world/people.ts';
import { ava, customer, partiesIn, partyStory, presenceStory, sam, startDay } from './a-day-at-work.ts';

const desk = '+16505550101';
const mobile = '+16505550171';

function ask(plan: RingOutPlan, { to = customer, from = desk, playPrompt = false, seed = 7 } = {}) {
  const day = startDay({}, seed);
  day.world.ringOuts.plan(plan);
  const id = day.world.ringOuts.create({ extensionId: ava, from, to, callerId: undefined, playPrompt });
  return { ...day, id, truth: () => day.world.ringOuts.truth()[0]! };
}

/** The statuses in their order, each as `call caller callee`. */
const storyOf = ({ truth }: ReturnType<typeof ask>) =>
  truth().course.map(({ callStatus, callerStatus, calleeStatus }) =>
    [callStatus, callerStatus, calleeStatus].join(' '),
  );

const start = 'InProgress InProgress InProgress';
const answered = 'InProgress Success InProgress';

const courses: Readonly<Record<Exclude<RingOutOutcome, 'by-hand'>, readonly string[]>> = {
  answered: [start, answered, 'Success Success Success', 'Success Finished Finished'],
  busy: [start, answered, 'CannotReach Success Busy', 'CannotReach Finished Busy'],
  'no-answer': [start, answered, 'CannotReach Success NoAnswer', 'CannotReach Finished NoAnswer'],
  rejected: [start, answered, 'CannotReach Success Rejected', 'CannotReach Finished Rejected'],
  'caller-busy': [start, 'CannotReach Busy InProgress'],
  'caller-no-answer': [start, 'CannotReach NoAnswer InProgress'],
  'caller-rejected': [start, 'CannotReach Rejected InProgress'],
  'prompt-ignored': [start, 'CannotReach NoAnswer InProgress'],
  'international-disabled': [start, 'CannotReach InProgress InternationalDisabled'],
  'destination-blocked': [
    ...[start, answered],
    ...['CannotReach Success DestinationBlocked', 'CannotReach Finished DestinationBlocked'],
  ],
  'not-enough-funds': [start, 'CannotReach InProgress NotEnoughFunds'],
  'no-such-user': [start, 'CannotReach InProgress NosuchUser'],
  invalid: [start, 'CannotReach InProgress Invalid'],
  'cannot-reach': [start, answered, 'CannotReach GenericError Success'],
  'generic-error': [start, answered, 'CannotReach Success GenericError', 'CannotReach Finished GenericError'],
  error: [start, 'CannotReach Error InProgress'],
  unknown: [start, answered, 'CannotReach Success Unknown', 'CannotReach Finished Unknown'],
  'no-answering-machine': [start, 'NoAnsweringMachine InProgress InProgress'],
  'from-not-supported': [start, 'CannotReach RingOutFromThisNumberIsNotSupported InProgress'],
  never: [start],
};

describe('a RingOut', () => {
  it.each(Object.entries(courses))('that is %s has its statuses in this order', (outcome, course) => {
    const ringOut = ask({ outcome: outcome as RingOutOutcome }, { playPrompt: true });
    ringOut.clock.advance(300_000);
    expect(storyOf(ringOut)).toEqual(course);
    const isOver = ringOut.truth().endedAt !== undefined;
    expect(isOver).toBe(outcome !== 'never');
    expect(ringOut.world.truth().filter(({ ending }) => ending === 'live')).toEqual([]);
  });

  it('rings no phone at all where it is refused or never heard of', () => {
    for (const outcome of ringOutOutcomes.filter((one) => courseOf(one).kind !== 'played')) {
      const { clock, events, truth } = ask({ outcome });
      clock.advance(300_000);
      expect([outcome, events.length]).toEqual([outcome, 0]);
      expect(truth().telephonySessionId).toBeUndefined();
    }
  });

  it('is one outbound call in presence, first without an id, connected when the own phone answers', () => {
    const { clock, events, truth } = ask({ outcome: 'answered' });
    clock.advance(300_000);
    expect(presenceStory(events, ava)).toEqual(['Ringing', 'CallConnected', 'NoCall final']);
    const [first] = events.filter(({ kind }) => kind === 'presence');
    const { caller, callee } = truth();
    expect(first?.body).toMatchObject({ activeCalls: [{ direction: 'Outbound', from: desk, to: customer }] });
    expect(Date.parse(first!.timestamp)).toBe(caller.rangAt);
    expect(caller.answeredAt).toBeLessThan(callee.rangAt!);
    expect(callee.rangAt).toBeLessThan(callee.answeredAt!);
  });

  it('is connected in presence as soon as it is picked up, and rings in its session until 1 is pressed', () => {
    const plan = { outcome: 'answered', callerSeconds: 3, promptSeconds: 4 } as const;
    const { clock, events, truth } = ask(plan, { playPrompt: true });
    clock.advance(5_000);
    expect(presenceStory(events, ava)).toEqual(['Ringing', 'CallConnected']);
    expect(partyStory(events, ava)).toEqual(['Setup', 'Proceeding']);
    expect(truth().caller).toMatchObject({ status: 'InProgress', answeredAt: undefined });
    expect(truth().caller.pickedUpAt).toBe(truth().caller.rangAt! + 3_000);
    clock.advance(3_000);
    expect(truth().caller).toMatchObject({ status: 'Success', answeredAt: truth().caller.rangAt! + 7_000 });
    expect(partyStory(events, ava)).toEqual(['Setup', 'Proceeding', 'Answered']);
    expect(presenceStory(events, ava)).toEqual(['Ringing', 'CallConnected']);
  });

  it.each([
    ['before anything rings', { outcome: 'answered', startSeconds: 9 }, 'cancelled'],
    ['while the own phone rings', { outcome: 'answered', startSeconds: 1, callerSeconds: 20 }, 'cancelled'],
    [
      'after the own phone has answered',
      { outcome: 'answered', startSeconds: 0, callerSeconds: 1 },
      'too-late',
    ],
    ['that nobody has heard of', { outcome: 'never' }, 'cancelled'],
  ] as const)('can be stopped %s', (_when, plan, verdict) => {
    const ringOut = ask(plan);
    ringOut.clock.advance(5_000);
    expect(ringOut.world.ringOuts.cancel(ava, ringOut.id)).toBe(verdict);
    ringOut.clock.advance(300_000);
    const expected = verdict === 'too-late' ? courses.answered : [start, 'CannotReach Rejected Rejected'];
    expect(storyOf(ringOut)).toEqual(expected);
    expect(ringOut.truth().cancelledAt !== undefined).toBe(verdict === 'cancelled');
  });

  it('is rejected at the other end when the person hangs up meanwhile', () => {
    const ringOut = ask({ outcome: 'by-hand' });
    ringOut.clock.advance(2_000);
    const call = ringOut.truth().telephonySessionId!;
    ringOut.world.telephony.answerRingOut(call, 'caller');
    ringOut.world.telephony.hangUp(call);
    expect(storyOf(ringOut).at(-1)).toBe('CannotReach Finished Rejected');
  });

  it('is gone half a minute after its end, and was never there for anybody else', () => {
    const { world, clock, id } = ask({ outcome: 'invalid' });
    clock.advance(10_000);
    expect(world.ringOuts.status(sam, id)).toBeUndefined();
    expect(world.ringOuts.status(ava, id)).toMatchObject({ calleeStatus: 'Invalid' });
    clock.advance(30_000);
    expect(world.ringOuts.status(ava, id)).toBe('closed');
  });

  it('tells what it was before', () => {
    const { world, clock, id, truth } = ask({ outcome: 'answered' });
    clock.advance(40_000);
    for (const { at, ...status } of truth().course)
      expect(world.ringOuts.status(ava, id, at)).toEqual(status);
    expect(world.ringOuts.status(ava, id, 0)).toMatchObject({ callStatus: 'InProgress' });
  });
});

describe('a RingOut to a colleague', () => {
  it('rings the colleague, who sees a colleague', () => {
    const { clock, events, truth } = ask({ outcome: 'answered' }, { to: '104', from: mobile });
    clock.advance(300_000);
    expect(presenceStory(events, sam)).toEqual(['Ringing', 'CallConnected', 'NoCall final']);
    const seen = events.find(({ kind, extensionId }) => kind === 'presence' && extensionId === sam);
    expect(seen?.body).toMatchObject({ activeCalls: [{ direction: 'Inbound', from: '101', to: '104' }] });
    expect(truth().callee.status).toBe('Finished');
  });

  it('can be answered and declined by hand', () => {
    for (const act of ['answer', 'decline'] as const) {
      const ringOut = ask({ outcome: 'answered', callerSeconds: 1, calleeSeconds: Infinity }, { to: '104' });
      ringOut.clock.advance(4_000);
      const call = ringOut.truth().telephonySessionId!;
      if (act === 'answer') ringOut.world.telephony.answer(call, { extensionId: sam });
      else ringOut.world.telephony.decline(call, sam);
      expect(storyOf(ringOut).at(-1)).toBe(
        act === 'answer' ? 'Success Success Success' : 'CannotReach Finished Rejected',
      );
    }
  });

  it.each([
    ['does not want calls', { dndStatus: 'DoNotAcceptAnyCalls' }],
    ['has no phone on line', undefined],
  ])('who %s is busy', (_why, presence) => {
    const ringOut = ask({ outcome: 'answered' }, { to: '104' });
    const { world, clock, events } = ringOut;
    if (presence) world.changePresence(sam, presence);
    else
      for (const { id, extensionId } of world.devices)
        if (extensionId === sam) world.changeDevice(id, 'Offline');
    clock.advance(60_000);
    expect(storyOf(ringOut).at(-1)).toBe('CannotReach Finished Busy');
    expect(
      events
        .filter(({ extensionId, kind }) => extensionId === sam && kind === 'telephony-session')
        .flatMap(({ body }) => partiesIn(body))
        .filter(({ extensionId }) => extensionId === String(sam))
        .map(({ missedCall }) => missedCall),
    ).not.toContain(true);
  });
});

describe('the phone that rings first', () => {
  it('is the named line, and cannot be had while it is off line', () => {
    const tom = extensionIdOf('106');
    const { world, clock } = startDay();
    const door = world.forwardingNumbers(tom).find(({ label }) => label === 'Old workshop phone')!;
    const request = { extensionId: tom, to: customer, callerId: undefined, playPrompt: false };
    world.ringOuts.create({ ...request, from: door.phoneNumber });
    clock.advance(60_000);
    expect(world.ringOuts.truth()[0]!.caller).toMatchObject({
      status: 'GenericError',
      answeredAt: undefined,
    });
    world.changeDevice(door.deviceId!, 'Online');
    world.ringOuts.create({ ...request, from: door.phoneNumber });
    clock.advance(200_000);
    expect(world.ringOuts.truth()[1]!.caller).toMatchObject({ status: 'Finished' });
  });

  it('may be outside the company, and is none of its devices then', () => {
    const { clock, events, truth } = ask({ outcome: 'answered' }, { from: mobile });
    clock.advance(300_000);
    expect(truth().caller.status).toBe('Finished');
    const own = events
      .filter(({ kind }) => kind === 'telephony-session')
      .flatMap(({ body }) => partiesIn(body));
    expect(own.filter(({ from }) => (from as { deviceId?: string }).deviceId !== undefined)).toEqual([]);
  });

  it('may belong to the line that is called: it rings, and then the line is busy', () => {
    const ringOut = ask({ outcome: 'busy' }, { to: '101' });
    ringOut.clock.advance(60_000);
    expect(presenceStory(ringOut.events, ava)).toEqual(['Ringing', 'CallConnected', 'NoCall final']);
    expect(storyOf(ringOut).at(-1)).toBe('CannotReach Finished Busy');
  });
});

describe('the call log of RingOuts', () => {
  it.each([
    ['answered', 'Call connected'],
    ['busy', 'Busy'],
    ['no-answer', 'No Answer'],
    ['rejected', 'Rejected'],
    ['destination-blocked', 'Blocked'],
    ['generic-error', 'Call Failed'],
    ['caller-no-answer', 'No Answer'],
  ] as const)('says of one that is %s: %s', (outcome, result) => {
    const { world, clock } = ask({ outcome });
    clock.advance(300_000);
    const query = { dateFrom: new Date(0).toISOString(), dateTo: undefined, direction: undefined } as const;
    expect(world.callLog(ava, { ...query, view: 'Simple' })).toMatchObject([
      { direction: 'Outbound', action: 'RingOut PC', result, to: { phoneNumber: customer } },
    ]);
  });
});

describe('habits of the platform with RingOuts', () => {
  it('tells both legs inbound in telephony sessions, the own one as if the other side called', () => {
    const { world, clock, events } = ask({ outcome: 'answered' });
    world.changeQuirks({ ringOutLegsInbound: true });
    clock.advance(300_000);
    const parties = events
      .filter(({ kind }) => kind === 'telephony-session')
      .flatMap(({ body }) => partiesIn(body));
    expect(new Set(parties.map(({ direction }) => direction))).toEqual(new Set(['Inbound']));
    expect(parties[0]).toMatchObject({
      ringOutRole: 'Initiator',
      from: { phoneNumber: customer },
      to: { phoneNumber: desk },
    });
    expect(presenceStory(events, ava)[0]).toBe('Ringing');
  });
});

describe('numbers that always go the same way', () => {
  const readme = readFileSync(new URL('../../../../src/simulator/README.md', import.meta.url), 'utf8');

  it.each(Object.entries({ ...calledNumbers, ...rungNumbers }))('%s: %s', (number, outcome) => {
    const isCalled = number in calledNumbers;
    const { world, clock } = startDay();
    const request = { extensionId: ava, callerId: undefined, playPrompt: true };
    world.ringOuts.create({ ...request, from: isCalled ? desk : number, to: isCalled ? number : customer });
    clock.advance(300_000);
    expect(world.ringOuts.truth()).toMatchObject([{ outcome }]);
    expect(readme).toMatch(new RegExp(`\`\\${number}\` *\\| \`${outcome}\``));
  });

  it('are short and nobody’s: 999', () => {
    const { world } = startDay();
    const request = { extensionId: ava, from: desk, callerId: undefined, playPrompt: false };
    world.ringOuts.create({ ...request, to: '999' });
    world.ringOuts.create({ ...request, to: '210' });
    expect(world.ringOuts.truth().map(({ outcome }) => outcome)).toEqual(['no-such-user', 'answered']);
  });
});
