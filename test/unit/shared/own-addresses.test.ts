import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isReturnAddress, isServerAddress } from '../../../src/shared/own-addresses.ts';

const usual = 'http://127.0.0.1:50811/oauth/callback';

describe('a server for tokens', () => {
  it.each([
    'https://platform.ringcentral.com',
    'HTTPS://Platform.Example:8443/',
    'http://127.0.0.1:41234',
    'http://localhost:41234/',
    'http://[::1]:41234',
  ])('may be %s', (address) => {
    expect(isServerAddress(address)).toBe(true);
  });

  it.each([
    ...['', 'platform.ringcentral.com', 'http://platform.ringcentral.com', 'ftp://platform.example'],
    ...[
      'https://',
      'https://somebody@platform.example',
      'https://a:b@platform.example',
      'http://127.0.0.1.example',
    ],
    ...[
      'http://localhost.example',
      'http://localhost@evil.example',
      'javascript:alert(1)',
      'https://a b.example',
    ],
  ])('may not be %j', (address) => {
    expect(isServerAddress(address)).toBe(false);
  });

  it('is never plain http to another computer, whatever is written', () => {
    fc.assert(
      fc.property(fc.webUrl({ validSchemes: ['http'] }), (address) => {
        const host = URL.parse(address)?.hostname ?? '';
        fc.pre(!['127.0.0.1', 'localhost', '[::1]'].includes(host));
        expect(isServerAddress(address)).toBe(false);
      }),
    );
  });
});

describe('a return address', () => {
  it.each([usual, usual.replace('127.0.0.1', 'localhost'), 'http://[::1]:50811/x', 'http://127.0.0.1:50811'])(
    'may be %s',
    (address) => {
      expect(isReturnAddress(address)).toBe(true);
    },
  );

  it.each([
    '',
    usual.replace(':50811', ''),
    usual.replace('http', 'https'),
    usual.replace('127.0.0.1', '192.0.2.7'),
  ])('may not be %j', (address) => {
    expect(isReturnAddress(address)).toBe(false);
  });
});
