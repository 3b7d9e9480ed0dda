import { describe, expect, it } from 'vitest';

import {
  createRateGate,
  groupOf,
  type RateGate,
  type RateGroup,
  type Urgency,
} from '../../../../src/main/ringcentral/rate-gate.ts';
import {
  createPlatformClock,
  createSeededChance,
  type PlatformClock,
} from '../../../support/platform-clock.ts';

type Fixture = {
  gate: RateGate;
  clock: PlatformClock;
  left: string[];
  ask: (group: RateGroup, urgency?: Urgency, name?: string) => void;
};

function fixture(): Fixture {
  const clock = createPlatformClock();
  const gate = createRateGate(clock, createSeededChance());
  const left: string[] = [];
  return {
    gate,
    clock,
    left,
    ask: (group, urgency = 'background', name = group) => {
      gate.enter(group, urgency).then(
        () => left.push(name),
        (error: unknown) =>
          left.push(`${name} refused ${(error as { retryAfter?: number }).retryAfter ?? ''}`),
      );
    },
  };
}

const headers = (values: Record<string, string> = {}) => new Headers(values);
const limited = (group: string, retryAfter?: string) =>
  headers({
    'x-rate-limit-group': group,
    ...(retryAfter === undefined ? {} : { 'retry-after': retryAfter }),
  });

describe('the rate gate', () => {
  it('lets nothing of a group leave during its penalty, and other groups go on', async () => {
    const { gate, clock, left, ask } = fixture();
    gate.note('heavy', 429, limited('heavy', '60'));
    ask('heavy');
    ask('light');
    await clock.run(60_400);
    expect(left).toEqual(['light']);
    await clock.run(6_000);
    expect(left).toEqual(['light', 'heavy']);
  });

  it('stops every group when another limiter struck (no rate headers)', async () => {
    const { gate, clock, left, ask } = fixture();
    gate.note('light', 429, headers());
    for (const group of ['light', 'medium', 'heavy', 'auth'] as const) ask(group);
    await clock.run(30_000);
    expect(left).toEqual([]);
    await clock.run(10_000);
    expect([...left].sort()).toEqual(['auth', 'heavy', 'light', 'medium']);
  });

  it.each([
    [undefined, 30_000, 36_000],
    ['0', 1_000, 2_000],
    ['-1', 1_000, 2_000],
    ['abc', 30_000, 36_000],
    ['86400', 900_000, 906_000],
    ['1000000000000', 900_000, 906_000],
    ['5', 5_000, 7_000],
    [new Date(Date.UTC(2026, 8, 14, 9, 0, 20)).toUTCString(), 20_000, 26_000],
  ])('reads Retry-After %s as at least %i ms', async (retryAfter, least, most) => {
    const { gate, clock, left, ask } = fixture();
    gate.note('light', 429, limited('light', retryAfter));
    ask('light');
    await clock.run(least);
    expect(left).toEqual([]);
    await clock.run(most - least);
    expect(left).toEqual(['light']);
  });

  it('sends one request first after a penalty, and the others when it was answered', async () => {
    const { gate, clock, left, ask } = fixture();
    gate.note('light', 429, limited('light', '10'));
    for (let count = 0; count < 5; count += 1) ask('light');
    await clock.run(15_000);
    expect(left).toHaveLength(1);
    gate.note('light', 200, limited('light'));
    await clock.run(10);
    expect(left).toHaveLength(5);
  });

  it('does not send the others when the first one was refused again', async () => {
    const { gate, clock, left, ask } = fixture();
    gate.note('light', 429, limited('light', '10'));
    for (let count = 0; count < 5; count += 1) ask('light');
    await clock.run(15_000);
    gate.note('light', 429, limited('light', '10'));
    await clock.run(9_000);
    expect(left).toHaveLength(1);
  });

  it('keeps background requests below the platform’s limits and leaves room for the person', async () => {
    const { clock, left, ask } = fixture();
    for (let count = 0; count < 12; count += 1) ask('heavy');
    await clock.run(1_000);
    expect(left).toHaveLength(8);
    ask('heavy', 'user', 'mine');
    await clock.run(10);
    expect(left).toHaveLength(9);
    expect(left.at(-1)).toBe('mine');
    await clock.run(60_000);
    expect(left).toHaveLength(13);
  });

  it('puts what the person asked for before what waited', async () => {
    const { gate, clock, left, ask } = fixture();
    gate.note('light', 429, limited('light', '5'));
    ask('light', 'background', 'sync');
    ask('light', 'user', 'mine');
    await clock.run(8_000);
    gate.note('light', 200, headers());
    await clock.run(10);
    expect(left).toEqual(['mine', 'sync']);
  });

  it('tells a person at once when the wait is too long, and for how long', async () => {
    const { gate, clock, left, ask } = fixture();
    gate.note('medium', 429, limited('medium', '60'));
    ask('medium', 'user');
    await clock.run(1);
    expect(left[0]).toMatch(/^medium refused 6\d{4}$/);
  });

  it('lowers its own limit when the platform names a lower one, never raises it', async () => {
    const { gate, clock, left, ask } = fixture();
    gate.note('heavy', 200, headers({ 'x-rate-limit-group': 'heavy', 'x-rate-limit-limit': '5' }));
    for (let count = 0; count < 12; count += 1) ask('heavy');
    await clock.run(1_000);
    expect(left).toHaveLength(4);
    gate.note('heavy', 200, headers({ 'x-rate-limit-group': 'heavy', 'x-rate-limit-limit': '1000' }));
    await clock.run(1_000);
    expect(left).toHaveLength(8);
  });

  it('lets at most three socket tokens a minute be asked for in the background, and still a refresh', async () => {
    const { clock, left, ask } = fixture();
    for (let count = 0; count < 6; count += 1) ask('auth');
    ask('auth', 'user', 'refresh');
    await clock.run(100);
    expect(left.sort()).toEqual(['auth', 'auth', 'auth', 'refresh']);
  });

  it('does not count what never reached the platform', async () => {
    const { gate, clock, left, ask } = fixture();
    for (let count = 0; count < 10; count += 1) {
      ask('auth');
      await clock.run(10);
      gate.refund('auth');
    }
    expect(left).toHaveLength(10);
  });
});

describe('groups of our requests', () => {
  it.each([
    ['GET', '/restapi/v1.0/account/~/extension/~/presence', 'light'],
    ['PUT', '/restapi/v1.0/account/~/extension/~/presence', 'medium'],
    ['GET', '/restapi/v1.0/account/~/extension/~/call-log', 'heavy'],
    ['GET', '/restapi/v1.0/account/~/extension/~/active-calls', 'heavy'],
    ['POST', '/restapi/oauth/wstoken', 'auth'],
  ])('%s %s is %s', (method, path, group) => {
    expect(groupOf(method, path)).toBe(group);
  });
});
