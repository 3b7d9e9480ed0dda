import type { Page } from '@playwright/test';
import { expect, test } from './gallery-fixture.ts';

type Dragged = { readonly files?: readonly string[]; readonly text?: string; readonly link?: string };

/** Something is dragged over the middle of the window, and let go there or not. */
async function drag(
  page: Page,
  dragged: Dragged,
  steps: readonly string[],
  selector = 'main',
): Promise<readonly boolean[]> {
  return page.evaluate(
    ([{ files = [], text, link }, names, where]) => {
      const dataTransfer = new DataTransfer();
      for (const name of files) dataTransfer.items.add(new File(['content'], name));
      if (text !== undefined) dataTransfer.setData('text/plain', text);
      if (link !== undefined) dataTransfer.setData('text/uri-list', link);
      const target = document.querySelector(where);
      return names.map((name) => {
        const event = new DragEvent(name, { dataTransfer, bubbles: true, cancelable: true });
        target?.dispatchEvent(event);
        return event.defaultPrevented;
      });
    },
    [dragged, steps, selector] as const,
  );
}

/** Which files went where; a script's own files have no path, and the bridge leaves them out. */
async function taken(page: Page): Promise<readonly unknown[]> {
  return page.evaluate(() =>
    globalThis.gallery
      .still()
      .sent.filter(({ name }) => name === 'takeFiles')
      .map(({ input: [files, target] }) => [(files as readonly File[]).map(({ name }) => name), target]),
  );
}

const over = ['dragenter', 'dragover'];

test('files over the window are counted, and become a new fax where they are let go', async ({ gallery }) => {
  const page = await gallery.show('main', 'calls.list');
  await drag(page, { files: ['a.pdf', 'b.png', 'c.txt'] }, over);
  await expect(page.getByText('Drop to fax 3 files')).toBeVisible();
  await drag(page, { files: ['a.pdf', 'b.png', 'c.txt'] }, ['drop']);
  await expect(page.getByText('Drop to fax 3 files')).toBeHidden();
  expect(await taken(page)).toEqual([[['a.pdf', 'b.png', 'c.txt'], { kind: 'new' }]]);
});

test('files that are dragged away again are not taken', async ({ gallery }) => {
  const page = await gallery.show('main', 'calls.list');
  await drag(page, { files: ['a.pdf'] }, over);
  await expect(page.getByText('Drop to fax 1 file', { exact: true })).toBeVisible();
  await drag(page, { files: ['a.pdf'] }, ['dragleave']);
  await expect(page.getByText('Drop to fax 1 file', { exact: true })).toBeHidden();
  expect(await taken(page)).toEqual([]);
});

test('files go to what is open: this fax, this person, this call', async ({ gallery }) => {
  const cases = [
    ['main', 'compose.ready', 'Drop to add 1 file', { kind: 'draft', draftId: 'draft-1' }],
    [
      'main',
      'contacts.person',
      'Drop to fax 1 file to this person',
      { kind: 'person', personId: 'personal:Ada Lovelace' },
    ],
  ] as const;
  for (const [screen, state, words, target] of cases) {
    const page = await gallery.show(screen, state);
    await drag(page, { files: ['a.pdf'] }, over);
    await expect(page.getByText(words)).toBeVisible();
    await drag(page, { files: ['a.pdf'] }, ['drop']);
    expect(await taken(page)).toEqual([[['a.pdf'], target]]);
  }
  const page = await gallery.show('card', 'ring.known');
  await drag(page, { files: ['a.pdf'] }, over, '.card-window');
  await expect(page.getByText('Drop to fax 1 file to this caller')).toBeVisible();
  await drag(page, { files: ['a.pdf'] }, ['drop'], '.card-window');
  expect(await taken(page)).toMatchObject([[['a.pdf'], { kind: 'call' }]]);
});

test('[F20] text and links that are dropped are ignored, and lead the window nowhere', async ({
  gallery,
}) => {
  const page = await gallery.show('main', 'compose.ready');
  for (const dragged of [{ text: 'some words' }, { text: 'x', link: 'https://example.com/' }]) {
    expect(await drag(page, dragged, [...over, 'drop'])).toEqual([false, true, true]);
    await expect(page.locator('.drop-layer')).toHaveCount(0);
  }
  expect(await taken(page)).toEqual([]);
  expect(await drag(page, { text: 'some words' }, ['dragover', 'drop'], 'textarea')).toEqual([false, false]);
});

test('who may not fax is told so while files hang over the window', async ({ gallery }) => {
  const page = await gallery.show('main', 'compose.notAllowed');
  await drag(page, { files: ['a.pdf'] }, over);
  await expect(page.getByText('Faxes are not part of this account').first()).toBeVisible();
  await drag(page, { files: ['a.pdf'] }, ['drop']);
  expect(await taken(page)).toEqual([]);
});
