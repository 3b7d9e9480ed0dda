import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FaxDraft, FaxItem } from '../../src/shared/fax.ts';
import { createPlatformClock } from '../support/platform-clock.ts';
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
