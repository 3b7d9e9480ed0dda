import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Dialling } from '../../../../src/main/dialling/dialling.ts';
import type { DialReading, DialTarget } from '../../../../src/shared/dialling.ts';
import { diallingIn, mainNumbers } from './dialling-fixture.ts';

const graphemes = new Intl.Segmenter('en');

/** What one may try: whole numbers with something wrong in them, pieces of links, and anything at all. */
const piece = fc.oneof(
  fc.constantFrom(
    ...[
      'tel:',
      'callto:',
      'sms:',
      'ringside:',
      'call/',
      '//',
      ';ext=',
      ';phone-context=',
      ';isub=',
      ';m-x',
      '?body=',
    ],
    ...[
      '+1',
      '+49',
      '00',
      '011',
      '911',
      '112',
      '*67',
      '#31#',
      'x12',
      'ext. 3',
      ',,',
      'p',
      'w',
      '%',
      '%2B',
      '%00',
    ],
    ...[
      '\u202e',
      '\u200d',
      '\u0000',
      '\ud800',
      '٤',
      '４',
      'О',
      'l',
      '(0)',
      ' ',
      '-',
      '\r\n',
      'BEGIN:VCARD\n',
      'TEL:',
    ],
  ),
  fc.stringMatching(/^[0-9]{1,11}$/),
  fc.stringMatching(/^[0-9 ().+-]{1,16}$/),
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.string({ maxLength: 8 }),
);
const text = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
const home = fc.constantFrom('+14155550100', ...Object.values(mainNumbers));
const runs = { numRuns: 1_000 };

function everywhere(check: (dialling: Dialling, text: string) => void): void {
  fc.assert(
    fc.property(home, text, (mainNumber, written) =>
      check(diallingIn({ mainNumber: () => mainNumber }), written),
    ),
    runs,
  );
}

function targetsIn(reading: DialReading): readonly DialTarget[] {
  if (reading.kind === 'target') return [reading.target];
  return reading.kind === 'several' ? reading.targets : [];
}

function targetsOfLink({ readLink }: Dialling, link: string): readonly DialTarget[] {
  const meaning = readLink(link);
  if (meaning.kind === 'text') return meaning.targets;
  return meaning.kind === 'call' ? targetsIn(meaning.reading) : [];
}

describe('whatever is written', () => {
  test('[A01][A37] reading it never fails, and only what can be dialled comes out', () => {
    everywhere((dialling, written) => {
      for (const { to } of [...targetsIn(dialling.readText(written)), ...targetsOfLink(dialling, written)])
        expect(to).toMatch(/^(?:\+[1-9][0-9]{5,14}|[0-9]{2,8})$/);
    });
  });

  test('[A22] no target is an emergency number', () => {
    everywhere((dialling, written) => {
      for (const { to } of [...targetsIn(dialling.readText(written)), ...targetsOfLink(dialling, written)])
        expect(dialling.isEmergency(to)).toBe(false);
    });
  });

  test('what was found is found again in its own form, and in the form it is shown in', () => {
    everywhere((dialling, written) => {
      for (const { to, shown } of targetsIn(dialling.readText(written))) {
        expect(targetsIn(dialling.readText(to)).map((each) => each.to)).toEqual([to]);
        expect(targetsIn(dialling.readText(shown)).map((each) => each.to)).toEqual([to]);
        expect(dialling.targetOf(to)?.to).toBe(to);
      }
    });
  });

  test('the same text means the same each time', () => {
    everywhere((dialling, written) => {
      expect(dialling.readText(written)).toEqual(dialling.readText(written));
      expect(dialling.readLink(written)).toEqual(dialling.readLink(written));
    });
  });

  test('grouping what is typed loses no digit, and grouping it again changes nothing', () => {
    everywhere((dialling, written) => {
      const { formatted } = dialling.readDial(written);
      expect(formatted.replace(/[^\d+]/g, '')).toBe(written.replace(/[^\d+]/g, ''));
      expect(dialling.readDial(formatted).formatted).toBe(formatted);
    });
  });

  test('[A28] what is shown of it is one line without anything that hides', () => {
    everywhere(({ readLink, readText }, written) => {
      for (const reading of [readLink(written), readText(written)])
        if (reading.kind === 'refused') {
          // Sixty characters as people count them; some are made of several.
          expect(reading.received).toMatch(/^[^\p{Cc}\u202a-\u202e\u2066-\u2069]{0,240}$/u);
          expect([...graphemes.segment(reading.received)].length).toBeLessThanOrEqual(60);
        }
    });
  });

  test('[A24] a number of one script is the number in plain digits', () => {
    const zeros = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50, 0xff10];
    const digits = fc.stringMatching(/^[2-9][0-9]{2}[2-9][0-9]{6}$/);
    const { readText } = diallingIn();
    fc.assert(
      fc.property(digits, fc.constantFrom(...zeros), (plain, zero) => {
        const script = plain.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));
        const [meant, found] = [readText(plain), readText(script)].map(
          (reading) => targetsIn(reading)[0]?.to,
        );
        expect(found).toBe(meant);
      }),
      runs,
    );
  });
});
