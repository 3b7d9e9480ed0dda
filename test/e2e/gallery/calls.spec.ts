import type { Page } from '@playwright/test';
import { expect, test } from './gallery-fixture.ts';

async function sent(page: Page): Promise<readonly (readonly unknown[])[]> {
  return page.evaluate(() => globalThis.gallery.still().sent.map(({ name, input }) => [name, ...input]));
}

const rows = (page: Page) => page.getByRole('listbox', { name: 'Calls' }).getByRole('option');
const chosen = (page: Page) => page.locator('[role=option][aria-selected=true]');

test('12,480 calls are gone through from end to end, and few rows are in the page', async ({ gallery }) => {
  const page = await gallery.show('main', 'calls.many');
  await expect(page.getByText('12,480 calls')).toBeVisible();
  const list = page.getByRole('listbox', { name: 'Calls' });
  await list.focus();
  await expect(chosen(page)).toHaveAttribute('aria-posinset', '1');
  await expect(chosen(page)).toHaveAttribute('aria-setsize', '12480');
  await page.keyboard.press('End');
  await expect(chosen(page)).toHaveAttribute('aria-posinset', '12480');
  await expect(chosen(page)).toBeInViewport();
  await expect(page.getByText(/That’s everything RingCentral keeps/)).toBeVisible();
  for (let step = 0; step < 30; step += 1) await page.keyboard.press('PageUp');
  await expect(chosen(page)).toHaveAttribute('aria-posinset', String(12_480 - 30 * 8));
  await expect(chosen(page)).toBeInViewport();
  await page.keyboard.press('Home');
  await expect(chosen(page)).toHaveAttribute('aria-posinset', '1');
  expect(await rows(page).count()).toBeLessThan(60);
});

test('Ctrl with G jumps to a day, a month of the rail leads to its newest call', async ({ gallery }) => {
  const page = await gallery.show('main', 'calls.many');
  await rows(page).first().waitFor();
  await page.keyboard.press('Control+g');
  const dialog = page.getByRole('dialog', { name: 'Jump to date' });
  await dialog.getByLabel('Day').fill('2026-03-14');
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('presentation').filter({ hasText: /^Sat, March 14$/ })).toBeInViewport();
  await expect(chosen(page)).toBeInViewport();
  await page.getByRole('toolbar', { name: 'Go to a month' }).getByRole('button').first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('button', { name: /^October 2026, [\d,]+ calls$/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Sat, October 31')).toBeInViewport();
  // From there the way leads back to today, without a gap.
  await page.getByRole('listbox', { name: 'Calls' }).focus();
  for (let step = 0; step < 100; step += 1) await page.keyboard.press('PageUp');
  await expect(chosen(page)).toHaveAttribute('aria-posinset', '1');
});

test('the filters ask for their calls, and what was missed comes apart once more', async ({ gallery }) => {
  const page = await gallery.show('main', 'calls.list');
  const total = page.locator('.calls-total');
  await expect(total).toHaveText('14 calls');
  for (const [name, count] of [
    ['Missed', '6 calls'],
    ['In queues', '1 call'],
    ['For me', '5 calls'],
    ['Not done', '3 calls'],
    ['Out', '3 calls'],
    ['Recorded', '1 call'],
    ['All', '14 calls'],
  ] as const) {
    await page.getByRole('radio', { name, exact: true }).click();
    await expect(total).toHaveText(count);
  }
  await page.getByRole('button', { name: 'Queue' }).click();
  await page.getByRole('menuitemradio', { name: /^Support/ }).click();
  await expect(total).toHaveText('3 calls');
  await expect(page.getByRole('button', { name: 'Support' })).toBeVisible();
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitemradio', { name: 'With a note' }).click();
  await expect(total).toHaveText('1 call');
});

test('the search narrows by name and digits, marks what it found, and says where nothing is', async ({
  gallery,
}) => {
  const page = await gallery.show('main', 'calls.list');
  await rows(page).first().waitFor();
  await page.keyboard.press('Control+f');
  await page.keyboard.type('katherine');
  await expect(rows(page)).toHaveCount(2);
  await expect(rows(page).first().locator('mark')).toHaveText('Katherine');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('- (quote');
  await expect(page.getByRole('heading', { name: 'No calls match “- (quote”' })).toBeVisible();
  await page.getByRole('button', { name: 'Clear the search' }).click();
  await expect(page.locator('.calls-total')).toHaveText('14 calls');
  await page.getByRole('button', { name: 'Only some days' }).click();
  await page.getByLabel('To', { exact: true }).fill('2026-11-18');
  await expect(rows(page)).toHaveCount(3);
});

test('what was missed is done by Ctrl with Enter, and taken back by Ctrl with Z', async ({ gallery }) => {
  const page = await gallery.show('main', 'calls.folded');
  await expect(page.getByRole('button', { name: 'Done' })).toBeVisible();
  await page.getByRole('listbox', { name: 'Calls' }).focus();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('region', { name: 'Messages' })).toContainText('Marked as done');
  await page.keyboard.press('Control+z');
  const marks = (await sent(page)).filter(([name]) => name === 'setCallsHandled');
  expect(marks.map(([, keys, handled]) => [(keys as readonly string[]).length, handled])).toEqual([
    [2, true],
    [2, false],
  ]);
  await expect(page.getByRole('region', { name: 'Messages' })).toHaveCount(0);
});

