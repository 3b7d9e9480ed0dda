import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { zoneMark } from '../../../src/shared/time-zone.ts';

/** What a process writes that was started with this time zone. */
function clockWith(zone: string): string {
  const words = path.join(import.meta.dirname, '../../../src/main/alerts/words.ts');
  const script = `import { clockTime } from ${JSON.stringify(words)};
    process.stdout.write(clockTime(Date.UTC(2026, 10, 20, 9, 42), 'en-GB'));`;
  const args = ['--input-type=module-typescript', '--eval', script];
  return execFileSync(process.execPath, args, { env: { ...process.env, TZ: zone }, encoding: 'utf8' });
}

describe('[J15] a system that does not say in which time zone it is', () => {
  it.each([
    ['Europe/Berlin', {}],
    ['UTC', {}],
    ['Etc/Unknown', { timeZone: 'UTC', timeZoneName: 'short' }],
    [undefined, { timeZone: 'UTC', timeZoneName: 'short' }],
  ])('%s', (zone, mark) => {
    expect(zoneMark(zone)).toEqual(mark);
  });

  it('gets times of UTC that say so; any other gets its own without a word', () => {
    expect(clockWith('No/Such_Zone')).toBe('09:42 UTC');
    expect(clockWith('Europe/Berlin')).toBe('10:42');
  });
});
