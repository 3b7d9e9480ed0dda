import { beforeEach, describe, expect, it } from 'vitest';
import { createDrafts, type Drafts } from '../../../../src/main/fax/drafts.ts';
import type { DraftShelf } from '../../../../src/main/fax/ports.ts';
import { parseFaxDraft } from '../../../../src/main/storage/fax-draft-schema.ts';
import type { FaxDraft } from '../../../../src/shared/fax-draft.ts';
import { createStillClock, type StillClock } from '../../../support/still-clock.ts';
import { type PlayedFiles, playedFiles, recipientGround } from './fax-fixture.ts';

type Shelf = DraftShelf & {
  readonly kept: Map<string, { content: string; savedAt: number }>;
  isFull: boolean;
};

let clock: StillClock;
let files: PlayedFiles;
let shelf: Shelf;
let drafts: Drafts;

function shelfInMemory(): Shelf {
  const kept = new Map<string, { content: string; savedAt: number }>();
  return {
    kept,
    isFull: false,
    all: () => [...kept].map(([id, row]) => ({ id, ...row })),
    put(id, content) {
      if (this.isFull) return false;
      kept.set(id, { content, savedAt: clock.now() });
      return true;
    },
    drop: (id) => void kept.delete(id),
  };
}

function open(): Drafts {
  let count = 0;
  const made = createDrafts({
    ...{ clock, files, parse: parseFaxDraft, identify: () => undefined, recipients: recipientGround() },
    chance: { uuid: () => `d-${String((count += 1))}-${String(clock.elapsed())}` },
    resolution: () => 'High',
    allowed: () => true,
    changed: () => undefined,
  });
  made.follow(shelf);
  return made;
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const only = (): FaxDraft => drafts.views()[0]!;
const states = (): readonly string[] => only().files.map(({ state }) => state.status);

beforeEach(() => {
  clock = createStillClock(Date.parse('2026-09-14T10:00:00Z'));
  files = playedFiles();
  shelf = shelfInMemory();
  drafts = open();
});

describe('a draft', () => {
  it('comes back after a restart as it was', async () => {
    files.lay('/home/ada/referral.pdf', { hash: 'aa' });
    const id = drafts.begin({ to: '+14155550188' });
    void drafts.addFiles(id, [files.take('/home/ada/referral.pdf')], 0);
    await settle();
    drafts.change(id, { kind: 'set-cover-text', text: 'Please sign' });
    drafts.change(id, { kind: 'set-cover', coverIndex: 7 });
    drafts.change(id, { kind: 'set-pages', fileId: only().files[0]!.id, pages: [{ index: 2, turn: 90 }] });
    drafts.close();
    files.restart();
    drafts = open();
    await settle();
    expect(only()).toMatchObject({
      ...{ id, coverText: 'Please sign', coverIndex: 7, pages: 1, obstacle: undefined },
      recipients: [{ number: { e164: '+14155550188' } }],
      files: [
        { name: 'referral.pdf', state: { status: 'ready', pages: 4 }, pages: [{ index: 2, turn: 90 }] },
      ],
    });
  });

  it('comes back with what was typed for each number', async () => {
    const id = drafts.begin({});
    drafts.change(id, { kind: 'add-recipients', text: '(415) 555-0188' });
    await settle();
    drafts.close();
    drafts = open();
    await settle();
    expect(only().recipients).toMatchObject([{ text: '(415) 555-0188', number: { e164: '+14155550188' } }]);
  });

  it('stands on the disk soon after each change, and says when', () => {
    const id = drafts.begin({});
    drafts.change(id, { kind: 'set-cover-text', text: 'a' });
    drafts.change(id, { kind: 'set-cover-text', text: 'ab' });
    clock.pass(400);
    expect(parseFaxDraft(shelf.kept.get(id)!.content)?.coverText).toBe('ab');
    expect(only().savedAt).toBe(clock.now());
  });

  it('[F26] that the disk does not take stays here, and does not say that it was saved', () => {
    const id = drafts.begin({ to: '+14155550188' });
    shelf.isFull = true;
    drafts.change(id, { kind: 'set-cover-text', text: 'a' });
    clock.pass(400);
    expect(only()).toMatchObject({ coverText: 'a', savedAt: undefined });
    shelf.isFull = false;
    drafts.change(id, { kind: 'set-cover-text', text: 'ab' });
    clock.pass(400);
    expect(only().savedAt).toBe(clock.now());
  });

  it('put away at sign-out keeps its files: a pasted picture is removed with its draft alone', async () => {
    files.lay('/home/ada/pasted.png', { hash: 'aa' });
    const id = drafts.begin({});
    void drafts.addFiles(id, [files.take('/home/ada/pasted.png')], 0);
    await settle();
    clock.pass(400);
    drafts.forget();
    expect(files.forgotten()).toEqual([]);
    drafts.follow(shelf);
    await settle();
    expect(states()).toEqual(['ready']);
    drafts.gone(only().id);
    expect(files.forgotten()).toHaveLength(1);
  });

  it('that is damaged on the disk costs only itself', () => {
    drafts.begin({ to: '+14155550188' });
    shelf.kept.set('bad', { content: '{"recipients":1}', savedAt: 1 });
    drafts.close();
    drafts = open();
    expect(drafts.views()).toHaveLength(1);
  });

  it('discarded by mistake is brought back within ten seconds', () => {
    const id = drafts.begin({ to: '+14155550188' });
    expect(drafts.discard(id)).toBe(clock.now() + 10_000);
    expect(shelf.kept.size).toBe(0);
    drafts.restore(id);
    expect(only().recipients).toHaveLength(1);
    expect(shelf.kept.size).toBe(1);
  });

  it('discarded for good lets go of its files', async () => {
    files.lay('/home/ada/referral.pdf', { hash: 'aa' });
    const id = drafts.begin({});
    void drafts.addFiles(id, [files.take('/home/ada/referral.pdf')], 0);
    await settle();
    drafts.discard(id);
    expect(files.forgotten()).toEqual([]);
    clock.pass(10_000);
    expect(files.forgotten()).toHaveLength(1);
    drafts.restore(id);
    expect(drafts.views()).toEqual([]);
  });

  it('with nothing in it is discarded without a word', () => {
    expect(drafts.discard(drafts.begin({}))).toBeUndefined();
    expect(drafts.discarded()).toBeUndefined();
  });
});

describe('files of a draft', () => {
  it('[F18] are fifty at most, and the number of the others is told', async () => {
    const id = drafts.begin({});
    for (let drop = 0; drop < 3; drop += 1) {
      const taken = Array.from({ length: 20 }, (_, at) =>
        files.take(`/many/${String(drop)}-${String(at)}.pdf`),
      );
      void drafts.addFiles(id, taken, 9_980);
    }
    await settle();
    expect(only().leftOut).toBe(9_990);
    expect(only().files).toHaveLength(50);
    expect(files.forgotten()).toHaveLength(10);
  });

  it('[F11] that changed since they were added say so, and are taken as they are now when the person says so', async () => {
    files.lay('/a.pdf', { hash: 'aa' });
    const id = drafts.begin({ to: '+14155550188' });
    void drafts.addFiles(id, [files.take('/a.pdf')], 0);
    await settle();
    files.lay('/a.pdf', { hash: 'bb', pages: 9 });
    await drafts.checkFiles(id);
    expect(states()).toEqual(['changed']);
    expect(only().obstacle).toBe('file-problem');
    drafts.change(id, { kind: 'take-changed-file', fileId: only().files[0]!.id });
    await settle();
    expect(only()).toMatchObject({ pages: 9, obstacle: undefined });
  });

  it('[F11] that changed while the app was closed say so after the start, however often it starts', async () => {
    files.lay('/a.pdf', { hash: 'aa' });
    const id = drafts.begin({});
    void drafts.addFiles(id, [files.take('/a.pdf')], 0);
    await settle();
    files.lay('/a.pdf', { hash: 'bb' });
    for (let start = 0; start < 2; start += 1) {
      drafts.close();
      files.restart();
      drafts = open();
      await settle();
      clock.pass(400);
      expect(states()).toEqual(['changed']);
    }
  });

  it('that were moved are found where the person shows them', async () => {
    files.lay('/a.pdf', { hash: 'aa' });
    const id = drafts.begin({});
    void drafts.addFiles(id, [files.take('/a.pdf')], 0);
    await settle();
    files.lay('/a.pdf', undefined);
    await drafts.checkFiles(id);
    expect(states()).toEqual(['moved']);
    files.lay('/b.pdf', { hash: 'bb' });
    drafts.replaceFile(id, files.take('/b.pdf', only().files[0]!.id));
    await settle();
    expect(only().files.map(({ name, state }) => [name, state.status])).toEqual([['b.pdf', 'ready']]);
  });
});
