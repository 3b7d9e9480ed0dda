import { expect, test } from 'vitest';
import { isThere } from '../../../../../src/renderer/fax/compose/already-there.ts';
import { isList, isNumberLike, suggestionsOf } from '../../../../../src/renderer/fax/compose/suggestions.ts';
import { dropTarget } from '../../../../../src/renderer/fax/compose/drop-target.ts';
import { recipients } from '../../../../support/fax-draft-builders.ts';
import { people } from '../../../../support/people-builders.ts';

test('whoever has a fax line is offered that one alone, others each of their numbers', () => {
  const rows = suggestionsOf([people.ada, people.demoAda, people.odd, people.bare, people.inactive]);
  expect(rows.map(({ label, number }) => `${label} ${number.e164}`)).toEqual([
    'fax +12125550199',
    'mobile +12125550100',
    'work +12125550109',
  ]);
});

test('[F22] a number that is a chip already is noticed, with or without its country', () => {
  const all = [recipients.clinic, recipients.unknown];
  expect(isThere('(646) 555-0101', all)).toBe(true);
  expect(isThere('+16465550101', all)).toBe(true);
  expect(isThere('0016465550101', all)).toBe(true);
  expect(isThere('+1 646 555 0102', all)).toBe(false);
  expect(isThere('0101', all)).toBe(false);
  expect(isThere('Mercy', all)).toBe(false);
});

test('lists and numbers are told from names', () => {
  expect(['a, b', '1;2', 'one\ntwo'].every(isList)).toBe(true);
  expect(isList(' one \n')).toBe(false);
  expect(['+1 (212) 555-0100', '0123/45.6'].every(isNumberLike)).toBe(true);
  expect(['Ada', '4 Seasons', ''].some(isNumberLike)).toBe(false);
});

test('files go to what is open: a draft, a person, a call, and else into a new fax', () => {
  expect(dropTarget({ screen: 'faxes', draftId: 'd' })).toEqual({ kind: 'draft', draftId: 'd' });
  expect(dropTarget({ screen: 'contacts', personId: 'p' })).toEqual({ kind: 'person', personId: 'p' });
  expect(dropTarget({ screen: 'calls', callId: 'c' })).toEqual({ kind: 'call', callId: 'c' });
  expect(dropTarget({ screen: 'faxes' })).toEqual({ kind: 'new' });
  expect(dropTarget({ screen: 'settings', page: 'about' })).toEqual({ kind: 'new' });
});
