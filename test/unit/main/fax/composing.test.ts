import { beforeEach, describe, expect, it } from 'vitest';
import type { CopyOutcome, DocumentCopy } from '../../../../src/main/documents/documents-port.ts';
import { type Composing, createComposing } from '../../../../src/main/fax/composing.ts';
import { createDrafts, type Drafts } from '../../../../src/main/fax/drafts.ts';
import type { FaxContent } from '../../../../src/main/storage/outbox-row.ts';
import { createWords } from '../../../../src/main/words.ts';
import type { FaxDraft, FilesTarget } from '../../../../src/shared/fax-draft.ts';
import { createStillClock } from '../../../support/still-clock.ts';
import { silentLog } from '../../../support/platform-fixture.ts';
import { type PlayedFiles, playedFiles, recipientGround } from './fax-fixture.ts';

const now = Date.parse('2026-09-14T10:00:00Z');
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const copyOf = (name: string): DocumentCopy => ({
  ...{ path: `/outbox/0.pdf`, name, shownName: name, kind: 'pdf', contentType: 'application/pdf' },
  ...{ size: 212_000, hash: 'aa', pages: 4 },
});

let files: PlayedFiles;
let drafts: Drafts;
let composing: Composing;
let added: { readonly id: string; readonly content: FaxContent }[];
let opened: unknown[];
let problems: string[];
let removed: string[];
let outcome: () => Promise<CopyOutcome>;
let chosen: readonly string[];
let pasted: { files: readonly string[]; picture: Uint8Array | undefined };

function numberOf(target: FilesTarget): string | undefined {
  return target.kind === 'person' ? '+14155550188' : undefined;
}

beforeEach(() => {
  files = playedFiles();
  files.lay('/a.pdf', { hash: 'aa' });
  [added, opened, problems, removed, chosen] = [[], [], [], [], []];
  pasted = { files: [], picture: undefined };
  outcome = () => Promise.resolve({ status: 'copied', copy: copyOf('a.pdf') });
  let count = 0;
  drafts = createDrafts({
    ...{ clock: createStillClock(now), files, parse: () => undefined, recipients: recipientGround() },
    ...{ identify: () => undefined, resolution: () => 'High', allowed: () => true, changed: () => undefined },
    chance: { uuid: () => `d-${String((count += 1))}` },
  });
  composing = createComposing({
    ...{ drafts, i18n: createWords('en'), log: silentLog, numberOf },
    documents: {
      prepare: () => undefined,
      take: (paths) => ({
        files: paths.slice(0, 20).map((path) => files.take(path)),
        leftOut: Math.max(0, paths.length - 20),
      }),
      takeBytes: (_bytes, name) => {
        files.lay(name, { hash: 'picture', pages: 1 });
        return Promise.resolve(files.take(name));
      },
      takeInstead: (id, path) => files.take(path, id),
      copyForSending: () => outcome(),
      removeCopies: (into) => Promise.resolve(void removed.push(into)),
    },
    openMain: (route) => void opened.push(route),
    chooseFiles: () => Promise.resolve(chosen),
    readPasted: () => Promise.resolve(pasted),
    readFax: (faxId) =>
      Promise.resolve(faxId === 'here' ? { kind: 'pdf', bytes: new Uint8Array([1]) } : undefined),
    folderOf: (id) => `/outbox/${id}`,
    from: () => '+16505550119',
    clockOffset: () => 5_000,
    add: (id, content) => void added.push({ id, content }),
    tellProblem: (text) => void problems.push(text),
  });
});

const only = (): FaxDraft => drafts.views()[0]!;

async function readyDraft(): Promise<string> {
  composing.take(['/a.pdf'], { kind: 'new' });
  await settle();
  drafts.change(only().id, { kind: 'add-recipients', text: '+14155550188' });
  return only().id;
}

describe('files', () => {
  it('dropped on the window open the composer with them', async () => {
    composing.take(['/a.pdf'], { kind: 'new' });
    await settle();
    expect(opened).toEqual([{ screen: 'faxes', draftId: 'd-1' }]);
    expect(only().files.map(({ state }) => state.status)).toEqual(['ready']);
  });

  it('dropped on a person are for that person', () => {
    composing.take(['/a.pdf'], { kind: 'person', personId: 'personal:1' });
    expect(only().recipients.map(({ number }) => number?.e164)).toEqual(['+14155550188']);
  });

  it('dropped on a draft join it', () => {
    const draftId = composing.begin({});
    composing.take(['/a.pdf'], { kind: 'draft', draftId });
    expect(drafts.views()).toHaveLength(1);
    expect(only().files).toHaveLength(1);
  });

  it('that were picked join the draft, and none where nothing was picked', async () => {
    const draftId = composing.begin({});
    await composing.choose(draftId);
    expect(only().files).toHaveLength(0);
    chosen = ['/a.pdf'];
    await composing.choose(draftId);
    expect(only().files).toHaveLength(1);
  });

  it('[F20] a pasted picture is a file of ours with a name of ours', async () => {
    const draftId = composing.begin({});
    pasted = { files: [], picture: new Uint8Array([1]) };
    await composing.paste(draftId);
    expect(only().files.map(({ name }) => name)).toEqual(['Pasted picture.png']);
  });
});