test('a note goes out with every keystroke and is there when another call is looked at', async ({
  gallery,
}) => {
  const page = await gallery.show('main', 'calls.list');
  await rows(page).first().click();
  const field = page.getByRole('textbox', { name: 'Note about this call' });
  await field.fill('');
  await field.pressSequentially('Ring Fri');
  const texts = (await sent(page)).filter(([name]) => name === 'writeNote').map(([, , text]) => text);
  expect(texts.slice(-8)).toEqual(['R', 'Ri', 'Rin', 'Ring', 'Ring ', 'Ring F', 'Ring Fr', 'Ring Fri']);
  await expect(field).toHaveAccessibleDescription('Saving…');
  await rows(page).nth(1).click();
  await expect(field).toHaveValue('');
});

test('a recording is heard, sought through and slowed by the keyboard, and saved', async ({ gallery }) => {
  const page = await gallery.show('main', 'calls.recorded');
  const player = page.getByRole('group', { name: 'Recording' });
  const position = player.getByRole('slider', { name: 'Position' });
  await position.focus();
  await page.keyboard.press('Space');
  await expect(player.getByRole('button', { name: 'Pause' })).toBeVisible();
  await expect(position).toHaveAttribute('max', '65');
  await page.keyboard.press('Space');
  await expect(player.getByRole('button', { name: 'Play' })).toBeVisible();
  await page.keyboard.press('Home');
  await expect(position).toHaveAttribute('aria-valuetext', '0:00 of 1:05');
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowLeft');
  await expect(position).toHaveAttribute('aria-valuetext', '0:10 of 1:05');
  await page.keyboard.press('>');
  await expect(player.getByRole('button', { name: '1.25×, Speed' })).toBeVisible();
  await player.getByRole('button', { name: 'Save the recording…' }).click();
  expect(await sent(page)).toContainEqual(['saveRecording', 'rec-1']);
  expect(await sent(page)).toContainEqual(['fetchRecording', 'rec-1']);
});

test('why a recording cannot be heard is said, and asking again is offered where it may help', async ({
  gallery,
}) => {
  const cases = [
    ['calls.recordingGone', 'RingCentral no longer keeps this recording.', 0],
    ['calls.recordingRefused', 'Recordings are only visible to your administrator.', 0],
    ['calls.recordingOffline', 'This recording needs a connection.', 1],
  ] as const;
  for (const [state, words, again] of cases) {
    const page = await gallery.show('main', state);
    const player = page.getByRole('group', { name: 'Recording' });
    await player.getByRole('button', { name: 'Play' }).click();
    await expect(player.getByText(words)).toBeVisible();
    await expect(player.getByRole('button', { name: 'Try again' })).toHaveCount(again);
  }
});

test('somebody is put off until later by the keyboard, or to a time that is picked', async ({ gallery }) => {
  const page = await gallery.show('main', 'calls.folded');
  await page.getByRole('listbox', { name: 'Calls' }).focus();
  await page.keyboard.press('Control+Shift+h');
  await page.getByRole('menuitem', { name: /^Tomorrow/ }).click();
  await page.getByRole('button', { name: 'Remind me' }).click();
  await page.getByRole('menuitem', { name: 'Pick a time…' }).click();
  const dialog = page.getByRole('dialog', { name: 'When do you want to call back?' });
  await dialog.getByLabel('Day and time').fill('2020-01-01T09:00');
  await expect(dialog.getByText('This time has passed. Choose a later one.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Remind me' })).toBeDisabled();
  await dialog.getByLabel('Day and time').fill('2027-01-04T09:00');
  await page.keyboard.press('Enter');
  const times = await page.evaluate(() => [
    new Date(2026, 10, 21, 9).getTime(),
    new Date(2027, 0, 4, 9).getTime(),
  ]);
  const reminders = (await sent(page)).filter(([name]) => name === 'remindOfCall');
  expect(reminders.map(([, , at]) => at)).toEqual(times);
});

test('the list of calls to make: due ones first, done by key, taken out, and back by key', async ({
  gallery,
}) => {
  const page = await gallery.show('main', 'callBacks.some');
  const list = page.getByRole('listbox', { name: 'Calls to make' });
  await expect(list.getByRole('option').first()).toContainText('Call back now');
  await list.focus();
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Delete');
  expect((await sent(page)).slice(-2)).toEqual([
    ['finishReminder', 'due'],
    ['removeReminder', 'today'],
  ]);
  await gallery.show('main', 'calls.undo');
  await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).click();
  expect(await sent(page)).toContainEqual(['undoReminder']);
});

test('the menu of a row offers what the buttons beside it do', async ({ gallery }) => {
  const page = await gallery.show('main', 'calls.list');
  await rows(page).first().click();
  await page.getByRole('listbox', { name: 'Calls' }).press('Shift+F10');
  const menu = page.getByRole('menu', { name: 'What can be done with this call' });
  await expect(menu.getByRole('menuitem').first()).toBeFocused();
  await menu.getByRole('menuitem', { name: /^Call back/ }).click();
  expect(await sent(page)).toContainEqual(['callNumber', '+12125550100']);
  await rows(page).first().click({ button: 'right' });
  await menu.getByRole('menuitem', { name: /^Done/ }).click();
  expect((await sent(page)).at(-1)?.[0]).toBe('setCallsHandled');
});

test('the way of a call is told leg by leg', async ({ gallery }) => {
  const page = await gallery.show('main', 'calls.detail');
  const way = page.getByRole('list', { name: 'How it went' });
  await expect(way.getByRole('listitem')).toHaveCount(4);
  await expect(way).toContainText('Rang you for 8 sec, not answered');
  await expect(way).toContainText('Ann Lee answered, 4 min');
});
