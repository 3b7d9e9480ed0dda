import { expect, test } from '@playwright/test';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { answerDialog } from '../../support/launch-app.ts';
import { startAgain } from '../../support/start-again.ts';
import { pdfOf, pngOf } from '../../support/written-documents.ts';
import { beginJourney, type Journey, stateOf } from './journey-fixture.ts';

let folder: string;
let journey: Journey;

test.beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ways-in-'));
  await mkdir(path.join(folder, 'printed'));
  journey = await beginJourney({ settings: { fax: { watchedFolder: path.join(folder, 'printed') } } });
});

test.afterAll(async () => {
  await journey.close();
  await rm(folder, { recursive: true, force: true });
});

async function fileWith(name: string, bytes: Uint8Array): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, bytes);
  return file;
}

/** Of the newest draft: each file with what became of it. */
async function newestFiles(): Promise<readonly string[]> {
  const { faxes } = await stateOf(journey.page);
  return (faxes.drafts[0]?.files ?? []).map(({ name, state }) =>
    [name, state.status, state.status === 'ready' ? state.pages : ''].join(' '),
  );
}

test('files come by the picker, a pasted picture as one of ours', async () => {
  const { page, app } = journey;
  await page.keyboard.press('Control+Shift+F');
  const picked = [
    await fileWith('picked.log', Buffer.from('one line')),
    await fileWith('offer.exe', Buffer.from('MZ')),
  ];
  await answerDialog(app, 'showOpenDialog', { canceled: false, filePaths: picked });
  await page.getByRole('button', { name: 'Choose files…' }).click();
  await expect.poll(newestFiles, { timeout: 30_000 }).toEqual(['picked.log ready ', 'offer.exe refused ']);

  await app.evaluate(
    async ({ clipboard, ClipboardItem }, bytes) => {
      const picture = new Blob([new Uint8Array(bytes)], { type: 'image/png' });
      await clipboard.write([new ClipboardItem({ 'image/png': picture })]);
    },
    [...pngOf(30, 20)],
  );
  const draftId = (await stateOf(page)).faxes.drafts[0]?.id ?? '';
  await page.evaluate((id) => window.companion.send.pasteIntoFax(id), draftId);
  await expect.poll(async () => (await newestFiles()).at(-1), { timeout: 30_000 }).toMatch(/\.png ready 1$/);
});

test('a second start with files opens them as a draft, and sends nothing', async () => {
  const { userData, page, simulator } = journey;
  const file = await fileWith('-typed.pdf', pdfOf(2));
  const before = simulator.world.faxes.truth().length;
  expect(await startAgain(userData, ['fax', '--to', '+12125550100', '--', file])).toBe(0);
  await expect.poll(newestFiles, { timeout: 30_000 }).toEqual(['-typed.pdf ready 2']);
  expect((await stateOf(page)).faxes.drafts[0]?.recipients.map(({ number }) => number?.e164)).toEqual([
    '+12125550100',
  ]);
  expect(await startAgain(userData, ['--', `file://${file}`])).toBe(0);
  await expect
    .poll(async () => (await stateOf(page)).faxes.drafts[0]?.recipients.length, { timeout: 30_000 })
    .toBe(0);
  expect(await newestFiles()).toEqual(['-typed.pdf ready 2']);
  expect(simulator.world.faxes.truth()).toHaveLength(before);
});

test('a file that is printed into the watched folder becomes a draft when it stops growing', async () => {
  await fileWith('printed/printed.pdf', pdfOf(3));
  await expect.poll(newestFiles, { timeout: 60_000 }).toContain('printed.pdf ready 3');
});
