import { describe, expect, it } from 'vitest';
import { recogniseParty } from '../../../../src/main/people/recognise.ts';
import type { CallParty } from '../../../../src/shared/call.ts';
import type { Identity } from '../../../../src/shared/person.ts';
import { parties } from '../../../support/builders.ts';

const dana: Identity = {
  personId: 'personal:1',
  source: 'personal',
  kind: 'person',
  name: 'Dana Wu',
  detail: 'Purchasing · Bay Clinic',
  label: 'mobile',
  favourite: false,
  also: [],
  alsoCount: 0,
};
const everybody = (): Identity => dana;
const nobody = (): undefined => undefined;
const number = { e164: '+12125550100', shown: '+1 (212) 555-0100', region: 'New York, US' };
const named = (name: string | undefined): CallParty => ({ kind: 'number', number, name });

describe('the other side of a call', () => {
  it.each<[string, string | undefined, string | undefined]>([
    ['the network said another name', 'D. WU PURCH', 'D. WU PURCH'],
    ['the network said the same in capitals', 'DANA WU', undefined],
    ['the network said nothing', undefined, undefined],
  ])('has the name that the people know it by where %s', (_, said, kept) => {
    expect(recogniseParty(named(said), everybody)).toMatchObject({
      name: 'Dana Wu',
      identity: dana,
      networkName: kept,
    });
  });

  it('keeps what the network said, however often it is recognised', () => {
    const once = recogniseParty(named('D. WU PURCH'), everybody);
    const renamed = recogniseParty(once, () => ({ ...dana, name: 'Dana W.' }));
    expect(renamed).toMatchObject({ name: 'Dana W.', networkName: 'D. WU PURCH' });
  });

  it('is as the network said it where nobody knows it', () => {
    expect(recogniseParty(named('D. WU'), nobody)).toEqual(named('D. WU'));
  });

  it('with a hidden number is nobody, whoever is in the contacts', () => {
    expect(recogniseParty(parties.masked, everybody)).toBe(parties.masked);
    expect(recogniseParty(parties.anonymous, everybody)).toBe(parties.anonymous);
  });

  it('is asked for by its number, or by its extension', () => {
    const asked: string[] = [];
    const note = (number: string): undefined => void asked.push(number);
    recogniseParty(named(undefined), note);
    recogniseParty(parties.colleague, note);
    expect(asked).toEqual(['+12125550100', '104']);
  });
});
