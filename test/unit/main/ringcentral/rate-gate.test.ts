import { describe, expect, it } from 'vitest';

import { gateInTest, newGateInTest } from './gate-in-test.ts';

const limited = (group: string, retryAfter?: string): Record<string, string> => ({
  'x-rate-limit-group': group,
  ...(retryAfter === undefined ? {} : { 'retry-after': retryAfter }),
});
const good = new Headers();

describe('the budget of a minute', () => {
  it.each([
    ['light', 'user', 40],
    ['light', 'background', 40],
    ['medium', 'user', 32],
    ['medium', 'background', 32],
    ['heavy', 'user', 8],
    ['heavy', 'background', 6],
    ['auth', 'session', 3],
    ['auth', 'user', 2],
    ['auth', 'background', 2],
  ] as const)('lets of %s requests by %s no more leave than %i', async (group, urgency, most) => {
    const { clock, left, ask } = await gateInTest();
    for (let count = 0; count < most + 3; count += 1) ask(group, urgency);
    await clock.run(10);
    expect(left.filter((name) => name === group)).toHaveLength(most);
  });

  it('keeps two heavy requests for the person, whatever runs by itself', async () => {
    const { clock, left, ask } = await gateInTest();
    for (let count = 0; count < 12; count += 1) ask('heavy');
    await clock.run(10);
    for (let count = 0; count < 3; count += 1) ask('heavy', 'user', 'mine');
    await clock.run(10);
    expect(left.filter((name) => name === 'mine')).toHaveLength(2);
    expect(left.at(-1)).toMatch(/^mine refused/);
  });

  it('keeps one auth call for the refresh of the tokens', async () => {
    const { clock, left, ask } = await gateInTest();
    for (let count = 0; count < 6; count += 1) ask('auth', 'background', 'socket');
    ask('auth', 'session', 'refresh');
    await clock.run(100);
    expect(left.sort()).toEqual(['refresh', 'socket', 'socket']);
  });

  it('is not known before the first answer, so the first request of a group goes alone for two seconds', async () => {
    const { clock, left, passes, ask } = newGateInTest();
    for (let count = 0; count < 3; count += 1) ask('light');
    ask('medium');
    await clock.run(1_000);
    expect(left).toEqual(['light', 'medium']);
    passes[0]?.answered(200, new Headers({ 'x-rate-limit-group': 'light', 'x-rate-limit-limit': '2' }));
    await clock.run(10);
    expect(left).toHaveLength(2);
    ask('medium');
    await clock.run(1_100);
    expect(left).toEqual(['light', 'medium', 'medium']);
  });

  it('counts a request for a minute from its answer: the platform may have seen it as late as that', async () => {
    const { clock, left, passes, ask } = await gateInTest();
    for (let count = 0; count < 4; count += 1) ask('auth', 'session');
    await clock.run(30_000);
    for (const pass of passes) pass.answered(200, good);
    await clock.run(59_900);
    expect(left).toHaveLength(3);
    await clock.run(200);
    expect(left).toHaveLength(4);
  });

  it('is counted anew after a sleep, which the steady clock may not have counted', async () => {
    const { clock, gate, answer } = await gateInTest();
    for (let count = 0; count < 8; count += 1) await answer('heavy', 200);
    expect(gate.waitFor('heavy', 'user')).toBeGreaterThan(50_000);
    gate.noteSuspend();
    clock.jump(61_000);
    gate.noteResume();
    expect(gate.waitFor('heavy', 'user')).toBe(0);
  });

  it('does not count what never reached the platform, but what perhaps did', async () => {
    const { clock, left, passes, ask } = await gateInTest();
    for (let count = 0; count < 10; count += 1) {
      ask('auth');
      await clock.run(10);
      passes.pop()?.lost('no');
    }
    expect(left).toHaveLength(10);
    for (let count = 0; count < 10; count += 1) {
      ask('auth');
      await clock.run(10);
      passes.pop()?.lost('perhaps');
    }
    expect(left).toHaveLength(12);
  });

  it('lets the first word about a request count, and no later one', async () => {
    const { clock, left, passes, ask } = await gateInTest();
    ask('light');
    await clock.run(10);
    passes[0]?.answered(200, good);
    passes[0]?.answered(429, new Headers(limited('light', '60')));
    passes[0]?.lost('no');
    ask('light');
    await clock.run(10);
    expect(left).toHaveLength(2);
  });
});

describe('limits in headers', () => {
  const limit = (value: string, more: Record<string, string> = {}) => ({
    'x-rate-limit-group': 'heavy',
    'x-rate-limit-limit': value,
    ...more,
  });

  it.each([
    ['5', 4],
    ['1', 1],
    ['1000', 8],
    // Nothing that can be meant: our own budget stays. [E29]
    ['0', 8],
    ['-3', 8],
    ['ten', 8],
    ['1e9', 8],
    ['99999999999', 8],
  ])('[E29] a limit of %s lets %i heavy requests leave a minute', async (value, most) => {
    const { clock, left, ask, answer } = await gateInTest();
    await answer('heavy', 200, limit(value));
    await clock.run(61_000);
    for (let count = 0; count < 12; count += 1) ask('heavy', 'session');
    await clock.run(10);
    expect(left).toHaveLength(most);
  });

  it('lower ours for as long as they are lower', async () => {
    const { clock, left, ask, answer } = await gateInTest();
    await answer('heavy', 200, limit('5'));
    await answer('heavy', 200, limit('10'));
    await clock.run(61_000);
    for (let count = 0; count < 12; count += 1) ask('heavy', 'session');
    await clock.run(10);
    expect(left).toHaveLength(8);
  });

  it('may count over a longer time than a minute', async () => {
    const { clock, left, ask, answer } = await gateInTest();
    await answer('heavy', 200, limit('1', { 'x-rate-limit-window': '300' }));
    ask('heavy');
    await clock.run(299_000);
    expect(left).toEqual([]);
    await clock.run(2_000);
    expect(left).toEqual(['heavy']);
  });

  it.each(['Ultra', 'heavy2', '*'])(
    '[E29] an unknown group (%s) moves the route to the strictest one',
    async (name) => {
      const { clock, gate, left, ask, answer } = await gateInTest();
      await answer('light', 200, { 'x-rate-limit-group': name });
      for (let count = 0; count < 20; count += 1) ask('light');
      await clock.run(10);
      expect(left).toHaveLength(6);
      expect(gate.waitFor('light')).toBe(0);
    },
  );

  it('[E29] a known group that is stricter than ours counts from now on, a milder one never', async () => {
    const { clock, gate, left, ask, answer } = await gateInTest();
    await answer('medium', 200, { 'x-rate-limit-group': 'HEAVY' });
    await answer('heavy', 200, { 'x-rate-limit-group': 'light' });
    for (let count = 0; count < 20; count += 1) ask('medium');
    await clock.run(10);
    expect(left).toHaveLength(5);
    expect(gate.waitFor('heavy')).toBeGreaterThan(0);
  });

  it('[E29] without any header our own budget goes on', async () => {
    const { clock, left, ask, answer } = await gateInTest();
    await answer('heavy', 200);
    await clock.run(61_000);
    for (let count = 0; count < 12; count += 1) ask('heavy', 'session');
    await clock.run(10);
    expect(left).toHaveLength(8);
  });
});
