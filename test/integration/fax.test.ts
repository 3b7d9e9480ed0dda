import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FaxItem } from '../../src/shared/fax.ts';
import type { FaxDraft } from '../../src/shared/fax-draft.ts';
import { createHistories } from '../../src/main/storage/histories.ts';
import { systemFiles } from '../../src/main/storage/history-files.ts';
import { historyMigrations } from '../../src/main/storage/history-schema.ts';
import { findSqlite } from '../../src/main/storage/history-sqlite.ts';
import { createPlatformClock } from '../support/platform-clock.ts';
import { silentLog } from '../support/platform-fixture.ts';
import { realClock } from '../support/real-clock.ts';
import { startTestApp, type TestApp } from '../support/start-test-app.ts';
import { createTestDocuments } from '../support/test-documents.ts';

let ringside: TestApp;
let folder: string;

const text = 'Referral\n\nPlease see the patient named on page two.\n';

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'ringside-fax-'));
  const clock = createPlatformClock();
  // Disks and threads take real time.
  const files = createTestDocuments(realClock, folder);
  ringside = await startTestApp({ clock, outside: () => files });
});

afterEach(async () => {
  await ringside.close();
  await rm(folder, { recursive: true, force: true });
});

const draft = (): FaxDraft | undefined => ringside.state().faxes.drafts[0];
const item = (): FaxItem | undefined => ringside.state().faxes.items[0];
const truth = () => ringside.simulator.world.faxes.truth();

/** How often the platform was asked to send exactly that text. */
const sentCopies = () =>
  truth().filter(({ files }) => files.some(({ content }) => hash(content) === hash(text)));

async function lay(name: string, content = text): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, content);
  return file;
}

async function write(to: string, ...names: readonly string[]): Promise<string> {
  const paths = await Promise.all(names.map((name) => lay(name)));
  const before = ringside.state().faxes.drafts.length;
  await ringside.app.commands.takeFiles(paths, { kind: 'new' });
  await vi.waitFor(() => expect(ringside.state().faxes.drafts.length).toBeGreaterThan(before));
  const { id } = draft()!;
  await ringside.app.commands.changeFaxDraft(id, { kind: 'add-recipients', text: to });
  await filesReady();
  return id;
}

const filesReady = (): Promise<void> =>
  vi.waitFor(() => expect(draft()?.files.map(({ state }) => state.status)).toEqual(['ready']), 20_000);

const hash = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

describe('a fax', () => {
  it('leaves once, byte for byte as it was dropped, and is followed to its last page', async () => {
    const id = await write('+14155550188', 'referral.txt');
    expect(draft()).toMatchObject({ obstacle: undefined, concerns: [] });
    await ringside.app.commands.sendFax(id, []);
    await ringside.until(() => item()?.phase === 'sent', 600_000);
    expect(ringside.state().faxes.drafts).toEqual([]);
    expect(item()).toMatchObject({ id, attempt: 1, files: ['referral.txt'], to: [{ status: 'sent' }] });
    expect(sentCopies()).toHaveLength(1);
    const page = await ringside.app.questions.faxes({ box: 'sent', text: '', from: 0, count: 10 });
    expect(page.rows.map(({ id: faxId }) => faxId)).toContain(item()?.faxId);
  });

  it('waits while there is no line, survives a restart, and leaves once when there is one', async () => {
    const id = await write('+14155550188', 'referral.txt');
    const heal = ringside.simulator.faults.on('network-down');
    await ringside.until(() => ringside.state().connection.phase === 'offline', 300_000);
    await ringside.app.commands.sendFax(id, []);
    await ringside.until(() => item()?.waits === 'offline', 60_000);
    ringside = await ringside.killAndStart();
    await ringside.until(() => item()?.waits === 'offline', 60_000);
    heal();
    await ringside.until(() => item()?.phase === 'sent', 900_000);
    expect(sentCopies()).toHaveLength(1);
  });

  it('that the line swallowed the answer of is found, and not sent again', async () => {
    const id = await write('+14155550188', 'referral.txt');
    ringside.simulator.faults.on('reset-after-request', { path: '/fax', count: 1 });
    await ringside.app.commands.sendFax(id, []);
    await ringside.until(() => item()?.phase === 'sent', 900_000);
    expect(sentCopies()).toHaveLength(1);
  });
});

