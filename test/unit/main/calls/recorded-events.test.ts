import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parsePresence } from '../../../../src/main/ringcentral/presence-report.ts';
import { type CallsInTest, callsInTest } from './calls-in-test.ts';

type Recorded = {
  readonly events: readonly {
    readonly body: { readonly extensionId: number };
    readonly timestamp: string;
  }[];
};

function recording(name: string): Recorded {
  const file = path.join(import.meta.dirname, '../../../fixtures/recorded-events', `${name}.json`);
  return JSON.parse(readFileSync(file, 'utf8')) as Recorded;
}

/** Plays a recording in its own time, or faster. */
function play(calls: CallsInTest, { events }: Recorded, speed = 1): void {
  let last: number | undefined;
  for (const { body, timestamp } of events) {
    const at = Date.parse(timestamp.replace('+0000', 'Z'));
    calls.clock.pass(last === undefined ? 0 : (at - last) / speed);
    last = at;
    const report = parsePresence(body, 'event', timestamp);
    if (report === undefined) throw new Error('The recording is not a presence event.');
    calls.presence(report);
  }
}

function follow({ events }: Recorded): CallsInTest {
  const calls = callsInTest();
  const extensionId = String(events[0]?.body.extensionId);
  calls.follow({ extensionId, name: undefined, lineName: () => undefined });
  return calls;
}

describe('recorded traffic', () => {
  it.each([
    ['missed-inbound', 'missed', 19_546],
    ['answered-inbound', 'answered-here', 20_970],
  ] as const)('%s gives one alert and ends as %s', (name, ending, lasted) => {
    const calls = follow(recording(name));
    const began = calls.clock.now();
    play(calls, recording(name));
    calls.clock.pass(10_000);
    expect(calls.rang).toHaveLength(1);
    expect(calls.only()).toMatchObject({
      phase: 'ended',
      ending: { kind: ending },
      startedAt: began,
      endedAt: began + lasted,
      party: { kind: 'number', number: { e164: '+13025550163' } },
      line: { kind: 'direct', name: '+1 (888) 555-0178' },
    });
    expect(calls.ended.map((call) => call.ending?.kind)).toEqual([ending]);
  });

  it.each([1, 20])(
    'both recordings after each other are two calls although the session id is one (speed %i)',
    (speed) => {
      const missed = recording('missed-inbound');
      const answered = recording('answered-inbound');
      const calls = follow(missed);
      play(calls, { events: [...missed.events, ...answered.events] }, speed);
      calls.clock.pass(10_000);
      expect(calls.rang).toHaveLength(2);
      expect(calls.list().map((call) => call.ending?.kind)).toEqual(['missed', 'answered-here']);
      expect(new Set(calls.list().map(({ id }) => id)).size).toBe(2);
      expect(calls.ended).toHaveLength(2);
    },
  );

  it('the two-legged RingOut is one outbound call that rings, talks and ends, without an alert', () => {
    const ringOut = recording('two-legged-ringout');
    const calls = follow(ringOut);
    const phases: string[] = [];
    for (const event of ringOut.events) {
      play(calls, { events: [event] });
      phases.push(`${calls.only().direction} ${calls.only().phase}`);
      calls.clock.pass(10_000);
    }
    phases.push(calls.only().phase);
    expect(phases).toEqual(['outbound ringing', 'outbound connected', 'outbound connected', 'ended']);
    expect(calls.rang).toEqual([]);
  });
});
