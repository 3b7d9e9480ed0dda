import { describe, expect, test } from 'vitest';
import { dialRows, targetOf } from '../../../../src/renderer/quick-call/dial-rows.ts';
import { closedQuickCall, type DialAnswer, type QuickCallFill } from '../../../../src/shared/dialling.ts';
import { targets } from '../../../support/ring-out-builders.ts';

const { ada, unknown, colleague } = targets;
const isRecent = false;

function answer(different: Partial<DialAnswer> = {}): DialAnswer {
  return { formatted: 'a', reading: { kind: 'no-number' }, people: [], ...different };
}

describe('what can be chosen in Quick call', () => {
  test('the number in the field comes first, then people; nobody twice', () => {
    const rows = dialRows(
      answer({
        reading: { kind: 'target', target: ada, notes: [] },
        people: [
          { target: ada, isRecent },
          { target: unknown, isRecent },
        ],
      }),
      closedQuickCall,
    );
    expect(rows.map((row) => [row.kind, targetOf(row).to])).toEqual([
      ['number', ada.to],
      ['person', unknown.to],
    ]);
  });

  test('each of several numbers has its row', () => {
    const reading = { kind: 'several', targets: [ada, unknown, colleague] } as const;
    expect(dialRows(answer({ reading }), closedQuickCall).map(targetOf)).toEqual([ada, unknown, colleague]);
  });

  test('the number that came last can be shown instead, and stands below the one that waits', () => {
    const reading = { kind: 'target', target: ada, notes: [] } as const;
    const fill: QuickCallFill = {
      id: '1',
      origin: 'link',
      text: ada.shown,
      reading,
      more: 2,
      newest: unknown,
    };
    const rows = dialRows(answer({ reading }), { open: true, fill, notice: undefined });
    expect(rows.map(({ kind }) => kind)).toEqual(['number', 'newest']);
  });

  test('what came while somebody was typing waits below, with all that came after it', () => {
    const reading = { kind: 'target', target: ada, notes: [] } as const;
    const fill = { id: '1', origin: 'link', text: ada.shown, reading, more: 2, newest: colleague } as const;
    const rows = dialRows(answer(), { open: true, fill, notice: undefined }, ada);
    expect(rows).toEqual([{ kind: 'newest', target: ada, more: 3 }]);
  });

  test.each(['emergency', 'refused', 'no-number'] as const)('%s gives nothing to call', (kind) => {
    const reading =
      kind === 'emergency'
        ? ({ kind, shown: '911' } as const)
        : kind === 'refused'
          ? ({ kind, reason: 'too-short', received: '5' } as const)
          : ({ kind } as const);
    expect(dialRows(answer({ reading }), closedQuickCall)).toEqual([]);
  });

  test('below an empty field stand a few of those called last', () => {
    const people = Array.from({ length: 9 }, () => ({ target: ada, isRecent: true }));
    expect(dialRows(answer({ formatted: '', people }), closedQuickCall)).toHaveLength(4);
  });

  test('a number that a text was meant for can be called', () => {
    const notice = { kind: 'texts-not-yet', target: ada, body: 'Hi' } as const;
    const rows = dialRows(answer({ formatted: '' }), { open: true, fill: undefined, notice });
    expect(rows.map(targetOf)).toEqual([ada]);
  });
});