describe('a fax that is forwarded', () => {
  it('becomes a file of its own beside other files', async () => {
    const draftId = composing.begin({ forwards: 'here' });
    composing.take(['/a.pdf'], { kind: 'draft', draftId });
    await settle();
    expect(only().forwards).toBeUndefined();
    expect(only().files.map(({ name }) => name)).toEqual(['fax-here.pdf', 'a.pdf']);
  });

  it('takes no other files while its pages are not here, and says so', async () => {
    const draftId = composing.begin({ forwards: 'elsewhere' });
    composing.take(['/a.pdf'], { kind: 'draft', draftId });
    await settle();
    expect(only()).toMatchObject({ forwards: 'elsewhere', files: [] });
    expect(problems).toHaveLength(1);
  });
});

describe('Send', () => {
  it('hands over what was written, under the draft’s own id, and shows it on its way', async () => {
    const id = await readyDraft();
    drafts.change(id, { kind: 'set-time', sendAt: now + 3_600_000 });
    await composing.send(id, []);
    expect(added).toMatchObject([
      {
        id,
        content: {
          ...{ kind: 'fax', from: '+16505550119', resolution: 'High', sendAt: now + 3_605_000 },
          to: [{ e164: '+14155550188' }],
          files: [{ file: '0.pdf', name: 'a.pdf', size: 212_000, hash: 'aa' }],
        },
      },
    ]);
    expect(drafts.views()).toEqual([]);
    expect(opened.at(-1)).toEqual({ screen: 'faxes', box: 'sent', itemId: id });
  });

  it('clicked twice sends once', async () => {
    const id = await readyDraft();
    await Promise.all([composing.send(id, []), composing.send(id, [])]);
    await composing.send(id, []);
    expect(added).toHaveLength(1);
  });

  it('does nothing while something is in the way', async () => {
    const id = composing.begin({ to: '+14155550188' });
    await composing.send(id, []);
    expect(added).toEqual([]);
    expect(only().obstacle).toBe('no-file');
  });

  it('asks first what the person should know, and sends what was confirmed', async () => {
    const id = await readyDraft();
    drafts.change(id, { kind: 'add-recipients', text: '+442075550123' });
    await composing.send(id, []);
    expect(added).toEqual([]);
    await composing.send(id, ['international']);
    expect(added).toHaveLength(1);
  });

  it('[F11] sends nothing where a file is not what was added any more', async () => {
    const id = await readyDraft();
    files.lay('/a.pdf', { hash: 'bb' });
    await composing.send(id, []);
    expect(added).toEqual([]);
    expect(only().files.map(({ state }) => state.status)).toEqual(['changed']);
  });

  it.each<readonly [string, CopyOutcome, string]>([
    ['[F11] changed', { status: 'changed' }, 'changed'],
    ['[F12] went away', { status: 'moved' }, 'moved'],
    ['[F14] cannot be read', { status: 'refused', why: 'not-readable' }, 'refused'],
  ])('sends nothing where a file %s while it was copied, and says which', async (_what, why, state) => {
    const id = await readyDraft();
    outcome = () => Promise.resolve(why);
    await composing.send(id, []);
    expect(added).toEqual([]);
    expect(only().files.map((file) => file.state.status)).toEqual([state]);
    expect(removed).toEqual([`/outbox/${id}`]);
  });

  it('[F26] says how much has to become free where the disk is full, and keeps the draft', async () => {
    const id = await readyDraft();
    outcome = () => Promise.resolve({ status: 'disk-full', missing: 12_300_000 });
    await composing.send(id, []);
    expect(problems).toEqual([expect.stringContaining('Free 13 MB')]);
    expect(only().obstacle).toBeUndefined();
    outcome = () => Promise.resolve({ status: 'copied', copy: copyOf('a.pdf') });
    await composing.send(id, []);
    expect(added).toHaveLength(1);
  });

  it('sends nothing where the person changed something while files were copied', async () => {
    const id = await readyDraft();
    outcome = () => {
      drafts.change(id, { kind: 'set-cover-text', text: 'Wait' });
      return Promise.resolve({ status: 'copied', copy: copyOf('a.pdf') });
    };
    await composing.send(id, []);
    expect(added).toEqual([]);
    expect(problems).toHaveLength(1);
  });
});
