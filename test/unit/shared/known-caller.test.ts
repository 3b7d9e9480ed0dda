import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CallParty } from '../../../src/shared/call.ts';
import { nameRank, neverPoorer } from '../../../src/shared/known-caller.ts';
import type { Identity } from '../../../src/shared/person.ts';

const view = { e164: '+12125550100', shown: '+1 (212) 555-0100', region: 'New York, US' };
const other = { ...view, e164: '+12125550101' };

const identity: fc.Arbitrary<Identity> = fc.record({
  personId: fc.constantFrom('personal:1', 'company:2'),
  source: fc.constantFrom('personal', 'company'),
  kind: fc.constant('person'),
  name: fc.string({ minLength: 1 }),
  detail: fc.constant(undefined),
  label: fc.constant('mobile'),
  favourite: fc.boolean(),
  also: fc.constant([]),
  alsoCount: fc.constant(0),
});

const caution = fc.constantFrom(
  undefined,
  { kind: 'blocked' } as const,
  { kind: 'spam', why: 'network' } as const,
);

const numbered: fc.Arbitrary<CallParty> = fc.record({
  kind: fc.constant('number'),
  number: fc.constant(view),
  name: fc.option(fc.string({ minLength: 1 }), { nil: undefined }),
  identity: fc.option(identity, { nil: undefined }),
  probably: fc.option(fc.string({ minLength: 1 }), { nil: undefined }),
  ownAs: fc.option(fc.string(), { nil: undefined, freq: 8 }),
  caution,
});

describe('the name of a caller, whatever is found out in which order', () => {
  it('is never a poorer one than was shown', () => {
    fc.assert(
      fc.property(fc.array(numbered, { minLength: 2, maxLength: 20 }), (parties) => {
        const [first, ...later] = parties;
        if (first === undefined) return;
        let shown = first;
        for (const party of later) {
          const next = neverPoorer(shown, party);
          expect(nameRank(next)).toBeGreaterThanOrEqual(nameRank(shown));
          expect(nameRank(next)).toBeGreaterThanOrEqual(nameRank(party));
          shown = next;
        }
      }),
    );
  });

  it('comes with the newest warning, whichever name stays', () => {
    fc.assert(
      fc.property(numbered, numbered, (before, after) => {
        const shown = neverPoorer(before, after);
        expect('caution' in shown ? shown.caution : undefined).toEqual(
          'caution' in after ? after.caution : undefined,
        );
      }),
    );
  });

  it('does not go over to another number', () => {
    const known: CallParty = { kind: 'number', number: view, name: 'Dana Wu' };
    const stranger: CallParty = { kind: 'number', number: other, name: undefined };
    expect(neverPoorer(known, stranger)).toBe(stranger);
    expect(neverPoorer(known, { kind: 'anonymous' })).toEqual({ kind: 'anonymous' });
  });
});

it.each<[string, Partial<Extract<CallParty, { kind: 'number' }>>, number]>([
  ['the number alone', {}, 1],
  ['a company that is only probable', { probably: 'Analytical Engines Ltd' }, 2],
  ['what the network sent', { name: 'A. LOVELACE', probably: 'Analytical Engines Ltd' }, 3],
  ['one’s own number', { ownAs: 'Mobile' }, 6],
])('%s has its place in the order', (_, different, rank) => {
  expect(nameRank({ kind: 'number', number: view, name: undefined, ...different })).toBe(rank);
});
