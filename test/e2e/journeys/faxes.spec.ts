import { expect, type Page, test } from '@playwright/test';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { demoOptions } from '../../../src/simulator/world/world.ts';
import { answerDialog } from '../../support/launch-app.ts';
import { numberedPdf } from '../../support/pdf-builder.ts';
import { beginJourney, type Journey, stateOf } from './journey-fixture.ts';

const clinic = '+14155550188';
const busy = '+14155550180';

/** A fax takes seconds instead of minutes. */
const quick = {
  worldOptions: { ...demoOptions, faxTimes: { render: [0, 1], queue: [0, 1], page: [1, 1] } },
} as const;

let folder: string;

test.beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'faxes-'));
});

test.afterAll(() => rm(folder, { recursive: true, force: true }));

async function openFaxes(page: Page): Promise<void> {
  await page.keyboard.press('Control+2');
  await expect(page.getByRole('heading', { name: 'Faxes', level: 1 })).toBeVisible();
}

/** As a person does it: number, file, Send. */
async function sendFax({ app, page }: Journey, numbers: readonly string[], pages: number): Promise<void> {
  const file = path.join(folder, `order-${pages}.pdf`);
  await writeFile(file, numberedPdf(pages));
  await answerDialog(app, 'showOpenDialog', { canceled: false, filePaths: [file] });
  await page.getByRole('button', { name: 'New fax' }).click();
  const to = page.getByRole('combobox', { name: 'To' });
  for (const number of numbers) {
    await to.fill(number);
    await to.press('Enter');
  }
  await page.getByRole('button', { name: 'Choose files…' }).click();
  await expect(page.getByText(`order-${pages}.pdf`).first()).toBeVisible();
  await page.getByRole('button', { name: `Send to ${numbers.length}` }).click();
}

test('a fax comes in, is read, and is saved as it came', async () => {
  const journey = await beginJourney();
  const { page, simulator, me, app } = journey;
  const { faxes, messages } = simulator.world;
  await openFaxes(page);
  await expect(page.getByRole('option', { name: /Bay Clinic|555-0188/ }).first()).toBeVisible();
  const before = (await stateOf(page)).faxes.unread;
  const document = numberedPdf(3);
  const { id } = faxes.receive({ extensionId: me, from: clinic, fromName: 'Bay Clinic', document });
  const row = page.getByRole('option', { name: /^Unread/ }).first();
  await expect.poll(async () => (await stateOf(page)).faxes.unread, { timeout: 20_000 }).toBe(before + 1);
  await expect(row).toContainText('3 pages');
  await row.click();
  await expect(page.locator('.viewer-pages .sheet[data-status=drawn]').first()).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Page' })).toHaveValue('1');
  // Read here is read everywhere.
  await expect.poll(() => messages.find(me, id)?.readStatus, { timeout: 20_000 }).toBe('Read');
  const file = path.join(folder, 'saved.pdf');
  await answerDialog(app, 'showSaveDialog', { canceled: false, filePath: file });
  await page.getByRole('button', { name: 'Save…' }).click();
  await expect
    .poll(() =>
      readFile(file).then(
        (bytes) => bytes.equals(Buffer.from(document)),
        () => false,
      ),
    )
    .toBe(true);
  await journey.close();
});

test('a fax that reached only some is sent again to the others, and to nobody else', async () => {
  test.setTimeout(180_000);
  const journey = await beginJourney({ simulator: quick });
  const { page, simulator } = journey;
  await openFaxes(page);
  await sendFax(journey, [clinic, busy], 2);
  const reached = page.getByRole('list', { name: 'Recipients' });
  await expect(reached).toContainText('The line was busy.', { timeout: 60_000 });
  await expect(page.getByRole('heading', { name: 'Sent to 1 of 2' })).toBeVisible();
  simulator.world.faxes.plan({ outcome: 'sent' }, { to: busy });
  await page.getByRole('button', { name: 'Resend to 1' }).click();
  await expect(page.getByRole('heading', { name: /^Sent to 1 · / })).toBeVisible({ timeout: 60_000 });
  const all = simulator.world.faxes.truth().filter(({ direction }) => direction === 'Outbound');
  const numbers = all.slice(-2).map(({ recipients }) => recipients.map(({ phoneNumber }) => phoneNumber));
  expect(numbers).toEqual([[clinic, busy], [busy]]);
  await journey.close();
});

test('an answer that is lost is looked for, and the fax goes out once', async () => {
  test.setTimeout(180_000);
  const journey = await beginJourney({ simulator: quick });
  // The first look comes too early; the second finds it.
  journey.simulator.world.faxes.changeTimes({ shown: [8, 8] });
  const { page, simulator } = journey;
  await openFaxes(page);
  const sentBefore = simulator.world.faxes.truth().length;
  simulator.faults.on('rest-done-500', { path: '/fax', method: 'POST', count: 1 });
  await sendFax(journey, [clinic], 1);
  await expect(page.getByRole('heading', { name: 'Looking whether this went out' })).toBeVisible({
    timeout: 20_000,
  });
  await expect(page.getByRole('heading', { name: /^Sent to 1 · / })).toBeVisible({ timeout: 90_000 });
  expect(simulator.world.faxes.truth()).toHaveLength(sentBefore + 1);
  await journey.close();
});

test('where nobody can know whether it went out, the person is asked, and decides', async () => {
  // It is looked for at 5, 30 and 150 seconds, and asked about after 185: this test takes as long as the person waits.
  test.setTimeout(420_000);
  const journey = await beginJourney({ simulator: quick });
  const { page, simulator } = journey;
  const { faxes } = simulator.world;
  await openFaxes(page);
  const sentBefore = faxes.truth().length;
  simulator.faults.on('rest-500', { path: '/fax', method: 'POST', count: 1 });
  await sendFax(journey, [clinic], 1);
  const question = page.getByRole('region', { name: 'We cannot tell whether this went out.' });
  await expect(question).toBeVisible({ timeout: 240_000 });
  await expect(page.getByRole('option', { name: /Needs your answer/ })).toBeVisible();
  expect(faxes.truth()).toHaveLength(sentBefore);
  // A list that comes at once would put the question again before the test has looked.
  const quickAgain = simulator.faults.on('rest-slow', { path: '/message-store', ms: 3_000 });
  await question.getByRole('button', { name: 'Check again' }).click();
  await expect(question).toBeHidden();
  quickAgain();
  await expect(question).toBeVisible({ timeout: 60_000 });
  await question.getByRole('button', { name: 'Send again' }).click();
  await expect(page.getByRole('heading', { name: /^Sent to 1 · / })).toBeVisible({ timeout: 60_000 });
  expect(faxes.truth()).toHaveLength(sentBefore + 1);
  await journey.close();
});
