import { expect, type Page } from '@playwright/test';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { settingsVersion } from '../../../src/main/storage/settings-schema.ts';
import type { AppState } from '../../../src/shared/app-state.ts';
import type { SettingsChange } from '../../../src/shared/settings.ts';
import {
  type AppOnSimulator,
  startOnSimulator,
  type StartOptions,
} from '../../support/app-with-simulator.ts';
import { recorded, type RunningApp } from '../../support/launch-app.ts';
import type {} from '../security/security-fixture.ts';

export const ada = { from: '+12125550100', fromName: 'Ada Lovelace' };
export const grace = { from: '+12025550143', fromName: 'Grace Hopper' };
export const alan = { from: '+16175550112', fromName: 'Alan Turing' };
export const stranger = { from: '+14155550137' };

/** The app, signed in and listening, with its two pages and the hands on the simulator's phones. */
export type Journey = AppOnSimulator & {
  readonly page: Page;
  readonly cardPage: Page;
  /** Extension id of the person who is signed in. */
  readonly me: number;
  readonly colleague: number;
  readonly support: number;
  readonly phones: AppOnSimulator['simulator']['world']['telephony'];
  readonly ring: (caller?: { readonly from: string; readonly fromName?: string }, to?: number) => string;
  /** Everybody hangs up and the card goes. */
  readonly quiet: () => Promise<void>;
};

export type JourneyOptions = StartOptions & {
  /** What the person had chosen before this start. */
  readonly settings?: SettingsChange;
  /** The settings file itself, as another version may have left it. */
  readonly written?: object;
};

/** A profile in which these settings were chosen. */
async function profileWith(settings: object): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'journey-'));
  await writeFile(path.join(folder, 'settings.json'), JSON.stringify(settings));
  return folder;
}

export async function beginJourney({ settings, written, ...options }: JourneyOptions = {}): Promise<Journey> {
  const file = written ?? (settings && { version: settingsVersion, ...settings });
  const profile = file === undefined ? undefined : await profileWith(file);
  const ringside = await startOnSimulator(
    profile === undefined ? options : { ...options, userData: profile },
  );
  await ringside.signIn();
  const journey = await listening(ringside);
  return {
    ...journey,
    close: async () => {
      await ringside.close();
      if (profile !== undefined) await rm(profile, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** Waits until calls would show, and gathers what a journey needs. */
export async function listening(ringside: AppOnSimulator): Promise<Journey> {
  const page = await ringside.main();
  await expect(page.getByText('Listening for calls')).toBeVisible({ timeout: 15_000 });
  const { world, people } = ringside.simulator;
  const extension = (number: string): number =>
    world.extensions.find(({ extensionNumber }) => extensionNumber === number)!.id;
  const me = people[0]!.id;
  const cardPage = await ringside.card();
  return {
    ...ringside,
    ...{ page, cardPage, me, colleague: extension('102'), support: extension('300') },
    phones: world.telephony,
    ring: (caller = ada, to = me) => world.telephony.ring({ ...caller, to }),
    quiet: async () => {
      for (const call of world.truth())
        if (call.ending === 'live') world.telephony.hangUp(call.telephonySessionId);
      await expect.poll(async () => (await stateOf(cardPage)).calls.every(isOver)).toBe(true);
      await cardPage.evaluate(() => window.companion.send.hideCard());
      await expect.poll(async () => (await stateOf(cardPage)).card.visible).toBe(false);
    },
  };
}

function isOver({ phase }: AppState['calls'][number]): boolean {
  return phase === 'ended';
}

/** What the main process told this window last. */
export function stateOf(page: Page): Promise<AppState> {
  return page.evaluate(() => window.companion.ask.currentState());
}

export type WindowNow = { readonly card: boolean; readonly visible: boolean; readonly focused: boolean };

/** The windows that exist, as the main process knows them. */
export function windowsNow({ app }: RunningApp): Promise<readonly WindowNow[]> {
  return app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => ({
      card: window.isAlwaysOnTop(),
      visible: window.isVisible(),
      focused: window.isFocused(),
    })),
  );
}

export async function cardNow(running: RunningApp): Promise<Omit<WindowNow, 'card'>> {
  const card = (await windowsNow(running)).find((window) => window.card);
  return { visible: card?.visible ?? false, focused: card?.focused ?? false };
}

export const shown = { visible: true, focused: false };
export const raised = { visible: true, focused: true };
export const hidden = { visible: false, focused: false };

/** Waits until the card's buttons do what they say again. */
export async function untilPressable(page: Page): Promise<void> {
  await expect.poll(async () => Date.now() - (await stateOf(page)).card.inertUntil).toBeGreaterThan(0);
}

/** Closes the main window as the person would, and waits until its page is gone. */
export async function closeMain(running: RunningApp): Promise<void> {
  await running.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()
      .find((window) => !window.isAlwaysOnTop())
      ?.close();
  });
  await expect.poll(() => running.app.windows().length).toBe(1);
}

/** Titles of the notifications that stand on the desktop now, oldest first. */
export async function notices({ app }: RunningApp): Promise<readonly string[]> {
  return (await recorded(app)).notifications.filter(({ closed }) => !closed).map(({ title }) => title);
}

export async function trayTip({ app }: RunningApp): Promise<string> {
  return (await recorded(app)).trays.findLast(({ destroyed }) => !destroyed)?.toolTip ?? '';
}

/** Opens a page of the settings by its name in the list. */
export async function openSettings(page: Page, name: string): Promise<void> {
  // The keys work once the window is drawn.
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('Control+,');
  await page
    .getByRole('navigation', { name: 'Settings pages' })
    .getByRole('button', { name, exact: true })
    .click();
  await page.getByRole('heading', { name, level: 2 }).waitFor();
}
