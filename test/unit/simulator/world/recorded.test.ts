import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createVirtualClock } from '../../../../src/simulator/clock.ts';
import { demoPeople, withPerson } from '../../../../src/simulator/world/people.ts';
import { timeOf } from '../../../../src/simulator/world/recorded.ts';
import { createWorld } from '../../../../src/simulator/world/world.ts';
import type { RecordedEvent } from '../../../../src/simulator/telephony-types.ts';
import { WorldError, type WorldEvent } from '../../../../src/simulator/world-types.ts';
import { activeCallsIn } from './a-day-at-work.ts';

const recorded = (name: string): readonly RecordedEvent[] => {
  const file = new URL(`../../../fixtures/recorded-events/${name}.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { events: RecordedEvent[] }).events;
};

const person = 607457016;

function startRecording() {
  const clock = createVirtualClock();
  const world = createWorld({ clock, people: withPerson(demoPeople, { id: person }) });
  const heard: { at: number; event: WorldEvent }[] = [];
  const start = clock.now();
  world.onEvent((event) => heard.push({ at: clock.now() - start, event }));
  return { clock, world, heard };
}

describe('recorded notifications', () => {
  it('are played with their own bodies, ids and spacing', () => {
    const { clock, world, heard } = startRecording();
    const events = recorded('answered-inbound');
    world.telephony.playRecorded(person, events);
    clock.advance(120_000);
    expect(heard.map(({ at }) => at)).toEqual([0, 5_829, 20_970]);
    expect(heard.map(({ event }) => event)).toEqual(
      events.map(({ body, timestamp, uuid }) => ({
        kind: 'presence',
        extensionId: person,
        body,
        timestamp,
        uuid,
      })),
    );
  });

  it('go faster when asked', () => {
    const { clock, world, heard } = startRecording();
    world.telephony.playRecorded(person, recorded('missed-inbound'), { speed: 10 });
    clock.advance(2_000);
    expect(heard.map(({ at }) => at)).toEqual([0, 1_955]);
  });

  it('show in presence while their call goes on', () => {
    const { clock, world } = startRecording();
    world.telephony.playRecorded(person, recorded('missed-inbound'));
    clock.advance(1_000);
    expect(activeCallsIn(world.presenceOf(person))).toMatchObject([{ telephonyStatus: 'Ringing' }]);
    expect(world.presenceOf(person)).toMatchObject({ telephonyStatus: 'Ringing' });
    clock.advance(60_000);
    expect(activeCallsIn(world.presenceOf(person))).toEqual([]);
  });

  it.each([
    ['missed-inbound', 'Inbound', 'Missed', 'missed'],
    ['answered-inbound', 'Inbound', 'Accepted', 'answered'],
    ['two-legged-ringout', 'Outbound', 'Call connected', 'answered'],
  ])('%s is in the call log afterwards', (name, direction, result, ending) => {
    const { clock, world } = startRecording();
    world.telephony.playRecorded(person, recorded(name));
    clock.advance(120_000);
    const [record, ...others] = world.callLog(person, {
      dateFrom: '2000-01-01T00:00:00Z',
      dateTo: undefined,
      direction: undefined,
      view: 'Simple',
    });
    expect(others).toEqual([]);
    const { sessionId } = activeCallsIn(recorded(name)[0]?.body)[0]!;
    expect(record).toMatchObject({ sessionId, direction, result });
    expect(world.truth()).toMatchObject([{ sessionId, ending }]);
  });

  it('do not make later sequences fall behind', () => {
    const { clock, world, heard } = startRecording();
    world.telephony.playRecorded(person, recorded('missed-inbound'));
    clock.advance(60_000);
    world.telephony.ring({ from: '+12125550100', to: person });
    expect(heard.findLast(({ event }) => event.kind === 'presence')?.event.body['sequence']).toBeGreaterThan(
      133857,
    );
  });

  it('are refused for a person who is not there', () => {
    const { world } = startRecording();
    expect(() => world.telephony.playRecorded(1, [])).toThrow(WorldError);
  });

  it.each(['missed-inbound', 'answered-inbound', 'two-legged-ringout'])(
    '%s holds only fictional numbers',
    (name) => {
      for (const item of recorded(name).flatMap(({ body }) => activeCallsIn(body))) {
        expect(item['from']).toMatch(/^1\d{3}55501\d\d$/);
        expect(item['to']).toMatch(/^(1\d{3}55501\d\d)?$/);
      }
    },
  );

  it('read the old way of writing time', () => {
    expect(timeOf('2015-04-10T18:48:55.133+0000')).toBe(Date.UTC(2015, 3, 10, 18, 48, 55, 133));
  });
});
