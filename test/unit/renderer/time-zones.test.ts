import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const times = path.join(import.meta.dirname, '../../../src/renderer/times.ts');

/** What a process says that lives in these time zones, one after the other. */
function saidIn(zones: readonly string[], expression: string): readonly unknown[] {
  const script = `import * as times from ${JSON.stringify(times)};
    const said = [];
    for (const zone of ${JSON.stringify(zones)}) {
      process.env.TZ = zone;
      said.push(${expression});
    }
    process.stdout.write(JSON.stringify(said));`;
  const args = ['--input-type=module-typescript', '--eval', script];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as readonly unknown[];
}

const heading = (at: string, now: string): string =>
  `times.dayHeading(Date.parse('${at}'), Date.parse('${now}'), 'en-GB')`;

describe('[J04] days of the calendar', () => {
  it.each([
    [
      'an hour before the clocks go forward',
      'Europe/Berlin',
      '2026-03-28T22:30Z',
      '2026-03-29T01:30Z',
      'yesterday',
    ],
    ['on the day that has 23 hours', 'Europe/Berlin', '2026-03-28T23:10Z', '2026-03-29T21:50Z', 'today'],
    ['on the day that has 25 hours', 'Europe/Berlin', '2026-10-24T22:10Z', '2026-10-25T22:50Z', 'today'],
    ['the day after it', 'Europe/Berlin', '2026-10-24T22:10Z', '2026-10-25T23:10Z', 'yesterday'],
    [
      'where half an hour is the difference',
      'Asia/Kolkata',
      '2026-11-19T18:29Z',
      '2026-11-19T18:31Z',
      'yesterday',
    ],
    ['where three quarters are', 'Asia/Kathmandu', '2026-11-19T18:16Z', '2026-11-19T18:20Z', 'today'],
    [
      'where the clocks change by half an hour',
      'Australia/Lord_Howe',
      '2026-04-04T12:50Z',
      '2026-04-04T13:10Z',
      'yesterday',
    ],
    ['where midnight is left out', 'America/Santiago', '2026-09-06T03:50Z', '2026-09-06T04:10Z', 'yesterday'],
  ])('%s: %s', (_what, zone, at, now, words) => {
    expect(saidIn([zone], heading(at, now))).toEqual([words]);
  });

  it('are those of the place the computer is at, also after a journey', () => {
    const zones = ['Europe/Berlin', 'Asia/Tokyo', 'America/Los_Angeles'];
    // A call at ten in the morning in Berlin, looked at in the evening.
    expect(saidIn(zones, heading('2026-11-19T09:00Z', '2026-11-19T19:00Z'))).toEqual([
      'today',
      'yesterday',
      'today',
    ]);
  });

  it('are looked for at midnight, and each minute because the computer may travel', () => {
    const looks = (now: string) => saidIn(['Asia/Kathmandu'], `times.nextDayLook(Date.parse('${now}'))`)[0];
    expect(looks('2026-11-19T12:00Z')).toBe(60_000);
    expect(looks('2026-11-19T18:14:50Z')).toBe(10_000);
    expect(looks('2026-11-19T18:15:00Z')).toBe(60_000);
    // Never at once again and again, whatever the clocks do at midnight.
    const steps = `[...Array(200).keys()].every((at) => times.nextDayLook(Date.parse('2026-09-06T02:00Z') + at * 60_000) > 0)`;
    expect(saidIn(['America/Santiago'], steps)).toEqual([true]);
  });
});
