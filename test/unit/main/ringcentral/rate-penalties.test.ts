import { describe, expect, it } from 'vitest';

import { all, gateInTest } from './gate-in-test.ts';

const limited = (group: string, retryAfter?: string): Record<string, string> => ({
  'x-rate-limit-group': group,
  ...(retryAfter === undefined ? {} : { 'retry-after': retryAfter }),
});
const good = new Headers();

describe('a penalty', () => {
  it('[E16] lets nothing of a group leave, and other groups go on', async () => {
    const { clock, left, ask, answer } = await gateInTest();
    await answer('heavy', 429, limited('heavy', '60'));
    ask('heavy');
    ask('light');
    await clock.run(60_400);
    expect(left).toEqual(['light']);
    await clock.run(31_000);
    expect(left).toEqual(['light', 'heavy']);
  });

  it.each([
    ['a 429 without rate headers', 429, {}],
    ['a 503 that says when', 503, { 'retry-after': '30' }],
  ] as const)('by %s stops every group, since it was another limiter', async (_, status, headers) => {
    const { clock, left, passes, ask, answer } = await gateInTest();
    await answer('light', status, headers);
    for (const group of all) ask(group);
    await clock.run(30_400);
    expect(left).toEqual([]);
    await clock.run(31_000);
    expect(left).toHaveLength(1);
    passes[0]?.answered(200, good);
    await clock.run(10);
    expect([...left].sort()).toEqual(['auth', 'heavy', 'light', 'medium']);
  });

  it.each([
    ['of which the steady clock knows nothing', 40_000, 0, 0],
    ['of which it knows', 0, 40_000, 0],
    ['that is too short', 20_000, 0, 10_500],
    ['in which the clock is set back', -3_600_000, 0, 30_500],
  ])('ends with its time in a sleep %s', async (_, jump, passes, left) => {
    const { clock, gate, answer } = await gateInTest();
    await answer('light', 503, { 'retry-after': '30' });
    gate.noteSuspend();
    clock.jump(jump);
    await clock.run(passes);
    gate.noteResume();
    expect(gate.waitFor('light', 'line')).toBe(left);
  });

  it('ends with its time where the sleep is told of twice, the second time when it is over', async () => {
    const { clock, gate, answer } = await gateInTest();
    await answer('light', 503, { 'retry-after': '30' });
    gate.noteSuspend();
    clock.jump(40_000);
    gate.noteSuspend();
    expect(gate.noteResume()).toBe(40_000);
    expect(gate.waitFor('light', 'line')).toBe(0);
    expect(gate.noteResume()).toBe(0);
  });

  it('goes on where somebody only set the clock', async () => {
    const { clock, gate, answer } = await gateInTest();
    await answer('light', 503, { 'retry-after': '30' });
    clock.jump(3_600_000);
    gate.noteResume();
    expect(gate.waitFor('light', 'line')).toBe(30_500);
  });

  it('by a 503 that says nothing is none', async () => {
    const { clock, left, ask, answer } = await gateInTest();
    await answer('light', 503);
    ask('light');
    await clock.run(10);
    expect(left).toEqual(['light']);
  });

  it('under an unknown name strikes the route’s own group and the strictest', async () => {
    const { gate, answer } = await gateInTest();
    await answer('medium', 429, limited('ultra', '20'));
    expect(gate.waitFor('medium')).toBeGreaterThan(20_000);
    expect(gate.waitFor('heavy')).toBeGreaterThan(20_000);
    expect(gate.waitFor('light')).toBe(0);
  });

  it.each([
    [undefined, 30_000],
    ['', 30_000],
    ['0', 1_000],
    ['-1', 1_000],
    ['abc', 30_000],
    ['86400', 900_000],
    ['1000000000000', 900_000],
    ['5', 5_000],
    [new Date(Date.UTC(2026, 8, 14, 9, 1, 21)).toUTCString(), 20_000],
  ])(
    '[E15] of Retry-After %j lasts %i ms for a person, up to 30 s more for the rest',
    async (value, wait) => {
      const { clock, gate, answer } = await gateInTest();
      await answer('light', 429, limited('light', value));
      expect(gate.waitFor('light', 'user')).toBe(wait + 500);
      const background = gate.waitFor('light');
      expect(background).toBeGreaterThanOrEqual(wait + 500);
      expect(background).toBeLessThanOrEqual(wait + 30_500);
      await clock.run(background);
      expect(gate.waitFor('light')).toBe(0);
    },
  );

  it('[E28] given as a date is measured by the clock that wrote it', async () => {
    const { gate, answer } = await gateInTest();
    const date = (seconds: number) => new Date(Date.UTC(2031, 0, 1, 0, 0, seconds)).toUTCString();
    await answer('light', 429, { ...limited('light', date(25)), date: date(5) });
    expect(gate.waitFor('light', 'user')).toBe(20_500);
  });

  it('lets one request go first afterwards, and the others when it was answered', async () => {
    const { clock, left, passes, ask, answer } = await gateInTest();
    await answer('light', 429, limited('light', '10'));
    for (let count = 0; count < 5; count += 1) ask('light');
    await clock.run(41_000);
    expect(left).toHaveLength(1);
    passes[0]?.answered(200, new Headers(limited('light')));
    await clock.run(10);
    expect(left).toHaveLength(5);
  });

  it('does not let the others go when the first was refused again', async () => {
    const { clock, left, passes, ask, answer } = await gateInTest();
    await answer('light', 429, limited('light', '10'));
    for (let count = 0; count < 5; count += 1) ask('light');
    await clock.run(41_000);
    passes[0]?.answered(429, new Headers(limited('light', '10')));
    await clock.run(9_000);
    expect(left).toHaveLength(1);
  });

  it('lets the next one go first when the line of the first broke', async () => {
    const { clock, left, passes, ask, answer } = await gateInTest();
    await answer('light', 429, limited('light', '10'));
    for (let count = 0; count < 5; count += 1) ask('light');
    await clock.run(41_000);
    passes[0]?.lost('perhaps');
    await clock.run(10);
    expect(left).toHaveLength(2);
  });

  it('is not ended by an answer to what left before it', async () => {
    const { clock, left, passes, ask, answer } = await gateInTest();
    ask('light');
    await clock.run(10);
    await answer('light', 429, limited('light', '10'));
    passes[0]?.answered(200, good);
    for (let count = 0; count < 3; count += 1) ask('light');
    await clock.run(10_400);
    expect(left).toHaveLength(1);
  });
});

