import type { Page } from '@playwright/test';
import type { AppOnSimulator } from '../../../test/support/app-with-simulator.ts';
import { type Journey, patience } from './journey.ts';

/** The history: one call with its note and its recording, one to call back, and nothing found. */
export async function visitHistory(ringside: AppOnSimulator, journey: Journey): Promise<void> {
  const main = await ringside.main();
  const show = (name: string): Promise<void> => main.getByRole('radio', { name, exact: true }).press('Space');
  await journey.picture('calls.recording', main, async () => {
    await show('Recorded');
    await first(main).click({ timeout: patience });
    await main
      .getByRole('textbox', { name: 'Note about this call' })
      .fill('Wants the revised quote by Friday.');
    await main.getByText(/^Saved \d/).waitFor({ timeout: patience });
    await main.getByRole('group', { name: 'Recording' }).waitFor({ timeout: patience });
  });
  await journey.picture('calls.waiting', main, async () => {
    await show('Missed');
    await main.getByRole('option', { name: '(415) 555-0137' }).first().click({ timeout: patience });
    await main.getByRole('button', { name: 'Remind me' }).click();
    await main.getByRole('menuitem', { name: /^In an hour/ }).click();
    await main.getByRole('radio', { name: 'To call back (1)' }).press('Space');
    await main.getByRole('listbox', { name: 'Calls to make' }).getByRole('option').click();
    await toastGone(main);
  });
  await main.getByRole('button', { name: 'Remove from the list' }).click();
  await show('History');
  await journey.picture('calls.nothingFound', main, async () => {
    await main.getByRole('textbox', { name: 'Search calls' }).fill('quotation');
    await main.getByRole('heading', { name: /^No calls match/ }).waitFor({ timeout: patience });
    await toastGone(main);
  });
  await main.getByRole('button', { name: 'Clear the search' }).click();
}

function first(main: Page): ReturnType<Page['getByRole']> {
  return main.getByRole('listbox', { name: 'Calls' }).getByRole('option').first();
}

/** What was just done can no longer be taken back. */
function toastGone(main: Page): Promise<void> {
  return main.getByRole('region', { name: 'Messages' }).waitFor({ state: 'detached', timeout: patience });
}
