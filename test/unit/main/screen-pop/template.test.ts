import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PopValues } from '../../../../src/main/screen-pop/call-facts.ts';
import { checkRule } from '../../../../src/main/screen-pop/check-rule.ts';
import { fillTemplate, parseTemplate } from '../../../../src/main/screen-pop/template.ts';
import { readSettings } from '../../../../src/main/storage/settings-schema.ts';
import { plainLine } from '../../../../src/shared/plain-text.ts';
import type { PopCheck } from '../../../../src/shared/screen-pop.ts';
import { opens, popDraft, popRule } from '../../../support/pop-builders.ts';

const nobody: PopValues = { number: '', e164: '', name: '', extension: '', line: '' };

function checkTemplate(template: string): PopCheck {
  return checkRule(popDraft({ action: opens(template) }), []);
}

function refusal(template: string): string {
  const check = checkTemplate(template);
  return check.ok ? `ok ${check.host}` : check.reason;
}

function fill(template: string, values: Partial<PopValues>): string {
  const parsed = parseTemplate(template);
  if (!parsed.ok) throw new Error(parsed.reason);
  return fillTemplate(parsed.url, { ...nobody, ...values }) ?? 'too long';
}

describe('checking a screen-pop template', () => {
  it.each([
    'javascript:alert({number})',
    'JaVaScRiPt:alert({number})',
    ' javascript:alert({number})',
    '\u0001javascript:alert({number})',
    'java\tscript:alert({number})',
    'java\nscript:alert({number})',
  ])('[C01] refuses %j, which the parser reads as a script', (template) => {
    expect(refusal(template)).toBe('scheme');
  });

  it.each(
    'file data vbscript blob view-source ms-msdt search-ms ms-officecmd shell intent chrome about http ftp'.split(
      ' ',
    ),
  )('[C02] refuses the scheme %s', (scheme) => {
    expect(refusal(`${scheme}://crm.example/{number}`)).toBe('scheme');
    expect(['scheme', 'not-an-address']).toContain(refusal(`${scheme}:{number}`));
  });

  it('[C03] refuses credentials in the address', () => {
    expect(refusal('https://user:pass@crm.example/')).toBe('credentials');
  });

  it('[C04] names the host that would really be opened', () => {
    expect(checkTemplate('https://crm.example@evil.example/')).toEqual({
      ok: false,
      reason: 'credentials',
      detail: 'evil.example',
    });
  });

  it.each(['https:\\\\evil.example\\x', 'https://evil.example\\@crm.example'])(
    '[C05] shows the parsed host of %j',
    (template) => {
      expect(refusal(template)).toBe('ok evil.example');
    },
  );

  it.each([
    ['{url}', 'unknown-placeholder'],
    ['{number}', 'placeholder-place'],
    ['{name}://crm.example', 'placeholder-place'],
    ['https://{name}.example', 'placeholder-place'],
    ['https://crm.example:{number}/', 'placeholder-place'],
    ['https://{name}@crm.example/', 'placeholder-place'],
    ['https://crm.example/?{name}=1', 'placeholder-place'],
    ['https://crm.example/?{name}', 'placeholder-place'],
  ])(
    '[C06] refuses a placeholder outside path segments, query values and fragment: %s',
    (template, reason) => {
      expect(refusal(template)).toBe(reason);
    },
  );

  it.each(['{__proto__}', '{constructor}', '{{number}}', '${number}', '{Number}', '{number', 'number}'])(
    '[C07] refuses the unknown placeholder %s',
    (text) => {
      expect(refusal(`https://crm.example/?q=${text}`)).toBe('unknown-placeholder');
    },
  );

  it.each([
    ...['127.1', '0x7f.1', '2130706433', '１２７.０.０.１', '[::ffff:127.0.0.1]', '[::1]', '[::]', '0.0.0.0'],
    ...[
      'localhost',
      'LOCALHOST.',
      'crm.localhost',
      '10.1.2.3',
      '172.20.0.1',
      '192.168.1.1',
      '169.254.169.254',
    ],
    ...[
      '[fd00::1]',
      '[fe80::1]',
      '[::ffff:10.0.0.1]',
      '100.64.0.1',
      'printer.local',
      'localhost.localdomain',
    ],
  ])('[C16] refuses the private address %s', (host) => {
    expect(refusal(`https://${host}/?q={number}`)).toBe('private-address');
  });

  it.each([
    ['https://crm.example./', 'ok crm.example'],
    ['https://CRM.Example/', 'ok crm.example'],
    ['https://bücher.example/', 'ok bücher.example (xn--bcher-kva.example)'],
    ['https://172.32.0.1/', 'ok 172.32.0.1'],
  ])('[C17] shows the canonical host of %s', (template, shown) => {
    expect(refusal(template)).toBe(shown);
  });

  it.each([':0', ':22', ':99999'])('[C18] refuses the port %s', (port) => {
    expect(refusal(`https://crm.example${port}/`)).toBe('port');
  });

  it('[C18] takes the ports of the web and of applications', () => {
    expect(refusal('https://crm.example:443/')).toBe('ok crm.example');
    expect(refusal('https://crm.example:8443/')).toBe('ok crm.example:8443');
  });

  it.each(['', 'crm', '//crm.example', 'https://', 'https://crm .example', 'https://crm.example/ {number}'])(
    'refuses %j, which is no address',
    (template) => {
      expect(refusal(template)).toBe(template === '' ? 'empty' : 'not-an-address');
    },
  );

  it('refuses a template that is longer than an address may be', () => {
    expect(refusal(`https://crm.example/${'a'.repeat(5000)}`)).toBe('too-long');
  });

  it('lets through only what the settings keep', () => {
    const longest = `https://crm.example/${'a'.repeat(1980)}`;
    for (const template of [longest, `${longest}a`]) {
      const rules = [popRule({ action: opens(template) })];
      const kept = readSettings({ screenPop: { rules } }).settings.screenPop.rules.length === 1;
      expect(checkTemplate(template).ok, `${template.length} characters`).toBe(kept);
    }
  });

  it('shows a filled example', () => {
    expect(checkTemplate('https://crm.example/find?q={number}&who={name}#{line}')).toEqual({
      ok: true,
      host: 'crm.example',
      example: {
        kind: 'address',
        address: 'https://crm.example/find?q=%2B12125550100&who=Ada%20Lovelace#Main%20line',
      },
    });
  });
});

