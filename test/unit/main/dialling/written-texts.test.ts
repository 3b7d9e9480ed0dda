import { describe, expect, test } from 'vitest';
import type { DialTarget } from '../../../../src/shared/dialling.ts';
import { brief, colleague, diallingIn, mainNumbers, type Row, titled } from './dialling-fixture.ts';

const { readText, readDial, targetOf, isEmergency } = diallingIn();

const typed: readonly Row[] = [
  ['A01', '+14155550177', '+14155550177'],
  ['A01', '4155550177', '+14155550177 home-country'],
  ['A01', '1 415 555 0177', '+14155550177'],
  ['A01', '+44 20 7946 0958', '+442079460958'],
  ['A01', '011 44 20 7946 0958', '+442079460958'],
  ['A01', '0044 20 7946 0958', '+442079460958'],
  ['A01', '+49 (0)30 901820', '+4930901820'],
  ['A01', '7042', '7042'],
  ['A01', '21', '21'],
  ['A01', '12345678', '12345678'],
  ['A10', '(415) 555-0177', '+14155550177 home-country'],
  ['A10', '415/555-0177', '+14155550177 home-country'],
  ['A10', '[415] 555.0177', '+14155550177 home-country'],
  ['A10', '415\u00a0555\u20110177', '+14155550177 home-country'],
  ['A10', '415 – 555 – 0177', '+14155550177 home-country'],
  ['A10', '（415）555－0177', '+14155550177 home-country'],
  ['A10', '  415-555-0177  ', '+14155550177 home-country'],
  ['A13', '863-1234', '+14158631234 home-country'],
  ['A14', '415-555-0177 x12', '+14155550177 home-country extension-apart'],
  ['A14', '415-555-0177x12', '+14155550177 home-country extension-apart'],
  ['A14', '415-555-0177 X 12', '+14155550177 home-country extension-apart'],
  ['A14', '415-555-0177 ext 12', '+14155550177 home-country extension-apart'],
  ['A14', '415-555-0177 ext. 12', '+14155550177 home-country extension-apart'],
  ['A14', '415-555-0177, extension 12', '+14155550177 home-country extension-apart'],
  ['A14', '415-555-0177 #12', '+14155550177 home-country extension-apart'],
  ['A14', '+7 495 123-45-67 доб. 12', '+74951234567 extension-apart'],
  ['A14', 'ext. 12', '12'],
  ['A14', 'x7042', '7042'],
  ['A17', '4155550177,,12#', '+14155550177 home-country tones-not-sent'],
  ['A17', '415-555-0177 p 12', '+14155550177 home-country tones-not-sent'],
  ['A17', '+14155550177;12', '+14155550177 tones-not-sent'],
  ['A08', '', 'no number'],
  ['A08', '   ', 'no number'],
  ['A08', '()', 'refused: no-number'],
  ['A08', '+', 'refused: no-number'],
  ['A08', 'Ada', 'no number'],
  ['A08', 'Ada Lovelace 2', 'no number'],
  ['A08', '李雷', 'no number'],
  ['A08', 'Иван', 'no number'],
  ['A08', '☎', 'no number'],
  ['A09', '+1 415', 'refused: too-short'],
  ['A09', '0', 'refused: too-short'],
  ['A09', '123456789', 'refused: too-short'],
  ['A09', '1'.repeat(17), 'refused: too-long'],
  ['A09', '1'.repeat(100_000), 'refused: too-long'],
  ['A18', '*#06#', 'refused: special-code'],
  ['A18', '*98', 'refused: special-code'],
  ['A18', '411', 'refused: special-code'],
  ['A18', '933', 'refused: special-code'],
  ['A20', '*67 415 555 0177', 'refused: caller-id-code'],
  ['A20', '#31#4155550177', 'refused: caller-id-code'],
  ['A21', '**21*4412345#', 'refused: special-code'],
  ['A22', '911', 'emergency 911'],
  ['A22', '9 1 1', 'emergency 911'],
  ['A22', '9-1-1', 'emergency 911'],
  ['A22', '+1 911', 'emergency 1911'],
  ['A22', '9,911', 'refused: too-short'],
  ['A22', '112', 'emergency 112'],
  ['A22', '999', 'emergency 999'],
  ['A22', '٩١١', 'emergency 911'],
  ['A22', '911 x1', 'emergency 911'],
  ['A22', '911 p1', 'emergency 911'],
  ['A22', '\u200e911\u200e', 'emergency 911'],
  ['A22', '*67 911', 'emergency 67911'],
  ['A23', '1-900-555-0177', '+19005550177 costly'],
  ['A24', '４１５ ５５５ ０１７７', '+14155550177 home-country other-digits'],
  ['A24', '٧٠٤٢', '7042 other-digits'],
  ['A24', '٤١٥ 555 ٠١٧٧', 'refused: mixed-digits'],
  ['A25', '1-800-FLOWERS', '+18003569377 from-letters'],
  ['A25', '(800) flowers', '+18003569377 home-country from-letters'],
  ['A25', '1 800 GO FEDEX', '+18004633339 from-letters'],
  ['A26', '415\u202e5550177', 'refused: control-characters'],
  ['A26', '415\u200b5550177', 'refused: control-characters'],
  ['A26', '\u202e4155550177', 'refused: control-characters'],
  ['A26', '\u202a+1 (415) 555-0177\u202c', '+14155550177'],
  ['A26', '\ufeff4155550177', '+14155550177 home-country'],
  ['A27', '415 555 O177', 'refused: look-alikes'],
  ['A27', '4l5 555 0177', 'refused: look-alikes'],
  ['A27', '415 555 о177', 'refused: look-alikes'],
  ['A01', 'tel:+14155550177', '+14155550177'],
  ['A01', 'tel:+14155550177;ext=12', '+14155550177 extension-apart'],
  ['A30', 'sms:+14155550177?body=hi', '+14155550177'],
  ['A40', 'ringside:settings', 'no number'],
];

