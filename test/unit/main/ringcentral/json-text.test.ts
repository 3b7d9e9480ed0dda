import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { parseJson, parseJsonBytes } from '../../../../src/main/ringcentral/json-text.ts';

describe('JSON as it is read', () => {
  it('is what the standard reads, wherever no number is too long', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const text = JSON.stringify(value);
        if (/\d{16,}/.test(text)) return;
        expect(parseJson(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('[E30] keeps every whole number of any length, as a number or as its text', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }), (id) => {
        const { found, list } = parseJson(`{"found": ${id}, "list":[${id},${id}]}`) as {
          found: unknown;
          list: unknown[];
        };
        expect(String(found)).toBe(String(id));
        expect(list.map(String)).toEqual([String(id), String(id)]);
        expect(typeof found).toBe(Number.isSafeInteger(Number(id)) ? 'number' : 'string');
      }),
      { numRuns: 1_000 },
    );
  });

  it.each(['{"a":"1234567890123456789"}', '["9007199254740993"]', '{"a":1e30,"b":0.12345678901234567}'])(
    '[E30] leaves %s as it is',
    (text) => {
      expect(parseJson(text)).toEqual(JSON.parse(text));
    },
  );

  it('[E12] never throws anything but its own error, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        try {
          parseJsonBytes(bytes);
        } catch (error) {
          expect(error).toMatchObject({ name: 'PlatformError', kind: 'unexpected-answer' });
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('[E12] nested two hundred thousand deep does no harm', () => {
    const deep = Buffer.from('['.repeat(200_000) + ']'.repeat(200_000));
    expect(() => {
      try {
        parseJsonBytes(deep);
      } catch (error) {
        expect(error).toMatchObject({ code: 'not-json' });
      }
    }).not.toThrow();
  });
});
