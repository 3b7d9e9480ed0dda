import { expect, type Page } from '@playwright/test';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AppState } from '../../../src/shared/app-state.ts';
import { type AppOnSimulator, startOnSimulator } from '../../../test/support/app-with-simulator.ts';
import type {} from '../../../test/e2e/security/security-fixture.ts';
import type { Gallery } from '../../../test/gallery/open-gallery.ts';
import { visitCalling } from './calling-steps.ts';
import { loseMore, visitConnection } from './connection-steps.ts';
import { visitFaxes, visitQuestion } from './fax-steps.ts';
import { createMatch } from './gallery-match.ts';
import { visitHistory } from './history-steps.ts';
import { createJourney, type Journey, patience, type Theme, type TourReport, trayMenu } from './journey.ts';
import { visitPalette } from './palette-steps.ts';
import { visitRules } from './rule-steps.ts';
import { cardShows, endsSituation, onTheWay, settingsPages } from './situations.ts';

/** Plays the demo journey once in one theme and saves a picture of every state it reaches. */
export async function playTour(theme: Theme, folder: string, gallery: Gallery): Promise<TourReport> {
  mkdirSync(folder, { recursive: true });
  const profile = mkdtempSync(path.join(tmpdir(), 'tour-'));
  writeFileSync(path.join(profile, 'settings.json'), JSON.stringify({ version: 1, appearance: { theme } }));
  const ringside = await startOnSimulator({ userData: profile });
  const journey = createJourney(theme, folder, createMatch(gallery, theme));
  try {
    await visitSignIn(ringside, journey);
    await visitCalls(ringside, journey);
    await visitCalling(ringside, journey);
    await visitPalette(ringside, journey);
    await visitMain(ringside, journey);
    await visitRules(ringside, journey);
    await visitQuestion(ringside, journey);
    await loseConnection(ringside, journey);
    await visitConnection(ringside, journey);
    await loseMore(ringside, journey);
  } finally {
    await ringside.close();
    rmSync(profile, { recursive: true, force: true });
  }
  return journey.report();
}

async function visitSignIn(ringside: AppOnSimulator, journey: Journey): Promise<void> {
  const main = await ringside.main();
  await journey.picture('sign-in', main, () =>
    main.getByRole('button', { name: 'Sign in with RingCentral' }).waitFor(),
  );
  await ringside.signIn();
  await visitFaxes(ringside, journey);
  await journey.picture('calls.today', main, async () => {
    await main.getByRole('option').first().waitFor({ timeout: patience });
    await main.getByRole('button', { name: 'Listening for calls' }).waitFor({ timeout: patience });
  });
  await visitHistory(ringside, journey);
}

/** The card while each situation of the scenario is held. */
async function visitCalls(ringside: AppOnSimulator, journey: Journey): Promise<void> {
  const { scenario } = ringside.simulator;
  const card = await ringside.card();
  const missing = new Set(Object.keys(cardShows));
  scenario.play('tour');
  for (let report = scenario.step(); report !== undefined; report = scenario.step()) {
    const { state } = report;
    if (state === undefined) continue;
    if (onTheWay.has(state)) {
      if (endsSituation.has(state)) await clearCard(ringside, card);
      continue;
    }
    const shows = cardShows[state];
    missing.delete(state);
    await journey.picture(state, card, async () => {
      if (shows === undefined) throw new Error('the tour does not know this state');
      await card.getByText(shows).first().waitFor({ timeout: patience });
    });
    if (state === 'ring.known') await journey.text('tray.ringing', await trayMenu(ringside));
    if (state === 'onCall') await journey.text('tray.onCall', await trayMenu(ringside));
    if (endsSituation.has(state)) await clearCard(ringside, card);
  }
  scenario.stop();
  for (const state of missing)
    await journey.picture(state, card, () => Promise.reject(new Error('the scenario never brings it about')));
}

/** Everybody hangs up, and the person closes what is left on the card. */
async function clearCard({ simulator }: AppOnSimulator, card: Page): Promise<void> {
  const { world } = simulator;
  for (const call of world.truth())
    if (call.ending === 'live') world.telephony.hangUp(call.telephonySessionId);
  const state = (): Promise<AppState> => card.evaluate(() => window.companion.ask.currentState());
  const timeout = patience;
  await expect
    .poll(async () => (await state()).calls.every(({ phase }) => phase === 'ended'), { timeout })
    .toBe(true);
  await card.evaluate(() => window.companion.send.hideCard());
  await expect.poll(async () => (await state()).card.visible, { timeout }).toBe(false);
  await card.locator('main.card').waitFor({ state: 'detached', timeout });
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
      await main
        .getByRole('navigation', { name: 'Settings pages' })
        .getByRole('button', { name, exact: true })
        .click();
      await main.getByRole('heading', { name, level: 2 }).waitFor();
    });
  }
}

async function loseConnection(ringside: AppOnSimulator, journey: Journey): Promise<void> {
  const { simulator } = ringside;
  const main = await ringside.main();
  await main.keyboard.press('Control+1');
  simulator.faults.on('network-down');
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
