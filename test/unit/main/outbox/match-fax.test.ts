import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MessageRecord } from '../../../../src/main/ringcentral/message-port.ts';
import { type Doubtful, findClaims } from '../../../../src/main/outbox/claims.ts';
import { acceptedWithin, canBe, clockTolerance } from '../../../../src/main/outbox/match-fax.ts';
import type { FaxContent } from '../../../../src/main/storage/outbox-row.ts';
import { faxContent, sentFax } from '../../../support/outbox-builders.ts';

const startedAt = Date.UTC(2026, 10, 20, 9);
const endedAt = startedAt + 40_000;
const doubt = { attempt: 1, startedAt, endedAt };
const fax = (different: Partial<MessageRecord> = {}): MessageRecord =>
  sentFax('m-1', { createdAt: startedAt + 5_000, ...different });
const to = (...numbers: readonly (string | undefined)[]): Pick<MessageRecord, 'to'> => ({
  to: numbers.flatMap((phoneNumber) => sentFax('m').to.map((one) => ({ ...one, phoneNumber }))),
});
const recipients = (...numbers: readonly string[]): Partial<FaxContent> => ({
  to: numbers.map((e164) => ({ e164, shown: e164, name: undefined })),
});
const withPages = (...pages: readonly (number | undefined)[]): Partial<FaxContent> => ({
  files: pages.flatMap((each) => faxContent().files.map((file) => ({ ...file, pages: each }))),
});

describe('a message of the platform', () => {
  it.each<[string, Partial<FaxContent>, Partial<MessageRecord>]>([
    ['as it was sent', {}, {}],
    ['whose pages are not counted yet', {}, { faxPageCount: undefined }],
    ['whose pages are not made yet', {}, { faxPageCount: 0 }],
    ['whose numbers come without their plus', {}, to('14155550177')],
    ['to several, in another order', recipients('+1', '+2', '+3'), to('3', '+1', '2')],
    ['to somebody twice', recipients('+1', '+2', '+1'), to('+1', '+2')],
    ['with a cover page before its pages', { coverIndex: 7 }, { faxPageCount: 3 }],
    ['with the account’s own cover, or none', { coverIndex: undefined }, { faxPageCount: 2 }],
    ['of which only the platform knows the pages', withPages(1, undefined), { faxPageCount: 40 }],
    [
      'whose cover text has other line ends',
      { coverIndex: 7, coverText: 'Dear\r\nAda  ' },
      { coverPageText: 'Dear\nAda' },
    ],
    ['whose resolution is not told', {}, { faxResolution: undefined }],
    [
      'repeated by the platform, with whatever it had',
      { repeats: 'm-0', files: [] },
      { faxPageCount: 9, coverPageText: 'x' },
    ],
    ['made just before we think we began', {}, { createdAt: startedAt - clockTolerance }],
    ['accepted late', {}, { createdAt: endedAt + acceptedWithin }],
    ['that was deleted meanwhile', {}, { availability: 'Deleted' }],
  ])('%s can be the attempt', (_what, content, record) => {
    expect(canBe(faxContent(content), doubt, fax(record))).toBe(true);
  });

  it.each<[string, Partial<FaxContent>, Partial<MessageRecord>]>([
    ['that was received', {}, { direction: 'Inbound' }],
    ['to somebody else', {}, to('+14155550178')],
    ['to one more', {}, to('+14155550177', '+14155550178')],
    ['to one fewer', recipients('+1', '+2'), to('+1')],
    ['to nobody who is named', {}, to(undefined)],
    ['with a page more', {}, { faxPageCount: 3 }],
    ['with a page less', { coverIndex: 7 }, { faxPageCount: 1 }],
    ['with three pages more than a cover has', { coverIndex: 7 }, { faxPageCount: 5 }],
    ['with another cover text', { coverIndex: 7, coverText: 'Dear Ada' }, { coverPageText: 'Dear Bob' }],
    ['with a cover text, where there was none', { coverIndex: 7 }, { coverPageText: 'Dear Bob' }],
    ['in another resolution', {}, { faxResolution: 'Low' }],
    ['from before', {}, { createdAt: startedAt - clockTolerance - 1 }],
    ['from long after', {}, { createdAt: endedAt + acceptedWithin + 1 }],
  ])('%s cannot be the attempt', (_what, content, record) => {
    expect(canBe(faxContent(content), doubt, fax(record))).toBe(false);
  });
});

const anybody = (): boolean => true;
const item = (id: string, ...starts: readonly number[]): Doubtful => ({
  ...{ id, content: faxContent() },
  doubts: starts.map((at, n) => ({ attempt: n + 1, startedAt: at, endedAt: at })),
});
const claims = (
  items: readonly Doubtful[],
  records: readonly MessageRecord[],
  can = anybody,
): readonly string[] =>
  findClaims(items, records, can).map(({ itemId, attempt, record }) => `${itemId}.${attempt} ${record.id}`);

describe('messages are claimed', () => {
  it('one for each attempt, the earliest first', () => {
    const records = [
      sentFax('m-9', { createdAt: 9 }),
      sentFax('m-10', { createdAt: 9 }),
      sentFax('m-3', { createdAt: 3 }),
    ];
    expect(claims([item('a', 1, 2), item('b', 0)], records)).toEqual(['b.1 m-3', 'a.1 m-9', 'a.2 m-10']);
  });

  it('by nobody where they could be several items’ and are too few', () => {
    expect(claims([item('a', 1), item('b', 2)], [sentFax('m-1')])).toEqual([]);
  });

  it('also where they are too few for the attempts of one item: then it went out at least once', () => {
    expect(claims([item('a', 1, 2)], [sentFax('m-1')])).toEqual(['a.1 m-1']);
  });

  const records = fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 6 });
  const items = fc.array(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 3 }), {
    maxLength: 5,
  });
  const table = fc.array(fc.boolean(), { minLength: 7, maxLength: 31 });

  it('never twice, never by an attempt that cannot be it, and never by two items that quarrel about too few', () => {
    fc.assert(
      fc.property(records, items, table, (ids, starts, fits) => {
        const all = starts.map((each, n) => item(`i-${n}`, ...each));
        const list = ids.map((id) => sentFax(String(id), { createdAt: id }));
        const can = (
          _content: unknown,
          { startedAt: at }: { startedAt: number },
          { id }: MessageRecord,
        ): boolean => fits[(at * 7 + Number(id)) % fits.length] === true;
        const found = findClaims(all, list, can);
        expect(new Set(found.map(({ record }) => record.id)).size).toBe(found.length);
        expect(new Set(found.map(({ itemId, attempt }) => `${itemId} ${attempt}`)).size).toBe(found.length);
        for (const { itemId, attempt, record } of found) {
          const own = all.find(({ id }) => id === itemId)?.doubts.find((each) => each.attempt === attempt);
          expect(own !== undefined && can(undefined, own, record)).toBe(true);
        }
        const only = list.at(0);
        if (list.length === 1 && only !== undefined) {
          const couldBe = all.filter(({ doubts }) => doubts.some((each) => can(undefined, each, only)));
          expect(found).toHaveLength(couldBe.length === 1 ? 1 : 0);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
