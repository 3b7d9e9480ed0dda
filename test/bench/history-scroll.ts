import { createSimulator } from '../../src/simulator/simulator.ts';
import { openDevTools, type PageProbe } from './devtools.ts';
import { fillProfile, manyPeople } from './large-profile.ts';
import { type BenchOptions, type Found, type Metric, pause } from './measure.ts';
import { listening, mainPage, signInOnce, startRingside, untilTrue } from './signed-in.ts';
import { whileRunning, withFolder } from './started-app.ts';

/** Pixels in each frame: about ten rows, far quicker than anybody reads. */
const step = 600;

type Scrolled = { readonly frames: readonly number[]; readonly moved: number; readonly rowHeight: number };

/** Runs in the page: moves the list on with every frame and answers how long each frame took, in ms. */
const scroll = (pixels: number, frames: number): string => `new Promise((resolve) => {
  const list = document.querySelector('.pane-list [role="listbox"]');
  const row = list.querySelector('[role="option"]').getBoundingClientRect();
  const taken = [];
  const begin = list.scrollTop;
  let last = performance.now();
  requestAnimationFrame(function next(now) {
    taken.push(now - last);
    last = now;
    if (taken.length > ${frames}) return resolve({ frames: taken.slice(1), moved: list.scrollTop - begin, rowHeight: row.height });
    list.scrollTop += ${pixels};
    requestAnimationFrame(next);
  });
})`;

async function onPage(
  page: PageProbe,
  rows: number,
): Promise<{ readonly still: Scrolled; readonly moving: Scrolled }> {
  await untilTrue(page, `document.querySelectorAll('.pane-list [role="option"]').length > 5`, 60_000);
  await pause(10_000);
  const { rowHeight } = await page.evaluate<Scrolled>(scroll(0, 2));
  const frames = Math.ceil((rows * rowHeight) / step);
  const still = await page.evaluate<Scrolled>(scroll(0, frames));
  return { still, moving: await page.evaluate<Scrolled>(scroll(step, frames)) };
}

const over = ({ frames }: Scrolled): number => frames.filter((ms) => ms > 50).length;
const longest = ({ frames }: Scrolled): number => Math.round(Math.max(...frames));

/** Rows of a hundred thousand calls that pass by; the yardstick is the same window standing still for as many frames. */
async function measure(bench: BenchOptions): Promise<readonly Found[]> {
  const rows = bench.quick ? 2_000 : 20_000;
  const simulator = createSimulator({ worldOptions: manyPeople, rateLimits: false });
  await simulator.start();
  try {
    return await withFolder(async (folder) => {
      const profile = `${folder}/ringside`;
      const env = { RINGSIDE_SERVER: simulator.url, RINGSIDE_CLIENT_ID: simulator.clientId };
      await signInOnce(bench, profile, env, (address) => Promise.resolve(simulator.sign.allow(address)));
      fillProfile(profile, simulator, bench.quick ? 10_000 : undefined);
      return whileRunning(startRingside(bench, { profile, env, devtools: true }), async (app) => {
        await app.line(listening);
        return whileRunning(await openDevTools(app), async (devtools) => {
          const { still, moving } = await onPage(await devtools.page(mainPage), rows);
          const passed = Math.round(moving.moved / moving.rowHeight);
          const notes = [
            `${moving.frames.length} frames, ${passed} rows passed by`,
            `the longest frame ${longest(moving)} ms, standing still ${longest(still)} ms`,
          ];
          return [{ name: 'history_frames_over_50ms', figure: over(moving), baseline: over(still), notes: notes.join('; ') }]; // prettier-ignore
        });
      });
    });
  } finally {
    await simulator.stop();
  }
}

export const historyScroll: Metric = { names: ['history_frames_over_50ms'], measure };
