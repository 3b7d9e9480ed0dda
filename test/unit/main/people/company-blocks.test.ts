import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCompanyBlocks, stemOf } from '../../../../src/main/people/company-blocks.ts';
import { createPeopleBook } from '../../../../src/main/people/people-book.ts';
import type { ReadPerson } from '../../../../src/main/ringcentral/people-port.ts';
import { contact, kept } from './people-in-test.ts';

const engines = 'Analytical Engines Ltd';

function at(mainNumber: string, company: string | undefined = engines, id = 1): ReadPerson {
  return contact(id, { company, numbers: [{ label: 'company', written: mainNumber }] });
}

function bookOf(...people: readonly ReadPerson[]) {
  const book = createPeopleBook();
  book.change({ put: people.map((person) => kept(person)) });
  return book;
}

describe('a number beside a company’s main number', () => {
  it.each<[string, string, string]>([
    ['in North America is in its hundred', '+12125550100', '+12125550147'],
    ['in North America is in its ten', '+12125550140', '+12125550147'],
    ['in Germany takes the place of the nought', '+4930555500', '+49305555123'],
    ['in Germany may be longer than the main number', '+4930555500', '+493055551234'],
    ['in France ends otherwise', '+33144556600', '+33144556642'],
  ])('%s', (_, main, caller) => {
    expect(bookOf(at(main)).companyAround(caller)).toBe(engines);
  });

  it.each<[string, string, string]>([
    ['in the next hundred', '+12125550100', '+12125550247'],
    ['in the next ten', '+12125550140', '+12125550150'],
    ['beside one that stands for itself alone', '+12125550188', '+12125550147'],
    ['of another town', '+12125550100', '+14155550147'],
    ['free of charge: its neighbours are anybody’s', '+18005550100', '+18005550147'],
    ['beside one that does not end in a nought', '+4930555512', '+4930555513'],
    ['far too long', '+4930555500', '+493055551234567'],
    ['no number at all', '+12125550100', '104'],
  ])('says nothing where it is %s', (_, main, caller) => {
    expect(bookOf(at(main)).companyAround(caller)).toBeUndefined();
  });

  it('says nothing where two companies share the block', () => {
    const book = bookOf(at('+12125550100'), at('+12125550140', 'Babbage & Sons', 2));
    expect(book.companyAround('+12125550147')).toBeUndefined();
  });

  it('says it once where several people of the company have its main number', () => {
    const book = bookOf(at('+12125550100'), at('+12125550100', engines, 2));
    expect(book.companyAround('+12125550147')).toBe(engines);
    book.change({ gone: ['personal:1'] });
    expect(book.companyAround('+12125550147')).toBe(engines);
    book.change({ gone: ['personal:2'] });
    expect(book.companyAround('+12125550147')).toBeUndefined();
  });

  it('says nothing where the company has no name, or the number is a person’s own', () => {
    const own = contact(2, { company: engines, numbers: [{ label: 'direct', written: '+12125550100' }] });
    const nameless = contact(1, { numbers: [{ label: 'company', written: '+12125550100' }] });
    expect(bookOf(nameless, own).companyAround('+12125550147')).toBeUndefined();
  });

  it('is never found by anything that is no number', () => {
    const book = bookOf(at('+12125550100'));
    fc.assert(
      fc.property(fc.string(), (text) => book.companyAround(text) === undefined || /^\+\d+$/.test(text)),
    );
    expect(createCompanyBlocks().companyAround('__proto__')).toBeUndefined();
  });
});

it('a main number stands for a block only where its numbering plan has blocks', () => {
  expect(stemOf('+12125550100')).toBe('+121255501');
  expect(stemOf('+12125550120')).toBe('+1212555012');
  expect(stemOf('+12125550188')).toBeUndefined();
  expect(stemOf('+4930555500')).toBe('+49305555');
  expect(stemOf('+4930555512')).toBeUndefined();
  expect(stemOf('+496000')).toBeUndefined();
  expect(stemOf('+18885550100')).toBeUndefined();
});
