import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../../../src/shared/fold.ts';
import { createPeopleBook } from '../../../../src/main/people/people-book.ts';
import { createPeoplePages, type PeoplePages } from '../../../../src/main/people/people-pages.ts';
import type { ReadPerson } from '../../../../src/main/ringcentral/people-port.ts';
import type { PeopleQuery } from '../../../../src/shared/person.ts';
import { colleague, contact, kept } from './people-in-test.ts';

type Given = { readonly favourites?: readonly string[]; readonly recent?: readonly string[] };

function pagesOf(people: readonly ReadPerson[], { favourites = [], recent = [] }: Given = {}): PeoplePages {
  const book = createPeopleBook();
  book.change({ put: people.map((person) => kept(person)) });
  book.setFavourites(favourites);
  return createPeoplePages(book, () => recent);
}

const query = (text: string, show: PeopleQuery['show'] = 'everybody'): PeopleQuery => ({
  text,
  show,
  from: 0,
  count: 200,
});
const found = (pages: PeoplePages, text: string): readonly string[] =>
  pages.page(query(text)).rows.map(({ name }) => name);

describe('text as it is compared', () => {
  it.each([
    ['Zoë', 'zoe'],
    ['Łukasz Żółć', 'lukasz zolc'],
    ['Søren Ærø', 'soren aero'],
    ['Straße', 'strasse'],
    ['O’Brien', 'obrien'],
    ["O'Brien", 'obrien'],
    ['Jean-Luc', 'jean luc'],
    ['Dr. A. B. C.', 'dr a b c'],
    ['  Ada   Lovelace ', 'ada lovelace'],
    ['ＡＤＡ', 'ada'],
    ['İstanbul', 'istanbul'],
    ['美咲', '美咲'],
    ['<b>', 'b'],
    ['', ''],
  ])('%j is %j', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('folded twice is folded once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });
});

describe('somebody who is looked for', () => {
  const people = [
    contact(1, { name: 'Dana Wu', company: 'Bay Clinic', jobTitle: 'Purchasing' }),
    contact(2, { name: 'Zoë Wu-Ferrari', company: 'Dana Logistics' }),
    contact(3, { name: 'Adana Kaya', numbers: [{ label: 'mobile', written: '(415) 555-0177' }] }),
    contact(4, { name: 'Bea Danalis' }),
    colleague(5, { name: 'Mina Dana', extensionNumber: '105', department: 'Support' }),
  ];

  it.each<[string, readonly string[]]>([
    ['dana', ['Dana Wu', 'Bea Danalis', 'Mina Dana', 'Zoë Wu-Ferrari']],
    ['wu', ['Dana Wu', 'Zoë Wu-Ferrari']],
    ['wu dana', ['Dana Wu', 'Zoë Wu-Ferrari']],
    ['zoe', ['Zoë Wu-Ferrari']],
    ['ZOË wu', ['Zoë Wu-Ferrari']],
    ['purchasing', ['Dana Wu']],
    ['support', ['Mina Dana']],
    ['bay clinic dana', ['Dana Wu']],
    ['4155550177', ['Adana Kaya']],
    ['(415) 555', ['Adana Kaya']],
    ['+1 415', ['Adana Kaya']],
    ['0415 555', ['Adana Kaya']],
    ['105', ['Mina Dana']],
    ['ana', []],
    ['nobody', []],
    ['!!!', []],
  ])('by %j is found best first', (text, names) => {
    expect(found(pagesOf(people), text)).toEqual(names);
  });

  it('comes in the order of favourites, lately called, name, word, company, digits', () => {
    const all = [
      contact(1, { name: 'Else Where', company: '415 Labs', numbers: [] }),
      contact(2, { name: '415 Club' }),
      contact(3, { name: 'The 415' }),
      contact(4, { name: 'Zed', numbers: [{ label: 'mobile', written: '+14155550177' }] }),
      contact(5, { name: 'Yan', numbers: [{ label: 'mobile', written: '+14155550178' }] }),
      contact(6, { name: 'Xi', numbers: [{ label: 'mobile', written: '+14155550179' }] }),
    ];
    const pages = pagesOf(all, { favourites: ['personal:5'], recent: ['+14155550179'] });
    expect(found(pages, '415')).toEqual(['Yan', 'Xi', '415 Club', 'The 415', 'Else Where', 'Zed']);
  });

  it('is found whatever stands in their name, by the beginning of each of its words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }), (name) => {
        fc.pre(fold(name) !== '');
        const pages = pagesOf([contact(1, { name })]);
        for (const word of fold(name).split(' ')) expect(pages.page(query(word)).total).toBe(1);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the list', () => {
  const people = [
    contact(1, { name: 'Ada' }),
    contact(2, { name: 'émile' }),
    contact(3, { name: 'Eva' }),
    contact(4, { name: '🦊 Robin' }),
    contact(5, { name: '24/7 Repairs' }),
    colleague(6, { name: 'Support', kind: 'queue', extensionNumber: '300' }),
    colleague(7, { name: 'Silent bot', kind: 'other' }),
  ];

  it('is in the order of names, with a rail of their first letters', () => {
    const page = pagesOf(people).page(query(''));
    expect(page.rows.map(({ name }) => name)).toEqual([
      '24/7 Repairs',
      'Ada',
      'émile',
      'Eva',
      '🦊 Robin',
      'Support',
    ]);
    expect(page.letters).toEqual([
      { letter: '#', at: 0 },
      { letter: 'A', at: 1 },
      { letter: 'E', at: 2 },
      { letter: 'R', at: 4 },
      { letter: 'S', at: 5 },
    ]);
  });

  it.each<[PeopleQuery['show'], number]>([
    ['everybody', 6],
    ['personal', 5],
    ['company', 1],
    ['departments', 1],
    ['favourites', 1],
  ])('can be narrowed: %s', (show, total) => {
    expect(pagesOf(people, { favourites: ['personal:3', 'personal:99'] }).page(query('', show)).total).toBe(
      total,
    );
  });

  it('comes in pages that fit together', () => {
    const many = Array.from({ length: 1_000 }, (_, n) => contact(n, { name: `Person ${n}` }));
    const pages = pagesOf(many);
    const rows = [0, 200, 400, 600, 800].flatMap((from) => pages.page({ ...query(''), from }).rows);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(1_000);
    expect(pages.page({ ...query(''), from: 5_000 }).rows).toEqual([]);
  });
});

describe('ways to call', () => {
  it('are the extension first, then numbers, and never a fax', () => {
    const ben = colleague(2, {
      name: 'Ben Ortiz',
      extensionNumber: '102',
      numbers: [
        { label: 'fax', written: '+16505550119' },
        { label: 'direct', written: '+16505550112' },
      ],
    });
    expect(pagesOf([ben], { recent: ['102'] }).find('ben', 20)).toMatchObject([
      {
        target: { to: '102', kind: 'extension', identity: { name: 'Ben Ortiz', label: undefined } },
        isRecent: true,
      },
      { target: { to: '+16505550112', kind: 'number', identity: { label: 'direct' } }, isRecent: false },
    ]);
  });

  it('are those that were typed, where digits were', () => {
    const dana = contact(1, {
      numbers: [
        { label: 'mobile', written: '+14155550177' },
        { label: 'work', written: '+12125550100' },
      ],
    });
    expect(
      pagesOf([dana])
        .find('212555', 20)
        .map(({ target }) => target.to),
    ).toEqual(['+12125550100']);
  });

  it('leave out who does not use the telephone yet, and end where they should', () => {
    const people = Array.from({ length: 30 }, (_, n) =>
      colleague(n, { extensionNumber: String(200 + n), inactive: n % 2 === 0 }),
    );
    const ways = pagesOf(people).find('colleague', 10);
    expect(ways).toHaveLength(10);
    expect(ways.every(({ target }) => Number(target.to) % 2 === 1)).toBe(true);
    expect(pagesOf(people).find('', 10)).toEqual([]);
  });
});