describe('filling a screen-pop template', () => {
  const query = 'https://crm.example/?q={name}&z=1';

  it('[C08] keeps a name with & = # in one query value', () => {
    const address = new URL(fill(query, { name: 'a&admin=1#x' }));
    expect([...address.searchParams]).toEqual([
      ['q', 'a&admin=1#x'],
      ['z', '1'],
    ]);
  });

  it('[C09] keeps slashes encoded and lets no segment climb', () => {
    expect(fill('https://crm.example/people/{name}/edit', { name: '../../admin' })).toBe(
      'https://crm.example/people/..%2F..%2Fadmin/edit',
    );
    for (const name of ['.', '..'])
      expect(fill('https://crm.example/people/{name}/edit', { name })).toBe(
        'https://crm.example/people/_/edit',
      );
    expect(fill('https://crm.example/people/.{name}/edit', { name: '.' })).toBe(
      'https://crm.example/people/_/edit',
    );
  });

  it('[C10] strips line breaks and NUL, and encodes what only looks like them', () => {
    expect(fill(query, { name: 'a\r\nb\0c%0d%0a' })).toBe('https://crm.example/?q=a%20b%20c%250d%250a&z=1');
  });

  it('[C11] cuts a name of a megabyte at 200 characters, not inside one', () => {
    const name = '👩‍👩‍👧‍👦'.repeat(40_000);
    const address = fill(query, { name });
    expect(address.length).toBeLessThan(8192);
    const kept = new URL(address).searchParams.get('q') ?? '';
    expect(kept.length % '👩‍👩‍👧‍👦'.length).toBe(0);
    expect(kept.length).toBeGreaterThan(0);
    expect([...fill(query, { name: 'x'.repeat(1_000_000) }).matchAll(/x/g)].length).toBe(200 + 1);
  });

  it('[C12] drops what turns text around', () => {
    expect(fill(query, { name: '\u202egro.live' })).toBe('https://crm.example/?q=gro.live&z=1');
  });

  it.each([
    '<img src=x onerror=alert(1)>',
    '{{7*7}}',
    '${7*7}',
    '=HYPERLINK("x")',
    "'; DROP TABLE",
    '{number}',
  ])('[C13] takes %s as plain text', (name) => {
    expect(new URL(fill(query, { name, number: '1' })).searchParams.get('q')).toBe(name);
  });

  it('[C14] replaces a lone surrogate', () => {
    expect(fill(query, { name: 'a\ud800b' })).toBe('https://crm.example/?q=a%EF%BF%BDb&z=1');
  });

  it('[C24] writes + as %2B in a query', () => {
    expect(fill('https://crm.example/?n={e164}', { e164: '+12125550100' })).toContain('n=%2B12125550100');
  });

  it('never leaves its origin, its path depth or its query keys, whatever a caller is called', () => {
    const template = 'https://crm.example/a/{name}/b?q={number}&r=1#{line}';
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), fc.string(), (name, number, line) => {
        const address = fill(template, { name, number, line });
        const url = new URL(address);
        expect(url.origin).toBe('https://crm.example');
        expect(url.pathname.split('/').length).toBe(4);
        expect([...url.searchParams.keys()]).toEqual(['q', 'r']);
        expect(url.searchParams.get('q')).toBe(plainLine(number));
        expect(url.href).toBe(address);
      }),
    );
  });
});