describe('a draft', () => {
  it('is there again after a sign-out and the next sign-in, with its files', async () => {
    await write('+14155550188', 'referral.txt');
    void ringside.app.commands.signOut();
    await ringside.until(() => ringside.state().signIn.phase === 'signed-out');
    expect(ringside.state().faxes.drafts).toEqual([]);
    await ringside.signIn();
    await filesReady();
    expect(draft()).toMatchObject({ recipients: [{ number: { e164: '+14155550188' } }] });
  });
});

/** Written, sent, and over as the platform is told to end it. */
async function sendTo(number: string): Promise<FaxItem> {
  const id = await write(number, 'referral.txt');
  await ringside.app.commands.sendFax(id, []);
  const isOver = ({ phase }: FaxItem): boolean => ['sent', 'partly', 'failed'].includes(phase);
  await ringside.until(
    () => ringside.state().faxes.items.some((one) => one.id === id && isOver(one)),
    900_000,
  );
  return ringside.state().faxes.items.find((one) => one.id === id)!;
}

const newest = (): FaxItem => ringside.state().faxes.items[0]!;

describe('a fax that did not reach everybody', () => {
  it('says whom and why, and goes to those again without another upload', async () => {
    const plan = { outcome: 'LineBusy' } as const;
    ringside.simulator.world.faxes.plan(plan, { to: '+14155550177', times: 1 });
    const first = await sendTo('+14155550177, +14155550178');
    expect(first.phase).toBe('partly');
    expect(first.to.map(({ status, errorCode }) => [status, errorCode])).toEqual([
      ['failed', 'LineBusy'],
      ['sent', undefined],
    ]);
    const uploads = sentCopies().length;
    await ringside.app.commands.resendFax(first.faxId!);
    await ringside.app.commands.resendFax(first.faxId!);
    await ringside.until(() => newest().id !== first.id && newest().phase === 'sent', 900_000);
    expect(newest().to.map(({ number }) => number?.e164)).toEqual(['+14155550177']);
    expect(truth().filter(({ id }) => String(id) === newest().faxId)).toHaveLength(1);
    expect(ringside.state().faxes.items).toHaveLength(2);
    expect(ringside.sent.filter((request) => request.endsWith('/fax'))).toHaveLength(2);
    expect(uploads).toBe(1);
  });
});

describe('where the platform sends nothing again', () => {
  it('the kept copies go instead, to those whom it did not reach', async () => {
    ringside.simulator.world.changeQuirks({ faxResendRefused: true });
    ringside.simulator.world.faxes.plan({ outcome: 'NoAnswer' }, { to: '+14155550177', times: 1 });
    const first = await sendTo('+14155550177');
    expect(first.phase).toBe('failed');
    void ringside.app.commands.resendFax(first.faxId!);
    await vi.waitFor(() => expect(ringside.state().faxes.items).toHaveLength(2), 20_000);
    await ringside.until(() => newest().phase === 'sent', 900_000);
    expect(sentCopies()).toHaveLength(2);
  });
});

describe('a fax for later', () => {
  const later = 3_600_000;

  async function schedule(): Promise<FaxItem> {
    const id = await write('+14155550188', 'referral.txt');
    await ringside.app.commands.changeFaxDraft(id, {
      kind: 'set-time',
      sendAt: ringside.clock.now() + later,
    });
    await ringside.app.commands.sendFax(id, []);
    await ringside.until(() => item()?.phase === 'scheduled', 60_000);
    return item()!;
  }

  it('waits at the platform, is listed as scheduled, and goes at its time', async () => {
    await schedule();
    const page = await ringside.app.questions.faxes({ box: 'scheduled', text: '', from: 0, count: 10 });
    expect(page.total).toBe(1);
    await ringside.run(later);
    await ringside.until(() => item()?.phase === 'sent', 900_000);
    expect(sentCopies()).toHaveLength(1);
  });

  it('that is cancelled never goes', async () => {
    const { faxId } = await schedule();
    void ringside.app.commands.cancelScheduledFax(faxId!);
    await ringside.run(later * 2);
    const [fax] = sentCopies();
    expect(fax?.cancelledAt).toBeDefined();
    expect(fax?.recipients.map(({ settledAt }) => settledAt)).toEqual([undefined]);
  });

  it('that is sent now goes once, at once', async () => {
    const { faxId } = await schedule();
    void ringside.app.commands.sendScheduledFaxNow(faxId!);
    await vi.waitFor(
      () => expect(ringside.state().faxes.drafts.length + ringside.state().faxes.items.length).toBe(2),
      20_000,
    );
    await ringside.until(() => newest().faxId !== undefined && newest().faxId !== faxId, 60_000);
    await ringside.run(later * 2);
    const sent = sentCopies().filter(({ recipients }) => recipients.some(({ status }) => status === 'Sent'));
    expect(sent).toHaveLength(1);
  });
});

