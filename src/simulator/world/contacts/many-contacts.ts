import type { ContactFields } from '../../people-types.ts';
import { companyAt, jobAt, nameAt } from '../made-up/names.ts';
import { britishNumber, northAmericanNumber, oddForm } from '../made-up/numbers.ts';
import { roll } from '../made-up/roll.ts';

/** A company has twenty people in the book on average, and one main line that most of them share. */
const peopleOfCompany = 20;

/** Numbers that are no whole numbers: hidden digits, letters, colleagues' short numbers, marks for the exchange. */
const peculiar: Readonly<Record<number, (place: number) => string>> = {
  11: () => '+1650555XXXX',
  31: () => '1-800-FURNISH',
  47: (place) => String(1000 + (place % 9000)),
  59: () => 'anonymous',
  71: (place) => `*67 ${northAmericanNumber(place)}`,
  83: () => '+16505550100',
  91: () => ' ',
};

const asAscii = (name: string) =>
  name
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase();

function emailOf({ firstName, lastName }: ReturnType<typeof nameAt>, place: number): string {
  const who = [asAscii(firstName), asAscii(lastName)].filter(Boolean).join('.');
  return `${who || 'someone'}.${place}@contacts.example`;
}

/** Nobody has no field rather than an empty one, except by mistake. */
const withoutEmpty = (fields: Readonly<Record<string, string>>): ContactFields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));

/** The contact at this place of a large book: the same one every time. */
export function contactAt(place: number): ContactFields {
  const name = nameAt(place);
  const company = Math.floor(place / peopleOfCompany);
  const mobile = northAmericanNumber(place);
  const main = britishNumber(company % 16_000);
  const odd = peculiar[place % 97];
  return withoutEmpty({
    ...name,
    company: companyAt(company),
    jobTitle: jobAt(place),
    email: emailOf(name, place),
    mobilePhone: roll(place, 10, 10) < 8 ? oddForm(mobile, roll(place, 11, 10)) : '',
    businessPhone: odd ? odd(place) : roll(place, 12, 10) < 6 ? main : '',
    companyPhone: main,
    homePhone: roll(place, 13, 10) === 0 ? northAmericanNumber(place + 1) : '',
  });
}
