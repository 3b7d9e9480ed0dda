import {
  createRateGate,
  type Pass,
  type RateGate,
  type Urgency,
} from '../../../../src/main/ringcentral/rate-gate.ts';
import type { RateGroup, Route } from '../../../../src/main/ringcentral/rate-groups.ts';
import {
  createPlatformClock,
  createSeededChance,
  type PlatformClock,
} from '../../../support/platform-clock.ts';

export const routes: Readonly<Record<RateGroup, Route>> = {
  light: { method: 'GET', path: '/restapi/v1.0/account/~/extension/~/presence' },
  medium: { method: 'PUT', path: '/restapi/v1.0/account/~/extension/~/presence' },
  heavy: { method: 'GET', path: '/restapi/v1.0/account/~/extension/~/call-log' },
  auth: { method: 'POST', path: '/restapi/oauth/wstoken' },
};

export const all = ['light', 'medium', 'heavy', 'auth'] as const;

export type GateInTest = {
  readonly gate: RateGate;
  readonly clock: PlatformClock;
  /** What left or was refused, by name. */
  readonly left: string[];
  /** Leave that was given and is still open, oldest first. */
  readonly passes: Pass[];
  readonly ask: (group: RateGroup, urgency?: Urgency, name?: string) => void;
  /** One request that leaves at once and is answered so. */
  readonly answer: (group: RateGroup, status: number, headers?: Record<string, string>) => Promise<void>;
};

/** A minute after each group was answered for the first time. */
export async function gateInTest(): Promise<GateInTest> {
  const fresh = newGateInTest();
  for (const group of all) await fresh.answer(group, 200);
  await fresh.clock.run(61_000);
  return fresh;
}

export function newGateInTest(): GateInTest {
  const clock = createPlatformClock();
  const gate = createRateGate(clock, createSeededChance());
  const left: string[] = [];
  const passes: Pass[] = [];
  return {
    ...{ gate, clock, left, passes },
    ask: (group, urgency = 'background', name = group) => {
      gate.enter(routes[group], urgency).then(
        (pass) => {
          left.push(name);
          passes.push(pass);
        },
        (error: unknown) =>
          left.push(`${name} refused ${(error as { retryAfter?: number }).retryAfter ?? ''}`),
      );
    },
    answer: async (group, status, headers = {}) => {
      const pass = await gate.enter(routes[group], 'session');
      pass.answered(status, new Headers(headers));
    },
  };
}
