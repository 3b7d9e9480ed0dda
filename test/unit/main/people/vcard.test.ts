import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardsIn } from '../../../../src/main/people/vcard/read-cards.ts';
import { writeCards } from '../../../../src/main/people/vcard/write-cards.ts';
import type { ContactCard } from '../../../../src/shared/contact.ts';

const read = (text: string): readonly (ContactCard | 'unread')[] => [...cardsIn(text)];
const cardWith = (...lines: readonly string[]): string =>
  ['BEGIN:VCARD', 'VERSION:4.0', ...lines, 'END:VCARD'].join('\r\n');
const one = (...lines: readonly string[]): ContactCard | 'unread' | undefined => read(cardWith(...lines))[0];

describe('a card', () => {
  it.each<[string, readonly string[], ContactCard]>([
    [
      'the parts of a name',
      ['N:Lovelace;Ada;King;Countess;'],
      { lastName: 'Lovelace', firstName: 'Ada', middleName: 'King' },
    ],
    ['the whole name where there are no parts', ['FN:Ada Lovelace'], { firstName: 'Ada Lovelace' }],
    [
      'the parts before the whole name',
      ['FN:Ada L.', 'N:Lovelace;Ada;;;'],
      { lastName: 'Lovelace', firstName: 'Ada' },
    ],
    ['a company alone', ['ORG:Analytical;Engines'], { company: 'Analytical' }],
    ['a mobile', ['TEL;TYPE=CELL:+1 212 555 0177'], { mobilePhone: '+1 212 555 0177' }],
    ['a mobile of version 2.1', ['TEL;CELL:+1 212 555 0177'], { mobilePhone: '+1 212 555 0177' }],
    [
      'a mobile of version 4.0',
      ['TEL;VALUE=uri;TYPE="voice,cell":tel:+1-212-555-0177'],
      { mobilePhone: '+1-212-555-0177' },
    ],
    [
      'an extension',
      ['TEL;TYPE=work;VALUE=uri:tel:+1-212-555-0100;ext=12'],
      { businessPhone: '+1-212-555-0100 ext. 12' },
    ],
    ['a fax at work', ['TEL;TYPE=FAX,WORK:1', 'FN:A'], { firstName: 'A', businessFax: '1' }],
    [
      'a second number at work',
      ['TEL;TYPE=WORK:1', 'TEL;TYPE=WORK:2'],
      { businessPhone: '1', businessPhone2: '2' },
    ],
    [
      'a third number elsewhere',
      ['TEL;TYPE=HOME:1', 'TEL;TYPE=HOME:2', 'TEL;TYPE=HOME:3'],
      { homePhone: '1', homePhone2: '2', otherPhone: '3' },
    ],
    [
      'the preferred address first',
      ['EMAIL:b@x.example', 'EMAIL;PREF=1:a@x.example'],
      { email: 'a@x.example', email2: 'b@x.example' },
    ],
    ['an address of version 4.0', ['EMAIL:mailto:a@x.example'], { email: 'a@x.example' }],
    ['a birthday in both forms', ['BDAY:19851210', 'FN:A'], { firstName: 'A', birthday: '1985-12-10' }],
    [
      'escaped commas and lines',
      ['FN:A', 'NOTE:one\\, two\\nthree'],
      { firstName: 'A', notes: 'one, two\nthree' },
    ],
    ['folded lines', ['FN:Ada Love', ' lace'], { firstName: 'Ada Lovelace' }],
    ['a group', ['item1.EMAIL:a@x.example', 'item1.X-ABLabel:Work'], { email: 'a@x.example' }],
  ])('has %s', (_, lines, expected) => {
    expect(one(...lines, 'FN:')).toMatchObject(expected);
  });

  it('has an address in its parts', () => {
    expect(one('FN:A', 'ADR;TYPE=WORK:;Floor 2;12 Engine Row;Fernhill;CA;94104;USA')).toEqual({
      firstName: 'A',
      'businessAddress.street': 'Floor 2, 12 Engine Row',
      'businessAddress.city': 'Fernhill',
      'businessAddress.state': 'CA',
      'businessAddress.zip': '94104',
      'businessAddress.country': 'USA',
    });
  });

  it('of version 2.1 is read as quoted-printable, over several lines', () => {
    const text = cardWith('N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=', '=B6rg');
    expect(read(text)).toEqual([{ lastName: 'Müller', firstName: 'Jörg' }]);
  });

  it('that is written is read back as it was', () => {
    const text = fc
      .string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 60 })
      .map((one) => one.replace(/\s+/g, ' ').trim() || 'x');
    const cards = fc.record({ firstName: text, lastName: text, company: text, notes: text, nickName: text });
    fc.assert(
      fc.property(fc.array(cards, { maxLength: 5 }), (list) => {
        expect(read(writeCards(list))).toEqual(list);
      }),
      { numRuns: 200 },
    );
  });

  it('is written in lines of at most 75 bytes, whole characters each', () => {
    const text = writeCards([{ firstName: '漢字'.repeat(60) }]);
    expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    expect(text).not.toContain('\ufffd');
  });
});

