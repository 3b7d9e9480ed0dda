import fc from 'fast-check';
import { describe, it } from 'vitest';

import type { Urgency } from '../../../../src/main/ringcentral/rate-gate.ts';
import { rateGroups } from '../../../../src/main/ringcentral/rate-groups.ts';
import { askMany, complain, createGateWorld, type Fate, letPass } from './gate-model.ts';

const urgencies: readonly Urgency[] = ['session', 'user', 'background'];
const fate = fc.record<Fate>({
  end: fc.oneof(
    { weight: 12, arbitrary: fc.constant('answered' as const) },
    { weight: 2, arbitrary: fc.constantFrom('lost-before' as const, 'lost-after' as const) },
    { weight: 1, arbitrary: fc.constantFrom('other-limiter' as const, 'quiet-please' as const) },
  ),
  there: fc.nat(15_000),
  back: fc.nat(15_000),
  retryAfter: fc.integer({ min: 1, max: 120 }),
});
const limits = fc.record({
  light: fc.integer({ min: 1, max: 60 }),
  medium: fc.integer({ min: 1, max: 50 }),
  heavy: fc.integer({ min: 1, max: 12 }),
  auth: fc.integer({ min: 1, max: 6 }),
});
const asking = fc
  .tuple(
    fc.constantFrom(...rateGroups),
    fc.constantFrom(...urgencies),
    fc.integer({ min: 1, max: 25 }),
    fc.array(fate, { minLength: 1, maxLength: 4 }),
  )
  .map(([group, urgency, count, fates]) => askMany(group, urgency, count, fates));
const passing = fc.integer({ min: 1, max: 90_000 }).map(letPass);

describe('the rate gate, whatever is asked of it', () => {
  it(
    'keeps its budget and every penalty, lets people go first, starves nobody and makes no 429 itself',
    { timeout: 120_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(
          limits,
          fc.nat(),
          fc.commands([asking, passing], { maxCommands: 20 }),
          async (published, seed, commands) => {
            const world = createGateWorld(published, seed);
            await fc.asyncModelRun(() => ({ model: {}, real: world }), commands);
            // However long the queue: at the smallest limit one request leaves a minute.
            for (let hour = 0; hour < 30 && world.asked.some(isWaiting); hour += 1)
              await world.pass(3_600_000);
            complain(world);
            if (world.asked.some(isWaiting)) throw new Error('somebody waits for ever');
          },
        ),
        { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 60) },
      );
    },
  );
});

function isWaiting({ state }: { readonly state: string }): boolean {
  return state === 'waiting';
}
