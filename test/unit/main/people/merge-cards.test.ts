import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergedCard, mergeRows } from '../../../../src/main/people/contacts/merge-cards.ts';
import { sameNumberBy } from '../../../../src/main/people/contacts/merge-view.ts';
import { createPhoneNumbers } from '../../../../src/main/phone-numbers.ts';
import { type ContactCard, type ContactField, contactFields } from '../../../../src/shared/contact.ts';

const sameNumber = sameNumberBy(createPhoneNumbers());
const rows = (kept: ContactCard, dropped: ContactCard) => mergeRows(kept, dropped, sameNumber);
const merged = (kept: ContactCard, dropped: ContactCard, chosen: readonly ContactField[] = []): ContactCard =>
  mergedCard(kept, dropped, rows(kept, dropped), new Set(chosen));

describe('two contacts that become one', () => {
  it.each<[string, ContactCard, ContactCard, ContactCard]>([
    [
      'what only one has',
      { firstName: 'Ada' },
      { company: 'Engines' },
      { firstName: 'Ada', company: 'Engines' },
    ],
    ['the first one’s where both differ', { company: 'A' }, { company: 'B' }, { company: 'A' }],
    ['both notes', { notes: 'one' }, { notes: 'two' }, { notes: 'one\n\ntwo' }],
    [
      'a second number in another field',
      { mobilePhone: '+12125550100' },
      { mobilePhone: '+12125550101' },
      { mobilePhone: '+12125550100', otherPhone: '+12125550101' },
    ],
    [
      'a number once, however it is written',
      { mobilePhone: '+12125550100' },
      { homePhone: '(212) 555-0100' },
      { mobilePhone: '+12125550100' },
    ],
    [
      'an address once, however it is written',
      { email: 'Ada@x.example' },
      { email2: 'ada@X.example' },
      { email: 'Ada@x.example' },
    ],
    [
      'a second address',
      { email: 'a@x.example' },
      { email: 'b@x.example' },
      { email: 'a@x.example', email2: 'b@x.example' },
    ],
  ])('have %s', (_, kept, dropped, expected) => {
    expect(merged(kept, dropped)).toEqual(expected);
  });

  it('has the second one’s where that was chosen', () => {
    expect(merged({ company: 'A' }, { company: 'B' }, ['company'])).toEqual({ company: 'B' });
  });

  it('says which number finds no room, and keeps it where it is chosen', () => {
    const kept: ContactCard = { mobilePhone: '1', otherPhone: '2', callbackPhone: '3' };
    const dropped: ContactCard = { mobilePhone: '4' };
    expect(rows(kept, dropped).find(({ field }) => field === 'mobilePhone')).toMatchObject({
      how: 'no-room',
    });
    expect(merged(kept, dropped)).toEqual(kept);
    expect(merged(kept, dropped, ['mobilePhone'])).toEqual({ ...kept, mobilePhone: '4' });
  });

  it('never gives two values the same field, and loses nothing without a row that says so', () => {
    const word = fc.constantFrom('+12125550100', '+12125550101', '+12125550102', 'a@x.example', 'x', 'y');
    const card = fc.dictionary(fc.constantFrom(...contactFields), word, { maxKeys: 12 });
    fc.assert(
      fc.property(card, card, (kept: ContactCard, dropped: ContactCard) => {
        const list = rows(kept, dropped);
        const targets = list.flatMap(({ to }) => to ?? []);
        expect(new Set(targets).size).toBe(targets.length);
        const all = Object.values(merged(kept, dropped)).join('\n');
        for (const { how, dropped: value = '' } of list) {
          if (how === 'choose' || how === 'no-room' || value === '') continue;
          const isKept = all.toLowerCase().includes(value.toLowerCase());
          expect(isKept).toBe(true);
        }
        for (const value of Object.values(kept)) expect(all).toContain(value);
      }),
    );
  });
});
