import { describe, expect, it } from 'vitest';
import { viewItem } from '../../../../src/main/fax/items.ts';
import type { SentItem } from '../../../../src/main/fax/ports.ts';
import type { FaxItem, FaxRow } from '../../../../src/shared/fax.ts';
import { faxRow, sentItem } from './fax-fixture.ts';

const now = Date.parse('2026-09-14T10:00:00Z');

const view = (different: Partial<SentItem>, followed?: Partial<FaxRow>, later = 0): FaxItem =>
  viewItem(sentItem({ writtenAt: now, changedAt: now, ...different }), {
    ...{ now: now + later, identify: () => undefined },
    followed: () => (followed === undefined ? undefined : faxRow(followed)),
  });

const accepted = { state: 'sent', platformId: '2391440005' } as const;

describe('an item of the outbox', () => {
  it.each<readonly [SentItem['state'], FaxItem['phase'], boolean]>([
    ['queued', 'waiting', true],
    ['sending', 'uploading', true],
    ['refused', 'refused', false],
    ['unsure', 'unsure', false],
    ['ask', 'ask', false],
    ['dropped', 'dropped', false],
    ['cancelled', 'cancelled', false],
  ])('that is %s is shown as %s', (state, phase, canCancel) => {
    expect(view({ state })).toMatchObject({ phase, canCancel });
  });

  it.each(['scheduled', 'queued', 'sending', 'sent', 'partly', 'failed'] as const)(
    'that the platform has is as far as the platform says: %s',
    (phase) => {
      expect(view(accepted, { phase })).toMatchObject({ phase, faxId: '2391440005', pages: 5 });
    },
  );

  it('of which the platform has said nothing yet waits in its queue, or for its time', () => {
    expect(view(accepted).phase).toBe('queued');
    const { content } = sentItem();
    expect(view({ ...accepted, content: { ...content, sendAt: now + 1 } }).phase).toBe('scheduled');
  });

  it('is said to be unconfirmed after a quarter of an hour on its way, and not when it is over', () => {
    const minutes = (count: number): number => count * 60_000;
    expect(view(accepted, { phase: 'sending' }, minutes(14)).unconfirmed).toBe(false);
    expect(view(accepted, { phase: 'sending' }, minutes(15)).unconfirmed).toBe(true);
    expect(view(accepted, { phase: 'sent' }, minutes(60)).unconfirmed).toBe(false);
    expect(view(accepted, { phase: 'scheduled' }, minutes(60)).unconfirmed).toBe(false);
  });

  it('nobody knows who got it while nobody knows whether it went out', () => {
    expect(view({ state: 'ask' }).to.map(({ status }) => status)).toEqual(['unknown']);
    expect(view({ state: 'queued' }).to.map(({ status }) => status)).toEqual(['waiting']);
  });

  it('has as many pages as its files, unless one’s are unknown', () => {
    const { content } = sentItem();
    const [file] = content.files;
    expect(view({}).pages).toBe(4);
    const unknown = { ...content, files: [file!, { ...file!, pages: undefined }] };
    expect(view({ content: unknown })).toMatchObject({ pages: undefined, bytes: 424_000 });
  });
});
