import { describe, expect, it } from 'vitest';
import { type DaysFile, reliabilityFigures } from '../../../scripts/lib/simulate/reliability-page.ts';
import { metricsOf } from '../../simulation/day/figures.ts';

function file(transport: DaysFile['run']['transport'], different: Partial<DaysFile['metrics']>): DaysFile {
  return {
    metrics: { ...metricsOf([], 24), ...different },
    goals: { missed_calls: '0', back_online_s: '≤ 70 s' },
    met: { missed_calls: different.missed_calls === 0, back_online_s: true },
    run: { transport, firstSeed: 5, seeds: 2, hours: 24, commit: 'abc1234', date: '2026-11-20' },
    faultsByKind: { asleep: 1234 },
  };
}

const rowOf = (page: string, name: string): readonly string[] =>
  (page.split('\n').find((line) => line.startsWith(`| ${name} `)) ?? '')
    .split('|')
    .map((cell) => cell.trim());

describe('the figures of the page on reliability', () => {
  const page = reliabilityFigures(
    [file('websocket', { missed_calls: 0, calls: 9_000 }), file('pubnub', { missed_calls: 1, calls: 9_000 })],
    undefined,
  );

  it('say how much a count of nothing proves', () => {
    expect(rowOf(page, '`missed_calls`')[2]).toBe(
      '0 of 9,000 calls: with 95 % confidence fewer than 1 in 3,000',
    );
  });

  it('say that a bar is not met where one of the two misses it', () => {
    expect(rowOf(page, '`missed_calls`').slice(3, 6)).toEqual(['1', '0', '**no**']);
    expect(rowOf(page, '`back_online_s`').slice(4, 6)).toEqual(['≤ 70 s', 'yes']);
  });

  it('name seeds and commit, and count each kind of fault', () => {
    expect(page).toContain('seeds 5..6 of 24 h each');
    expect(page).toContain('commit abc1234, 2026-11-20');
    expect(rowOf(page, 'asleep').slice(2, 5)).toEqual(['50', '1,234', '1,234']);
  });
});
