import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createRedactor } from '../../../src/main/redact.ts';

const token = fc
  .array(fc.constantFrom(...Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_')), {
    minLength: 24,
    maxLength: 120,
  })
  .map((letters) => letters.join(''));

type Planting = (secret: string) => string;

const plantings: readonly Planting[] = [
  (secret) => secret,
  (secret) => `Authorization: Bearer ${secret}`,
  (secret) => `wss://host/ws?access_token=${secret}&wsc=${secret}`,
  (secret) => encodeURIComponent(`?code=${secret}&state=x`),
  (secret) => Array.from(secret, (letter) => `%${letter.charCodeAt(0).toString(16)}`).join(''),
  (secret) => JSON.stringify({ nested: { deeper: { refresh_token: secret } } }),
  (secret) => JSON.stringify(JSON.stringify({ refresh_token: secret, other: 1 })),
  (secret) => Buffer.from(secret).toString('base64'),
  (secret) => Buffer.from(`x${secret}`).toString('base64'),
  (secret) => Buffer.from(`{"a":"${secret}"}`).toString('base64url'),
  (secret) => secret.match(/.{1,10}/g)?.join('\n') ?? '',
  (secret) => secret.match(/.{1,10}/g)?.join('\\n') ?? '',
  (secret) => secret.match(/.{1,10}/g)?.join('\r\n    ') ?? '',
  (secret) => secret.slice(0, 20),
  (secret) => secret.slice(4),
];

/** Every 16-character piece of the secret, in any form a finder of leaks would try. */
function leaks(text: string, secret: string): readonly string[] {
  const joined = text.replace(/\\n|\\r|\s/g, '');
  const decoded = joined.replace(/%([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  const unpacked = [...joined.matchAll(/[A-Za-z0-9+/_-]{20,}/g)].map(([run]) =>
    Buffer.from(run, 'base64').toString('latin1'),
  );
  const views = [text, joined, decoded, ...unpacked];
  const pieces = Array.from({ length: secret.length - 15 }, (_, at) => secret.slice(at, at + 16));
  return pieces.filter((piece) => views.some((view) => view.includes(piece)));
}

describe('the redactor', () => {
  it('leaves no piece of a planted secret in 1,000 generated log lines', () => {
    fc.assert(
      fc.property(
        token,
        fc.array(fc.tuple(fc.constantFrom(...plantings), fc.string({ maxLength: 40 })), {
          minLength: 1,
          maxLength: 4,
        }),
        (secret, parts) => {
          const redactor = createRedactor({ homeFolder: '/home/ava', userName: 'ava' });
          redactor.remember(secret);
          const line = parts.map(([plant, around]) => `${around} ${plant(secret)} `).join(' | ');
          expect(leaks(redactor.text(line), secret)).toEqual([]);
          const fields = redactor.fields({ a: line, refresh_token: secret, url: line });
          expect(leaks(JSON.stringify(fields), secret)).toEqual([]);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('leaves no secret it was never told of where the field or its place gives it away', () => {
    const redactor = createRedactor({ homeFolder: '', userName: '' });
    fc.assert(
      fc.property(
        token,
        fc.constantFrom(...plantings.slice(1, 4), ...plantings.slice(5, 7)),
        (secret, plant) => {
          expect(leaks(redactor.text(plant(secret)), secret)).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each([
    ['ava.morgan@larkspur.example called', '[e-mail] called'],
    ['from +14155550177 to +1 (650) 555-0111', 'from …177 to …111'],
    ['(415) 555-0177 and 415-555-0177 and 13025550163', '…177 and …177 and …163'],
    ['/home/ava/.config/Ringside/log', '~/.config/Ringside/log'],
    ['user ava did it', 'user [user] did it'],
    ['eyJhbGciOi.eyJzdWIiOi.c2lnbmF0', '[hidden]'],
    ['code=ab%2Bcd&expires_in=60', 'code=[hidden]&expires_in=60'],
    ['sim_access_0123456789abcdef', '[hidden]'],
  ])('turns %j into %j', (before, after) => {
    expect(createRedactor({ homeFolder: '/home/ava', userName: 'ava' }).text(before)).toBe(after);
  });

  it.each([
    'listening how=new',
    'status 503',
    '2026-09-14T16:02:11.482Z',
    'WSG-902',
    'line 12345',
    'p-5f2e8d1c-2',
  ])('leaves %j as it is', (text) => {
    expect(createRedactor({ homeFolder: '/home/ava', userName: 'ava' }).text(text)).toBe(text);
  });

  it('hides fields by name whatever they hold', () => {
    const redactor = createRedactor({ homeFolder: '', userName: '' });
    expect(
      redactor.fields({
        state: 'abc',
        code_verifier: 'v',
        accessToken: 't',
        status: 503,
        errorCode: 'OAU-213',
      }),
    ).toEqual({
      state: '[hidden]',
      code_verifier: '[hidden]',
      accessToken: '[hidden]',
      status: 503,
      errorCode: 'OAU-213',
    });
  });

  it.each([
    ['ECONNRESET', 'ECONNRESET'],
    ['UND_ERR_SOCKET', 'UND_ERR_SOCKET'],
    ['CMN-101', 'CMN-101'],
    ['U0pDMTFQMDFQQVMwMHxBQUFBQUFBQUE', '[hidden]'],
    ['ABCD1234', '[hidden]'],
    ['code', '[hidden]'],
  ])(
    'shows the code %j as %j: failures keep their names, what a sign-in is exchanged for does not',
    (code, shown) => {
      expect(createRedactor({ homeFolder: '', userName: '' }).fields({ code })).toEqual({ code: shown });
    },
  );

  it('reads a line of 100,000 characters in well under a second', () => {
    const redactor = createRedactor({ homeFolder: '/home/ava', userName: 'ava' });
    for (let count = 0; count < 60; count += 1)
      redactor.remember(`secret-number-${count}-abcdefghijklmnopqrstuvwxyz`);
    const began = performance.now();
    redactor.text('a'.repeat(50_000) + ' 1'.repeat(25_000));
    expect(performance.now() - began).toBeLessThan(900);
  });
});
