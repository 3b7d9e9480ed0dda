import type { Page } from '@playwright/test';
import type { FaxDraft } from '../../../src/shared/fax-draft.ts';
import { faxDraft, faxFile, files } from '../../support/fax-draft-builders.ts';
import { expect, test } from './gallery-fixture.ts';

async function sent(page: Page): Promise<readonly (readonly unknown[])[]> {
  return page.evaluate(() => globalThis.gallery.still().sent.map(({ name, input }) => [name, ...input]));
}

async function changes(page: Page): Promise<readonly unknown[]> {
  return (await sent(page)).filter(([name]) => name === 'changeFaxDraft').map(([, , change]) => change);
}

/** What the main process answers with: the draft as it is now. */
async function answer(page: Page, different: Partial<FaxDraft>): Promise<void> {
  await page.evaluate(async (draft) => {
    const { companion, push } = globalThis.gallery.still();
    const state = await companion.ask.currentState();
    push('stateChanged', { ...state, faxes: { ...state.faxes, drafts: [draft] } });
  }, faxDraft(different));
}

test('a file that was dropped goes to somebody known with two more actions, by keyboard', async ({
  gallery,
}) => {
  const page = await gallery.show('main', 'compose.empty');
  await answer(page, { recipients: [], obstacle: 'no-recipient' });
  await expect(page.getByRole('combobox', { name: 'To' })).toBeFocused();
  await expect(page.getByText('Add somebody to send it to.')).toBeVisible();
  await page.keyboard.type('ada');
  await expect(page.getByRole('option', { name: /Ada Lovelace.*Fax \+1 \(212\) 555-0199/ })).toBeVisible();
  await page.keyboard.press('Enter');
  expect(await changes(page)).toEqual([
    { kind: 'add-person', personId: 'personal:Ada Lovelace', e164: '+12125550199' },
  ]);
  await answer(page, {});
  await expect(page.getByRole('button', { name: 'Send to 1' })).toBeEnabled();
  await page.keyboard.press('Control+Enter');
  expect((await sent(page)).at(-1)).toEqual(['sendFax', 'draft-1', []]);
});

test('recipients are walked along, changed and taken away by keyboard', async ({ gallery }) => {
  const page = await gallery.show('main', 'compose.toNoted');
  const chip = (name: string) =>
    page.getByRole('list', { name: 'Recipients' }).getByRole('button', { name, exact: false }).first();
  await page.keyboard.press('Backspace');
  await expect(chip('+1 (212) 555-0142')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(chip('+44 20 7946 0160')).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('+44 20 7946 0161');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: 'To' })).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Home');
  await expect(chip('Mercy Clinic')).toBeFocused();
  await page.keyboard.press('Delete');
  expect(await changes(page)).toEqual([
    { kind: 'edit-recipient', recipientId: 'foreign', text: '+44 20 7946 0161' },
    { kind: 'remove-recipient', recipientId: 'clinic' },
  ]);
});

test('a list becomes recipients at once, and who is there already is said', async ({ gallery }) => {
  const page = await gallery.show('main', 'compose.ready');
  await page.keyboard.type('+1 312 555 0188,');
  await page.getByRole('combobox', { name: 'To' }).evaluate((field) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'Mercy Clinic\n+1 646 555 0101; 212 555 0142');
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await page.keyboard.type('+1 (312) 555-0188');
  await page.keyboard.press('Enter');
  await expect(page.getByText('+1 (312) 555-0188 is there already.')).toBeVisible();
  expect(await changes(page)).toEqual([
    { kind: 'add-recipients', text: '+1 312 555 0188,' },
    { kind: 'add-recipients', text: 'Mercy Clinic\n+1 646 555 0101; 212 555 0142' },
    { kind: 'add-recipients', text: '+1 (312) 555-0188' },
  ]);
});

test('what is typed and left becomes a recipient, so that nobody is forgotten', async ({ gallery }) => {
  const page = await gallery.show('main', 'compose.ready');
  await page.keyboard.type('+1 646 555 0101');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  expect(await changes(page)).toEqual([{ kind: 'add-recipients', text: '+1 646 555 0101' }]);
});