describe('what nobody knows', () => {
  it('is asked about after three minutes, found by looking again, and not sent twice', async () => {
    const { faults } = ringside.simulator;
    faults.on('reset-after-request', { path: '/fax', count: 1 });
    faults.on('message-late', { ms: 8 * 60_000, count: 1 });
    const id = await write('+14155550188', 'referral.txt');
    await ringside.app.commands.sendFax(id, []);
    await ringside.until(() => item()?.phase === 'ask', 400_000);
    await ringside.run(10 * 60_000);
    await ringside.app.commands.answerFax(id, 'check-again');
    await ringside.until(() => item()?.phase === 'sent', 600_000);
    expect(sentCopies()).toHaveLength(1);
  });
});

describe('a second copy that the person asked for', () => {
  it('is sent once more, and the first one is told of when it turns up after all', async () => {
    const { faults } = ringside.simulator;
    faults.on('reset-after-request', { path: '/fax', count: 1 });
    faults.on('message-late', { ms: 9 * 60_000, count: 1 });
    const id = await write('+14155550188', 'referral.txt');
    await ringside.app.commands.sendFax(id, []);
    await ringside.until(() => item()?.phase === 'ask', 400_000);
    await ringside.app.commands.answerFax(id, 'send-again');
    await ringside.until(() => item()?.faxId !== undefined, 120_000);
    expect(ringside.state().problems).toEqual([]);
    await ringside.until(() => item()?.twinFaxId !== undefined, 3_600_000);
    await ringside.until(() => ringside.state().problems.length === 1, 10_000);
    expect(sentCopies()).toHaveLength(2);
  });
});

describe('a received fax', () => {
  it('is told, unread, read here, and read at the platform, too', async () => {
    const { notices } = ringside.desktop;
    ringside.simulator.world.faxes.receive({
      extensionId: ringside.personId,
      from: '+13125550188',
      pages: 3,
    });
    await ringside.until(() => ringside.state().faxes.unread === 1, 120_000);
    expect([...notices.values()].at(-1)?.title).toContain('Fax from');
    const page = await ringside.app.questions.faxes({ box: 'received', text: '312555', from: 0, count: 10 });
    const [row] = page.rows;
    expect(row).toMatchObject({ unread: true, from: { number: { e164: '+13125550188' } } });
    const part = ringside.clock.whileWaiting(
      Promise.resolve(
        ringside.app.questions.documentPart({ document: { kind: 'fax', faxId: row!.id }, from: 0, count: 8 }),
      ),
    );
    expect(Buffer.from(((await part) as { bytes: Uint8Array }).bytes).toString()).toContain('%PDF');
    await ringside.app.commands.setFaxRead(row!.id, true);
    await ringside.until(() => ringside.state().faxes.unread === 0);
    await ringside.until(() =>
      ringside.sent.some((request) => request.startsWith('PUT') && request.endsWith(row!.id)),
    );
  });
});

describe('where nothing can be written down', () => {
  it('[F26] a fax waits for the disk and is not sent, and the person is told why', async () => {
    await ringside.close();
    const history = path.join(folder, 'history');
    await writeFile(history, 'a file where the folder should be');
    const clock = createPlatformClock();
    const parts = { files: systemFiles, migrations: historyMigrations, open: findSqlite() };
    const histories = createHistories({
      ...parts,
      folder: history,
      newId: () => 'the id',
      clock,
      log: silentLog,
    });
    const files = createTestDocuments(realClock, folder);
    ringside = await startTestApp({ clock, outside: () => ({ ...files, histories }) });
    const before = ringside.state().problems.length;
    const id = await write('+14155550188', 'referral.txt');
    await ringside.app.commands.sendFax(id, []);
    await ringside.until(() => item()?.waits === 'disk', 60_000);
    await ringside.run(600_000);
    expect(
      ringside
        .state()
        .problems.map(({ text }) => text)
        .slice(before),
    ).toEqual([expect.stringContaining('Faxes wait here')]);
    expect(sentCopies()).toEqual([]);
  });
});
