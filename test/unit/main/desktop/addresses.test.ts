import { describe, expect, test } from 'vitest';
import { checkAddress } from '../../../../src/main/desktop/address-rules.ts';

const demo = ['http://127.0.0.1:50999'];

describe('an address that leaves the app', () => {
  const fine: readonly (readonly [string, string])[] = [
    ['https://crm.example/x?n=%2B1415', 'https://crm.example/x?n=%2B1415'],
    ['HTTPS://CRM.Example', 'https://crm.example/'],
    // Opened as the parser read it, so that nobody downstream reads it otherwise.
    ['https:\\\\crm.example\\x', 'https://crm.example/x'],
    ['http://127.0.0.1:50999/oauth/authorize?state=1', 'http://127.0.0.1:50999/oauth/authorize?state=1'],
  ];
  test.each(fine)('%s is opened as %s', (raw, address) => {
    expect(checkAddress(raw, demo)).toEqual({ ok: true, address });
  });

  test('may be plain http elsewhere only where it is known letter by letter', () => {
    const known = ['http://platform.example/'];
    expect(checkAddress('http://platform.example', demo, known)).toMatchObject({ ok: true });
    for (const other of [
      'http://platform.example/x',
      'http://platform.example:81/',
      'http://x@platform.example/',
      'http://evil.example/',
    ])
      expect(checkAddress(other, demo, known)).toMatchObject({ ok: false });
  });

  const refused: readonly (readonly [string, string])[] = [
    ['', 'not-an-address'],
    ['crm.example', 'not-an-address'],
    ['//crm.example', 'not-an-address'],
    ['https://', 'not-an-address'],
    ['http://crm.example/', 'scheme'],
    ['http://127.0.0.1:1/', 'scheme'],
    ['http://127.1:50998/', 'scheme'],
    ['http://10.0.0.1:50999/', 'scheme'],
    ['http://localhost.evil.example:50999/', 'scheme'],
    ['javascript:alert(1)', 'scheme'],
    ['file:///etc/passwd', 'scheme'],
    ['data:text/html,x', 'scheme'],
    ['ms-msdt:/id', 'scheme'],
    ['search-ms:query=x', 'scheme'],
    ['mailto:a@b.example', 'scheme'],
    ['tel:+14155550177', 'scheme'],
    ['ftp://crm.example/', 'scheme'],
    ['https://user@crm.example/', 'credentials'],
    ['https://user:pass@crm.example/', 'credentials'],
    ['https://crm.example./', 'host'],
    [' https://crm.example/', 'control-characters'],
    ['java\nscript:alert(1)', 'control-characters'],
    ['https://crm.example/\r\n--gpu-launcher=x', 'control-characters'],
    ['https://crm.example/a b', 'control-characters'],
    ['https://crm.example/\0', 'control-characters'],
    ['https://crm.example/\u2028', 'control-characters'],
    ['https://crm.example/\ud800', 'control-characters'],
    [`https://crm.example/${'x'.repeat(8200)}`, 'too-long'],
    [`https://crm.example/${'ü'.repeat(3000)}`, 'too-long'],
  ];
  test.each(refused)('%j is refused: %s', (raw, refusal) => {
    expect(checkAddress(raw, demo)).toEqual({ ok: false, refusal });
  });

  test('plain http to this computer is refused once the demo no longer signs in', () => {
    expect(checkAddress('http://127.0.0.1:50999/', [])).toEqual({ ok: false, refusal: 'scheme' });
  });

  test('a loopback origin that is not on this computer is refused even when handed in', () => {
    expect(checkAddress('http://crm.example/', ['http://crm.example'])).toEqual({
      ok: false,
      refusal: 'scheme',
    });
  });
});
