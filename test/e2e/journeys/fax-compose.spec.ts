import { expect, type Page, test } from '@playwright/test';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openGallery } from '../../gallery/open-gallery.ts';
import { differencesOnPaper } from '../../support/compare-pages.ts';
import { type BuiltPage, pdfOf } from '../../support/pdf-builder.ts';
import { violations, watchPolicy } from '../security/security-fixture.ts';
import { beginJourney, type Journey, stateOf } from './journey-fixture.ts';

let folder: string;

test.beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'compose-'));
});

test.afterAll(() => rm(folder, { recursive: true, force: true }));

async function fileWith(name: string, bytes: Uint8Array): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, bytes);
  return file;
}

/** As a hand does it: real files, dragged from outside into the window and let go there. */
async function dropFiles(page: Page, files: readonly string[]): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  const drag = (type: 'dragEnter' | 'dragOver' | 'drop') =>
    browser.send('Input.dispatchDragEvent', { type, x: 500, y: 300, data });
  await drag('dragEnter');
  await expect(page.getByText(/^Drop to fax/)).toBeVisible();
  // A hand that waits over the window goes on telling it so, until it lets go; the page's answer takes a frame to
  // come back, and what is let go before the page has taken it is let go beside it.
  for (let told = 0; told < 3; told += 1) {
    await drag('dragOver');
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)));
  }
  await drag('drop');
  await browser.detach();
}

function outbound({ simulator }: Journey) {
  return simulator.world.faxes.truth().filter(({ direction }) => direction === 'Outbound');
}

test('a file that is dropped is queued for somebody known with three actions, under the page policy', async () => {
  test.setTimeout(120_000);
  const journey = await beginJourney();
  const { page } = journey;
  await watchPolicy(page);
  const before = outbound(journey).length;
  const file = await fileWith('offer.pdf', pdfOf([{ lines: ['Our offer'], picture: true }]));

  await dropFiles(page, [file]);
  const to = page.getByRole('combobox', { name: 'To' });
  await expect(to).toBeFocused();
  await page.keyboard.type('ada');
  await expect(page.getByRole('option', { name: /Ada Lovelace/ }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Send to 1' })).toBeEnabled();
  await expect(page.locator('.sheet[data-status="drawn"]')).toBeVisible();
  await page.keyboard.press('Control+Enter');

  await expect.poll(() => outbound(journey).length, { timeout: 30_000 }).toBe(before + 1);
  const { files, recipients } = outbound(journey).at(-1)!;
  expect(files[0]?.content).toEqual(pdfOf([{ lines: ['Our offer'], picture: true }]));
  expect(recipients.map(({ phoneNumber }) => phoneNumber)).toHaveLength(1);
  expect(await violations(page)).toEqual([]);
  await journey.close();
});

test('what arrives is what was previewed: the same bytes, or page for page where pages were changed', async () => {
  test.setTimeout(180_000);
  const journey = await beginJourney();
  const { page } = journey;
  const before = outbound(journey).length;
  const three: readonly BuiltPage[] = ['One', 'Two', 'Three'].map((line) => ({
    lines: [`Page ${line}`],
    picture: line === 'Two',
  }));
  const [changed, plain] = [pdfOf(three), pdfOf([{ lines: ['As it is'] }])];
  await dropFiles(page, [await fileWith('changed.pdf', changed), await fileWith('plain.pdf', plain)]);
  await page.getByRole('combobox', { name: 'To' }).fill('+14155550188');
  await page.keyboard.press('Enter');
  const pages = page.getByRole('listbox', { name: 'Pages' });
  // What is pressed on pages that are not counted yet concerns none of them.
  const counted = async () => (await stateOf(page)).faxes.drafts[0]?.files.map(({ state }) => state);
  await expect.poll(counted).toEqual([
    { status: 'ready', pages: 3 },
    { status: 'ready', pages: 1 },
  ]);
  await expect(pages.getByRole('option').first()).toBeVisible();
  await pages.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Delete');
  await page.keyboard.press('Control+ArrowRight');
  await page.keyboard.press('Alt+ArrowDown');
  const kept = [
    { index: 2, turn: 0 },
    { index: 1, turn: 90 },
  ] as const;
  await expect.poll(async () => (await stateOf(page)).faxes.drafts[0]?.files[0]?.pages).toEqual(kept);
  await page.getByRole('button', { name: 'Send to 1' }).click();
  await expect.poll(() => outbound(journey).length, { timeout: 30_000 }).toBe(before + 1);

  const arrived = outbound(journey)
    .at(-1)!
    .files.map(({ content }) => content);
  expect(arrived).toHaveLength(2);
  expect(arrived[1]).toEqual(plain);
  const gallery = await openGallery();
  const paper = await gallery.show('main', 'calls.list');
  const previewed = { kind: 'pdf', bytes: changed, pages: kept } as const;
  const differences = await differencesOnPaper(paper, [previewed], [{ kind: 'pdf', bytes: arrived[0]! }]);
  await gallery.close();
  expect(differences).toHaveLength(2);
  for (const share of differences) expect(share).toBeLessThan(0.001);
  await journey.close();
});

test('[F21] a drop that a script made brings nothing: its files have no path', async () => {
  const journey = await beginJourney();
  const { page } = journey;
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['made up'], 'made-up.pdf', { type: 'application/pdf' }));
    const place = document.querySelector('main');
    for (const name of ['dragenter', 'dragover', 'drop']) {
      place?.dispatchEvent(new DragEvent(name, { dataTransfer, bubbles: true, cancelable: true }));
    }
  });
  // Whatever a real drop would have begun is begun before this one is.
  await page.keyboard.press('Control+Shift+F');
  await expect(page.getByRole('combobox', { name: 'To' })).toBeFocused();
  const { drafts } = (await stateOf(page)).faxes;
  expect(drafts).toHaveLength(1);
  expect(drafts[0]?.files).toEqual([]);
  await journey.close();
});
