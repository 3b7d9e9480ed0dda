import type { RingOut } from '../../src/shared/ring-out.ts';
import type { RingOutPlan, RingOutTruth } from '../../src/simulator/ring-out-types.ts';
import { startTestApp, type TestApp, type TestAppOptions } from './start-test-app.ts';

/** The whole app with somebody signed in whose phones are known. */
export type RingOutApp = TestApp & {
  /** Says how the next RingOuts go. */
  readonly plan: (plan: RingOutPlan) => void;
  /** Clicks "Call"; what the platform hears of it comes in its own time. */
  readonly call: (to?: string, order?: { fromId?: string; beside?: boolean }) => void;
  /** The newest that is shown. */
  readonly shown: () => RingOut | undefined;
  /** What really became of the newest, by the simulator's own log. */
  readonly truth: () => RingOutTruth | undefined;
  /** Each phase that was shown, in order, with both legs: `own-phone-rings ringing waits`. */
  readonly story: () => readonly string[];
  /** `POST …/ring-out` and the like that left, by method. */
  readonly asked: (method: string) => number;
};

export const customer = '+14155550177';

export async function startRingOutApp(options: TestAppOptions = {}): Promise<RingOutApp> {
  const app = await startTestApp(options);
  await app.until(() => app.state().phones.status === 'ready', 60_000);
  const seen: string[] = [];
  app.app.onState(({ ringOuts }) => {
    const newest = ringOuts.at(-1);
    if (newest === undefined) return;
    const line = lineOf(newest);
    if (seen.at(-1) !== line) seen.push(line);
  });
  return {
    ...app,
    plan: (plan) => void app.simulator.world.ringOuts.plan(plan),
    call: (to = customer, order = {}) => void app.app.commands.placeRingOut({ to, ...order }),
    shown: () => app.state().ringOuts.at(-1),
    truth: () => app.simulator.world.ringOuts.truth().at(-1),
    story: () => seen,
    asked: (method) =>
      app.sent.filter((each) => each.startsWith(method) && /\/ring-out(\/|$)/.test(each)).length,
  };
}

export function lineOf({ phase, own, theirs, ending }: RingOut): string {
  return [ending?.kind ?? phase, own, theirs].join(' ');
}