const pasted: readonly Row[] = [
  ['A01', 'Call Ada at 415-555-0177 today', '+14155550177 home-country'],
  ['A01', 'Ada Lovelace\nBay Clinic\n+1 (415) 555-0177\nada@example.com', '+14155550177'],
  ['A01', 'T +44 20 7946 0958\nF +44 20 7946 0959', '+442079460958 or +442079460959'],
  ['A01', '+14155550177\n+14155550178\n+14155550177', '+14155550177 or +14155550178'],
  ['A01', 'invoice 4155550177', '+14155550177 home-country'],
  ['A08', 'see you on 2024-11-20 at 10:30', 'no number'],
  ['A08', '2024-11-20', 'no number'],
  ['A08', '20.11.2024', 'no number'],
  ['A08', '192.168.100.200', 'no number'],
  ['A08', '$1,234,567.00', 'no number'],
  ['A08', 'order 12-3456-7', 'no number'],
  ['A08', 'nothing here', 'no number'],
  ['A09', 'x'.repeat(70_000), 'refused: too-long'],
  ['A09', `${'x'.repeat(60_000)} +14155550177`, 'no number'],
  ['A22', 'call 911 now', 'no number'],
  [
    'A01',
    'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ada\r\nTEL;TYPE=cell:+1 415 555 0177\r\nitem1.TEL;VALUE=uri:tel:+44-20-7946-0958;ext=5\r\nEND:VCARD',
    '+14155550177 or +442079460958',
  ],
  ['A01', 'BEGIN:VCARD\nTEL;CELL:(415) 555-\n 0177\nEND:VCARD', '+14155550177 home-country'],
  ['A08', 'BEGIN:VCARD\nFN:Ada\nEND:VCARD', 'no number'],
  ['A22', 'BEGIN:VCARD\nTEL:911\nEND:VCARD', 'emergency 911'],
  ['A28', 'BEGIN:VCARD\nX-TEL:+14155550177\nNOTE:TEL:+14155550178\nEND:VCARD', 'no number'],
];

function person(to: string, name: string): DialTarget {
  const identity = { ...colleague(name), personId: `company:${name}` };
  return { to, shown: to, kind: 'number', region: undefined, identity };
}

