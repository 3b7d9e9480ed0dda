import { createSimulator, type Simulator } from '../../src/simulator/simulator.ts';
import { demoOptions } from '../../src/simulator/world/world.ts';
import { type DevTools, openDevTools, type PageProbe } from './devtools.ts';
import { type BenchOptions, distributionOf, type Found, type Metric, pause, rounded } from './measure.ts';
import { relateClock } from './page-clock.ts';
import { listening, mainPage, signInOnce, startRingside, untilTrue } from './signed-in.ts';
import { whileRunning, withFolder } from './started-app.ts';

const quickCallPage = 'quick-call/index.html';
const holds = (number: string): string =>
  `document.querySelector('input')?.value.includes(${JSON.stringify(number)}) === true`;

/** Hands a number to the running app as a link's would be, and answers the page's time of it. */
const hand = (number: string): string => `(() => {
  const at = performance.now();
  companion.send.openQuickCall(${JSON.stringify(number)});
  return at;
})()`;

/** The page's time in the second frame after its field holds that number: by then it was handed to the screen. */
const painted = (number: string): string => `new Promise((seen) => {
  const frames = () => requestAnimationFrame(() => requestAnimationFrame(() => seen(performance.now())));
  const look = () => (${holds(number)} ? frames() : setTimeout(look, 1));
  look();
})`;

const soon = (number: string): Promise<never> =>
  pause(10_000).then(() => Promise.reject(new Error(`the sheet never held ${number}`)));

/** Monotonic ms at which the sheet with that number was painted. */
async function paintedAt(devtools: DevTools, number: string): Promise<{ at: number; errorMs: number }> {
  const page = await devtools.page(quickCallPage);
  const seenAt = await Promise.race([page.evaluate<number>(painted(number)), soon(number)]);
  const clock = await relateClock(page, 60);
  return { at: clock.toMonotonic(seenAt), errorMs: clock.errorMs };
}

async function closeSheet(main: PageProbe, sheet: PageProbe): Promise<void> {
  await main.evaluate('companion.send.closeQuickCall()');
  await untilTrue(sheet, `document.querySelector('input') === null`);
  await pause(150 + Math.random() * 200);
}

type Taken = { readonly ms: readonly number[]; readonly errorMs: number };

async function warm(
  bench: BenchOptions,
  profile: string,
  env: Record<string, string>,
  times: number,
): Promise<Taken> {
  const app = startRingside(bench, { profile, env, devtools: true });
  return whileRunning(app, async () => {
    await app.line(listening);
    return whileRunning(await openDevTools(app), async (devtools) => {
      const main = await devtools.page(mainPage);
      // The main window comes up by itself, and would take the focus from the sheet.
      await untilTrue(main, `document.visibilityState === 'visible'`);
      await pause(2_000);
      // The first one makes the window.
      await main.evaluate(hand('+14155550099'));
      await paintedAt(devtools, '(415) 555-0099');
      const sheet = await devtools.page(quickCallPage);
      const [mainClock, sheetClock] = [await relateClock(main), await relateClock(sheet)];
      const errorMs = mainClock.errorMs + sheetClock.errorMs;
      const ms: number[] = [];
      for (let each = 0; each < times; each += 1) {
        await closeSheet(main, sheet);
        const digits = String(100 + each).padStart(4, '0');
        const number = `(415) 555-${digits}`;
        const seen = Promise.race([sheet.evaluate<number>(painted(number)), soon(number)]);
        const handedAt = await main.evaluate<number>(hand(`+1415555${digits}`));
        ms.push(sheetClock.toMonotonic(await seen) - mainClock.toMonotonic(handedAt));
      }
      return { ms, errorMs };
    });
  });
}

async function cold(
  bench: BenchOptions,
  profile: string,
  env: Record<string, string>,
  times: number,
): Promise<Taken> {
  const ms: number[] = [];
  let errorMs = 0;
  for (let each = 0; each < times; each += 1) {
    const args = ['--', 'tel:+14155550177'];
    const app = startRingside(bench, { profile, env, args, devtools: true });
    await whileRunning(app, async () =>
      whileRunning(await openDevTools(app), async (devtools) => {
        const sheet = await paintedAt(devtools, '(415) 555-0177');
        errorMs = Math.max(errorMs, sheet.errorMs);
        ms.push(sheet.at - app.spawnedAt);
      }),
    );
  }
  return { ms, errorMs };
}

async function measureOn(bench: BenchOptions, simulator: Simulator): Promise<readonly Found[]> {
  return withFolder(async (folder) => {
    const profile = `${folder}/ringside`;
    const env = { RINGSIDE_SERVER: simulator.url, RINGSIDE_CLIENT_ID: simulator.clientId };
    await signInOnce(bench, profile, env, (address) => Promise.resolve(simulator.sign.allow(address)));
    const running = await warm(bench, profile, env, bench.quick ? 10 : 60);
    const starting = await cold(bench, profile, env, bench.quick ? 3 : 12);
    return [
      found('link_to_sheet_ms', running, 'numbers handed to the running app, whose window was used before'),
      found(
        'link_to_sheet_cold_ms',
        starting,
        'starts by a link, from the start of the process; at most, for the page is looked for every 50 ms',
      ),
    ];
  });
}

function found(name: string, { ms, errorMs }: Taken, what: string): Found {
  const notes = `${ms.length} ${what}; clocks agree within ${rounded(errorMs)} ms`;
  return { name, figure: distributionOf(ms), baseline: undefined, notes };
}

async function measure(bench: BenchOptions): Promise<readonly Found[]> {
  const simulator = createSimulator({ worldOptions: demoOptions, rateLimits: false });
  await simulator.start();
  try {
    return await measureOn(bench, simulator);
  } finally {
    await simulator.stop();
  }
}

/** From a link to Quick call painted with its number. */
export const linkToSheet: Metric = { names: ['link_to_sheet_ms', 'link_to_sheet_cold_ms'], measure };
