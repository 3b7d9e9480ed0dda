import type { Page } from '@playwright/test';
import { createSimulator, type Simulator } from '../../src/simulator/simulator.ts';
import type { SimulatorOptions } from '../../src/simulator/options.ts';
import { demoOptions } from '../../src/simulator/world/world.ts';
import { launchApp, type LaunchOptions, recorded, type RunningApp } from './launch-app.ts';

/** The built app in front of a simulator in the test's own process. */
export type AppOnSimulator = RunningApp & {
  readonly simulator: Simulator;
  readonly main: () => Promise<Page>;
  readonly card: () => Promise<Page>;
  /** Clicks "Sign in", then does in the browser's place what the person would do there. */
  readonly signIn: (personId?: number) => Promise<void>;
};

export type StartOptions = LaunchOptions & {
  readonly simulator?: SimulatorOptions;
  /** A simulator that runs already; it is not stopped with the app. */
  readonly runningSimulator?: Simulator;
};

export async function startOnSimulator(options: StartOptions = {}): Promise<AppOnSimulator> {
  const simulator =
    options.runningSimulator ?? createSimulator({ worldOptions: demoOptions, ...options.simulator });
  if (options.runningSimulator === undefined) await simulator.start();
  const running = await launchApp({
    ...options,
    env: { RINGSIDE_SERVER: simulator.url, RINGSIDE_CLIENT_ID: simulator.clientId, ...options.env },
  });
  const main = (): Promise<Page> => running.window('app://main/index.html');
  return {
    ...running,
    simulator,
    main,
    card: () => running.window('call-card'),
    signIn: async (personId) => {
      const page = await main();
      const before = (await recorded(running.app)).external.length;
      await page.getByRole('button', { name: 'Sign in with RingCentral' }).click();
      const address = await addressInBrowser(running, before);
      const back = simulator.sign.allow(address, personId);
      await fetch(back, { redirect: 'manual' });
      await page.getByRole('heading', { name: 'Calls', exact: true }).waitFor();
    },
    close: async () => {
      await running.close();
      if (options.runningSimulator === undefined) await simulator.stop();
    },
  };
}

/** What the app hands to the system's browser after the first `before` addresses. */
async function addressInBrowser({ app }: RunningApp, before: number): Promise<string> {
  for (let tries = 0; tries < 200; tries++) {
    const address = (await recorded(app)).external[before];
    if (address !== undefined) return address;
    await new Promise((wait) => setTimeout(wait, 25));
  }
  throw new Error('the app opened no browser');
}
