import { expect, it } from 'vitest';
import { recogniseParty } from '../../../../src/main/people/recognise.ts';
import type { Identity } from '../../../../src/shared/person.ts';
import { endedCall, endings, parties } from '../../../support/builders.ts';
import { record, todayInTest } from './today-in-test.ts';

const number = parties.unknown.number.e164;
const dana: Identity = {
  ...{ personId: 'personal:1', source: 'personal', kind: 'person', name: 'Dana Wu', detail: undefined },
  ...{ label: 'mobile', favourite: false, also: [], alsoCount: 0 },
};

it('rows have the names that the people know now, and again others when those change', async () => {
  const known = new Map<string, Identity>();
  const today = todayInTest({ recognise: (party) => recogniseParty(party, (e164) => known.get(e164)) });
  await today.answer(record());
  expect(today.rows()[0]?.party).toMatchObject({ name: 'Ada Lovelace' });
  known.set(number, dana);
  today.renamed();
  expect(today.rows()[0]?.party).toMatchObject({
    name: 'Dana Wu',
    networkName: 'Ada Lovelace',
    identity: dana,
  });
  known.clear();
  today.renamed();
  expect(today.rows()[0]?.party).toEqual({ ...parties.unknown, name: 'Ada Lovelace' });
});

it('what is kept of a call is what the network told, not who the people said it was', () => {
  const today = todayInTest();
  const party = recogniseParty({ ...parties.unknown, name: 'ADA L' }, () => dana);
  const colleague = recogniseParty(parties.namelessColleague, () => dana);
  today.saw(endedCall(endings.missed, { id: 's-8', telephonySessionId: 's-8', party }));
  today.saw(endedCall(endings.missed, { id: 's-9', telephonySessionId: 's-9', party: colleague }));
  const kept = new Map(today.history.callsSince(0).seen.map((row) => [row.id, row.party]));
  expect(kept.get('s-8')).toEqual({ ...parties.unknown, name: 'ADA L' });
  expect(kept.get('s-9')).toEqual(parties.namelessColleague);
});