describe('a hostile file of cards', () => {
  it.each<[string, string]>([
    ['nothing', ''],
    ['no card', 'hello\r\nworld'],
    ['only an end', 'END:VCARD'],
    ['zeros', '\0'.repeat(10_000)],
    ['a program', `#!/bin/sh\nrm -rf /\n`],
    ['a page', '<html><script>alert(1)</script></html>'],
  ])('[I22] that is %s has no contact', (_, text) => {
    expect(read(text)).toEqual([]);
  });

  it.each<[string, string]>([
    ['an empty card', cardWith()],
    ['a card with no name', cardWith('X-ODD:1', 'NOTE:who')],
    ['a card that never ends', 'BEGIN:VCARD\nFN:Ada'],
    ['colons in quotes for ever', cardWith(`TEL;X="${':'.repeat(5_000)}:1`)],
  ])('[I22] with %s has it counted and left out', (_, text) => {
    expect(read(text)).toEqual(['unread']);
  });

  it('[I22] whose card begins inside another one loses the broken one only', () => {
    expect(read(`BEGIN:VCARD\nFN:Lost\n${cardWith('FN:Ada')}`)).toEqual(['unread', { firstName: 'Ada' }]);
  });

  it('[I22] has names without control characters and without turned text', () => {
    expect(one('FN:Ada\u0000 \u202eecalevoL\u001b[31m')).toEqual({ firstName: 'Ada ecalevoL [31m' });
  });

  it('[G09] [I22] has no address that a browser would run', () => {
    expect(one('FN:Ada', 'URL:javascript:alert(1)', 'EMAIL:x')).toEqual({ firstName: 'Ada' });
  });

  it('[I22] with ten thousand numbers fills the fields there are', () => {
    const numbers = Array.from({ length: 10_000 }, (_, at) => `TEL:${at}`);
    expect(Object.keys(one('FN:Ada', ...numbers) ?? {}).length).toBeLessThan(15);
  });

  it('[G09] [I22] with a picture of two megabytes, folded or in one line, is read in no time', () => {
    const folded = `PHOTO;ENCODING=b:${'A'.repeat(70)}${`\r\n ${'A'.repeat(73)}`.repeat(28_000)}`;
    const inOne = `PHOTO;ENCODING=b:${'A'.repeat(2_000_000)}`;
    expect(one('FN:Ada', folded, inOne, 'TEL;TYPE=CELL:1')).toEqual({ firstName: 'Ada', mobilePhone: '1' });
  });

  it('[I22] with a name of a megabyte is cut', () => {
    const card = one(`FN:${'n'.repeat(1_000_000)}`);
    expect(card === 'unread' || card === undefined ? 0 : card.firstName?.length).toBe(200);
  });

  it('[I22] of random bytes never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (noise) => {
        expect(() => read(`BEGIN:VCARD\n${noise}\nEND:VCARD`)).not.toThrow();
        expect(() => read(`BEGIN:VCARD\nN;${noise}:x;${noise}\nEND:VCARD`)).not.toThrow();
      }),
      { numRuns: 300 },
    );
  });
});
