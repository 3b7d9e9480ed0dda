import { createSimulator } from '../../src/simulator/simulator.ts';
import { type DevTools, openDevTools } from './devtools.ts';
import { withFrameWork } from './frame-work.ts';
import { fillProfile, manyPeople } from './large-profile.ts';
import { type BenchOptions, distributionOf, type Found, type Metric, pause, rounded } from './measure.ts';
import { type LongFrame, type Scrolled, scrollInTurns, type Turn } from './scroll-page.ts';
import { listening, mainPage, signInOnce, startRingside, untilTrue } from './signed-in.ts';
import { whileRunning, withFolder } from './started-app.ts';

/** Pixels in each frame: about ten rows, far quicker than anybody reads. */
const step = 600;
/** Short enough that a busy moment of the machine seldom meets only one of the two lists. */
const framesInTurn = 60;
/** Ms; what takes longer is seen as a stutter. */
const limit = 50;

/** A frame, with what the page itself worked in it where the system tells that. Times in ms. */
type Frame = { readonly ms: number; readonly over: number; readonly work: number | undefined };

type Lists = Readonly<Record<Turn['list'], readonly Frame[]>>;

async function scroll(devtools: DevTools, rows: number): Promise<Scrolled & { readonly lists: Lists }> {
  const page = await devtools.page(mainPage);
  await untilTrue(page, `document.querySelectorAll('.pane-list [role="option"]').length > 5`, 60_000);
  await pause(10_000);
  const { result, workOf } = await withFrameWork(devtools, () =>
    page.evaluate<Scrolled>(scrollInTurns({ rows, step, framesInTurn })),
  );
  const framesOf = (list: Turn['list']): readonly Frame[] =>
    result.turns
      .filter((turn) => turn.list === list)
      .flatMap(({ name, frames }) => {
        const work = workOf(name);
        return frames.map((frame, at) => ({ ...frame, work: work[at] }));
      });
  return { ...result, lists: { calls: framesOf('calls'), empty: framesOf('empty') } };
}

const isLong = ({ ms }: Frame): boolean => ms > limit;
const worksLong = ({ work }: Frame): boolean => work !== undefined && work > limit;
const longest = (frames: readonly Frame[]): number => Math.round(Math.max(...frames.map(({ ms }) => ms)));

/** Which frames took long, and what the page says it did in them. */
function sayLong({
  lists,
  long,
}: {
  readonly lists: Lists;
  readonly long: readonly LongFrame[];
}): readonly string[] {
  return lists.calls.flatMap((frame, at) => {
    if (!isLong(frame)) return [];
    const { ms, over, work } = frame;
    const own = work === undefined ? '' : `, of it ${Math.round(work)} ms the page's own work`;
    const told = long.filter((one) => one.at < over && one.at + one.ms > over - ms);
    const parts = told.flatMap(({ scripts, drawing }) => [
      ...scripts.map((script) => `${script.by} ${Math.round(script.ms)} ms`),
      `styles and layout ${Math.round(drawing)} ms`,
    ]);
    return [`  frame ${at}: ${Math.round(ms)} ms${own}${parts.length === 0 ? '' : `; ${parts.join(', ')}`}`];
  });
}

function notesOf({ lists, moved, rowHeight }: Scrolled & { readonly lists: Lists }): string {
  const { calls, empty } = lists;
  const passed = Math.round(moved / rowHeight);
  const own = calls.some(({ work }) => work !== undefined)
    ? `${calls.filter(worksLong).length} of them by the page's own work`
    : 'how much of that was the page itself, this system does not tell';
  return [
    `${calls.length} frames, ${passed} rows passed by, in turns with an empty list of the same size`,
    own,
    `the longest frame ${longest(calls)} ms, of the empty list ${longest(empty)} ms`,
  ].join('; ');
}

/** Processor time of the page in each frame: what a busy machine changes least. */
function workFound({ calls, empty }: Lists): readonly Found[] {
  const work = (frames: readonly Frame[]): readonly number[] => frames.flatMap(({ work: ms }) => ms ?? []);
  const [mine, none] = [work(calls), work(empty)];
  if (mine.length === 0 || none.length === 0) return [];
  const sum = mine.reduce((total, ms) => total + ms, 0);
  const notes = `processor time of the page's own thread, ${rounded(sum / mine.length)} ms a frame`;
  return [
    { name: 'history_frame_work_ms', figure: distributionOf(mine), baseline: distributionOf(none), notes },
  ];
}

/** Rows of a hundred thousand calls that pass by; the yardstick is the same scroll over a list with nothing in it. */
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
          const found = await scroll(devtools, rows);
          const { calls, empty } = found.lists;
          for (const line of sayLong(found)) bench.say(line);
          return [
            {
              name: 'history_frames_over_50ms',
              figure: calls.filter(isLong).length,
              baseline: empty.filter(isLong).length,
              notes: notesOf(found),
            },
            ...workFound(found.lists),
          ];
        });
      });
    });
  } finally {
    await simulator.stop();
  }
}

export const historyScroll: Metric = {
  names: ['history_frames_over_50ms', 'history_frame_work_ms'],
  measure,
};
