import { describe, expect, it } from 'vitest';
import type { KeptMessage } from '../../../../src/main/storage/history-message-schema.ts';
import type { History } from '../../../../src/main/storage/history.ts';
import { createStillClock } from '../../../support/still-clock.ts';
import { silentLog } from '../../../support/platform-fixture.ts';
import { createTestHistories } from '../../../support/test-histories.ts';

const at = Date.UTC(2026, 10, 20, 9);
const party = {
  phoneNumber: '+14155550188',
  extensionNumber: undefined,
  name: 'Bay Clinic',
  location: undefined,
};

function message(different: Partial<KeptMessage> = {}): KeptMessage {
  return {
    ...{ id: '1', type: 'Fax', direction: 'Inbound', availability: 'Alive', readStatus: 'Unread' },
    ...{ messageStatus: 'Received', createdAt: at, modifiedAt: at, from: party, to: [] },
    ...{ faxPageCount: 2, faxResolution: 'High', coverIndex: undefined, coverPageText: 'Ref 7' },
    ...{
      subject: undefined,
      attachments: [
        {
          id: '1',
          type: 'RenderedDocument',
          contentType: 'application/pdf',
          size: undefined,
          uri: 'https://media.ringcentral.com/x',
        },
      ],
    },
    ...different,
  };
}

const open = (): History =>
  createTestHistories().live(createStillClock(at), silentLog).histories.openInMemory();
const all = (history: History): readonly KeptMessage[] => history.messagesAfter('', 100);

describe('messages are kept', () => {
  it('as they were told, in slices by their ids', () => {
    const history = open();
    const three = ['1', '2', '3'].map((id) => message({ id }));
    history.write({ messages: { put: three } });
    expect(all(history)).toEqual(three);
    expect(history.messagesAfter('1', 1).map(({ id }) => id)).toEqual(['2']);
  });

  it('with the newer change, whichever comes first', () => {
    const [older, newer] = [message(), message({ readStatus: 'Read', modifiedAt: at + 1 })];
    for (const order of [
      [older, newer],
      [newer, older],
    ]) {
      const history = open();
      for (const one of order) history.write({ messages: { put: [one] } });
      expect(all(history)).toEqual([newer]);
    }
  });

  it('[fault 37] with everything but their availability when they are deleted', () => {
    const history = open();
    history.write({ messages: { put: [message()] } });
    history.write({
      messages: {
        availability: [
          { id: '1', availability: 'Deleted' },
          { id: '9', availability: 'Purged' },
        ],
      },
    });
    expect(all(history)).toEqual([message({ availability: 'Deleted' })]);
    // The answer that was on its way says what was before.
    history.write({ messages: { put: [message()] } });
    expect(all(history)).toEqual([message({ availability: 'Deleted' })]);
    history.write({ messages: { put: [message({ modifiedAt: at + 1 })] } });
    expect(all(history)).toEqual([message({ modifiedAt: at + 1 })]);
  });

  it('with where their stream stands, in one transaction or not at all', () => {
    const history = open();
    const cursor = { name: 'fax-sync', from: undefined, to: 'token-1' };
    history.write({ messages: { put: [message()] }, cursor });
    expect([all(history).length, history.cursors.get('fax-sync')]).toEqual([1, 'token-1']);
    const broken = { ...message({ id: '2' }), availability: 'Odd' as 'Alive' };
    expect(() =>
      history.write({
        messages: { put: [message({ id: '3' }), broken] },
        cursor: { ...cursor, from: 'token-1', to: 'token-2' },
      }),
    ).toThrow();
    expect([all(history).length, history.cursors.get('fax-sync')]).toEqual([1, 'token-1']);
  });

  it('with what the person did with them, until that is taken away or they are gone', () => {
    const history = open();
    const mark = { turn: 90, readWish: 'Read', aliveWish: undefined } as const;
    history.write({
      messages: {
        put: [message(), message({ id: '2' })],
        marks: [
          { id: '1', mark },
          { id: '2', mark },
        ],
      },
    });
    expect([...history.messageMarks()]).toEqual([
      ['1', mark],
      ['2', mark],
    ]);
    history.write({ messages: { drop: ['1'], marks: [{ id: '2', mark: undefined }] } });
    expect(history.messageMarks().size).toBe(0);
    expect(all(history).map(({ id }) => id)).toEqual(['2']);
  });
});
