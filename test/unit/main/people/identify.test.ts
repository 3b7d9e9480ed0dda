import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPeopleBook, type PeopleBook } from '../../../../src/main/people/people-book.ts';
import { keptCompany } from '../../../../src/main/people/from-platform.ts';
import { createPhoneNumbers } from '../../../../src/main/phone-numbers.ts';
import type { ReadPerson } from '../../../../src/main/ringcentral/people-port.ts';
import { colleague, contact, kept, reader } from './people-in-test.ts';

function bookOf(...people: readonly ReadPerson[]): PeopleBook {
  const book = createPeopleBook();
  book.change({ put: people.map((person) => kept(person)) });
  return book;
}

const withNumber = (id: number, written: string, different: Partial<ReadPerson> = {}): ReadPerson =>
  contact(id, { numbers: [{ label: 'mobile', written }], ...different });

describe('a number', () => {
  it.each([
    '+14155550177',
    '14155550177',
    '(415) 555-0177',
    '415.555.0177',
    '1-415-555-0177',
    '+1 (415) 555 0177',
    '011 1 415 555 0177',
    'tel:+14155550177',
    '  (415) 555-0177\u00a0',
    '(415) 555-0177 ext. 12',
    '415-555-0177 x12',
    '+1 415 555 0177,,12#'.replace('#', ''),
  ])('belongs to whoever has it in their contacts as %j', (written) => {
    const book = bookOf(withNumber(1, written, { name: 'Dana Wu' }));
    expect(book.identify('+14155550177')).toMatchObject({
      name: 'Dana Wu',
      personId: 'personal:1',
      label: 'mobile',
    });
  });

  it.each([
    ['DE', '030 555501', '+4930555501'],
    ['GB', '020 7946 0018', '+442079460018'],
    ['FR', '01 99 00 12 34', '+33199001234'],
    ['IT', '06 5550 1234', '+390655501234'],
  ])('of an account in %s is understood as it is written there: %s', (country, written, e164) => {
    const numbers = createPhoneNumbers(country);
    expect(numbers.view(written)?.e164).toBe(e164);
  });

  it('in any accepted form finds the same people', () => {
    const places = fc.constantFrom('415', '212', '650', '312', '808');
    const subscriber = fc.integer({ min: 2_000_000, max: 9_999_999 }).map(String);
    const form = fc.constantFrom<(area: string, rest: string) => string>(
      (area, rest) => `+1${area}${rest}`,
      (area, rest) => `1${area}${rest}`,
      (area, rest) => `${area}${rest}`,
      (area, rest) => `(${area}) ${rest.slice(0, 3)}-${rest.slice(3)}`,
      (area, rest) => `${area}.${rest.slice(0, 3)}.${rest.slice(3)}`,
      (area, rest) => `+1 ${area} ${rest.slice(0, 3)} ${rest.slice(3)}`,
      (area, rest) => `011 1 ${area} ${rest}`,
      (area, rest) => `(${area}) ${rest} ext 7`,
    );
    fc.assert(
      fc.property(places, subscriber, form, form, (area, rest, one, other) => {
        const book = bookOf(withNumber(1, one(area, rest)), withNumber(2, other(area, rest)));
        expect(book.identify(`+1${area}${rest}`)).toMatchObject({ alsoCount: 1 });
      }),
      { numRuns: 300 },
    );
  });

  it('is nobody’s after its owner is gone or has another one', () => {
    const book = bookOf(withNumber(1, '+14155550177'), withNumber(2, '+14155550178'));
    book.change({ put: [kept(withNumber(1, '+14155550199'))], gone: ['personal:2'] });
    expect(book.identify('+14155550177')).toBeUndefined();
    expect(book.identify('+14155550178')).toBeUndefined();
    expect(book.identify('+14155550199')).toBeDefined();
  });

  it('never belongs to anybody where it is none', () => {
    const book = bookOf(withNumber(1, 'ask reception'), withNumber(2, '+1650555XXXX'), withNumber(3, ''));
    for (const number of ['', 'ask reception', '+1650555XXXX', 'anonymous', '__proto__', 'constructor'])
      expect(book.identify(number)).toBeUndefined();
  });

  it('for fax identifies too, and says so', () => {
    const book = bookOf(contact(1, { numbers: [{ label: 'fax', written: '+14155550188' }] }));
    expect(book.identify('+14155550188')).toMatchObject({ label: 'fax' });
  });
});

describe('an extension', () => {
  it('belongs to a colleague, unless the person has it among their own contacts', () => {
    const ben = colleague(2, { name: 'Ben Ortiz', extensionNumber: '102' });
    expect(bookOf(ben).identify('102')).toMatchObject({
      name: 'Ben Ortiz',
      source: 'company',
      label: undefined,
    });
    const own = withNumber(1, '102', { name: 'Benny' });
    expect(bookOf(ben, own).identify('102')).toMatchObject({ name: 'Benny', also: ['Ben Ortiz'] });
  });

  it('of another company is nobody’s here', () => {
    const far = colleague(3, { extensionNumber: '102', accountId: '999' });
    expect(bookOf(far).identify('102')).toBeUndefined();
  });
});

