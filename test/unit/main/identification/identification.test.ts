import { describe, expect, it } from 'vitest';
import {
  createIdentification,
  type IdentificationPorts,
} from '../../../../src/main/identification/identification.ts';
import { createPhoneNumbers } from '../../../../src/main/phone-numbers.ts';
import type { History } from '../../../../src/main/storage/history.ts';
import type { CallParty } from '../../../../src/shared/call.ts';
import { longestTag, mostTags } from '../../../../src/shared/identification.ts';
import { builtAt, parties } from '../../../support/builders.ts';
import { silentLog } from '../../../support/platform-fixture.ts';
import { createStillClock } from '../../../support/still-clock.ts';
import { createTestHistories } from '../../../support/test-histories.ts';
import { identity } from '../../../support/ring-out-builders.ts';

const number = '+12125550100';

function inTest(different: Partial<IdentificationPorts> = {}) {
  const clock = createStillClock(builtAt);
  const told: string[] = [];
  let chosen: ReadonlyMap<string, string> = new Map();
  const ports: IdentificationPorts = {
    clock,
    numbers: createPhoneNumbers(),
    recogniseByPeople: (party) => party,
    companyAround: () => undefined,
    person: () => undefined,
    ownAs: () => undefined,
    setChosen: (next) => {
      chosen = next;
    },
    ruled: () => told.push('ruled'),
    tagged: () => told.push('tagged'),
    ...different,
  };
  const identification = createIdentification(ports);
  return { identification, ports, told, clock, chosen: () => chosen };
}

/** A disk that outlives the app. */
function disk(): () => History {
  const histories = createTestHistories();
  return () => histories.live(createStillClock(builtAt), silentLog).histories.open('ada', () => undefined);
}

const unknown: Extract<CallParty, { readonly kind: 'number' }> = {
  kind: 'number',
  number: { e164: number, shown: '+1 (212) 555-0100', region: 'New York, US' },
  name: undefined,
};

const cautionOf = (party: CallParty) => (party.kind === 'number' ? party.caution : undefined);

describe('what the person said of a number', () => {
  it('is remembered for the next start', () => {
    const open = disk();
    const first = inTest();
    first.identification.follow(open());
    first.identification.chooseCaller(number, 'personal:2');
    first.identification.ruleNumber('+12125550199', 'blocked');
    first.identification.setTag([number], 'Supplier', true);
    const second = inTest();
    second.identification.follow(open());
    expect(second.chosen()).toEqual(new Map([[number, 'personal:2']]));
    expect(second.identification.ownRulings()).toEqual({
      rules: [{ number: '+12125550199', shown: '+1 (212) 555-0199', rule: 'blocked', at: builtAt }],
      chosen: [{ number, shown: '+1 (212) 555-0100', personId: 'personal:2', name: undefined }],
    });
    expect(second.identification.tagsOf([number])).toEqual(['Supplier']);
  });

  it('can be changed and taken back', () => {
    const open = disk();
    const first = inTest();
    first.identification.follow(open());
    first.identification.chooseCaller(number, 'personal:2');
    first.identification.chooseCaller(number, 'personal:3');
    first.identification.ruleNumber(number, 'blocked');
    first.identification.ruleNumber(number, 'spam');
    expect(first.identification.ownRulings()).toMatchObject({
      rules: [{ rule: 'spam' }],
      chosen: [{ personId: 'personal:3' }],
    });
    first.identification.chooseCaller(number, undefined);
    first.identification.ruleNumber(number, undefined);
    const second = inTest();
    second.identification.follow(open());
    expect(second.identification.ownRulings()).toEqual({ rules: [], chosen: [] });
  });

  it('is told at once to whoever shows the number, and only where it is news', () => {
    const { identification, told } = inTest();
    identification.ruleNumber(number, 'blocked');
    identification.ruleNumber(number, 'blocked');
    expect(told).toEqual(['ruled']);
    expect(cautionOf(identification.recognise(parties.unknown))).toEqual({ kind: 'blocked' });
  });

  it('is nobody else’s: the next person who signs in has said nothing', () => {
    const { identification, chosen } = inTest();
    identification.chooseCaller(number, 'personal:2');
    identification.ruleNumber(number, 'blocked');
    identification.setTag([number], 'Supplier', true);
    identification.forget();
    expect(chosen().size).toBe(0);
    expect(identification.ownRulings()).toEqual({ rules: [], chosen: [] });
    expect(identification.tagsOf([number])).toEqual([]);
  });
});

