import { describe, expect, test } from 'vitest';
import { briefLink, colleague, diallingIn, mainNumbers, titled } from './dialling-fixture.ts';
import { linkRowsA01 } from './link-rows-a01.ts';
import { linkRowsA18 } from './link-rows-a18.ts';

const { readLink } = diallingIn();
const read = (link: string): string => briefLink(readLink(link));

describe('phone links', () => {
  test.each(titled([...linkRowsA01, ...linkRowsA18]))('[%s] %s', (_row, _title, link, meaning) => {
    expect(read(link)).toBe(meaning);
  });

  test('[A14][A17] what stands behind a number is kept to be read', () => {
    expect(readLink('tel:+14155550177;ext=12')).toMatchObject({
      reading: { notes: [{ kind: 'extension-apart', extension: '12' }] },
    });
    expect(readLink('tel:+14155550177,,12#')).toMatchObject({
      reading: { notes: [{ kind: 'tones-not-sent', tones: ',,12#' }] },
    });
  });

  test('[A05][A28] a refusal shows what was received, as one short and harmless line', () => {
    expect(readLink('tel:%252B14155550177')).toMatchObject({ received: 'tel:%252B14155550177' });
    const long = readLink(`callto:\u202eada${'x'.repeat(300)}@example.com`);
    expect(long).toMatchObject({
      kind: 'refused',
      received: expect.stringMatching(/^callto:adax{50}$/) as string,
    });
  });

  test('[A13] national numbers are those of the account, wherever that is', () => {
    const in_ = (main: string, link: string): string =>
      briefLink(diallingIn({ mainNumber: () => main }).readLink(link));
    expect(in_(mainNumbers.GB, 'tel:020 7946 0958')).toBe('+442079460958 home-country');
    expect(in_(mainNumbers.DE, 'tel:030 901820')).toBe('+4930901820 home-country');
    expect(in_(mainNumbers.FR, 'tel:01.42.68.53.00')).toBe('+33142685300 home-country');
    expect(in_(mainNumbers.AU, 'tel:(02) 9374 4000')).toBe('+61293744000 home-country');
    expect(in_(mainNumbers.AU, 'tel:0011 1 415 555 0177')).toBe('+14155550177');
    expect(in_(mainNumbers.JP, 'tel:010-1-415-555-0177')).toBe('+14155550177');
    expect(in_(mainNumbers['toll-free'], 'tel:863-1234')).toBe('refused: too-short');
    expect(in_(mainNumbers['toll-free'], 'tel:415-863-1234')).toBe('+14158631234 home-country');
  });

  test.each([
    [mainNumbers.GB, '999', 'emergency 999'],
    [mainNumbers.DE, '110', 'emergency 110'],
    [mainNumbers.FR, '15', 'emergency 15'],
    [mainNumbers.FR, '17', 'emergency 17'],
    [mainNumbers.AU, '000', 'emergency 000'],
    [mainNumbers.AU, '106', 'emergency 106'],
    [mainNumbers.JP, '119', 'emergency 119'],
    [mainNumbers.JP, '911', 'emergency 911'],
    [mainNumbers.GB, '0999', 'emergency 0999'],
    [mainNumbers.DE, '0110', 'emergency 0110'],
    [mainNumbers.GB, '141999', 'emergency 141999'],
    [mainNumbers.GB, '110', '110'],
  ])('[A22] with the main number %s, tel:%s is %s', (main, number, meaning) => {
    expect(briefLink(diallingIn({ mainNumber: () => main }).readLink(`tel:${number}`))).toBe(meaning);
  });

  test('[A22] digits behind an outside line are an extension only where somebody has it', () => {
    const identify = (number: string) => (number === '9911' ? colleague() : undefined);
    const { readLink: readThere } = diallingIn({ identify });
    expect(briefLink(readThere('tel:9911'))).toBe('9911');
    expect(briefLink(readThere('tel:9112'))).toBe('emergency 9112');
    expect(briefLink(diallingIn({ identify: () => colleague() }).readLink('tel:911'))).toBe('emergency 911');
  });

  test('[A23] a setting refuses what costs more', () => {
    const { readLink: readThere } = diallingIn({ blockCostly: () => true });
    expect(briefLink(readThere('tel:+19005550177'))).toBe('refused: costly-blocked');
    expect(briefLink(readThere('tel:+881612345678'))).toBe('refused: costly-blocked');
    expect(briefLink(readThere('tel:+14155550177'))).toBe('+14155550177');
  });
});

describe('links for texts', () => {
  test.each(
    titled([
      ['A30', 'sms:+14155550177?body=hi%0Aall', 'text to +14155550177: hi\nall'],
      ['A30', 'SMS:+14155550177', 'text to +14155550177: '],
      ['A30', 'sms://+14155550177', 'text to +14155550177: '],
      ['A30', 'sms:+14155550177&body=hi', 'text to +14155550177: hi'],
      ['A30', 'sms:+14155550177?body=caf%C3%A9%20%2B', 'text to +14155550177: café +'],
      ['A30', 'sms:+14155550177?body=a%00b%1bc%0D%0Ad', 'text to +14155550177: abc\nd'],
      ['A30', 'sms:?body=hi', 'text to : hi'],
      ['A30', 'sms:+14155550177,+14155550178?body=hi', 'text to +14155550177 +14155550178: hi'],
      ['A32', `sms:?body=${'x'.repeat(1_000_000)}`, 'refused: too-long'],
      ['A33', 'sms:+14155550177?body=a&body=b', 'text to +14155550177: a'],
      ['A33', 'sms:+14155550177?subject=s&body=b', 'text to +14155550177: b'],
      ['A34', 'sms:+14155550177?attachment=file:///etc/passwd', 'text to +14155550177: '],
      ['A34', 'sms:+14155550177?attachment=file:///etc/passwd&body=b', 'text to +14155550177: b'],
      ['A22', 'sms:911?body=help', 'text to : help'],
      ['A37', 'sms:+14155550177?body=%E0%A4%A', 'refused: badly-encoded'],
      ['A07', 'sms:+14155550177?body=a\nb', 'refused: control-characters'],
      ['A28', 'sms:ada@example.com', 'refused: not-a-phone-number'],
      ['A08', 'sms:', 'text to : '],
    ]),
  )('[%s] %s', (_row, _title, link, meaning) => {
    expect(read(link)).toBe(meaning);
  });

  test('[A31] five hundred recipients are ten, and the others are counted', () => {
    const many = Array.from({ length: 500 }, (_, at) => `+1415555${String(at).padStart(4, '0')}`);
    const meaning = readLink(`sms:${many.join(',')}`);
    expect(meaning).toMatchObject({ kind: 'text', leftOut: 490 });
    expect(meaning.kind === 'text' && meaning.targets.length).toBe(10);
  });
});
