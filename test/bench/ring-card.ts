import { WebSocketServer } from 'ws';
import { createSimulator, type Simulator } from '../../src/simulator/simulator.ts';
import { demoOptions } from '../../src/simulator/world/world.ts';
import { openDevTools, type PageProbe } from './devtools.ts';
import {
  type BenchOptions,
  distributionOf,
  type Found,
  type Metric,
  monotonic,
  pause,
  rounded,
} from './measure.ts';
import { fillProfile, manyPeople } from './large-profile.ts';
import { type PageClock, relateClock } from './page-clock.ts';
import { cardPage, closeMainWindow, listening, signInOnce, startRingside, untilTrue } from './signed-in.ts';
import { blankApp, startApp, type StartedApp, whileRunning, withFolder } from './started-app.ts';

/** From what may be called, to what must be read. */
type Bell = {
  /** Writes the ring for a caller of this name; time runs from just before. */
  readonly ring: (name: string) => void;
  /** Ends it and leaves the card hidden. */
  readonly quiet: (page: PageProbe) => Promise<void>;
};

/**
 * Waits, in the page, for a text in its body, and answers the page's time in the second animation frame after:
 * by then the first frame that holds the text has been handed to the screen.
 */
const watch = `window.benchWatch = (name) => {
  window.benchSeen = new Promise((seen) => {
    const holds = () => document.body.textContent.includes(name);
    const frames = () => requestAnimationFrame(() => requestAnimationFrame(() => seen(performance.now())));
    const observer = new MutationObserver(() => {
      if (!holds()) return;
      observer.disconnect();
      frames();
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  });
}; true`;

async function ringOnce(
  page: PageProbe,
  bell: Bell,
  name: string,
): Promise<{ rungAt: number; seenAt: number }> {
  await page.evaluate(`benchWatch(${JSON.stringify(name)})`);
  const rungAt = monotonic();
  bell.ring(name);
  const limit = pause(10_000).then(() => Promise.reject(new Error(`the card never held ${name}`)));
  const seenAt = await Promise.race([page.evaluate<number>('benchSeen'), limit]);
  return { rungAt, seenAt };
}

type Rings = { readonly ms: readonly number[]; readonly clock: PageClock };

/** Rings one after the other, at moments that have nothing to do with the page's frames. */
async function ringOften(app: StartedApp, addressEnd: string, bell: Bell, times: number): Promise<Rings> {
  return whileRunning(await openDevTools(app), async (devtools) => {
    const page = await devtools.page(addressEnd);
    await page.evaluate(watch);
    const taken: { rungAt: number; seenAt: number }[] = [];
    for (let ring = 1; ring <= times; ring += 1) {
      taken.push(await ringOnce(page, bell, `Caller Number ${ring}`));
      await bell.quiet(page);
      await pause(150 + Math.random() * 200);
    }
    // Asked last, so that the questions warm nothing up.
    const clock = await relateClock(page);
    return { ms: taken.map(({ rungAt, seenAt }) => clock.toMonotonic(seenAt) - rungAt), clock };
  });
}

function simulatedBell({ world, people }: Simulator): Bell {
  let session = '';
  return {
    ring: (fromName) => {
      session = world.telephony.ring({ from: '+12125550100', fromName, to: people[0]?.id ?? 0 });
    },
    quiet: async (page) => {
      world.telephony.hangUp(session);
      await untilTrue(
        page,
        'companion.ask.currentState().then(({ calls }) => calls.at(-1).phase === "ended")',
      );
      await page.evaluate('companion.send.hideCard()');
      await untilTrue(page, 'document.querySelector("main") === null');
    },
  };
}

/** Starts signed in, closes the main window, rings. */
async function onRingside(
  bench: BenchOptions,
  profile: string,
  simulator: Simulator,
  times: number,
): Promise<Rings> {
  const env = { RINGSIDE_SERVER: simulator.url, RINGSIDE_CLIENT_ID: simulator.clientId };
  const app = startRingside(bench, { profile, env, devtools: true });
  return whileRunning(app, async () => {
    await app.line(listening);
    await closeMainWindow(app);
    // Everybody who is kept is in memory by then.
    await pause(10_000);
    return ringOften(app, cardPage, simulatedBell(simulator), times);
  });
}

