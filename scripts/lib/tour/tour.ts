import { chromium, expect, type Page } from '@playwright/test';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { layoutFaults } from '../../../test/e2e/gallery/layout-faults.ts';
import type { AppState } from '../../../src/shared/app-state.ts';
import { type AppOnSimulator, startOnSimulator } from '../../../test/support/app-with-simulator.ts';
import { recorded } from '../../../test/support/launch-app.ts';
import type {} from '../../../test/e2e/security/security-fixture.ts';
import { chromiumPath } from '../chromium.ts';
import { cardShows, endsSituation, onTheWay, settingsPages } from './situations.ts';

export type Theme = 'light' | 'dark';

export type TourReport = { readonly pictures: number; readonly failures: readonly string[] };

const patience = 15_000;

/** Plays the demo journey once in one theme and saves a picture of every state it reaches. */
export async function playTour(theme: Theme, folder: string): Promise<TourReport> {
  mkdirSync(folder, { recursive: true });
  const profile = mkdtempSync(path.join(tmpdir(), 'tour-'));
  writeFileSync(path.join(profile, 'settings.json'), JSON.stringify({ version: 1, appearance: { theme } }));
  const ringside = await startOnSimulator({ userData: profile });
  const journey = createJourney(theme, folder);
  try {
    await visitSignIn(ringside, journey);
    await visitCalls(ringside, journey);
    await visitMain(ringside, journey);
    await loseConnection(ringside, journey);
  } finally {
    await ringside.close();
    rmSync(profile, { recursive: true, force: true });
  }
  return journey.report();
}

type Journey = {
  readonly picture: (state: string, page: Page, reach: () => Promise<unknown>) => Promise<void>;
  readonly text: (state: string, lines: readonly string[]) => Promise<void>;
  readonly report: () => TourReport;
};

function createJourney(theme: Theme, folder: string): Journey {
  let pictures = 0;
  const failures: string[] = [];

  async function step(state: string, take: (file: string) => Promise<void>): Promise<void> {
    const name = `${theme}-${String(pictures + 1).padStart(2, '0')}-${state}`;
    try {
      await take(path.join(folder, `${name}.png`));
      pictures += 1;
      console.log(`✓ ${name}`);
    } catch (error) {
      failures.push(name);
      console.log(
        `✗ ${name}: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`,
      );
    }
  }

  return {
    picture: (state, page, reach) =>
      step(state, async (file) => {
        await reach();
        await page.evaluate(() => document.fonts.ready);
        const faults = await page.evaluate(layoutFaults);
        await page.screenshot({ path: file, animations: 'disabled' });
        if (faults.length > 0) throw new Error(`clipped or overlapping: ${faults.join('; ')}`);
      }),
    text: (state, lines) => step(state, (file) => drawText(lines, theme, file)),
    report: () => ({ pictures, failures }),
  };
}

async function visitSignIn(ringside: AppOnSimulator, journey: Journey): Promise<void> {
  const main = await ringside.main();
  await journey.picture('sign-in', main, () =>
    main.getByRole('button', { name: 'Sign in with RingCentral' }).waitFor(),
  );
  await ringside.signIn();
  await journey.picture('calls.today', main, async () => {
    await main.getByRole('option').first().waitFor({ timeout: patience });
  });
}

/** The card while each situation of the scenario is held. */
async function visitCalls(ringside: AppOnSimulator, journey: Journey): Promise<void> {
  const { scenario } = ringside.simulator;
  const card = await ringside.card();
  scenario.play('tour');
  for (let report = scenario.step(); report !== undefined; report = scenario.step()) {
    const { state } = report;
    if (state === undefined) continue;
    if (onTheWay.has(state)) {
      if (endsSituation.has(state)) await clearCard(ringside, card);
      continue;
    }
    const shows = cardShows[state];
    await journey.picture(state, card, async () => {
      if (shows === undefined) throw new Error('the tour does not know this state');
      await card.getByText(shows).first().waitFor({ timeout: patience });
    });
    if (state === 'ring.known') await journey.text('tray.ringing', await trayMenu(ringside));
    if (state === 'onCall') await journey.text('tray.onCall', await trayMenu(ringside));
    if (endsSituation.has(state)) await clearCard(ringside, card);
  }
  scenario.stop();
}

