import { describe, expect, it } from 'vitest';
import { createTestCall } from '../../../../src/main/calls/test-call.ts';
import { recogniseParty } from '../../../../src/main/people/recognise.ts';
import type { CallsPorts } from '../../../../src/main/calls/calls.ts';
import type { Identity } from '../../../../src/shared/person.ts';
import { ownExtensionId, presenceCall } from '../../../support/reports.ts';
import { callsInTest } from './calls-in-test.ts';

const identity = (name: string): Identity => ({
  ...{ personId: 'personal:1', source: 'personal', kind: 'person', name, detail: undefined },
  ...{ label: 'mobile', favourite: false, also: [], alsoCount: 0 },
});

/** Whose numbers these are, as a test says; may change at any time. */
function directory(): { readonly known: Map<string, Identity> } & Pick<CallsPorts, 'recognise'> {
  const known = new Map<string, Identity>();
  return { known, recognise: (party) => recogniseParty(party, (number) => known.get(number)) };
}

const from = '+14155550177';
const ringing = presenceCall({ from, fromName: 'D WU' });

describe('who calls', () => {
  it('is known by the first event', () => {
    const { known, recognise } = directory();
    known.set(from, identity('Dana Wu'));
    const calls = callsInTest({ recognise });
    calls.event(1, ringing);
    expect(calls.rang[0]?.party).toMatchObject({
      name: 'Dana Wu',
      networkName: 'D WU',
      identity: identity('Dana Wu'),
    });
  });

  it('is told as soon as the people are read, and rings no second time', () => {
    const { known, recognise } = directory();
    const calls = callsInTest({ recognise });
    calls.event(1, ringing);
    expect(calls.only().party).toMatchObject({ name: 'D WU' });
    known.set(from, identity('Dana Wu'));
    expect(calls.renamed()).toEqual(calls.list());
    expect(calls.renamed()).toEqual([]);
    expect(calls.only().party).toMatchObject({ name: 'Dana Wu', networkName: 'D WU' });
    expect(calls.rang).toHaveLength(1);
  });

  it('keeps a name that was shown while the call is, also when nobody has that number any more', () => {
    const { known, recognise } = directory();
    known.set(from, identity('Dana Wu'));
    const calls = callsInTest({ recognise });
    calls.event(1, ringing);
    known.clear();
    calls.renamed();
    calls.event(2, { ...ringing, fromName: 'DANA W' });
    expect(calls.only().party).toMatchObject({ name: 'Dana Wu' });
  });

  it('is left alone where nothing about it has changed', () => {
    const { recognise } = directory();
    const calls = callsInTest({ recognise });
    calls.event(1, ringing);
    const before = calls.list();
    calls.renamed();
    expect(calls.list()).toBe(before);
  });

  it('is the test in a test call, whoever has the number', () => {
    const { known, recognise } = directory();
    known.set('+16505550100', identity('Larkspur'));
    const calls = callsInTest({ recognise });
    const test = createTestCall({ clock: calls.clock, chance: { uuid: () => 'x' }, session: calls.session });
    test.ring({ extensionId: ownExtensionId, name: 'Ava', number: '+16505550100' }, 'Test call');
    expect(calls.only().party).toMatchObject({ name: 'Test call' });
  });
});
