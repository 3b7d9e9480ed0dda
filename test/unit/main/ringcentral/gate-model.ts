import type fc from 'fast-check';

import {
  createRateGate,
  type Pass,
  type RateGate,
  type Urgency,
} from '../../../../src/main/ringcentral/rate-gate.ts';
import type { RateGroup } from '../../../../src/main/ringcentral/rate-groups.ts';
import { createRateLimits } from '../../../../src/simulator/rate-limits.ts';
import {
  createPlatformClock,
  createSeededChance,
  type PlatformClock,
} from '../../../support/platform-clock.ts';
import { routes } from './gate-in-test.ts';

/** How a request fares on its way. */
export type Fate = {
  readonly end: 'answered' | 'lost-before' | 'lost-after' | 'other-limiter' | 'quiet-please';
  /** Ms to the platform, and back. */
  readonly there: number;
  readonly back: number;
  /** Seconds, for the two that say so. */
  readonly retryAfter: number;
};

type Asked = {
  readonly group: RateGroup;
  readonly urgency: Urgency;
  readonly since: number;
  state: 'waiting' | 'left' | 'refused' | 'never-arrived';
  leftAt: number;
};

type Quiet = { readonly group: RateGroup | 'all'; readonly from: number; readonly until: number };

/** A companion's gate in front of the simulator's own rate limits. Every rule is checked as things happen. */
export type GateWorld = {
  readonly clock: PlatformClock;
  readonly gate: RateGate;
  readonly asked: Asked[];
  readonly ask: (group: RateGroup, urgency: Urgency, fate: Fate) => void;
  /** Lets time pass; whoever waits for a promise sees it before the next thing happens. */
  readonly pass: (ms: number) => Promise<void>;
  /** What went against the rules. */
  readonly broken: string[];
};

const minute = 60_000;
const budgets: Readonly<Record<RateGroup, number>> = { light: 40, medium: 32, heavy: 8, auth: 3 };
/** @param limits what the platform publishes for this app, a minute */
export function createGateWorld(limits: Readonly<Record<RateGroup, number>>, seed: number): GateWorld {
  const clock = createPlatformClock();
  const gate = createRateGate(clock, createSeededChance(seed));
  const platform = createRateLimits(clock.driven, {
    Light: limits.light,
    Medium: limits.medium,
    Heavy: limits.heavy,
    Auth: limits.auth,
  });
  const asked: Asked[] = [];
  const broken: string[] = [];
  const quiets: Quiet[] = [];
  const known = new Set<RateGroup>();

  function left(one: Asked): void {
    const now = clock.elapsed();
    one.state = 'left';
    one.leftAt = now;
    const recent = asked.filter(
      (each) => each.group === one.group && each.leftAt > now - minute && each.state === 'left',
    );
    const { group, urgency } = one;
    if (recent.length > budgets[group]) broken.push(`${recent.length} ${group} in a minute`);
    const kept = recent.filter((each) =>
      group === 'heavy' ? each.urgency === 'background' : each.urgency !== 'session',
    );
    if (group === 'heavy' && kept.length > 6) broken.push('the person’s heavy requests were taken');
    if (group === 'auth' && kept.length > 2) broken.push('the refresh’s auth call was taken');
    if (quiets.some((each) => (each.group === 'all' || each.group === group) && now < each.until))
      broken.push(`${group} left inside a penalty`);
    const isOld = now - one.since >= minute;
    const isPassedOver = asked.some(
      (each) =>
        each.group === group &&
        each.state === 'waiting' &&
        each.urgency !== 'background' &&
        each.since < one.since,
    );
    if (urgency === 'background' && !isOld && isPassedOver) broken.push('background went before a person');
  }

  function travel(one: Asked, pass: Pass, { end, there, back, retryAfter }: Fate): void {
    const { group } = pass;
    // The first answer tells the limits; where it takes long, others have to go without knowing them.
    const [way, home] = known.has(group) ? [there, back] : [there % 900, back % 900];
    if (end === 'lost-before')
      return void clock.after(way, () => {
        one.state = 'never-arrived';
        pass.lost('no');
      });
    clock.after(way, () => {
      const isOther = end === 'other-limiter' || end === 'quiet-please';
      const verdict = isOther
        ? undefined
        : platform.take('somebody', platformName(group), { ...routes[group], headers: {}, body: '' });
      if (verdict?.allowed === false) broken.push(`a 429 of our own making in ${group}`);
      clock.after(home, () => {
        // A limit that nobody has been told of cannot be kept.
        if (end === 'lost-after' && known.has(group)) return pass.lost('perhaps');
        if (isOther) {
          const now = clock.elapsed();
          quiets.push({ group: 'all', from: now, until: now + retryAfter * 1000 });
          const headers = new Headers({ 'retry-after': String(retryAfter) });
          return pass.answered(end === 'quiet-please' ? 503 : 429, headers);
        }
        known.add(group);
        pass.answered(verdict?.allowed === true ? 200 : 429, new Headers(verdict?.headers));
      });
    });
  }

  return {
    ...{ clock, gate, asked, broken },
    ask: (group, urgency, fate) => {
      const one: Asked = { group, urgency, since: clock.elapsed(), state: 'waiting', leftAt: -Infinity };
      asked.push(one);
      gate.enter(routes[group], urgency).then(
        (pass) => {
          left(one);
          travel(one, pass, fate);
        },
        () => (one.state = 'refused'),
      );
    },
    pass: (ms) => clock.driven.advanceAndSettle(ms),
  };
}

function platformName(group: RateGroup): 'Light' | 'Medium' | 'Heavy' | 'Auth' {
  const names = { light: 'Light', medium: 'Medium', heavy: 'Heavy', auth: 'Auth' } as const;
  return names[group];
}

type Model = Record<string, never>;
type Step = fc.AsyncCommand<Model, GateWorld>;

export function askMany(group: RateGroup, urgency: Urgency, count: number, fates: readonly Fate[]): Step {
  return {
    check: () => true,
    run: async (_, world) => {
      for (let each = 0; each < count; each += 1) {
        const fate = fates[each % fates.length];
        if (fate !== undefined) world.ask(group, urgency, fate);
      }
      await world.pass(1);
      complain(world);
    },
    toString: () => `ask ${count} ${group} ${urgency} ${JSON.stringify(fates)}`,
  };
}

export function letPass(ms: number): Step {
  return {
    check: () => true,
    run: async (_, world) => {
      await world.pass(ms);
      complain(world);
    },
    toString: () => `pass ${ms} ms`,
  };
}

export function complain({ broken }: GateWorld): void {
  if (broken.length > 0) throw new Error([...new Set(broken)].join(', '));
}
