import { describe, expect, it } from 'vitest';
import { describeChanges } from '../../../../src/main/timeline/timeline.ts';
import { createWords } from '../../../../src/main/words.ts';
import { firstAppState } from '../../../../src/shared/app-state.ts';
import { call, parties } from '../../../support/builders.ts';

const words = createWords('en');
const ringing = call({ id: 's-1', party: parties.named });

function say(
  before: Parameters<typeof call>[0] | undefined,
  after: Parameters<typeof call>[0],
): readonly string[] {
  const first = before === undefined ? [] : [{ ...ringing, ...before }];
  return describeChanges(
    { ...firstAppState, calls: first },
    { ...firstAppState, calls: [{ ...ringing, ...after }] },
    words,
  );
}

describe('the timeline', () => {
  it('says who is calling and on which line', () => {
    const [sentence] = say(undefined, {});
    expect(sentence).toContain('Ada Lovelace is calling');
  });

  it('names the colleague who answered and never calls that missed', () => {
    expect(say({}, { phase: 'ended', ending: { kind: 'answered-elsewhere', by: 'Sam Rivera' } })).toEqual([
      'Sam Rivera answered Ada Lovelace.',
    ]);
  });

  it('says nothing when nothing changed', () => {
    expect(say({}, {})).toEqual([]);
  });

  it('has a sentence for each ending', () => {
    const kinds = ['missed', 'voicemail', 'declined', 'not-connected', 'unknown'] as const;
    const sentences = kinds.map((kind) => say({}, { phase: 'ended', ending: { kind } })[0]);
    expect(new Set(sentences).size).toBe(kinds.length);
    for (const sentence of sentences) expect(sentence).toContain('Ada Lovelace');
  });
});
