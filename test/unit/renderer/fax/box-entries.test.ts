import { describe, expect, test } from 'vitest';
import { boxOf, draftsFor, itemsOnTop } from '../../../../src/renderer/fax/box-entries.ts';
import { entryTitle } from '../../../../src/renderer/fax/entry-title.ts';
import { faxPartyTitle } from '../../../../src/renderer/fax/fax-words.ts';
import { createWords } from '../../../../src/renderer/words.ts';
import type { FaxItem } from '../../../../src/shared/fax.ts';
import type { FaxDraft } from '../../../../src/shared/fax-draft.ts';
import { faxItem, faxParties, receivedFax, sentFax, sentTo } from '../../../support/fax-builders.ts';

const i18n = createWords('en-US');
const none = (): boolean => false;

function onTop(item: Partial<FaxItem>, listed: (faxId: string | undefined) => boolean = none): number {
  return itemsOnTop([faxItem(item)], 'sent', '', listed).length;
}

describe('what stands above the sent faxes', () => {
  test('everything on its way, and what nobody took', () => {
    expect(
      ['waiting', 'uploading', 'unsure', 'ask', 'refused', 'queued'].map((phase) =>
        onTop({ phase: phase as FaxItem['phase'] }),
      ),
    ).toEqual([1, 1, 1, 1, 1, 1]);
  });

  test('a fax that the list has is not shown twice', () => {
    expect(onTop({ phase: 'queued', faxId: '7' }, (faxId) => faxId === '7')).toBe(0);
    expect(onTop({ phase: 'queued', faxId: '8' }, (faxId) => faxId === '7')).toBe(1);
  });

  test('two copies stay on top until the person has hidden it, though the list has both', () => {
    expect(onTop({ phase: 'sent', faxId: '7', twinFaxId: '6' }, () => true)).toBe(1);
    expect(onTop({ phase: 'dropped', twinFaxId: '6' }, () => true)).toBe(1);
  });

  test('what was cancelled or dropped is gone from the lists', () => {
    expect([onTop({ phase: 'cancelled' }), onTop({ phase: 'dropped' })]).toEqual([0, 0]);
  });

  test('one that waits for its time stands under Scheduled, none under Received or Drafts', () => {
    const later = faxItem({ phase: 'scheduled' });
    const boxes = ['received', 'sent', 'drafts', 'scheduled'] as const;
    expect(boxes.map((box) => itemsOnTop([later], box, '', none).length)).toEqual([0, 0, 0, 1]);
  });

  test.each([
    ['mercy', 1],
    ['MERCY clinic', 1],
    ['referral', 1],
    ['555-0188', 1],
    ['(312)', 1],
    ['312 clinic', 1],
    ['museum', 0],
    ['0199', 0],
  ])('a search for “%s” finds %i', (text, count) => {
    expect(itemsOnTop([faxItem()], 'sent', text, none)).toHaveLength(count);
  });
});

const draft: FaxDraft = {
  ...{ id: 'd1', recipients: [], files: [], coverIndex: undefined, coverText: 'the signed order' },
  ...{ resolution: 'High', sendAt: undefined, bytes: 0, pages: 0, concerns: [], obstacle: 'no-file' },
  ...{ validRecipients: 0, leftOut: 0, savedAt: undefined, forwards: undefined },
};

test('drafts are found by their cover text too', () => {
  expect(draftsFor([draft], 'signed')).toEqual([draft]);
  expect(draftsFor([draft], 'unsigned')).toEqual([]);
});

test('each row of the platform belongs to one box', () => {
  expect(
    [receivedFax(), sentFax(), sentFax({ phase: 'scheduled' }), sentFax({ phase: 'failed' })].map(boxOf),
  ).toEqual(['received', 'sent', 'scheduled', 'sent']);
});

describe('whom a row names', () => {
  test('the first of several, and how many more', () => {
    const to = [sentTo(faxParties.clinic), sentTo(faxParties.unknown), sentTo(faxParties.museum)];
    expect(entryTitle({ kind: 'fax', row: sentFax({ to }) }, i18n)).toBe('Mercy Clinic and 2 more');
    expect(entryTitle({ kind: 'item', item: faxItem() }, i18n)).toBe('Mercy Clinic');
    expect(entryTitle({ kind: 'draft', draft }, i18n)).toBe('No recipient yet');
  });

  test('[G03] a name that turns the text after it round is shown without that', () => {
    expect(faxPartyTitle(faxParties.hostile, i18n)).toBe('Clinic gpj.exe');
  });

  test('nobody where the number is hidden', () => {
    expect(faxPartyTitle(faxParties.hidden, i18n)).toBe('Number not known');
  });
});
