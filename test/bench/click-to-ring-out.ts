import { createSimulator, type Simulator } from '../../src/simulator/simulator.ts';
import { demoOptions } from '../../src/simulator/world/world.ts';
import { openDevTools, type PageProbe } from './devtools.ts';
import { type BenchOptions, distributionOf, type Found, type Metric, pause, rounded } from './measure.ts';
import { bareRequests, nextRequest, within } from './next-request.ts';
import { type PageClock, relateClock } from './page-clock.ts';
import { listening, mainPage, signInOnce, startRingside, untilTrue } from './signed-in.ts';
import { whileRunning, withFolder } from './started-app.ts';

/** Ringside asks for no more heavy requests a minute than this: pauses keep it from holding one back. */
const heavyPerMinute = 6;
const minute = 60_000;

/** Places a call the way a button does, and answers the page's time of the click. */
const click = `(() => {
  const at = performance.now();
  companion.send.placeRingOut({ to: '+14155550177', beside: true });
  return at;
})()`;
const isOver = `companion.ask.currentState().then(({ ringOuts }) => ringOuts.every(({ ending }) => ending))`;
const hasPhones = `companion.ask.currentState().then(({ phones }) => phones.status === 'ready')`;

type Clicks = { readonly ms: readonly number[]; readonly clock: PageClock };

async function clickOften(page: PageProbe, simulator: Simulator, times: number): Promise<Clicks> {
  const taken: { clickedAt: number; sentAt: number }[] = [];
  for (let each = 0; each < times; each += 1) {
    simulator.world.ringOuts.plan({ outcome: 'caller-busy', startSeconds: 0.1, callerSeconds: 0.2 });
    const request = nextRequest(simulator, 'POST', '/ring-out');
    const clickedAt = await page.evaluate<number>(click);
    taken.push({ clickedAt, sentAt: await within(20_000, request) });
    await untilTrue(page, isOver);
    if (times > heavyPerMinute) await pause(minute / heavyPerMinute);
  }
  const clock = await relateClock(page);
  return { ms: taken.map(({ clickedAt, sentAt }) => sentAt - clock.toMonotonic(clickedAt)), clock };
}

async function measure(bench: BenchOptions): Promise<readonly Found[]> {
  const simulator = createSimulator({ worldOptions: demoOptions, rateLimits: false });
  await simulator.start();
  try {
    return await withFolder(async (folder) => {
      const profile = `${folder}/ringside`;
      const env = { RINGSIDE_SERVER: simulator.url, RINGSIDE_CLIENT_ID: simulator.clientId };
      await signInOnce(bench, profile, env, (address) => Promise.resolve(simulator.sign.allow(address)));
      const app = startRingside(bench, { profile, env, devtools: true });
      return whileRunning(app, async () => {
        await app.line(listening);
        return whileRunning(await openDevTools(app), async (devtools) => {
          const page = await devtools.page(mainPage);
          await untilTrue(page, hasPhones);
          // What is read at a start counts, too.
          await pause(minute);
          const { ms, clock } = await clickOften(page, simulator, bench.quick ? heavyPerMinute : 24);
          const baseline = distributionOf(await bareRequests(simulator, '/extension/~/ring-out', 50));
          const figure = distributionOf(ms);
          const notes = `${ms.length} clicks; clocks agree within ${rounded(clock.errorMs)} ms; the yardstick is a bare request`;
          return [{ name: 'click_to_ringout_ms', figure, baseline, notes }];
        });
      });
    });
  } finally {
    await simulator.stop();
  }
}

/** From the click on a number to the request at the platform. */
export const clickToRingOut: Metric = { names: ['click_to_ringout_ms'], measure };
