import type { AppOnSimulator } from '../../../test/support/app-with-simulator.ts';
import { type Journey, patience } from './journey.ts';

/** One box for everything: somebody found with their calls, and a search that is narrowed. */
export async function visitPalette(ringside: AppOnSimulator, journey: Journey): Promise<void> {
  const main = await ringside.main();
  const found = main.getByRole('listbox', { name: 'What was found' }).getByRole('option');
  // It lies over any screen; over this one, what the day has brought does not show beneath it.
  await main.keyboard.press('Control+,');
  await main.keyboard.press('Control+k');
  const box = main.getByRole('combobox', { name: 'Search or do anything' });
  await journey.picture('palette.found', main, async () => {
    await box.fill('ada');
    await found.filter({ hasText: 'Ada Lovelace' }).first().waitFor({ timeout: patience });
  });
  await journey.picture('palette.narrowed', main, async () => {
    await box.fill('from:ada call ');
    await found.filter({ hasText: 'Ada Lovelace' }).first().waitFor({ timeout: patience });
  });
  await main.keyboard.press('Escape');
  await main.keyboard.press('Control+1');
}
