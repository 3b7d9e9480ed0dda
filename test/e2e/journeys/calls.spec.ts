import { expect, type Page, test } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startOnSimulator } from '../../support/app-with-simulator.ts';
import { beginJourney, closeMain, listening } from './journey-fixture.ts';

const list = (page: Page) => page.getByRole('listbox', { name: 'Calls' });
const note = (page: Page) => page.getByRole('textbox', { name: 'Note about this call' });
const total = (page: Page) => page.locator('.calls-total');

/** Goes on with Tab, as somebody without a pointer does. */
async function tabTo(page: Page, wanted: ReturnType<Page['getByRole']>): Promise<void> {
  for (let tries = 0; tries < 30; tries += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(wanted).toBeFocused();
}

/** Looks for somebody and chooses their newest call. */
async function find(page: Page, name: string): Promise<void> {
  await expect(list(page).getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Control+f');
  await page.keyboard.press('Control+a');
  await page.keyboard.type(name);
  // Before that the list is still the one of everybody.
  await expect(list(page).getByRole('option').first()).toContainText(new RegExp(name, 'i'));
  await page.keyboard.press('ArrowDown');
  await expect(list(page).getByRole('option', { selected: true })).toContainText(new RegExp(name, 'i'));
}

/** Goes to the missed calls that nobody has dealt with; answers how many the list says there are. */
async function showOpen(page: Page): Promise<string> {
  await expect(list(page).getByRole('option').first()).toBeVisible();
  await page.getByRole('radio', { name: 'Missed', exact: true }).press('Space');
  await page.getByRole('radio', { name: 'Not done' }).press('Space');
  await expect(total(page)).toHaveText(/^[1-9]\d* calls?$/);
  await list(page).focus();
  return (await total(page).textContent()) ?? '';
}

test('what was typed about a call is there to the last key after the window closed and the app ended', async () => {
  test.setTimeout(180_000);
  const userData = await mkdtemp(path.join(tmpdir(), 'calls-'));
  const env = { STAND_IN_KEYRING: 'strong' };
  const first = await startOnSimulator({ userData, env });
  await first.signIn();
  const { page } = await listening(first);
  await find(page, 'Ada');
  await page.keyboard.press('Enter');
  await tabTo(page, note(page));
  await page.keyboard.type('Wants the quote by Friday');
  await closeMain(first);
  await first.app.close();

  first.simulator.faults.on('network-down');
  const second = await startOnSimulator({ userData, env, runningSimulator: first.simulator });
  const again = await second.main();
  await find(again, 'Ada');
  await expect(note(again)).toHaveValue('Wants the quote by Friday');
  await expect(note(again)).toHaveAccessibleDescription(/^Saved/);
  await again.getByRole('button', { name: 'More', exact: true }).press('Enter');
  await again.getByRole('menuitemradio', { name: 'With a note' }).press('Enter');
  await expect(total(again)).toHaveText('1 call');
  await second.close();
  await first.simulator.stop();
  await rm(userData, { recursive: true, force: true, maxRetries: 3 });
});

test('a recorded call is fetched, heard and sought through by keyboard alone', async () => {
  const journey = await beginJourney();
  const { page } = journey;
  await expect(list(page).getByRole('option').first()).toBeVisible();
  await page.getByRole('radio', { name: 'Recorded' }).press('Space');
  await expect(list(page).getByRole('option').first()).toContainText('Recorded');
  await list(page).focus();
  await page.keyboard.press('Enter');
  const player = page.getByRole('group', { name: 'Recording' });
  await tabTo(page, player.getByRole('button', { name: 'Play' }));
  await page.keyboard.press('Space');
  await expect(player.getByRole('button', { name: 'Pause' })).toBeVisible();
  await page.keyboard.press('Space');
  const position = player.getByRole('slider', { name: 'Position' });
  await position.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(position).toHaveAttribute('aria-valuetext', /^0:10 of /);
  await journey.close();
});

test('several calls are chosen together, done and taken back by keyboard alone', async () => {
  const journey = await beginJourney();
  const { page } = journey;
  const open = await showOpen(page);
  const chosen = page.getByRole('region', { name: 'Selected calls' });
  await expect(list(page).getByRole('option', { selected: true })).toHaveCount(1);
  await expect(chosen).toBeHidden();
  await page.keyboard.press('Shift+ArrowDown');
  await expect(list(page).getByRole('option', { selected: true })).toHaveCount(2);
  await page.keyboard.press('Shift+ArrowUp');
  await expect(list(page).getByRole('option', { selected: true })).toHaveCount(1);
  await expect(chosen).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(chosen).toBeHidden();

  await page.keyboard.press('Control+a');
  await expect(chosen).toContainText(`${parseInt(open, 10)} selected`);
  await page.keyboard.press('Space');
  await expect(chosen).not.toContainText(`${parseInt(open, 10)} selected`);
  await page.keyboard.press('Space');
  await expect(chosen).toContainText(`${parseInt(open, 10)} selected`);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: /^Nobody waits|^No / })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(total(page)).toHaveText(open);
  await journey.close();
});

test('a missed call is done and taken back, put off, and called off again by keyboard alone', async () => {
  const journey = await beginJourney();
  const { page } = journey;
  const open = await showOpen(page);
  await expect(list(page).getByRole('option', { selected: true })).toHaveCount(1);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('region', { name: 'Messages' })).toContainText('Marked as done');
  await expect(total(page)).not.toHaveText(open);
  await page.keyboard.press('Control+z');
  await expect(total(page)).toHaveText(open);

  await find(page, '415');
  await page.keyboard.press('Control+Shift+h');
  await page.getByRole('menuitem', { name: /^Tomorrow/ }).press('Enter');
  await expect(page.getByText(/^Call back: /)).toBeVisible();
  await page.getByRole('radio', { name: 'To call back (1)' }).press('Space');
  const callBacks = page.getByRole('listbox', { name: 'Calls to make' });
  await expect(callBacks.getByRole('option')).toHaveCount(1);
  await callBacks.focus();
  await page.keyboard.press('Delete');
  await expect(page.getByRole('heading', { name: 'Nobody to call back' })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(callBacks.getByRole('option')).toHaveCount(1);
  await callBacks.focus();
  await page.keyboard.press('Control+Enter');
  await expect(callBacks.getByRole('option')).toContainText('Done');
  await journey.close();
});
