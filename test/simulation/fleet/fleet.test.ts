import { describe, expect, it } from 'vitest';
import { fleetBars } from './bars.ts';
import { playFleet } from './fleet.ts';

/** A tenth of the fleet of `npm run simulate:fleet` on a tenth of its platform. */
const options = {
  companions: 1_000,
  seed: 7,
  outageMinutes: 10,
  capacity: 50,
  retryAfter: 15,
  hours: 1.5,
};

describe('a crowd after an outage', () => {
  it('comes back within two minutes, asks little, and does not gather again an hour later', async () => {
    const figures = await playFleet(options);
    expect(fleetBars(figures, options).filter(({ isMet }) => !isMet)).toEqual([]);
    expect(figures.live_50_s).toBeGreaterThan(0);
    expect(figures.calls_per_s_while_down).toBeGreaterThan(0);
  });
});
