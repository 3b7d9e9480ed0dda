import { expect, type Page } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { AppOnSimulator } from '../../../test/support/app-with-simulator.ts';
import { answerDialog } from '../../../test/support/launch-app.ts';
import { numberedPdf } from '../../../test/support/pdf-builder.ts';
import { type Journey, patience } from './journey.ts';

const clinic = '+14155550188';
/** Another one: what is sent to the clinic waits until the first is found. */
const stranger = '+14155550137';
const busy = '+14155550180';

/** Until a fax that nobody knows anything about is asked about, and a little more. */
const untilAsked = 240_000;

/**
 * A received fax, one that is written, one on its way that reaches only some. The written one is lost on its way, so
 * that the question about it comes while the tour goes on.
 */
export async function visitFaxes(ringside: AppOnSimulator, journey: Journey): Promise<void> {
  const main = await ringside.main();
  const { faults } = ringside.simulator;
  await main.keyboard.press('Control+2');
  await journey.picture('fax.inbox', main, async () => {
    await main.getByRole('option', { name: 'Bay Clinic' }).first().click({ timeout: patience });
    await drawn(main);
    // Read by now, so that the sidebar counts nothing any more.
    await main.getByRole('button', { name: /unread/ }).waitFor({ state: 'detached', timeout: patience });
  });
  await journey.picture('fax.compose', main, () => compose(ringside, main, [clinic], 'letter.pdf', 2));
  faults.on('rest-500', { path: '/fax', method: 'POST', count: 1 });
  await main.getByRole('button', { name: 'Send to 1' }).click();
  await journey.picture('fax.looking', main, () => heading(main, 'Looking whether this went out'));
  await reachSome(ringside, journey, main);
  await main.keyboard.press('Control+1');
}

async function reachSome(ringside: AppOnSimulator, journey: Journey, main: Page): Promise<void> {
  const { faxes } = ringside.simulator.world;
  faxes.plan({ renderSeconds: 0, queueSeconds: 0, pageSeconds: Infinity }, { times: 2 });
  await compose(ringside, main, [stranger, busy], 'offer.pdf', 3);
  await main.getByRole('button', { name: 'Send to 2' }).click();
  await journey.picture('fax.progress', main, async () => {
    await heading(main, 'In RingCentral’s queue');
    await drawn(main);
  });
  await journey.picture('fax.partly', main, async () => {
    const { id } = faxes.truth().at(-1) ?? { id: 0 };
    faxes.settle(id, 'LineBusy', busy);
    faxes.settle(id, 'sent', stranger);
    await heading(main, 'Sent to 1 of 2');
    await drawn(main);
  });
  faxes.plan({ outcome: 'sent', renderSeconds: 0, queueSeconds: 0, pageSeconds: 0 }, { to: busy, times: 1 });
  await main.getByRole('button', { name: 'Resend to 1' }).click();
  await journey.picture('fax.resent', main, async () => {
    await heading(main, /^Sent to 1 · /);
    await drawn(main);
  });
}

/** Minutes later: the one that was lost could not be found. */
export async function visitQuestion(ringside: AppOnSimulator, journey: Journey): Promise<void> {
  const main = await ringside.main();
  await main.keyboard.press('Control+2');
  await main.getByRole('radio', { name: 'Sent' }).click();
  await journey.picture('fax.question', main, async () => {
    await main.getByRole('option', { name: /Needs your answer/ }).click({ timeout: untilAsked });
    await main.getByRole('region', { name: 'We cannot tell whether this went out.' }).waitFor();
  });
  await main.getByRole('button', { name: 'Do not send' }).click();
  await main.keyboard.press('Control+1');
}

async function compose(
  { app, userData }: AppOnSimulator,
  main: Page,
  numbers: readonly string[],
  name: string,
  pages: number,
): Promise<void> {
  const file = path.join(userData, name);
  writeFileSync(file, numberedPdf(pages));
  await answerDialog(app, 'showOpenDialog', { canceled: false, filePaths: [file] });
  await main.keyboard.press('Control+Shift+F');
  const to = main.getByRole('combobox', { name: 'To' });
  for (const number of numbers) {
    await to.fill(number);
    await to.press('Enter');
  }
  await main.getByRole('button', { name: 'Choose files…' }).click();
  await main.getByRole('button', { name: `Send to ${numbers.length}` }).waitFor({ timeout: patience });
  await expect(main.getByText(name).first()).toBeVisible();
}

async function drawn(main: Page): Promise<void> {
  await main.locator('.viewer-pages .sheet[data-status=drawn]').first().waitFor({ timeout: patience });
}

function heading(main: Page, name: string | RegExp): Promise<void> {
  return main.getByRole('heading', { name, level: 3 }).waitFor({ timeout: 2 * patience });
}
