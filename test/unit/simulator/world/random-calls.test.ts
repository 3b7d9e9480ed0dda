import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomCalls } from '../../../../src/simulator/scenarios/random-calls.ts';
import type { CallTruth } from '../../../../src/simulator/telephony-types.ts';
import type { Quirks, WorldEvent } from '../../../../src/simulator/world-types.ts';
import { activeCallsIn, ava, ben, mei, partiesIn, startDay, statusIn } from './a-day-at-work.ts';

const quirky: fc.Arbitrary<Quirks> = fc.record({
  transitionalNoCall: fc.boolean(),
  emptyToAtEnd: fc.boolean(),
  withoutPlus: fc.boolean(),
  maskedNumbers: fc.boolean(),
  withoutTerminationType: fc.boolean(),
  ringOutLegsInbound: fc.boolean(),
  closedRingOutAnswered: fc.boolean(),
  withoutRingOut: fc.boolean(),
  addressBookOverflowRefused: fc.boolean(),
  faxResendRefused: fc.boolean(),
  withoutFax: fc.boolean(),
  withoutRecording: fc.boolean(),
  withoutPark: fc.boolean(),
  dropForParkedOnly: fc.boolean(),
  pickupFromLocationsOnly: fc.boolean(),
});

/** Forty minutes of calls to three people, then long enough for all of them to end and to be logged. */
function playDay(seed: number, quirks: Partial<Quirks>) {
  const day = startDay({ quirks, noAnswerSeconds: 45 }, seed);
  let finished = false;
  const people = [ava, ben, mei];
  randomCalls(day.world, { minutes: 40, callsPerHour: 60, people, done: () => (finished = true) });
  day.clock.advance(60 * 60_000);
  return { ...day, finished };
}

const everyDay = (property: (day: ReturnType<typeof playDay>, quirks: Quirks) => void, numRuns: number) =>
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 31 }), quirky, (seed, quirks) =>
      property(playDay(seed, quirks), quirks),
    ),
    { numRuns },
  );

function growsWithin(events: readonly WorldEvent[], keyOf: (event: WorldEvent) => string): boolean {
  const last = new Map<string, number>();
  return events.every((event) => {
    const sequence = Number(event.body['sequence']);
    const before = last.get(keyOf(event)) ?? 0;
    last.set(keyOf(event), sequence);
    return sequence > before;
  });
}

/** What one extension should read in its log about a call, judged by the truth alone. */
function expectedResult(truth: CallTruth, extensionId: number): string {
  if (truth.direction === 'Outbound') return truth.ending === 'answered' ? 'Call connected' : 'Hang Up';
  if (truth.answeredBy)
    return truth.answeredBy.extensionId === extensionId ? 'Accepted' : 'Answered Elsewhere';
  return (
    { voicemail: 'Voicemail', declined: 'Declined', missed: 'Missed' }[truth.ending as string] ?? truth.ending
  );
}

describe('days full of calls by chance', { timeout: 60_000 }, () => {
  it('end every call they begin', () => {
    everyDay(({ world, clock, finished }) => {
      expect(finished).toBe(true);
      expect(clock.pending()).toBe(0);
      const unending = world
        .truth()
        .filter(
          ({ ending, startedAt, answeredAt = startedAt, endedAt = 0 }) =>
            ending === 'live' || endedAt < answeredAt,
        );
      expect(unending).toEqual([]);
      const busy = world.extensions.filter(({ id }) => activeCallsIn(world.presenceOf(id)).length > 0);
      expect(busy).toEqual([]);
    }, 500);
  });

  it('count presence upwards for each extension and telephony events upwards for each session', () => {
    everyDay(({ events }) => {
      const presence = events.filter(({ kind }) => kind === 'presence');
      const sessions = events.filter(({ kind }) => kind === 'telephony-session');
      expect(growsWithin(presence, ({ extensionId }) => String(extensionId))).toBe(true);
      const perReader = ({ body, extensionId }: WorldEvent) =>
        `${String(body['telephonySessionId'])}/${extensionId}`;
      expect(growsWithin(sessions, perReader)).toBe(true);
    }, 100);
  });

  it('say nothing more of a call or party once its end was final', () => {
    everyDay(({ events }) => {
      const over = new Set<string>();
      const late: string[] = [];
      const hear = (key: string, isEnd: boolean) => {
        if (over.has(key)) late.push(key);
        if (isEnd) over.add(key);
      };
      for (const { kind, extensionId, body } of events) {
        const items = kind === 'presence' ? activeCallsIn(body) : [];
        for (const item of items) {
          hear(`presence/${extensionId}/${String(item['partyId'])}`, item['terminationType'] === 'final');
        }
        for (const party of partiesIn(body)) {
          hear(`session/${extensionId}/${String(party['id'])}`, statusIn(party)['code'] === 'Disconnected');
        }
      }
      expect(late).toEqual([]);
      expect(over.size).toBeGreaterThan(0);
    }, 60);
  });

  it('have the same end in the truth and in the call log of everybody whose phone rang', () => {
    everyDay(({ world }) => {
      const query = {
        dateFrom: '2000-01-01T00:00:00Z',
        dateTo: undefined,
        direction: undefined,
        view: 'Simple',
      } as const;
      const logs = new Map(world.extensions.map(({ id }) => [id, world.callLog(id, query)]));
      for (const truth of world.truth()) {
        for (const id of truth.rang) {
          const record = logs.get(id)?.find(({ sessionId }) => sessionId === truth.sessionId);
          const left = record?.['result'];
          expect(left).toBe(expectedResult(truth, id));
        }
      }
    }, 100);
  });

  it('see every ending, and are the same for the same seed', () => {
    const first = playDay(42, {});
    const again = playDay(42, {});
    expect(again.events).toEqual(first.events);
    const endings = new Set(first.world.truth().map(({ ending }) => ending));
    expect([...endings].sort()).toEqual(['answered', 'cancelled', 'declined', 'missed', 'voicemail']);
    expect(playDay(43, {}).events).not.toEqual(first.events);
  });

  it('can be stopped at any time', () => {
    const { world, clock } = startDay();
    const run = randomCalls(world, { minutes: 60, callsPerHour: 200 });
    clock.advance(10 * 60_000);
    run.stop();
    const calls = world.truth().length;
    clock.advance(60 * 60_000);
    expect(world.truth()).toHaveLength(calls);
    expect(world.truth().filter(({ ending }) => ending === 'live')).toEqual([]);
    expect(calls).toBeGreaterThan(5);
  });
});

describe('closing the world', () => {
  it('leaves no task behind and tells nobody anything any more', () => {
    const { world, clock, events } = startDay({ noAnswerSeconds: 20 });
    world.telephony.ring({ from: '+12125550100', to: ava });
    const told = events.length;
    world.close();
    expect(clock.pending()).toBe(0);
    clock.advance(60_000);
    expect(events).toHaveLength(told);
  });
});
