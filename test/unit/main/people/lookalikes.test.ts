import { describe, expect, it } from 'vitest';
import { createLookalikes } from '../../../../src/main/people/contacts/lookalikes.ts';
import { keptPerson } from '../../../../src/main/people/from-platform.ts';
import { createPeopleBook } from '../../../../src/main/people/people-book.ts';
import type { ReadPerson } from '../../../../src/main/ringcentral/people-port.ts';
import { colleague, contact, reader } from './people-in-test.ts';

const mobile = (written: string): Partial<ReadPerson> => ({ numbers: [{ label: 'mobile', written }] });
const named = (name: string, different: Partial<ReadPerson> = {}): Partial<ReadPerson> => ({
  name,
  ...different,
});

function alikeTo(...people: readonly ReadPerson[]): readonly (readonly [string, string])[] {
  const book = createPeopleBook();
  book.change({ put: people.map((one) => keptPerson(one, 1, reader)) });
  const [first] = people;
  const entry = book.get(`${first?.source}:${first?.id}`);
  return createLookalikes(book)
    .of(entry!)
    .map(({ entry: { person }, why }) => [person.id, why] as const);
}

describe('people who may be the same', () => {
  it.each<[string, ReadPerson, ReadPerson, string]>([
    [
      'the same number, written another way',
      contact(1, named('Ada Lovelace', mobile('+12125550100'))),
      contact(2, named('Ada', mobile('(212) 555-0100'))),
      'same-number',
    ],
    [
      'the same number and an initial',
      contact(1, named('A Lovelace', mobile('+12125550100'))),
      contact(2, named('Ada Lovelace', mobile('+12125550100'))),
      'same-number',
    ],
    [
      'the same address',
      contact(1, named('Ada', { email: 'A@x.example' })),
      contact(2, named('Countess', { email: 'a@x.example' })),
      'same-email',
    ],
    ['the same name', contact(1, named('Ada Lovelace')), contact(2, named('ada  lovelace')), 'same-name'],
  ])('have %s', (_, one, other, why) => {
    expect(alikeTo(one, other)).toEqual([['personal:2', why]]);
  });

  it.each<[string, ReadPerson, ReadPerson]>([
    [
      'a family with one telephone',
      contact(1, named('Ada Lovelace', mobile('+12125550100'))),
      contact(2, named('Byron Lovelace', mobile('+12125550100'))),
    ],
    [
      'two of one name in two companies',
      contact(1, named('Ada', { company: 'A' })),
      contact(2, named('Ada', { company: 'B' })),
    ],
    [
      'a company’s main number',
      contact(1, named('Ada', { numbers: [{ label: 'company', written: '+12125550100' }] })),
      contact(2, named('Ada B', { numbers: [{ label: 'company', written: '+12125550100' }] })),
    ],
    ['a queue of that name', contact(1, named('Support')), colleague(2, { name: 'Support', kind: 'queue' })],
  ])('are not %s', (_, one, other) => {
    expect(alikeTo(one, other)).toEqual([]);
  });

  it('are found in the company’s directory, too', () => {
    const [one, other] = [
      contact(1, named('Ben Ortiz')),
      colleague(2, { name: 'Ben Ortiz', company: undefined }),
    ];
    expect(alikeTo(one, other)).toEqual([['company:2', 'same-name']]);
  });

  it('come in pairs of contacts, each once, and anew after a change', () => {
    const book = createPeopleBook();
    const lookalikes = createLookalikes(book);
    book.change({
      put: [contact(1, named('Ada')), contact(2, named('Ada')), colleague(3, named('Ada'))].map((one) =>
        keptPerson(one, 1, reader),
      ),
    });
    expect(lookalikes.pairs().map(([one, other]) => [one.person.id, other.entry.person.id])).toEqual([
      ['personal:1', 'personal:2'],
    ]);
    book.change({ gone: ['personal:2'] });
    expect(lookalikes.pairs()).toEqual([]);
  });

  it('are looked for among ten thousand of one name without end of patience', () => {
    const book = createPeopleBook();
    const many = Array.from({ length: 10_000 }, (_, at) => contact(at, named('Ada')));
    book.change({ put: many.map((one) => keptPerson(one, 1, reader)) });
    expect(createLookalikes(book).pairs().length).toBeGreaterThan(0);
  });
});
