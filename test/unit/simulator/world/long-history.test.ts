import { expect, it } from 'vitest';
import { createVirtualClock } from '../../../../src/simulator/clock.ts';
import { createWorld } from '../../../../src/simulator/world/world.ts';
import type { CallLogQuery, World } from '../../../../src/simulator/world-types.ts';

const everything: CallLogQuery = {
  ...{ dateFrom: new Date(0).toISOString(), dateTo: undefined, direction: undefined, view: 'Detailed' },
};

function worldWith(pastCalls: number): { readonly world: World; readonly id: number } {
  const options = { history: true, pastCalls, contacts: 200, directory: 200 };
  const world = createWorld({ clock: createVirtualClock({ seed: 1 }), options });
  return { world, id: world.extensions.find(({ canSignIn }) => canSignIn)?.id ?? 0 };
}

it('a long past is there behind the calls of today, newest first, and the same every time', () => {
  const [one, other] = [worldWith(2_000), worldWith(2_000)];
  const rows = one.world.callLog(one.id, everything);
  const recent = worldWith(0).world.callLog(one.id, everything).length;
  expect(rows).toHaveLength(recent + 2_000);
  const starts = rows.map(({ startTime }) => String(startTime));
  expect(starts).toEqual(starts.toSorted().toReversed());
  const text = JSON.stringify(rows.slice(recent));
  expect(JSON.stringify(other.world.callLog(other.id, everything).slice(recent))).toBe(text);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
});

it('a record is the same however it is read', () => {
  const { world, id } = worldWith(500);
  const row = world.callLog(id, everything).at(-1) ?? {};
  const read = JSON.parse(JSON.stringify(row)) as Record<string, unknown>;
  expect({ ...row }).toEqual(read);
  expect(row.startTime).toBe(read.startTime);
  expect(read).toMatchObject({ type: 'Voice', legs: [{ master: true }] });
});

it('spans, directions and changes are those that were asked for', () => {
  const { world, id } = worldWith(2_000);
  const [dateFrom, dateTo] = [12, 10].map((days) =>
    new Date(world.clock.now() - days * 86_400_000).toISOString(),
  );
  const span = world.callLog(id, { ...everything, dateFrom: dateFrom ?? '', dateTo, direction: 'Inbound' });
  expect(span.length).toBeGreaterThan(80);
  expect(span.length).toBeLessThan(200);
  expect(span.every(({ direction }) => direction === 'Inbound')).toBe(true);
  expect(world.callLog(id, { ...everything, changedAfter: world.clock.now() - 1 })).toEqual([]);
});