/** The same way without an app in it: socket, one message to a hidden window, one line of text, two frames. */
async function onBlank(bench: BenchOptions, profile: string, times: number): Promise<Rings> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await new Promise<void>((resolve) => server.once('listening', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const say = (text: string): void =>
    server.clients.forEach((client) => client.send(JSON.stringify(['ring', text])));
  const bell: Bell = {
    ring: say,
    quiet: (page) => {
      say('');
      return untilTrue(page, '!document.body.textContent.includes("Caller")');
    },
  };
  const args = [`--blank=card=ws://127.0.0.1:${port}`];
  try {
    return await whileRunning(
      startApp(bench, { folder: blankApp, profile, args, devtools: true }),
      async (app) => {
        await app.line(/blank: loaded/);
        await pause(1000);
        return ringOften(app, 'card.html', bell, times);
      },
    );
  } finally {
    server.close();
  }
}

/** The same app in a large account. */
async function besideLargePast(bench: BenchOptions, profile: string, times: number): Promise<Rings> {
  const simulator = createSimulator({ worldOptions: manyPeople, rateLimits: false });
  await simulator.start();
  try {
    const env = { RINGSIDE_SERVER: simulator.url, RINGSIDE_CLIENT_ID: simulator.clientId };
    await signInOnce(bench, profile, env, (address) => Promise.resolve(simulator.sign.allow(address)));
    fillProfile(profile, simulator);
    return await onRingside(bench, profile, simulator, times);
  } finally {
    await simulator.stop();
  }
}

async function measure(bench: BenchOptions): Promise<readonly Found[]> {
  const rings = bench.quick ? 20 : 100;
  const starts = bench.quick ? 2 : 7;
  const simulator = createSimulator({ worldOptions: demoOptions, rateLimits: false });
  await simulator.start();
  try {
    return await withFolder(async (folder) => {
      const profile = `${folder}/ringside`;
      const env = { RINGSIDE_SERVER: simulator.url, RINGSIDE_CLIENT_ID: simulator.clientId };
      await signInOnce(bench, profile, env, (address) => Promise.resolve(simulator.sign.allow(address)));
      const blank = await onBlank(bench, `${folder}/blank`, rings);
      const [blankFirst = Number.NaN, ...blankWarm] = blank.ms;
      const first: number[] = [];
      const [firstOfMany = Number.NaN, ...warm] = (await onRingside(bench, profile, simulator, rings + 1)).ms;
      first.push(firstOfMany);
      let errorMs = blank.clock.errorMs;
      for (let start = 1; start < starts; start += 1) {
        const { ms, clock } = await onRingside(bench, profile, simulator, 1);
        first.push(...ms);
        errorMs = Math.max(errorMs, clock.errorMs);
      }
      const withPast = await besideLargePast(bench, `${folder}/large`, rings + 1);
      const notes = `clocks agree within ${rounded(errorMs)} ms`;
      return [
        found('ring_card_ms', warm, blankWarm, `${warm.length} rings; ${notes}`),
        found(
          'ring_card_large_ms',
          withPast.ms.slice(1),
          warm,
          `${rings} rings beside 100 000 calls and 20 000 people; the yardstick is the same without them`,
        ),
        found('ring_card_first_ms', first, [blankFirst], `${first.length} starts; ${notes}`),
      ];
    });
  } finally {
    await simulator.stop();
  }
}

function found(name: string, own: readonly number[], blank: readonly number[], notes: string): Found {
  return { name, figure: distributionOf(own), baseline: distributionOf(blank), notes };
}

export const ringCard: Metric = {
  names: ['ring_card_ms', 'ring_card_large_ms', 'ring_card_first_ms'],
  measure,
};
