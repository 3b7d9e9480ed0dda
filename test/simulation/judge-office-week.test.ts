import { describe, expect, it } from 'vitest';
import { demoIds, demoPeople } from '../../src/simulator/world/people.ts';
import type { CallTruth } from '../../src/simulator/telephony-types.ts';
import type { PastCallRow } from '../../src/shared/past-calls.ts';
import { endings, lines } from '../support/builders.ts';
import { pastCallRow } from '../support/past-call-builders.ts';
import { judgeOfficeWeek } from './judge-office-week.ts';

const sam = demoPeople.extensions[3];
const office = { simulator: { world: demoPeople }, personId: demoIds.ava };

const truth: CallTruth = {
  ...{ telephonySessionId: 's-1', sessionId: '1', direction: 'Inbound', from: '+12125550100', fromName: '' },
  ...{ to: '+16505550101', rang: [demoIds.ava], startedAt: 0, answeredAt: undefined, endedAt: 9_000 },
  ...{ ending: 'missed', answeredBy: undefined, declinedBy: [], talked: [] },
};
const taken: CallTruth = { ...truth, answeredAt: 4_000, talked: [{ extensionId: sam?.id ?? 0, at: 4_000 }] };

function row(different: Partial<PastCallRow>): PastCallRow {
  return pastCallRow({ telephonySessionId: 's-1', line: lines.main, ending: endings.missed, ...different });
}

describe('the judge of an office week', () => {
  it.each<[string, CallTruth, readonly PastCallRow[]]>([
    ['nothing wrong', truth, [row({})]],
    ['nothing wrong', taken, [row({ ending: endings.bySam })]],
  ])('finds %s with what is as it was', (_, told, rows) => {
    expect(judgeOfficeWeek([told], rows, office)).toEqual([]);
  });

  it.each<[string, CallTruth, readonly PastCallRow[], string]>([
    ['a call that is not there', truth, [], 'is not there'],
    ['a call that is there twice', truth, [row({}), row({ id: 'again' })], 'shown twice'],
    ['a call that was none of theirs', { ...truth, rang: [] }, [row({})], 'none of theirs'],
    ['a wrong ending', truth, [row({ ending: endings.here })], 'was missed, and is shown as answered-here'],
    ['a miss that somebody took', taken, [row({})], 'was answered, and is shown as missed'],
    ['a personal miss shown as a queue’s', truth, [row({ line: lines.support })], 'was personal'],
    [
      'somebody else named',
      taken,
      [row({ ending: { kind: 'answered-elsewhere', by: 'Ben Ortiz' } })],
      'was taken by',
    ],
  ])('tells of %s', (_, told, rows, sentence) => {
    expect(judgeOfficeWeek([told], rows, office).join('\n')).toContain(sentence);
  });
});
