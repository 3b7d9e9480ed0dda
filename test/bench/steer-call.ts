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
import { bareRequests, nextRequest, within } from './next-request.ts';
import { type PageClock, relateClock } from './page-clock.ts';
import { cardPage, closeMainWindow, listening, signInOnce, startRingside, untilTrue } from './signed-in.ts';
import { whileRunning, withFolder } from './started-app.ts';

const limitMs = 20_000;
/** Forty light requests a minute are allowed: no action may have to wait for its turn. */
const betweenMs = 2_500;
const firstCall =
  'companion.ask.currentState().then(({ calls, callControl }) => callControl.byCall[calls.at(-1)?.id]';
const isOffered = `${firstCall}?.offered.includes('hold') === true)`;

/** Asks for an action as the card's button does, and answers the page's time at which its end is on the screen. */
const act = (kind: string, seen: string, then: string): string => `(async () => {
  const { calls } = await companion.ask.currentState();
  const drawn = new Promise((seen) => {
    const frames = () => requestAnimationFrame(() => requestAnimationFrame(() => seen(performance.now())));
    const observer = new MutationObserver(() => {
      if (document.querySelector('main').dataset.phase !== '${then}') return;
      observer.disconnect();
      frames();
    });
    observer.observe(document.body, { subtree: true, attributes: true, childList: true });
  });
  const at = performance.now();
  companion.send.controlCall({ callId: calls.at(-1).id, seen: '${seen}', act: { kind: '${kind}' } });
  return { at, drawnAt: await drawn };
})()`;

/** Monotonic ms at which the platform next tells of a change of a call. */
function nextEvent({ world }: Simulator): Promise<number> {
  return new Promise((resolve) => {
    const stop = world.onEvent(() => {
      stop();
      resolve(monotonic());
    });
  });
}

type Acts = {
  readonly toWire: readonly number[];
  readonly toScreen: readonly number[];
  readonly toEvent: readonly number[];
  readonly clock: PageClock;
};

async function steerOften(page: PageProbe, simulator: Simulator, times: number): Promise<Acts> {
  const taken: { at: number; sentAt: number; toldAt: number; drawnAt: number }[] = [];
  for (let each = 0; each < times; each += 1) {
    const [kind, seen, then, path] =
      each % 2 === 0
        ? (['hold', 'connected', 'on-hold', '/hold'] as const)
        : (['resume', 'on-hold', 'connected', '/unhold'] as const);
    const request = nextRequest(simulator, 'POST', path);
    const event = nextEvent(simulator);
    const { at, drawnAt } = await within(
      limitMs,
      page.evaluate<{ at: number; drawnAt: number }>(act(kind, seen, then)),
    );
    taken.push({ at, drawnAt, sentAt: await request, toldAt: await event });
    await pause(betweenMs);
  }
  const clock = await relateClock(page);
  return {
    toWire: taken.map(({ at, sentAt }) => sentAt - clock.toMonotonic(at)),
    toScreen: taken.map(({ at, drawnAt }) => drawnAt - at),
    toEvent: taken.map(({ at, toldAt }) => toldAt - clock.toMonotonic(at)),
    clock,
  };
}

/** A call that the person has just answered on their desk phone, shown on the card. */
async function answeredCall(page: PageProbe, { world, people }: Simulator): Promise<void> {
  const me = people[0]?.id ?? 0;
  const session = world.telephony.ring({ from: '+12125550100', fromName: 'Ada Lovelace', to: me });
  await untilTrue(page, 'document.querySelector("main[data-phase=ringing]") !== null');
  world.telephony.answer(session, { extensionId: me });
  await untilTrue(page, isOffered);
  await pause(betweenMs);
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
        await closeMainWindow(app);
        await pause(5_000);
        return whileRunning(await openDevTools(app), async (devtools) => {
          const page = await devtools.page(cardPage);
          await answeredCall(page, simulator);
          const acts = await steerOften(page, simulator, bench.quick ? 10 : 60);
          const bare = distributionOf(await bareRequests(simulator, '/telephony/sessions', 50));
          return found(acts, bare);
        });
      });
    });
  } finally {
    await simulator.stop();
  }
}

function found({ toWire, toScreen, toEvent, clock }: Acts, bare: Found['baseline']): readonly Found[] {
  const notes = `${toWire.length} times held and taken back; clocks agree within ${rounded(clock.errorMs)} ms`;
  return [
    {
      name: 'action_to_wire_ms',
      figure: distributionOf(toWire),
      baseline: bare,
      notes: `${notes}; the yardstick is a bare request`,
    },
    {
      name: 'action_to_true_state_ms',
      figure: distributionOf(toScreen),
      baseline: distributionOf(toEvent),
      notes: `${notes}; the yardstick is the time until the platform told of it`,
    },
  ];
}

/** From the wish to change a call to the request at the platform, and to the call's new state on the screen. */
export const steerCall: Metric = { names: ['action_to_wire_ms', 'action_to_true_state_ms'], measure };
