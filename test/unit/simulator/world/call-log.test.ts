import { describe, expect, it } from 'vitest';
import { demoIds } from '../../../../src/simulator/world/people.ts';
import type { CallLogQuery, World } from '../../../../src/simulator/world-types.ts';
import { ava, ben, customer, sam, startDay } from './a-day-at-work.ts';

const everything: CallLogQuery = {
  dateFrom: '2000-01-01T00:00:00Z',
  dateTo: undefined,
  direction: undefined,
  view: 'Simple',
};

const logOf = (world: World, extensionId = ava, query: Partial<CallLogQuery> = {}) =>
  world.callLog(extensionId, { ...everything, ...query });

type Day = ReturnType<typeof startDay>;

const endings: readonly [string, string, (day: Day) => void][] = [
  [
    'answered here',
    'Accepted',
    ({ world: { telephony } }) => {
      const id = telephony.ring({ from: customer, to: ava });
      telephony.answer(id, { extensionId: ava });
      telephony.hangUp(id);
    },
  ],
  [
    'missed',
    'Missed',
    ({ world: { telephony } }) => telephony.hangUp(telephony.ring({ from: customer, to: ava })),
  ],
  [
    'left on voicemail',
    'Voicemail',
    ({ world: { telephony } }) => telephony.toVoicemail(telephony.ring({ from: customer, to: ava })),
  ],
  [
    'declined',
    'Declined',
    ({ world: { telephony } }) => telephony.decline(telephony.ring({ from: customer, to: ava }), ava),
  ],
  [
    'picked up by a colleague',
    'Answered Elsewhere',
    ({ world: { telephony } }) => {
      const id = telephony.ring({ from: customer, to: ava });
      telephony.answer(id, { extensionId: ben });
      telephony.hangUp(id);
    },
  ],
  [
    'dialled and answered',
    'Call connected',
    ({ world: { telephony } }) => {
      const id = telephony.dial({ extensionId: ava, to: customer });
      telephony.answerRingOut(id, 'callee');
      telephony.hangUp(id);
    },
  ],
  [
    'called out in vain',
    'Hang Up',
    ({ world: { telephony } }) => telephony.hangUp(telephony.ringOut({ extensionId: ava, to: customer })),
  ],
];

