import { expect, it } from 'vitest';
import { recogniseParty } from '../../../../src/main/people/recognise.ts';
import type { CallParty } from '../../../../src/shared/call.ts';
import type { Identity } from '../../../../src/shared/person.ts';
import { endedCall, endings, parties } from '../../../support/builders.ts';
import { record, todayInTest } from './today-in-test.ts';

const number = { e164: '+12125550100', shown: '+1 (212) 555-0100', region: 'New York, US' };
const named = (name: string): CallParty => ({ kind: 'number', number, name });
const dana: Identity = {
  ...{ personId: 'personal:1', source: 'personal', kind: 'person', name: 'Dana Wu', detail: undefined },
  ...{ label: 'mobile', favourite: false, also: [], alsoCount: 0 },
};

it('rows have the names that the people know now, and again others when those change', async () => {
  const known = new Map<string, Identity>();
  const today = todayInTest({ recognise: (party) => recogniseParty(party, (e164) => known.get(e164)) });
  await today.answer(record());
  expect(today.rows()[0]?.party).toMatchObject({ name: 'Ada Lovelace' });
  known.set(number.e164, dana);
  today.renamed();
  expect(today.rows()[0]?.party).toMatchObject({
    name: 'Dana Wu',
    networkName: 'Ada Lovelace',
    identity: dana,
  });
  known.clear();
  today.renamed();
  expect(today.rows()[0]?.party).toEqual(named('Ada Lovelace'));
});

it('what is kept of a call is what the network told, not who the people said it was', () => {
  const today = todayInTest();
  const party = recogniseParty(named('ADA L'), () => dana);
  const colleague = recogniseParty(parties.namelessColleague, () => dana);
  today.saw(endedCall(endings.missed, { id: 's-8', telephonySessionId: 's-8', party }));
  today.saw(endedCall(endings.missed, { id: 's-9', telephonySessionId: 's-9', party: colleague }));
  const kept = new Map(today.history.callsSince(0).seen.map((row) => [row.id, row.party]));
  expect(kept.get('s-8')).toEqual(named('ADA L'));
  expect(kept.get('s-9')).toEqual(parties.namelessColleague);
});