describe('what people type', () => {
  test.each(titled(typed))('[%s] %s', (_row, _title, text, meaning) => {
    expect(brief(readText(text))).toBe(meaning);
    expect(brief(readDial(text).reading)).toBe(meaning);
  });

  test('[A24] an extension and tones of another script are shown in plain digits', () => {
    expect(readText('+١٤١٥٥٥٥٠١٧٧ x١٢')).toMatchObject({
      notes: [{ kind: 'other-digits' }, { kind: 'extension-apart', extension: '12' }],
    });
  });

  test('[A25] letters are told, and what they became is the target', () => {
    expect(readText('1-800-CONTACTS')).toMatchObject({
      target: { to: '+18002668228', shown: '+1 (800) 266-8228' },
      notes: [{ kind: 'from-letters', letters: 'CONTACTS' }],
    });
  });

  test('eight digits are an extension where somebody has it, and a number where they can be one', () => {
    const norwegian = diallingIn({ mainNumber: () => '+4722225555' });
    expect(brief(norwegian.readText('22225555'))).toBe('+4722225555 home-country');
    const there = diallingIn({ mainNumber: () => '+4722225555', identify: () => colleague() });
    expect(brief(there.readText('22225555'))).toBe('22225555');
  });

  test.each([
    ['21', '21'],
    ['7042', '7042'],
    ['2125550', '(212) 555-0'],
    ['21255501', '(212) 555-01'],
    ['2125550177', '(212) 555-0177'],
    ['+442079460958', '+44 20 7946 0958'],
    ['1 415', '1 415'],
    ['Ada', 'Ada'],
    ['1-800-FLO', '1-800-FLO'],
    ['*67', '*67'],
    ['415 555 0177 x1', '415 555 0177 x1'],
  ])('%s is grouped as %s while it is typed', (text, formatted) => {
    expect(readDial(text).formatted).toBe(formatted);
  });

  test('the country that the platform names counts before that of the main number', () => {
    const swiss = diallingIn({ mainNumber: () => '+18005550142', country: () => 'CH' });
    expect(brief(swiss.readText('044 668 18 00'))).toBe('+41446681800 home-country');
    const unheardOf = diallingIn({ mainNumber: () => '+41446681800', country: () => 'XX' });
    expect(brief(unheardOf.readText('044 668 18 00'))).toBe('+41446681800 home-country');
  });

  test('a German types German numbers', () => {
    const { readDial: there } = diallingIn({ mainNumber: () => mainNumbers.DE });
    expect(there('030901820').formatted).toBe('030 901820');
  });

  test('a person whose number costs more is known to, whatever was typed', () => {
    const dear = {
      to: '+19005550100',
      shown: '+1 (900) 555-0100',
      kind: 'number',
      region: undefined,
      identity: undefined,
    } as const;
    const { readDial: there } = diallingIn({ find: () => [{ target: dear, isRecent: false }] });
    expect(there('Horoscope').people).toMatchObject([{ target: { costly: 'premium' } }]);
    expect(readDial('+1 415 555 0177').reading).not.toHaveProperty('target.costly');
  });

  test('people are looked for by what was typed, at most twenty', () => {
    const asked: [string, number][] = [];
    const { readDial: there } = diallingIn({
      find: (text, limit) => {
        asked.push([text, limit]);
        return [];
      },
    });
    there(' ada ');
    expect(asked).toEqual([['ada', 20]]);
  });

  test('those called last stand first, alone below an empty field, and none of them twice', () => {
    const [ada, bo] = [person('+14155550177', 'Ada Lovelace'), person('7042', 'Bo Diddley')];
    const { readDial: there } = diallingIn({
      recent: () => [bo, ada],
      identify: (number) => (number === '7042' ? bo.identity : ada.identity),
      find: () => [
        { target: person('+14155550178', 'Ada Byron'), isRecent: false },
        { target: ada, isRecent: false },
      ],
    });
    const found = (text: string) =>
      there(text).people.map(({ target, isRecent }) => [target.to, isRecent] as const);
    expect(found('')).toEqual([
      ['7042', true],
      ['+14155550177', true],
    ]);
    expect(found('ad')).toEqual([
      ['+14155550177', true],
      ['+14155550178', false],
    ]);
    expect(found('555')[0]).toEqual(['+14155550177', true]);
  });
});

describe('what people paste and drop', () => {
  test.each(titled(pasted))('[%s] %s', (_row, _title, text, meaning) => {
    expect(brief(readText(text))).toBe(meaning);
  });

  test('[A31] of many numbers ten are offered', () => {
    const many = Array.from({ length: 40 }, (_, at) => `+1415555${String(at + 100).padStart(4, '0')}`);
    const reading = readText(many.join('\n'));
    expect(reading.kind === 'several' && reading.targets.length).toBe(10);
  });
});

describe('what is about to be sent', () => {
  test.each(['+14155550177', '+442079460958', '7042', '101', '+19145558631234'])('%s may be', (to) => {
    expect(targetOf(to)?.to).toBe(to);
  });

  test.each([
    ...['911', '+911', '112', '999', '+1911', '9911', '988', '411', '*67', '*674155550177', '*#06#', '1', ''],
    ...['+', '+1', '4155550177', '(415) 555-0177', '+1 415 555 0177', '+14155550177x12', 'tel:+14155550177'],
    ...['+1415555017a', '١٢٣٤', '123456789', '+0155550177', `+1${'4'.repeat(20)}`, 'ada', '+14155550177\n'],
  ])('[A22] %j may not be', (to) => {
    expect(targetOf(to)).toBeUndefined();
  });

  test('[A23] a costly number may not be where the person refuses them', () => {
    expect(diallingIn({ blockCostly: () => true }).targetOf('+19005550177')).toBeUndefined();
    expect(targetOf('+19005550177')?.to).toBe('+19005550177');
  });

  test('[A22] emergency numbers are known in every form in which one could be sent', () => {
    for (const to of ['911', '+911', '112', '+112', '999', '988', '+1911', '+44999', '01149112'])
      expect([to, isEmergency(to)]).toEqual([to, true]);
    for (const to of ['7042', '9112', '+14155550911', '4155550177', '']) expect(isEmergency(to)).toBe(false);
  });
});
