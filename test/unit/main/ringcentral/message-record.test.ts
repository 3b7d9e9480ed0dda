import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messageId, parseGone, parseMessage } from '../../../../src/main/ringcentral/message-record.ts';
import { parseMessageNews } from '../../../../src/main/ringcentral/message-news.ts';

const fax = {
  id: 2391431005,
  type: 'Fax',
  direction: 'Inbound',
  availability: 'Alive',
  readStatus: 'Unread',
  messageStatus: 'Received',
  creationTime: '2026-09-14T17:05:37.000Z',
  lastModifiedTime: '2026-09-14T17:05:37.673Z',
  faxResolution: 'High',
  faxPageCount: 2,
  from: { phoneNumber: '+14155550188', location: 'San Francisco, CA' },
  to: [{ phoneNumber: '+16505550119', name: 'Ava Morgan', target: true }],
  attachments: [
    {
      id: '2391431005',
      uri: 'https://media.ringcentral.com/x',
      type: 'RenderedDocument',
      contentType: 'application/pdf',
    },
  ],
};

describe('a message of the store', () => {
  it('is the same from REST, where its id is a number, and from an event, where it is a text', () => {
    expect(parseMessage(fax)).toEqual(parseMessage({ ...fax, id: '2391431005' }));
    expect(parseMessage(fax)).toMatchObject({
      id: '2391431005',
      faxPageCount: 2,
      from: { phoneNumber: '+14155550188' },
    });
  });

  it.each([
    ['no object', null],
    ['a list', [fax]],
    ['without an id', { ...fax, id: undefined }],
    ['with an odd id', { ...fax, id: '../7' }],
    ['with an id below nought', { ...fax, id: -7 }],
    ['with a fraction for an id', { ...fax, id: 7.5 }],
    ['a text message', { ...fax, type: 'SMS' }],
    ['without a direction', { ...fax, direction: 'Sideways' }],
    ['without a time', { ...fax, creationTime: 'yesterday' }],
  ])('is left out where it is %s', (_, value) => {
    expect(parseMessage(value)).toBeUndefined();
  });

  it('keeps what can be read of one that is damaged', () => {
    const damaged = {
      ...fax,
      faxPageCount: 'two',
      to: 'nobody',
      from: 7,
      attachments: [{ id: 1 }, null],
      faxResolution: 'Best',
      coverPageText: 9,
      readStatus: 'Half',
    };
    expect(parseMessage(damaged)).toMatchObject({
      id: '2391431005',
      faxPageCount: undefined,
      to: [],
      attachments: [],
      readStatus: 'Read',
    });
  });

  it('shows text of strangers as text: no controls, no turned letters, line breaks only in the cover text', () => {
    const record = parseMessage({
      ...fax,
      coverPageText: `Ref 7\u0007\nline\u202e two${'x'.repeat(2_000)}`,
      from: { name: 'gpj\u202e.exe\u0000\nBcc' },
    });
    expect(record?.coverPageText).toMatch(/^Ref 7\nline twox+$/);
    expect(record?.coverPageText?.length).toBeLessThanOrEqual(1024);
    expect(record?.from.name).toBe('gpj.exeBcc');
  });

  it('has the lines and spaces of its cover text where they were', () => {
    expect(parseMessage({ ...fax, coverPageText: 'Dear\tclinic,\r\nsee below\rThanks' })?.coverPageText).toBe(
      'Dear clinic,\nsee below\nThanks',
    );
  });

  it('never fails, whatever comes', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        parseMessage(value);
        parseGone(value);
        parseMessageNews(value);
      }),
      { numRuns: 1_000 },
    );
    fc.assert(
      fc.property(
        fc.record(Object.fromEntries(Object.keys(fax).map((key) => [key, fc.anything()]))),
        (noise) => {
          parseMessage({ ...fax, ...noise });
        },
      ),
    );
  });

  it('is gone where only its id and its availability are told', () => {
    expect(parseGone({ id: 7, uri: 'x', availability: 'Deleted' })).toEqual({
      id: '7',
      availability: 'Deleted',
    });
    expect(parseGone({ id: '7', availability: 'Purged' })).toEqual({ id: '7', availability: 'Purged' });
    expect([
      parseGone(fax),
      parseGone({ availability: 'Deleted' }),
      parseGone({ id: '*', availability: 'Deleted' }),
    ]).toEqual([undefined, undefined, undefined]);
  });

  it('has an id of digits and nothing else', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const id = messageId(text);
        expect(id === undefined || /^[1-9][0-9]*$/.test(id)).toBe(true);
      }),
    );
  });
});

describe('an event of the message store', () => {
  it.each([
    [{ changes: [{ type: 'Fax', newCount: 1 }, { type: 'SMS' }, { type: 'Fax' }] }, ['Fax', 'SMS']],
    [fax, ['Fax']],
    [{ changes: [] }, undefined],
    [{ changes: [null, 7, { type: 7 }] }, undefined],
    [{}, undefined],
    [undefined, undefined],
  ])('%j tells of %j', (body, types) => {
    expect(parseMessageNews(body)?.types).toEqual(types);
  });
});
