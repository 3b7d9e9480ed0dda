import { expect, it } from 'vitest';

import { createRateGate } from '../../../../src/main/ringcentral/rate-gate.ts';
import { createRateMemory } from '../../../../src/main/ringcentral/rate-memory.ts';
import { createPlatformClock, createSeededChance } from '../../../support/platform-clock.ts';
import { createMemoryCursors } from '../../../support/platform-fixture.ts';
import { routes } from './gate-in-test.ts';

const good = new Headers();

it('counts what left in the minute before a restart, so that restarts do not add up to a 429', async () => {
  const clock = createPlatformClock();
  const memory = createRateMemory(createMemoryCursors());
  const start = () => createRateGate(clock, createSeededChance(), memory);
  const before = start();
  for (let count = 0; count < 3; count += 1) (await before.enter(routes.auth, 'session')).answered(200, good);
  expect(start().waitFor('auth', 'session')).toBe(60_000);
  await clock.run(59_000);
  expect(start().waitFor('auth', 'session')).toBe(1_000);
  await clock.run(1_000);
  expect(start().waitFor('auth', 'session')).toBe(0);
});

it('remembers only where few are allowed', async () => {
  const cursors = createMemoryCursors();
  const clock = createPlatformClock();
  const gate = createRateGate(clock, createSeededChance(), createRateMemory(cursors));
  for (const group of ['light', 'medium', 'heavy', 'auth'] as const)
    (await gate.enter(routes[group], 'user')).answered(200, good);
  expect(cursors.get('requests/light')).toBeUndefined();
  expect(cursors.get('requests/medium')).toBeUndefined();
  expect(cursors.get('requests/heavy')).toBe(String(clock.now()));
  expect(cursors.get('requests/auth')).toBe(String(clock.now()));
});

it.each([
  ['a group', 429, { 'x-rate-limit-group': 'heavy' }, [0, 20_500]],
  ['the host', 503, {}, [20_500, 20_500]],
] as const)('keeps the quiet that %s was asked for through a restart', async (_who, status, named, waits) => {
  const clock = createPlatformClock();
  const memory = createRateMemory(createMemoryCursors());
  const start = () => createRateGate(clock, createSeededChance(), memory);
  const headers = new Headers({ 'retry-after': '30', ...named });
  (await start().enter(routes.heavy, 'line')).answered(status, headers);
  await clock.run(10_000);
  const again = start();
  expect([again.waitFor('light', 'line'), again.waitFor('heavy', 'line')]).toEqual(waits);
  await clock.run(20_000);
  const calm = start();
  expect([calm.waitFor('light', 'line'), calm.waitFor('heavy', 'line')]).toEqual([0, 0]);
});

it.each(['', 'nonsense', '5', '-5,5', '9e99,1', '99999999999999,99999999999'])(
  '[J01] hears no wish for quiet in %j on the disk',
  (kept) => {
    const cursors = createMemoryCursors();
    cursors.set('quiet/host', kept);
    expect(createRateMemory(cursors).quietLeft('host', 1_000)).toBe(0);
  },
);

it('[J01] lets no clock that was set back make quiet longer', () => {
  const memory = createRateMemory(createMemoryCursors());
  memory.noteQuiet('heavy', 30_000, 86_400_000);
  expect(memory.quietLeft('heavy', 0)).toBe(30_000);
  expect(memory.quietLeft('heavy', 86_400_000 + 29_000)).toBe(1_000);
  expect(memory.quietLeft('heavy', 86_400_000 + 31_000)).toBe(0);
});

it.each(['', 'nonsense', '1,2,x', '-5', '9e99'])('[J01] takes no harm from %j on the disk', (kept) => {
  const cursors = createMemoryCursors();
  cursors.set('requests/auth', kept);
  const clock = createPlatformClock();
  expect(createRateMemory(cursors).recent('auth', clock.now())).toEqual([]);
});

it('[J01] takes what a clock that was set back says of the future as just over, until the next request', () => {
  const clock = createPlatformClock();
  const memory = createRateMemory(createMemoryCursors());
  memory.note('auth', clock.now())(clock.now());
  clock.jump(-86_400_000);
  expect(memory.recent('auth', clock.now())).toEqual([0]);
  memory.note('auth', clock.now())(clock.now());
  expect(memory.recent('auth', clock.now())).toEqual([0]);
});

it('[J01] [fault 32] sets what it noted back with the clock, also what is on its way meanwhile', async () => {
  const clock = createPlatformClock();
  const memory = createRateMemory(createMemoryCursors());
  const gate = createRateGate(clock, createSeededChance(), memory);
  (await gate.enter(routes.auth, 'session')).answered(200, good);
  await clock.run(20_000);
  const slow = await gate.enter(routes.auth, 'session');
  clock.jump(-86_400_000);
  (await gate.enter(routes.light, 'session')).answered(200, good);
  await clock.run(5_000);
  slow.answered(200, good);
  expect(memory.recent('auth', clock.now())).toEqual([25_000, 0]);
  expect(createRateGate(clock, createSeededChance(), memory).waitFor('auth', 'session')).toBe(0);
});

it('[J01] lets no quiet of long ago come back with a clock that was set back', async () => {
  const clock = createPlatformClock();
  const memory = createRateMemory(createMemoryCursors());
  const gate = createRateGate(clock, createSeededChance(), memory);
  const asked = new Headers({ 'retry-after': '11' });
  (await gate.enter(routes.heavy, 'line')).answered(503, asked);
  await clock.run(3_600_000);
  clock.jump(-3_600_000);
  (await gate.enter(routes.light, 'line')).answered(200, good);
  expect(memory.quietLeft('host', clock.now())).toBe(0);
});

it('[fault 40] counts a request from its end, and one that was on its way from when it must have arrived', async () => {
  const clock = createPlatformClock();
  const memory = createRateMemory(createMemoryCursors());
  const start = () => createRateGate(clock, createSeededChance(), memory);
  const gate = start();
  for (let count = 0; count < 2; count += 1) {
    const pass = await gate.enter(routes.auth, 'session');
    await clock.run(10_000);
    pass.answered(200, good);
  }
  await gate.enter(routes.auth, 'session');
  expect(memory.recent('auth', clock.now())).toEqual([10_000, 0, 0]);
  await clock.run(30_000);
  expect(memory.recent('auth', clock.now())).toEqual([40_000, 30_000, 20_000]);
  expect(start().waitFor('auth', 'session')).toBe(20_000);
  await clock.run(40_000);
  expect(memory.recent('auth', clock.now())).toEqual([]);
});

it('counts a request that was given up from when it must have arrived, also after a restart', async () => {
  const clock = createPlatformClock();
  const memory = createRateMemory(createMemoryCursors());
  const start = () => createRateGate(clock, createSeededChance(), memory);
  const gate = start();
  for (let count = 0; count < 3; count += 1) {
    const pass = await gate.enter(routes.auth, 'session');
    await clock.run(count === 0 ? 20_000 : 1);
    pass.lost('perhaps');
  }
  const left = 50_000 - 2;
  expect([gate.waitFor('auth', 'session'), start().waitFor('auth', 'session')]).toEqual([left, left]);
});

it('does not count what never reached the platform', async () => {
  const clock = createPlatformClock();
  const memory = createRateMemory(createMemoryCursors());
  const gate = createRateGate(clock, createSeededChance(), memory);
  (await gate.enter(routes.auth, 'session')).lost('no');
  expect(memory.recent('auth', clock.now())).toEqual([]);
});
