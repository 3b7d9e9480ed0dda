import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createVirtualClock } from '../../../../src/simulator/clock.ts';
import { faxErrorCodes, type FaxTruth } from '../../../../src/simulator/message-types.ts';
import type { WorldEvent } from '../../../../src/simulator/world-types.ts';
import { writePdf } from '../../../../src/simulator/world/messages/pdf.ts';
import { createWorld, type WorldOptions } from '../../../../src/simulator/world/world.ts';
import { ava } from './a-day-at-work.ts';

const page = { name: 'a.pdf', contentType: 'application/pdf', content: writePdf([['One']]) };

function startWorld(seed: number, options: WorldOptions = {}) {
  const clock = createVirtualClock({ seed });
  const world = createWorld({ clock, options });
  const events: WorldEvent[] = [];
  world.onEvent((event) => events.push(event));
  return { clock, world, events };
}

const outcome = fc.constantFrom('sent' as const, ...faxErrorCodes);
const outcomes = fc.array(outcome, { minLength: 1, maxLength: 6 });

/** Sends one fax whose recipients fare as told. */
function play(seed: number, ends: readonly ('sent' | (typeof faxErrorCodes)[number])[]) {
  const day = startWorld(seed);
  const to = ends.map((_, place) => ({ phoneNumber: `+1212555${String(7000 + place)}` }));
  ends.forEach((end, place) => day.world.faxes.plan({ outcome: end }, { to: to[place]!.phoneNumber }));
  const { id } = day.world.faxes.send({ extensionId: ava, to, files: [page] });
  day.clock.advance(3_600_000);
  return { ...day, id, truth: day.world.faxes.truth()[0]! };
}

const codesOf = ({ recipients }: FaxTruth) => recipients.map(({ errorCode }) => errorCode ?? 'sent');

describe('faxes in the world', () => {
  it('come to the end that was planned for each recipient, and are sent only where all are', () => {
    fc.assert(
      fc.property(fc.nat(), outcomes, (seed, ends) => {
        const { world, id, truth } = play(seed, ends);
        expect(codesOf(truth)).toEqual(ends);
        const status = ends.every((end) => end === 'sent') ? 'Sent' : 'SendingFailed';
        expect(world.messages.find(ava, id)?.messageStatus).toBe(status);
        expect(truth.recipients.every(({ settledAt = 0 }) => settledAt > truth.acceptedAt)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('are told once as new, then once for each change', () => {
    fc.assert(
      fc.property(fc.nat(), outcomes, (seed, ends) => {
        const { events } = play(seed, ends);
        const counts = events.map(({ body }) => (body.changes as { newCount: number }[])[0]!.newCount);
        // New, rendered, and one end for each recipient.
        expect(counts).toEqual([1, 0, ...ends.map(() => 0)]);
      }),
      { numRuns: 20 },
    );
  });

  it('go the same way for the same seed', () => {
    const whenOf = (seed: number) => play(seed, ['sent', 'LineBusy']).truth;
    expect(whenOf(4)).toEqual(whenOf(4));
    expect(whenOf(4)).not.toEqual(whenOf(5));
  });

  it('in the store are what happened, however often they were read between', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 30 }), (waits) => {
        const { clock, world } = startWorld(9, { faxTimes: { shown: [0, 30] } });
        const known = new Map<number, string>();
        let readAt = clock.now() - 1;
        for (const seconds of waits) {
          world.faxes.send({ extensionId: ava, to: [{ phoneNumber: '+12125557000' }], files: [page] });
          clock.advance(seconds * 1000);
          for (const { id, messageStatus } of world.messages.changedSince(ava, readAt))
            known.set(id, messageStatus);
          readAt = clock.now() - 5_000;
        }
        clock.advance(600_000);
        for (const { id, messageStatus } of world.messages.changedSince(ava, readAt))
          known.set(id, messageStatus);
        const all = world.messages.since(ava, 0);
        expect(all).toHaveLength(waits.length);
        expect(Object.fromEntries(known)).toEqual(
          Object.fromEntries(all.map(({ id, messageStatus }) => [id, messageStatus])),
        );
      }),
      { numRuns: 40 },
    );
  });
});
