import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFaxesWith } from '../../../../src/main/messages/faxes-with.ts';
import { createPhoneNumbers } from '../../../../src/main/phone-numbers.ts';
import type { KeptMessage } from '../../../../src/main/storage/history-message-schema.ts';

const numbers = createPhoneNumbers();
const party = (phoneNumber: string | undefined) => ({
  ...{ phoneNumber, extensionNumber: undefined, name: undefined, location: undefined },
});

function fax(
  id: string,
  other: string | undefined,
  direction: 'Inbound' | 'Outbound' = 'Inbound',
): KeptMessage {
  const [from, to] = direction === 'Inbound' ? [other, '+16505550100'] : ['+16505550100', other];
  return {
    ...{ id, type: 'Fax', direction, availability: 'Alive', readStatus: 'Read', messageStatus: 'Received' },
    ...{ createdAt: 0, modifiedAt: 0, from: party(from) },
    to: [{ ...party(to), messageStatus: 'Sent', faxErrorCode: undefined }],
    ...{ faxPageCount: 1, faxResolution: 'High', coverIndex: undefined, coverPageText: undefined },
    ...{ subject: undefined, attachments: [] },
  } as const;
}

function found(all: readonly KeptMessage[], wanted: readonly string[], most = 10): readonly string[] {
  const faxes = createFaxesWith(
    () => all,
    (written) => numbers.view(written)?.e164,
  );
  return faxes.find(wanted, most).map(({ id }) => id);
}

describe('faxes with a number', () => {
  it('are found whatever form the platform wrote it in, both ways', () => {
    const all = [
      fax('1', '+14155550188'),
      fax('2', '(415) 555-0188'),
      fax('3', '14155550188', 'Outbound'),
      fax('4', '+12125550188'),
      fax('5', undefined),
    ];
    expect(found(all, ['+14155550188'])).toEqual(['1', '2', '3']);
  });

  it('stay in the order of the list, and are no more than were asked for', () => {
    const all = ['5', '3', '9', '1'].map((id, at) => fax(id, at % 2 === 0 ? '+14155550188' : '+14155550199'));
    expect(found(all, ['+14155550199', '+14155550188'])).toEqual(['5', '3', '9', '1']);
    expect(found(all, ['+14155550199', '+14155550188'], 2)).toEqual(['5', '3']);
  });

  it('are those that looking through all of them finds', () => {
    const number = fc.integer({ min: 0, max: 30 }).map((one) => `+1415555${String(1000 + one)}`);
    fc.assert(
      fc.property(fc.array(number), fc.array(number, { maxLength: 4 }), (others, wanted) => {
        const all = others.map((other, at) => fax(String(at), other));
        const plainly = all.filter(({ from }) => wanted.includes(from.phoneNumber ?? '')).map(({ id }) => id);
        expect(found(all, wanted, 100)).toEqual(plainly);
      }),
    );
  });

  it('are found anew where the list is another one', () => {
    let all = [fax('1', '+14155550188')];
    const faxes = createFaxesWith(
      () => all,
      (written) => numbers.view(written)?.e164,
    );
    expect(faxes.find(['+14155550188'], 5)).toHaveLength(1);
    all = [];
    expect(faxes.find(['+14155550188'], 5)).toEqual([]);
  });
});
