import { describe, expect, it } from 'vitest';
import { createPeopleBook } from '../../../../src/main/people/people-book.ts';
import type { ReadPerson } from '../../../../src/main/ringcentral/people-port.ts';
import { colleague, contact, kept } from './people-in-test.ts';

const number = '+14155550177';
const shared = (id: number, name: string): ReadPerson =>
  contact(id, { name, company: 'Bay Clinic', numbers: [{ label: 'mobile', written: number }] });

function bookOf(...people: readonly ReadPerson[]) {
  const book = createPeopleBook();
  book.change({ put: people.map((person) => kept(person)) });
  return book;
}

describe('of several who have a number', () => {
  it('all are named, the one that is shown first', () => {
    const book = bookOf(
      shared(1, 'Ada'),
      shared(2, 'Ben'),
      colleague(3, { name: 'Cleo', numbers: [{ label: 'direct', written: number }] }),
    );
    expect(book.identify(number)?.matches).toEqual([
      { personId: 'personal:1', name: 'Ada', detail: 'Bay Clinic' },
      { personId: 'personal:2', name: 'Ben', detail: 'Bay Clinic' },
      { personId: 'company:3', name: 'Cleo', detail: 'Fernhill Furniture' },
    ]);
  });

  it('it is the one whom the person chose, and nobody else is named beside them', () => {
    const book = bookOf(shared(1, 'Ada'), shared(2, 'Ben'));
    book.setChosen(new Map([[number, 'personal:2']]));
    expect(book.identify(number)).toMatchObject({ name: 'Ben', isChosen: true, alsoCount: 0, also: [] });
    expect(book.identify(number)?.matches?.map(({ name }) => name)).toEqual(['Ben', 'Ada']);
  });

  it('it is again any of them when the choice is forgotten', () => {
    const book = bookOf(shared(1, 'Ada'), shared(2, 'Ben'));
    const before = book.identify(number);
    book.setChosen(new Map([[number, 'personal:2']]));
    book.setChosen(new Map());
    expect(book.identify(number)).toEqual(before);
  });

  it('a choice counts for no other number, and not for one who has the number no more', () => {
    const book = bookOf(shared(1, 'Ada'), shared(2, 'Ben'));
    book.setChosen(new Map([['+14155550178', 'personal:2']]));
    expect(book.identify(number)).toMatchObject({ name: 'Ada', alsoCount: 1 });
    book.setChosen(new Map([[number, 'personal:9']]));
    expect(book.identify(number)).toMatchObject({ name: 'Ada', alsoCount: 1 });
  });

  it('the one who is left needs no choice', () => {
    const book = bookOf(shared(1, 'Ada'), shared(2, 'Ben'));
    book.setChosen(new Map([[number, 'personal:2']]));
    book.change({ gone: ['personal:1'] });
    expect(book.identify(number)).toMatchObject({ name: 'Ben', alsoCount: 0 });
    expect(book.identify(number)?.isChosen).toBeUndefined();
  });

  it('a person may be chosen for a line that is otherwise the company’s', () => {
    const desk = (id: number, name: string) =>
      contact(id, { name, company: 'Bay Clinic', numbers: [{ label: 'company', written: number }] });
    const book = bookOf(desk(1, 'Ada'), desk(2, 'Ben'));
    expect(book.identify(number)).toMatchObject({ name: 'Bay Clinic' });
    book.setChosen(new Map([[number, 'personal:1']]));
    expect(book.identify(number)).toMatchObject({ name: 'Ada', isChosen: true });
  });
});