/** Everybody hangs up, and the person closes what is left on the card. */
async function clearCard({ simulator }: AppOnSimulator, card: Page): Promise<void> {
  const { world } = simulator;
  for (const call of world.truth())
    if (call.ending === 'live') world.telephony.hangUp(call.telephonySessionId);
  const state = (): Promise<AppState> => card.evaluate(() => window.companion.ask.currentState());
  const timeout = patience;
  await expect.poll(async () => (await state()).calls.every(({ phase }) => phase === 'ended'), { timeout }).toBe(true); // prettier-ignore
  await card.evaluate(() => window.companion.send.hideCard());
  await expect.poll(async () => (await state()).card.visible, { timeout }).toBe(false);
}

async function visitMain(ringside: AppOnSimulator, journey: Journey): Promise<void> {
  const main = await ringside.main();
  await journey.picture('calls.after', main, () =>
    main.getByRole('heading', { name: 'Calls', exact: true }).waitFor(),
  );
  await journey.text('tray.idle', await trayMenu(ringside));
  await main.keyboard.press('Control+,');
  for (const name of settingsPages) {
    await journey.picture(`settings.${name.toLowerCase().replaceAll(' ', '-')}`, main, async () => {
      await main.getByRole('option', { name }).or(main.getByRole('row', { name })).or(main.getByRole('tab', { name })).or(main.getByRole('button', { name })).first().click(); // prettier-ignore
      await main.getByRole('heading', { name, level: 2 }).waitFor();
    });
  }
}

async function loseConnection(ringside: AppOnSimulator, journey: Journey): Promise<void> {
  const { simulator } = ringside;
  const main = await ringside.main();
  await main.keyboard.press('Control+1');
  simulator.faults.on('upgrade-refused', { status: 503 });
  simulator.killSockets();
  await journey.picture('net.reconnecting', main, () =>
    main
      .getByText(/Reconnecting/)
      .first()
      .waitFor({ timeout: patience }),
  );
  await journey.picture('net.offline', main, () =>
    main
      .getByText(/You're offline|offline/i)
      .first()
      .waitFor({ timeout: 60_000 }),
  );
  await journey.text('tray.offline', await trayMenu(ringside));
}

async function trayMenu({ app }: AppOnSimulator): Promise<readonly string[]> {
  const tray = (await recorded(app)).trays.findLast((entry) => !entry.destroyed);
  if (tray === undefined) throw new Error('there is no tray icon');
  const rows = (menu: typeof tray.menu, indent: string): readonly string[] =>
    menu.flatMap(({ type, label, checked, submenu }) =>
      type === 'separator'
        ? [`${indent}────────────────────`]
        : [`${indent}${checked ? '✓ ' : ''}${label}`, ...rows([...submenu], `${indent}    `)],
    );
  return [tray.toolTip, '', ...rows(tray.menu, '')];
}

/** Menus are drawn by the system; here their words are. */
async function drawText(lines: readonly string[], theme: Theme, file: string): Promise<void> {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage({
      viewport: { width: 420, height: 40 + 22 * lines.length },
      colorScheme: theme,
    });
    await page.setContent('<meta name="color-scheme" content="light dark"><pre></pre>');
    await page.evaluate((text) => {
      const pre = document.querySelector('pre');
      if (pre === null) return;
      pre.textContent = text;
      pre.setAttribute('style', 'font: 14px/22px system-ui; margin: 20px');
    }, lines.join('\n'));
    await page.screenshot({ path: file });
  } finally {
    await browser.close();
  }
}
