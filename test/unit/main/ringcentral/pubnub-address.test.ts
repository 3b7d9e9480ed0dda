import { describe, expect, it } from 'vitest';

import {
  isPubNubOriginAllowed,
  isSameAddress,
  readPubNubAddress,
} from '../../../../src/main/ringcentral/pubnub-address.ts';

const mode = {
  transportType: 'PubNub',
  encryption: true,
  address: '123_abc',
  subscriberKey: 'sub-c-1',
  encryptionAlgorithm: 'AES',
  encryptionKey: Buffer.alloc(16, 1).toString('base64'),
};

describe('the address of a subscription', () => {
  it('is channel, subscribe key and sixteen bytes', () => {
    expect(readPubNubAddress({ deliveryMode: mode })).toEqual({
      channel: '123_abc',
      subscribeKey: 'sub-c-1',
      key: Buffer.alloc(16, 1),
    });
    expect(readPubNubAddress({ deliveryMode: { ...mode, encryption: false } })?.key).toBeUndefined();
  });

  it.each([
    ['no delivery mode', undefined],
    ['another transport', { ...mode, transportType: 'WebSocket' }],
    ['no channel', { ...mode, address: '' }],
    ['a channel that is a path', { ...mode, address: 'a/../b' }],
    ['a list of channels', { ...mode, address: 'a,b' }],
    ['no subscribe key', { ...mode, subscriberKey: undefined }],
    ['no key', { ...mode, encryptionKey: undefined }],
    ['a key of another length', { ...mode, encryptionKey: 'AAAA' }],
  ])('[D29] is not taken with %s', (_name, deliveryMode) => {
    expect(readPubNubAddress({ deliveryMode })).toBeUndefined();
  });

  it('is another one when any part of it is', () => {
    const read = (change: object) => readPubNubAddress({ deliveryMode: { ...mode, ...change } })!;
    expect(isSameAddress(read({}), read({}))).toBe(true);
    for (const change of [
      { address: 'x' },
      { subscriberKey: 'y' },
      { encryptionKey: Buffer.alloc(16, 2).toString('base64') },
      { encryption: false },
    ])
      expect(isSameAddress(read({}), read(change))).toBe(false);
  });
});

describe('where PubNub may be', () => {
  it.each([
    ['https://ps.pndsn.com', false, true],
    ['https://pubnub.company.example', false, true],
    ['http://ps.pndsn.com', true, false],
    ['http://127.0.0.1:8080', true, true],
    ['http://127.0.0.1:8080', false, false],
    ['http://localhost:8080', true, true],
    ['https://ps.pndsn.com/path', false, false],
    ['https://somebody@ps.pndsn.com', false, false],
    ['ps.pndsn.com', false, false],
    ['file:///etc/passwd', true, false],
    ['', true, false],
  ])('[D29] %s with http %s: %s', (origin, allowHttp, allowed) => {
    expect(isPubNubOriginAllowed(origin, allowHttp)).toBe(allowed);
  });
});