test('files are put into order and taken away by keyboard, and the focus stays with them', async ({
  gallery,
}) => {
  const page = await gallery.show('main', 'compose.files');
  await page.getByRole('button', { name: 'referral.pdf, position 1 of 3' }).focus();
  await page.keyboard.press('Alt+ArrowDown');
  await answer(page, { files: [files.scan, files.referral, files.sheet] });
  await expect(page.getByRole('button', { name: 'referral.pdf, position 2 of 3' })).toBeFocused();
  await page.keyboard.press('Alt+ArrowUp');
  // Faster than the answer: it is there already, and goes down by two.
  for (const key of ['Alt+ArrowUp', 'Alt+ArrowDown', 'Alt+ArrowDown', 'Alt+ArrowDown'])
    await page.keyboard.press(key);
  await page.keyboard.press('Delete');
  await expect(page.getByRole('button', { name: 'figures.xlsx, position 3 of 3' })).toBeFocused();
  expect(await changes(page)).toEqual([
    { kind: 'move-file', fileId: 'referral.pdf', place: 1 },
    { kind: 'move-file', fileId: 'referral.pdf', place: 0 },
    { kind: 'move-file', fileId: 'referral.pdf', place: 1 },
    { kind: 'move-file', fileId: 'referral.pdf', place: 2 },
    { kind: 'remove-file', fileId: 'referral.pdf' },
  ]);
});

test('a file is moved by its menu, and by dragging', async ({ gallery }) => {
  const page = await gallery.show('main', 'compose.files');
  await page.getByRole('button', { name: 'More for figures.xlsx' }).click();
  await page.getByRole('menuitem', { name: 'Move to top' }).click();
  await page
    .getByRole('listitem')
    .filter({ hasText: 'referral.pdf' })
    .dragTo(page.getByRole('listitem').filter({ hasText: 'figures.xlsx' }), {
      targetPosition: { x: 200, y: 50 },
    });
  expect(await changes(page)).toEqual([
    { kind: 'move-file', fileId: 'figures.xlsx', place: 0 },
    { kind: 'move-file', fileId: 'referral.pdf', place: 2 },
  ]);
});

test('[F19] what is the matter with a file is mended where it stands', async ({ gallery }) => {
  let page = await gallery.show('main', 'compose.changed');
  await page.getByRole('button', { name: 'Use it as it is now' }).click();
  await page.getByRole('button', { name: 'Find…' }).click();
  expect(await sent(page)).toEqual(
    expect.arrayContaining([
      ['changeFaxDraft', 'draft-1', { kind: 'take-changed-file', fileId: 'report.pdf' }],
      ['findFaxFile', 'draft-1', 'lost.pdf'],
    ]),
  );
  page = await gallery.show('main', 'compose.twice');
  await expect(page.getByText('Already added as 1')).toBeVisible();
  await page.getByRole('button', { name: 'Keep both' }).click();
  expect(await changes(page)).toEqual([{ kind: 'keep-file', fileId: 'referral-copy.pdf' }]);
});