describe('the order', () => {
  it('puts the sign-in first, then what the person asked for, then what waited', async () => {
    const { clock, left, passes, ask, answer } = await gateInTest();
    await answer('light', 429, limited('light', '5'));
    ask('light', 'background', 'sync');
    ask('light', 'user', 'mine');
    ask('light', 'session', 'token');
    await clock.run(5_600);
    passes[0]?.answered(200, good);
    await clock.run(40_000);
    expect(left).toEqual(['mine', 'token', 'sync']);
  });

  it('lets nobody wait for ever: after a minute the oldest is next', async () => {
    const { clock, left, passes, ask } = await gateInTest();
    for (let count = 0; count < 40; count += 1) ask('light', 'user', 'mine');
    await clock.run(10);
    ask('light', 'background', 'sync');
    for (let second = 0; second < 130; second += 1) {
      ask('light', 'user', 'mine');
      for (const pass of passes.splice(0)) pass.answered(200, good);
      await clock.run(1_000);
    }
    expect(left).toContain('sync');
  });

  it('tells a person at once when the wait is too long, and for how long', async () => {
    const { clock, left, ask, answer } = await gateInTest();
    await answer('medium', 429, limited('medium', '60'));
    ask('medium', 'user');
    await clock.run(1);
    expect(left).toEqual(['medium refused 60500']);
  });

  it('tells a person after eight seconds when it turned out too long', async () => {
    const { clock, left, ask, answer } = await gateInTest();
    await answer('medium', 429, limited('medium', '5'));
    ask('medium', 'user', 'first');
    ask('medium', 'user', 'second');
    await clock.run(7_900);
    expect(left).toEqual(['first']);
    await clock.run(200);
    expect(left[1]).toMatch(/^second refused \d+$/);
  });

  it('tells everybody who waits when it closes, and whoever comes later', async () => {
    const { clock, gate, left, ask, answer } = await gateInTest();
    await answer('light', 429, limited('light', '60'));
    ask('light');
    gate.close();
    ask('light');
    await clock.run(1);
    expect(left).toEqual(['light refused ', 'light refused ']);
  });
});
