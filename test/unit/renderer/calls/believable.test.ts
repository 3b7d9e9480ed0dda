import { expect, test } from 'vitest';
import { canLast } from '../../../../src/renderer/calls/recording/believable.ts';

const hour = 3600;

test.each([
  ['a WAV file of 8 kHz and 16 bits', 65, 65 * 16_000 + 44],
  ['MPEG at 8 kbit/s', hour, hour * 1_000],
  ['MPEG at 32 kbit/s', hour, hour * 4_000],
])('[G11] %s can last as long as it says', (_, seconds, bytes) => {
  expect(canLast(seconds, bytes)).toBe(true);
});

test.each([
  ['a day in two seconds of MPEG', 24 * hour, 33_777],
  ['nothing behind a header', 0, 44],
  ['no number', Number.NaN, 1_000_000],
  ['without an end', Number.POSITIVE_INFINITY, 1_000_000],
  ['backwards', -1, 1_000_000],
])('[G11] %s cannot', (_, seconds, bytes) => {
  expect(canLast(seconds, bytes)).toBe(false);
});
