import { describe, expect, it } from 'vitest';

import { createGapTeller, type Gap } from '../../../../src/main/ringcentral/gap-teller.ts';
import { createStillClock } from '../../../support/still-clock.ts';

function fixture() {
  const clock = createStillClock(0);
  const told: Gap[] = [];
  return { clock, told, gap: createGapTeller(clock, (one) => told.push(one)) };
}

describe('gaps', () => {
  it('are told at once', () => {
    const { told, gap } = fixture();
    gap.tell('soft');
    expect(told).toEqual(['soft']);
  });

  it('that come close together are told once more, the harder of them', () => {
    const { clock, told, gap } = fixture();
    gap.tell('soft');
    gap.tell('soft');
    gap.tell('hard');
    gap.tell('soft');
    expect(told).toEqual(['soft']);
    clock.pass(5_000);
    expect(told).toEqual(['soft', 'hard']);
    clock.pass(60_000);
    expect(told).toHaveLength(2);
  });

  it('are forgotten when nobody is signed in any more', () => {
    const { clock, told, gap } = fixture();
    gap.tell('soft');
    gap.tell('hard');
    gap.forget();
    clock.pass(60_000);
    expect(told).toEqual(['soft']);
  });
});
