import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { RecordedEvent } from '../../src/simulator/telephony-types.ts';
import { demoPeople, withPerson } from '../../src/simulator/world/people.ts';
import { startTestApp, type TestApp } from '../support/start-test-app.ts';

let ringside: TestApp;
afterEach(() => ringside.close());

/** Real traffic, its numbers replaced by fictional ones. */
function recorded(name: string): readonly RecordedEvent[] {
  const file = path.join(import.meta.dirname, '../fixtures/recorded-events', `${name}.json`);
  return (JSON.parse(readFileSync(file, 'utf8')) as { events: readonly RecordedEvent[] }).events;
}

/** Starts the app for the person of the recording, and plays it through the socket in its own time. */
async function play(name: string): Promise<number> {
  const events = recorded(name);
  const personId = Number(events[0]?.body['extensionId']);
  ringside = await startTestApp({ personId, people: withPerson(demoPeople, { id: personId }) });
  ringside.simulator.world.telephony.playRecorded(personId, events);
  return ringside.clock.now();
}

const phases = () => ringside.calls().map(({ phase }) => phase);

describe('recorded traffic, played through the socket', () => {
  it.each([
    ['missed-inbound', 'missed', 19_546],
    ['answered-inbound', 'answered-here', 20_970],
  ] as const)('%s gives exactly one alert and ends as %s', async (name, kind, lasted) => {
    const began = await play(name);
    await ringside.run(120_000);
    expect(ringside.alerts()).toHaveLength(1);
    expect(ringside.calls()).toMatchObject([{ direction: 'inbound', phase: 'ended', ending: { kind } }]);
    const [call] = ringside.calls();
    expect(Math.abs((call?.endedAt ?? 0) - began - lasted)).toBeLessThan(1_000);
    expect(ringside.state().today.rows).toMatchObject([{ ending: { kind } }]);
  });

  it('two-legged-ringout gives no incoming alert, but one outbound call that rings, connects and ends', async () => {
    const began = await play('two-legged-ringout');
    await ringside.run(5_000);
    expect(phases()).toEqual(['ringing']);
    await ringside.run(10_000);
    expect(phases()).toEqual(['connected']);
    await ringside.run(120_000);
    expect(ringside.calls()).toMatchObject([
      { direction: 'outbound', phase: 'ended', ending: { kind: 'answered-here' } },
    ]);
    expect(Math.abs((ringside.calls()[0]?.endedAt ?? 0) - began - 40_454)).toBeLessThan(1_000);
    expect(ringside.alerts()).toEqual([]);
    expect(ringside.desktop.asked).not.toContain('showCard');
  });
});
