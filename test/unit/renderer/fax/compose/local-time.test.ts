import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  momentsOf,
  nextFullHour,
  parseWallTime,
  wallTextOf,
  type ZoneOffset,
} from '../../../../../src/renderer/fax/compose/local-time.ts';

const hour = 3_600_000;

/** Berlin in 2026: forward on 29 March at 01:00 UTC, back on 25 October at 01:00 UTC. */
const berlin: ZoneOffset = (at) =>
  at >= Date.UTC(2026, 2, 29, 1) && at < Date.UTC(2026, 9, 25, 1) ? 2 * hour : hour;
const kathmandu: ZoneOffset = () => 5.75 * hour;
/** Samoa left out a whole day: 30 December 2011. */
const apia: ZoneOffset = (at) => (at < Date.UTC(2011, 11, 30, 10) ? -10 * hour : 14 * hour);

function read(text: string, offset: ZoneOffset) {
  const wall = parseWallTime(text);
  if (wall === undefined) throw new Error(`${text} is not whole.`);
  return momentsOf(wall, offset);
}

test.each([
  ['an afternoon', '2026-11-20T15:30', berlin, Date.UTC(2026, 10, 20, 14, 30)],
  ['a summer’s day', '2026-07-01T00:00', berlin, Date.UTC(2026, 5, 30, 22)],
  ['a zone with quarters', '2026-11-20T00:15', kathmandu, Date.UTC(2026, 10, 19, 18, 30)],
])('a time on the wall is one moment: %s', (_, text, offset, at) => {
  expect(read(text, offset)).toEqual({ kind: 'one', at });
  expect(wallTextOf(at, offset)).toBe(text);
});

test('[F24] the hour that the clocks jump over is no moment', () => {
  expect(read('2026-03-29T02:30', berlin)).toEqual({ kind: 'none' });
  expect(read('2026-03-29T01:59', berlin).kind).toBe('one');
  expect(read('2026-03-29T03:00', berlin).kind).toBe('one');
  expect(read('2011-12-30T12:00', apia)).toEqual({ kind: 'none' });
});

test('[F24] the hour that comes twice is two moments', () => {
  const first = Date.UTC(2026, 9, 25, 0, 30);
  expect(read('2026-10-25T02:30', berlin)).toEqual({ kind: 'twice', first, second: first + hour });
});

test.each(['', '2026-11', '2026-11-20', '2026-11-20T9:30', 'tomorrow'])('%j is not whole', (text) => {
  expect(parseWallTime(text)).toBeUndefined();
});

test('whatever moment is shown is among those that its text means', () => {
  const moments = fc.integer({ min: Date.UTC(2025, 0, 1) / 60_000, max: Date.UTC(2028, 0, 1) / 60_000 });
  fc.assert(
    fc.property(moments, (minutes) => {
      const at = minutes * 60_000;
      const meant = read(wallTextOf(at, berlin), berlin);
      const all =
        meant.kind === 'one' ? [meant.at] : meant.kind === 'twice' ? [meant.first, meant.second] : [];
      expect(all).toContain(at);
    }),
  );
});

test('the time that is offered is a full hour on the wall, and far enough away to be meant', () => {
  const now = Date.UTC(2026, 10, 20, 9, 42);
  expect(wallTextOf(nextFullHour(now, berlin), berlin)).toBe('2026-11-20T12:00');
  expect(wallTextOf(nextFullHour(now, kathmandu), kathmandu)).toBe('2026-11-20T16:00');
});
