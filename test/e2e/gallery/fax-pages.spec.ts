import type { Page } from '@playwright/test';
import { expect, test } from './gallery-fixture.ts';

async function sent(page: Page): Promise<readonly (readonly unknown[])[]> {
  return page.evaluate(() => globalThis.gallery.still().sent.map(({ name, input }) => [name, ...input]));
}

/** What was handed to the printer, taken when the system's dialog would come. */
async function catchPrint(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(() => {
    const printed: string[] = [];
    Object.assign(window, {
      printed,
      print: () => {
        const sheet = document.querySelector('.print-sheet');
        const pictures = Array.from(sheet?.querySelectorAll('img') ?? []);
        printed.push(
          ...pictures.map(({ naturalWidth }) => `picture ${naturalWidth}`),
          sheet?.textContent ?? '',
        );
      },
    });
  });
  return () => page.evaluate(() => (window as unknown as { readonly printed: readonly string[] }).printed);
}

test('200 pages are gone through by keys and by number; few of them are in the page', async ({ gallery }) => {
  const page = await gallery.show('main', 'fax.read.200');
  const field = page.getByRole('textbox', { name: 'Page' });
  await page.getByRole('region', { name: 'Pages', exact: true }).focus();
  await page.keyboard.press('PageDown');
  await expect(field).toHaveValue('2');
  await page.keyboard.press('End');
  await expect(field).toHaveValue('200');
  await expect(page.getByRole('button', { name: 'Go to page 200' })).toHaveAttribute('aria-current', 'true');
  expect(await page.locator('.sheet').count()).toBeLessThan(40);
  await field.fill('17');
  await field.press('Enter');
  await expect(page.locator('.viewer-pages').getByRole('img', { name: 'Page 17 of 200' })).toBeInViewport();
  await field.fill('9999');
  await field.press('Enter');
  await expect(field).toHaveValue('17');
});

test('pages are made larger, fitted and turned, and the turn is remembered', async ({ gallery }) => {
  const page = await gallery.show('main', 'fax.read');
  const pages = page.getByRole('region', { name: 'Pages', exact: true });
  await pages.focus();
  await page.keyboard.press('+');
  await expect(page.getByText('125%')).toBeVisible();
  await page.keyboard.press('0');
  await expect(page.getByText('100%')).toBeVisible();
  await page.keyboard.press('r');
  await page.getByRole('button', { name: 'Turn all pages' }).click();
  expect((await sent(page)).filter(([name]) => name === 'turnFax')).toEqual([
    ['turnFax', 'in-1', 90],
    ['turnFax', 'in-1', 180],
  ]);
  // With the control key they belong to the size of the text.
  await page.keyboard.press('Control+-');
  await expect(page.getByText('100%')).toBeVisible();
});

test('the pages go to the printer as pictures of their own, then nothing of them stays', async ({
  gallery,
}) => {
  const page = await gallery.show('main', 'fax.read');
  const printed = await catchPrint(page);
  await page.getByRole('button', { name: 'Print', exact: true }).click();
  await expect
    .poll(printed, { timeout: 20_000 })
    .toEqual(['picture 1728', 'picture 1728', 'picture 1728', '']);
  await expect(page.locator('.print-sheet')).toHaveCount(0);
});

test('three pages of a fax are three sheets of paper', async ({ gallery }) => {
  const page = await gallery.show('main', 'fax.read', { theme: 'dark' });
  // The dialog does not come: what would be printed stays.
  await page.evaluate(() => {
    window.print = () => {
      throw new Error('There is no printer.');
    };
  });
  await page.getByRole('button', { name: 'Print', exact: true }).click();
  await page.locator('.print-page').nth(2).waitFor({ state: 'attached', timeout: 20_000 });
  const paper = (await page.pdf({ format: 'Letter' })).toString('latin1');
  expect(paper.match(/\/Type\s*\/Page\b/gu)).toHaveLength(3);
  gallery.complaints();
});

test('the report names every recipient, what became of it there and why, and the message id', async ({
  gallery,
}) => {
  const page = await gallery.show('main', 'fax.send.partly');
  const printed = await catchPrint(page);
  await page.getByRole('button', { name: 'More with this fax' }).click();
  await page.getByRole('menuitem', { name: 'Print the transmission report' }).click();
  await expect.poll(async () => (await printed()).join()).toContain('Fax transmission report');
  const report = (await printed()).join();
  for (const words of [
    '+1 (312) 555-0188',
    'Mercy Clinic',
    'The line was busy. LineBusy',
    '7 pages',
    'Fine, 200 dpi',
    'out-2',
  ])
    expect(report).toContain(words);
});