describe('a caller', () => {
  const labelled: CallParty = { ...unknown, name: 'SPAM LIKELY' };

  it('whom the network calls spam has no name, and keeps the label however often they are recognised', () => {
    const { identification } = inTest();
    const once = identification.recognise(labelled);
    const twice = identification.recognise(once);
    for (const party of [once, twice])
      expect(party).toMatchObject({
        name: undefined,
        networkName: 'SPAM LIKELY',
        caution: { kind: 'spam', why: 'network' },
      });
  });

  it('who is trusted is none, and still has no name', () => {
    const { identification } = inTest();
    identification.ruleNumber(number, 'trusted');
    const party = identification.recognise(labelled);
    expect(party).toMatchObject({ name: undefined });
    expect(cautionOf(party)).toBeUndefined();
  });

  it('is probably of the company around their number, where nobody is known by it', () => {
    const companyAround = (): string => 'Analytical Engines Ltd';
    expect(inTest({ companyAround }).identification.recognise(parties.unknown)).toMatchObject({
      probably: 'Analytical Engines Ltd',
    });
    const known: CallParty = { ...unknown, identity: identity('Ada Lovelace') };
    const party = inTest({ companyAround, recogniseByPeople: () => known }).identification.recognise(known);
    expect(party).not.toHaveProperty('probably');
  });

  it('is the person’s own other telephone, against which nothing is said', () => {
    const { identification } = inTest({ ownAs: (e164) => (e164 === number ? 'Mobile' : undefined) });
    identification.ruleNumber(number, 'spam');
    const party = identification.recognise(parties.unknown);
    expect(party).toMatchObject({ ownAs: 'Mobile' });
    expect(cautionOf(party)).toBeUndefined();
  });

  it.each([parties.anonymous, parties.masked, parties.colleague])(
    'without a number is left alone',
    (party) => {
      expect(inTest().identification.recognise(party)).toBe(party);
    },
  );
});

describe('tags', () => {
  it('are on the person, and on a number of theirs from before they were known', () => {
    const { identification } = inTest();
    identification.setTag([number], 'supplier', true);
    identification.setTag(['personal:1', number], 'VIP', true);
    identification.setTag(['personal:1', number], 'Supplier', true);
    expect(identification.tagsOf(['personal:1', number])).toEqual(['supplier', 'VIP']);
    identification.setTag(['personal:1', number], 'SUPPLIER', false);
    expect(identification.tagsOf([number])).toEqual([]);
    expect(identification.tagsOf(['personal:1'])).toEqual(['VIP']);
  });

  it('are short plain lines, a dozen of them', () => {
    const { identification } = inTest();
    identification.setTag([number], '  \u202eevil\n tag  ', true);
    identification.setTag([number], '   ', true);
    identification.setTag([number], 'x'.repeat(500), true);
    expect(identification.tagsOf([number])).toEqual(['evil tag', 'x'.repeat(longestTag)]);
    for (let n = 0; n < 50; n += 1) identification.setTag([number], `tag ${n}`, true);
    expect(identification.tagsOf([number])).toHaveLength(mostTags);
  });

  it('named like what every object has are tags like others', () => {
    const { identification } = inTest();
    for (const tag of ['__proto__', 'constructor']) identification.setTag(['__proto__'], tag, true);
    expect(identification.tagsOf(['__proto__'])).toHaveLength(2);
    expect(identification.tagsOf(['constructor'])).toEqual([]);
  });
});