test('what is unusual is asked before it goes, and the safe answer has the focus', async ({ gallery }) => {
  const page = await gallery.show('main', 'compose.noCover');
  await page.keyboard.press('Control+Enter');
  const dialog = page.getByRole('alertdialog', { name: 'Send this fax?' });
  await expect(dialog.getByRole('listitem')).toHaveText([
    'Your message is on the cover page, which is off. It would not be sent.',
    'It goes to another country, which may cost more.',
  ]);
  await expect(dialog.getByRole('button', { name: 'Back to the fax' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  expect((await sent(page)).map(([name]) => name)).not.toContain('sendFax');
  await page.getByRole('button', { name: 'Send to 1' }).click();
  await dialog.getByRole('button', { name: 'Send to 1' }).click();
  expect((await sent(page)).at(-1)).toEqual(['sendFax', 'draft-1', ['text-without-cover', 'international']]);
});

test('nothing goes while something is in its way, and what it is stands beside the button', async ({
  gallery,
}) => {
  const page = await gallery.show('main', 'compose.toWrong');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('button', { name: 'Send to 1' })).toBeDisabled();
  await expect(page.getByText('Correct or remove the marked recipients.')).toBeVisible();
  expect((await sent(page)).map(([name]) => name)).not.toContain('sendFax');
});

test('[F24] a time is offered, one that has passed is asked again, and half a time sends nothing', async ({
  gallery,
}) => {
  let page = await gallery.show('main', 'compose.past');
  await expect(page.getByText('This time has passed. Choose a later one, or send it now.')).toBeVisible();
  page = await gallery.show('main', 'compose.ready');
  await page.getByRole('radio', { name: 'At a time' }).click();
  const field = page.getByLabel('Date and time');
  await expect(field).not.toHaveValue('');
  await expect(page.getByText('Time of this computer:')).toBeVisible();
  await field.fill('');
  await expect(page.getByText('Choose when to send it.')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await field.fill('2026-12-01T08:15');
  const [offered, chosen] = await changes(page);
  expect(offered).toMatchObject({ kind: 'set-time' });
  const at = await page.evaluate(() => new Date(2026, 11, 1, 8, 15).getTime());
  expect(chosen).toEqual({ kind: 'set-time', sendAt: at });
  expect((await sent(page)).map(([name]) => name)).not.toContain('sendFax');
});

test('[F23] a megabyte of text is cut at the limit, which the counter shows', async ({ gallery }) => {
  const page = await gallery.show('main', 'compose.ready');
  const field = page.getByRole('textbox', { name: 'Message' });
  await field.focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText('x'.repeat(1_000_000));
  await expect(page.getByText('1,024 of 1,024 characters')).toBeVisible();
  expect(await changes(page)).toContainEqual({ kind: 'set-cover-text', text: 'x'.repeat(1024) });
});

test('pages are turned, moved and left out by keyboard, and taken back', async ({ gallery }) => {
  const page = await gallery.show('main', 'compose.200');
  await answer(page, { files: [files.referral] });
  await page.getByRole('listbox', { name: 'Pages' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Control+ArrowRight');
  const turned = [0, 1, 2, 3].map((index) => ({ index, turn: index === 1 ? 90 : 0 }));
  const set = (pages: unknown): unknown => ({ kind: 'set-pages', fileId: 'referral.pdf', pages });
  expect((await changes(page)).at(-1)).toEqual(set(turned));
  await answer(page, { files: [faxFile('referral.pdf', { pages: turned as never })] });
  await page.keyboard.press('Alt+ArrowDown');
  const moved = [turned[0], turned[2], turned[1], turned[3]];
  expect((await changes(page)).at(-1)).toEqual(set(moved));
  await answer(page, { files: [faxFile('referral.pdf', { pages: moved as never })] });
  await page.keyboard.press('Delete');
  expect((await changes(page)).at(-1)).toEqual(set([moved[0], moved[1], moved[3]]));
  // Faster than the answer.
  await page.keyboard.press('Control+ArrowLeft');
  expect((await changes(page)).at(-1)).toEqual(set([moved[0], moved[1], { index: 3, turn: 270 }]));
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  expect((await changes(page)).at(-1)).toEqual(set(moved));
  await page.keyboard.press('Control+z');
  expect((await changes(page)).at(-1)).toEqual(set(turned));
});

test('of two hundred pages those near the view are drawn, and those far away forgotten', async ({
  gallery,
}) => {
  const page = await gallery.show('main', 'compose.200');
  const drawn = page.locator('.sheet[data-status="drawn"] canvas:not([hidden])');
  await expect(drawn.first()).toBeVisible();
  await page.getByRole('listbox', { name: 'Pages' }).focus();
  await page.keyboard.press('End');
  await expect(page.getByRole('img', { name: 'Page 200 of 200, image without text' })).toBeVisible();
  await expect(page.getByRole('option', { selected: true }).locator('canvas:not([hidden])')).toBeVisible();
  expect(await drawn.count()).toBeLessThan(12);
  expect(await page.locator('.sheet').count()).toBeLessThan(20);
});

test('what is pasted anywhere is asked for once where it is a file, and left to the field where it is text', async ({
  gallery,
}) => {
  const page = await gallery.show('main', 'compose.ready');
  const paste = (isFile: boolean): Promise<void> =>
    page.evaluate((withFile) => {
      const clipboardData = new DataTransfer();
      if (withFile) clipboardData.items.add(new File(['x'], 'scan.png', { type: 'image/png' }));
      else clipboardData.setData('text/plain', 'words');
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      );
    }, isFile);
  await paste(false);
  await paste(true);
  expect((await sent(page)).filter(([name]) => name === 'pasteIntoFax')).toEqual([
    ['pasteIntoFax', 'draft-1'],
  ]);
  expect(await changes(page)).toEqual([]);
});

test('a draft is left, discarded, and named where it is gone', async ({ gallery }) => {
  const page = await gallery.show('main', 'compose.ready');
  await page.getByRole('button', { name: 'Discard' }).click();
  expect(await sent(page)).toContainEqual(['discardFaxDraft', 'draft-1']);
  await gallery.show('main', 'compose.gone');
  await expect(page.getByRole('heading', { name: 'This draft is no longer here' })).toBeVisible();
});
