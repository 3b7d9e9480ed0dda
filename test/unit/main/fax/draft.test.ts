import { describe, expect, it } from 'vitest';
import { changeDraft } from '../../../../src/main/fax/change-draft.ts';
import { type Draft, viewDraft } from '../../../../src/main/fax/draft.ts';
import { addRecipients } from '../../../../src/main/fax/recipients.ts';
import type { FaxDraftChange } from '../../../../src/shared/fax-draft.ts';
import { draftWith, fileWith, recipientGround } from './fax-fixture.ts';

const now = Date.parse('2026-09-14T10:00:00Z');
const ground = recipientGround();
const to = (text: string): Draft['recipients'] => addRecipients([], text, ground);
const good = draftWith({ recipients: to('+14155550188'), files: [fileWith()] });
const view = (different: Partial<Draft>, allowed = true) =>
  viewDraft({ ...good, ...different }, { now, allowed });
const hour = 3_600_000;

describe('what is in the way of a draft', () => {
  it.each<readonly [string, Partial<Draft>, string | undefined]>([
    ['nothing', {}, undefined],
    ['nobody to send it to', { recipients: [] }, 'no-recipient'],
    ['a recipient that is no number', { recipients: to('+14155550188, somebody') }, 'recipient-problem'],
    ['no file', { files: [] }, 'no-file'],
    ['nothing where a fax of the platform is forwarded', { files: [], forwards: '2391431005' }, undefined],
    ['a file that is still read', { files: [fileWith({ state: { status: 'reading' } })] }, 'file-reading'],
    [
      'a file that was refused',
      { files: [fileWith({ state: { status: 'refused', why: 'password', detail: undefined } })] },
      'file-problem',
    ],
    [
      '[F11] a file that changed since',
      { files: [fileWith({ state: { status: 'changed' } })] },
      'file-problem',
    ],
    ['a file that was moved', { files: [fileWith({ state: { status: 'moved' } })] }, 'file-problem'],
    ['a file of which no page is left', { files: [fileWith({ pages: [] })] }, 'file-problem'],
    [
      '[F02] more than 50 MB together',
      { files: Array.from({ length: 10 }, (_, at) => fileWith({ id: `f-${String(at)}`, bytes: 6e6 })) },
      'too-large',
    ],
    [
      '[F04] more than 200 pages together',
      { files: [fileWith({ state: { status: 'ready', pages: 201 } })] },
      'too-many-pages',
    ],
    [
      'nothing where enough pages were left out',
      { files: [fileWith({ state: { status: 'ready', pages: 201 }, pages: [{ index: 0, turn: 0 }] })] },
      undefined,
    ],
    ['[F24] a time that is past', { sendAt: now - 1 }, 'time-past'],
    ['[F24] a time in two years', { sendAt: now + 2 * 365 * 24 * hour }, 'time-too-far'],
    ['nothing where the time is to come', { sendAt: now + hour }, undefined],
  ])('is %s', (_what, different, expected) => {
    expect(view(different).obstacle).toBe(expected);
  });

  it('is first of all that this account may not fax', () => {
    expect(view({ recipients: [] }, false).obstacle).toBe('not-allowed');
  });
});

describe('what the person should know first', () => {
  const eleven = Array.from({ length: 11 }, (_, at) => `+141555501${String(10 + at)}`).join(',');
  it.each<readonly [string, Partial<Draft>, readonly string[]]>([
    ['nothing', {}, []],
    ['more than ten recipients', { recipients: to(eleven) }, ['many-recipients']],
    [
      'more than fifty pages',
      { files: [fileWith({ state: { status: 'ready', pages: 51 } })] },
      ['many-pages'],
    ],
    ['a number abroad', { recipients: to('+442075550123') }, ['international']],
    ['a message on a cover that is off', { coverIndex: 0, coverText: 'See inside' }, ['text-without-cover']],
    ['[F19] the same file twice', { files: [fileWith(), fileWith({ id: 'f-2' })] }, ['same-file']],
    ['nothing where both are meant', { files: [fileWith(), fileWith({ id: 'f-2', isMeant: true })] }, []],
  ])('is %s', (_what, different, expected) => {
    expect(view(different).concerns).toEqual(expected);
  });

  it('pages are not counted where one file’s are unknown', () => {
    const unknown = fileWith({ id: 'f-2', hash: 'bb', state: { status: 'ready', pages: undefined } });
    expect(view({ files: [fileWith()] }).pages).toBe(4);
    expect(view({ files: [fileWith(), unknown] }).pages).toBeUndefined();
  });
});

describe('a change', () => {
  const three = draftWith({ files: ['a', 'b', 'c'].map((id) => fileWith({ id, hash: id })) });
  const names = (draft: Draft): string => draft.files.map(({ id }) => id).join('');

  it.each<readonly [string, number, string]>([
    ['a', 2, 'bca'],
    ['c', 0, 'cab'],
    ['b', 99, 'acb'],
    ['nobody', 0, 'abc'],
  ])('moves file %s to place %i', (fileId, place, expected) => {
    expect(names(changeDraft(three, { kind: 'move-file', fileId, place }, ground))).toBe(expected);
  });

  it('of pages keeps only those that the file has', () => {
    const pages = [
      { index: 3, turn: 90 as const },
      { index: 4, turn: 0 as const },
    ];
    const after = changeDraft(good, { kind: 'set-pages', fileId: 'f-1', pages }, ground);
    expect(after.files[0]?.pages).toEqual([{ index: 3, turn: 90 }]);
  });

  it('to all pages as they are is no change: the file goes byte for byte', () => {
    const pages = [0, 1, 2, 3].map((index) => ({ index, turn: 0 as const }));
    const turned = changeDraft(
      good,
      { kind: 'set-pages', fileId: 'f-1', pages: [{ index: 0, turn: 180 }] },
      ground,
    );
    const back = changeDraft(turned, { kind: 'set-pages', fileId: 'f-1', pages }, ground);
    expect(back.files[0]?.pages).toBeUndefined();
  });

  it('of pages means nothing to a file whose pages nobody can change', () => {
    const draft = draftWith({ files: [fileWith({ canEdit: false })] });
    expect(changeDraft(draft, { kind: 'set-pages', fileId: 'f-1', pages: [] }, ground)).toEqual(draft);
  });

  it('[F23] cuts the cover text at its limit, between two characters, and leaves control characters out', () => {
    const set = (text: string): string =>
      changeDraft(good, { kind: 'set-cover-text', text }, ground).coverText;
    expect(set('one\r\ntwo\u0000\u001b[31m')).toBe('one\ntwo[31m');
    expect(set('x'.repeat(5000))).toHaveLength(1024);
    expect(set(`${'x'.repeat(1023)}😀`)).toBe('x'.repeat(1023));
  });

  it.each<FaxDraftChange>([
    { kind: 'remove-recipient', recipientId: 'nobody' },
    { kind: 'remove-file', fileId: 'nobody' },
    { kind: 'keep-file', fileId: 'nobody' },
  ])('to what is not there changes nothing: $kind', (change) => {
    expect(changeDraft(good, change, ground)).toEqual(good);
  });
});