describe('the call log', () => {
  it('shows a call 15 to 30 s after its end, not before', () => {
    const { world, clock } = startDay();
    world.telephony.hangUp(world.telephony.ring({ from: customer, to: ava }));
    clock.advance(14_999);
    expect(logOf(world)).toEqual([]);
    clock.advance(15_001);
    expect(logOf(world)).toHaveLength(1);
  });

  it.each(endings)('a call %s reads %s', (_how, result, act) => {
    const day = startDay();
    act(day);
    day.clock.advance(120_000);
    expect(logOf(day.world)).toMatchObject([{ result }]);
  });

  it('joins with the events by both session ids', () => {
    const { world, clock } = startDay();
    const id = world.telephony.ring({ from: customer, fromName: 'Ada Lovelace', to: ava });
    clock.advance(12_300);
    world.telephony.hangUp(id);
    clock.advance(30_000);
    const [truth] = world.truth();
    expect(logOf(world)).toMatchObject([
      {
        telephonySessionId: id,
        sessionId: truth?.sessionId,
        duration: 12,
        durationMs: 12_300,
        direction: 'Inbound',
        from: { phoneNumber: customer, name: 'Ada Lovelace', location: 'New York, NY' },
        to: { phoneNumber: '+16505550101', extensionId: String(ava) },
      },
    ]);
  });

  it('names in its legs who took a queue call', () => {
    const { world, clock } = startDay();
    const id = world.telephony.ring({ from: customer, to: demoIds.support });
    world.telephony.answer(id, { extensionId: ben });
    world.telephony.hangUp(id);
    clock.advance(30_000);
    const [record] = logOf(world, ava, { view: 'Detailed' });
    const legs = record?.['legs'] as Record<string, unknown>[];
    expect(record).toMatchObject({
      result: 'Answered Elsewhere',
      delegate: { id: String(ben), name: 'Ben Ortiz' },
    });
    expect(legs.filter(({ master }) => master)).toHaveLength(1);
    // The queue itself counts as having answered, too.
    expect(legs.filter(({ result }) => result === 'Accepted')).toMatchObject([
      { extension: { id: ben }, to: { name: 'Ben Ortiz' }, legType: 'FindMe' },
      { extension: { id: demoIds.support }, legType: 'Accept' },
    ]);
  });

  it('names in its legs the phone that took the call', () => {
    const { world, clock } = startDay();
    const deviceId = world.devices.findLast(({ extensionId }) => extensionId === ava)!.id;
    const id = world.telephony.ring({ from: customer, to: ava });
    world.telephony.answer(id, { extensionId: ava, deviceId });
    world.telephony.hangUp(id);
    clock.advance(30_000);
    expect(logOf(world, ava, { view: 'Detailed' })[0]?.['legs']).toMatchObject([
      { legType: 'Accept', result: 'Accepted', master: true },
      { legType: 'FindMe', result: 'Call connected', to: { device: { id: deviceId } } },
    ]);
  });

  it('hides a withheld number and shows short ones as extensions', () => {
    const { world, clock } = startDay();
    world.telephony.hangUp(world.telephony.ring({ from: 'anonymous', to: ava }));
    clock.advance(1_000);
    world.telephony.hangUp(world.telephony.ring({ from: '104', to: ava }));
    clock.advance(60_000);
    const [fromSam, fromNobody] = logOf(world);
    expect(fromSam?.['from']).toEqual({
      extensionNumber: '104',
      extensionId: String(sam),
      name: 'Sam Rivera',
    });
    expect(fromNobody?.['from']).toEqual({ name: 'Anonymous' });
  });

  it('is newest first and obeys its filters', () => {
    const { world, clock } = startDay();
    const times: number[] = [];
    for (const act of [endings[0], endings[5], endings[1]]) {
      times.push(clock.now());
      act?.[2]({ world, clock, events: [] });
      clock.advance(60_000);
    }
    const results = (query: Partial<CallLogQuery>) => logOf(world, ava, query).map(({ result }) => result);
    expect(results({})).toEqual(['Missed', 'Call connected', 'Accepted']);
    expect(results({ direction: 'Outbound' })).toEqual(['Call connected']);
    expect(results({ dateFrom: new Date(times[1]!).toISOString() })).toEqual(['Missed', 'Call connected']);
    expect(results({ dateTo: new Date(times[1]!).toISOString() })).toEqual(['Call connected', 'Accepted']);
  });

  it('can begin with a dozen calls of earlier today', () => {
    const { world } = startDay({ history: true });
    const log = logOf(world);
    const now = world.clock.now();
    expect(log).toHaveLength(12);
    expect(new Set(log.map(({ result }) => result)).size).toBeGreaterThanOrEqual(5);
    for (const { startTime, durationMs } of log) {
      expect(Date.parse(String(startTime)) + Number(durationMs)).toBeLessThan(now);
    }
    expect(world.truth()).toEqual([]);
    expect(world.activeCalls(ava, 'Simple')).toEqual([]);
  });
});

describe('active calls', () => {
  it('list connected calls, and ended ones for two minutes more', () => {
    const { world, clock } = startDay();
    const results = () => world.activeCalls(ava, 'Detailed').map(({ result }) => result);
    const id = world.telephony.ring({ from: customer, to: ava });
    expect(results()).toEqual([]);
    world.telephony.answer(id, { extensionId: ava });
    expect(results()).toEqual(['In Progress']);
    world.telephony.hangUp(id);
    clock.advance(119_000);
    expect(results()).toEqual(['Accepted']);
    clock.advance(1_000);
    expect(results()).toEqual([]);
  });
});

describe('a telephony session asked for', () => {
  it('shows every party while it lives', () => {
    const { world } = startDay();
    const id = world.telephony.ring({ from: customer, to: ava });
    world.telephony.answer(id, { extensionId: ava });
    const session = world.telephonySession(id);
    expect(session).toMatchObject({ id, origin: { type: 'Call' } });
    expect(session?.['parties']).toMatchObject([
      { id: `p-${id.slice(2)}-1`, from: { phoneNumber: customer }, status: { code: 'Answered' } },
      {
        id: `p-${id.slice(2)}-2`,
        extensionId: String(ava),
        to: { deviceId: expect.stringMatching(/^\d+$/) as string },
      },
    ]);
    world.telephony.hangUp(id);
    expect(world.telephonySession(id)).toBeUndefined();
  });
});
