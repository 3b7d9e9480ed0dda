import type { Page } from '@playwright/test';
import type { AppOnSimulator } from '../../../test/support/app-with-simulator.ts';
import { type Journey, patience } from './journey.ts';

/** A rule for calls: written, shown with the last calls, stored. */
export async function visitRules(ringside: AppOnSimulator, journey: Journey): Promise<void> {
  const main = await ringside.main();
  await main
    .getByRole('navigation', { name: 'Settings pages' })
    .getByRole('button', { name: 'Screen-pop' })
    .click();
  await journey.picture('rules.new', main, () => writeRule(main));
  await journey.picture('rules.rehearsed', main, () => rehearseRule(main));
  await journey.picture('rules.saved', main, async () => {
    await main.getByRole('button', { name: 'Save and switch on' }).click();
    await main.getByText('Open acme.zendesk.com').waitFor({ timeout: patience });
  });
}

/** The same in the gallery and in the app. */
export async function writeRule(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Add a rule' }).click();
  await page.getByRole('button', { name: 'Customer program' }).click();
  await page.getByRole('option', { name: 'Zendesk' }).click();
  await page.getByRole('textbox', { name: 'Your company in its address' }).fill('acme');
  await page.getByText('acme.zendesk.com', { exact: true }).waitFor({ timeout: patience });
}

export async function rehearseRule(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Rehearse' }).click();
  await page.getByRole('region', { name: 'Rehearsal' }).waitFor({ timeout: patience });
}
