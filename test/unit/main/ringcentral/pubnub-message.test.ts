import fc from 'fast-check';
import { createCipheriv } from 'node:crypto';
import { describe, expect, it } from 'vitest';

import { readFrame } from '../../../../src/main/ringcentral/frame.ts';
import { readPubNubMessage } from '../../../../src/main/ringcentral/pubnub-message.ts';

const key = Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex');

function encrypt(text: string, with_ = key): string {
  const cipher = createCipheriv('aes-128-ecb', with_, null);
  return cipher.update(text, 'utf8', 'base64') + cipher.final('base64');
}

const envelope = {
  uuid: 'u-1',
  event: '/restapi/v1.0/account/1/extension/2/presence',
  body: { sequence: 1 },
};
const frameOf = (value: unknown) => `[{"type":"ServerNotification"},${JSON.stringify(value)}]`;

describe('a message of PubNub', () => {
  it('becomes the frame that the gateway would have sent', () => {
    const frame = readPubNubMessage(encrypt(JSON.stringify(envelope)), key) ?? '';
    expect(frame).toBe(frameOf(envelope));
    expect(readFrame(frame)).toMatchObject({ kind: 'notification', body: envelope });
  });

  it('in the clear is read as it is, as text and as JSON', () => {
    expect(readPubNubMessage(envelope, undefined)).toBe(frameOf(envelope));
    expect(readPubNubMessage(JSON.stringify(envelope), undefined)).toBe(frameOf(envelope));
  });

  const unreadable: readonly (readonly [string, unknown])[] = [
    ['text that is no base64', 'nothing of the kind'],
    ['nothing', ''],
    ['another length', encrypt('{"a":1}').slice(0, -5)],
    ['another key', encrypt(JSON.stringify(envelope), Buffer.alloc(16, 7))],
    ['a list', encrypt('[1,2]')],
    ['a number', encrypt('17')],
    ['null', encrypt('null')],
    ['text that is no JSON', encrypt('{"a":')],
    ['two events that would end the frame', encrypt('{}],[{}')],
    ['something in the clear where it should not be', envelope],
    ['undefined', undefined],
    ['more than the longest', 'A'.repeat(2_000_000)],
  ];
  it.each(unreadable)('[D01] is not read when it is %s', (_name, payload) => {
    expect(readPubNubMessage(payload, key)).toBeUndefined();
  });

  it('survives every object there is, and throws at nothing', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const text = JSON.stringify(value);
        const frame = readPubNubMessage(encrypt(text), key) ?? '';
        expect(JSON.parse(frame)).toEqual([{ type: 'ServerNotification' }, JSON.parse(text)]);
      }),
    );
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String(), fc.jsonValue()), (payload) => {
        const frame = readPubNubMessage(payload, key);
        expect(frame === undefined || readFrame(frame).kind === 'notification').toBe(true);
      }),
    );
  });
});