describe('a number that several people have', () => {
  const shared = (id: number, different: Partial<ReadPerson>): ReadPerson => ({
    ...withNumber(id, '+14155550177'),
    ...different,
  });
  const colleagueWith = (id: number, different: Partial<ReadPerson>): ReadPerson =>
    colleague(id, { numbers: [{ label: 'direct', written: '+14155550177' }], ...different });

  it.each<[string, readonly ReadPerson[], readonly string[], string]>([
    ['a contact before a colleague', [colleagueWith(1, { name: 'A' }), shared(2, { name: 'B' })], [], 'B'],
    ['a favourite before others', [shared(1, { name: 'A' }), shared(2, { name: 'B' })], ['personal:2'], 'B'],
    [
      'a contact before a favourite colleague',
      [colleagueWith(1, { name: 'A' }), shared(2, { name: 'B' })],
      ['company:1'],
      'B',
    ],
    [
      'a person before a queue',
      [colleagueWith(1, { name: 'A', kind: 'queue' }), colleagueWith(2, { name: 'B' })],
      [],
      'B',
    ],
    [
      'who uses it before who does not',
      [colleagueWith(1, { name: 'A', inactive: true }), colleagueWith(2, { name: 'B' })],
      [],
      'B',
    ],
    ['by name in the end', [shared(2, { name: 'B' }), shared(1, { name: 'A' })], [], 'A'],
  ])('is shown as that of one: %s', (_, people, favourites, name) => {
    const book = bookOf(...people);
    book.setFavourites(favourites);
    expect(book.identify('+14155550177')).toMatchObject({ name, alsoCount: 1 });
  });

  it('names five of the others and counts them all', () => {
    const book = bookOf(...Array.from({ length: 9 }, (_, n) => shared(n + 1, { name: `Person ${n + 1}` })));
    const identity = book.identify('+14155550177');
    expect(identity?.also).toHaveLength(5);
    expect(identity?.alsoCount).toBe(8);
  });

  it('counts one human in both lists once', () => {
    const book = bookOf(shared(1, { name: 'Ben Ortiz' }), colleagueWith(2, { name: 'BEN ORTÍZ' }));
    expect(book.identify('+14155550177')).toMatchObject({ name: 'Ben Ortiz', also: [], alsoCount: 0 });
  });

  it('is the same whatever the order in which they were put', () => {
    const people = [shared(1, { name: 'A' }), shared(2, { name: 'B' }), colleagueWith(3, { name: 'C' })];
    const first = bookOf(...people).identify('+14155550177');
    const second = bookOf(...people.toReversed()).identify('+14155550177');
    expect(second).toMatchObject({ name: first?.name, alsoCount: first?.alsoCount });
  });
});

describe('the main number of a company', () => {
  const bay = (id: number, label: 'company' | 'work' | 'direct'): ReadPerson =>
    contact(id, {
      name: `Person ${id}`,
      company: 'Bay Clinic',
      numbers: [{ label, written: '+14155550100' }],
    });

  it('gives the company and not a person of it', () => {
    const book = bookOf(bay(1, 'company'), bay(2, 'work'), bay(3, 'company'));
    expect(book.identify('+14155550100')).toMatchObject({ name: 'Bay Clinic', kind: 'other', also: [] });
  });

  it('stays a person’s where it is their own line', () => {
    expect(bookOf(bay(1, 'company'), bay(2, 'direct')).identify('+14155550100')).toMatchObject({
      name: 'Person 2',
    });
  });

  it('of our own comes from the directory', () => {
    const book = bookOf(colleague(2));
    const company = { accountId: '1300456004', name: 'Larkspur', mainNumber: '+16505550100' };
    book.change({ put: [keptCompany(company, reader)] });
    expect(book.identify('+16505550100')).toMatchObject({
      personId: 'company:account-1300456004',
      name: 'Larkspur',
    });
  });

  it('without a company’s name is whoever has it', () => {
    const nameless = contact(1, { name: 'Dana', numbers: [{ label: 'company', written: '+14155550100' }] });
    expect(bookOf(nameless).identify('+14155550100')).toMatchObject({ name: 'Dana' });
  });
});

it.each<[string, Partial<ReadPerson>, string | undefined]>([
  ['what they do and where', { jobTitle: 'Purchasing', company: 'Bay Clinic' }, 'Purchasing · Bay Clinic'],
  ['where alone', { company: 'Bay Clinic' }, 'Bay Clinic'],
  ['nothing', {}, undefined],
])('says of a contact %s', (_, different, detail) => {
  expect(bookOf(withNumber(1, '+14155550177', different)).identify('+14155550177')).toMatchObject({ detail });
});
