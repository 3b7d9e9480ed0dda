import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { guardContents } from '../../../../src/main/desktop/guard-contents.ts';
import { hardenSession } from '../../../../src/main/desktop/harden-session.ts';
import { mayHave, permissionNames } from '../../../../src/main/desktop/permissions.ts';

const own = 'app://main';
const mayOnlyOwnMainFrame = new Set(['notifications', 'clipboard-sanitized-write']);

describe('permissions', () => {
  test('the table knows every name in the typings', () => {
    const typings = readFileSync(
      path.join(import.meta.dirname, '../../../../node_modules/electron/electron.d.ts'),
      'utf8',
    );
    const line =
      /setPermissionRequestHandler\(handler: .*permission: (('[\w-]+'( \| )?)+)/.exec(typings)?.[1] ?? '';
    const known = [...line.matchAll(/'([\w-]+)'/g)].map(([, name]) => name);
    expect(known.length).toBeGreaterThan(40);
    expect([...permissionNames].sort()).toEqual(known.sort());
  });

  const origins = [
    own,
    `${own}/index.html`,
    'https://evil.example',
    'null',
    'app://main.evil',
    'app://other',
    'file:///',
  ];
  describe.each(permissionNames)('%s', (permission) => {
    const cases = origins.flatMap((origin) => [true, false].map((isMainFrame) => ({ origin, isMainFrame })));
    test.each(cases)('asked by $origin, main frame: $isMainFrame', ({ origin, isMainFrame }) => {
      const expected =
        mayOnlyOwnMainFrame.has(permission) &&
        isMainFrame &&
        origin.startsWith(own) &&
        !/evil|other/.test(origin);
      expect(mayHave({ permission, origin, isMainFrame }, own)).toBe(expected);
    });
  });

  test('all six handlers of a session are set, and what they answer is no', () => {
    const answers: unknown[] = [];
    const set = new Map<string, (...input: unknown[]) => unknown>();
    const session = new Proxy(
      {},
      { get: (_target, name: string) => (handler: () => unknown) => set.set(name, handler) },
    );
    hardenSession(session as never, own);
    const call = (name: string, ...input: unknown[]): unknown => set.get(name)?.(...input);
    const keep = (answer: unknown): unknown => answers.push(answer);
    call('setPermissionRequestHandler', {}, 'media', keep, {
      requestingUrl: `${own}/index.html`,
      isMainFrame: true,
    });
    call('setPermissionRequestHandler', {}, 'notifications', keep, {
      requestingUrl: `${own}/index.html`,
      isMainFrame: true,
    });
    call('setDisplayMediaRequestHandler', {}, keep);
    call('setBluetoothPairingHandler', {}, keep);
    expect(answers).toEqual([false, true, null, { confirmed: false }]);
    expect(call('setPermissionCheckHandler', null, 'media', `${own}/`, { isMainFrame: true })).toBe(false);
    expect(call('setPermissionCheckHandler', null, 'notifications', `${own}/`, { isMainFrame: true })).toBe(
      true,
    );
    expect(call('setDevicePermissionHandler', { deviceType: 'usb' })).toBe(false);
    expect(call('setUSBProtectedClassesHandler', { protectedClasses: ['hid', 'audio'] })).toEqual([
      'hid',
      'audio',
    ]);
    expect(set.size).toBe(6);
  });
});

const addresses = [
  ...[
    'https://evil.example/',
    'http://evil.example/',
    'app://main/index.html',
    'app://other/',
    'file:///etc/hosts',
  ],
  ...[
    'file://server/share',
    '\\\\server\\share',
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
  ],
  ...['data:text/html,<script>1</script>', 'vbscript:x', 'blob:app://main/1', 'about:blank', 'about:srcdoc'],
  ...[
    'chrome://gpu',
    'devtools://devtools/x',
    'view-source:app://main/',
    'filesystem:x',
    'ftp://evil.example/',
  ],
  ...[
    'ws://evil.example/',
    'wss://evil.example/',
    'tel:+14155550177',
    'callto:x',
    'sms:+14155550177',
    'mailto:a@b.example',
  ],
  ...[
    'sip:a@b.example',
    'ms-msdt:/id',
    'search-ms:query',
    'ms-officecmd:x',
    'ms-appinstaller:?x',
    'intent:#Intent;end',
  ],
  ...[
    'shell:startup',
    'ringside://x',
    'steam://run/1',
    'https://platform.ringcentral.com/',
    'http://127.0.0.1:1/',
  ],
  ...['https:\\\\evil.example', '//evil.example/x', ''],
];

describe('a page', () => {
  function guarded() {
    const listeners = new Map<string, (event: { preventDefault: () => void; url: string }) => void>();
    let openHandler: (details: { url: string }) => unknown = () => undefined;
    const refused: string[] = [];
    const contents = {
      on: (name: string, listener: () => void) => listeners.set(name, listener),
      setWindowOpenHandler: (handler: () => unknown) => {
        openHandler = handler;
      },
    };
    guardContents(contents as never, (what) => refused.push(what));
    return { listeners, open: (url: string) => openHandler({ url }), refused };
  }

  const events = ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'];
  test.each(addresses)('goes nowhere and opens nothing: %s', (url) => {
    const { listeners, open, refused } = guarded();
    let prevented = 0;
    for (const name of events) listeners.get(name)?.({ url, preventDefault: () => (prevented += 1) });
    expect(prevented).toBe(4);
    expect(open(url)).toEqual({ action: 'deny' });
    expect(refused.length).toBe(5);
  });

  test('the list of addresses is as long as promised', () => {
    expect(addresses.length).toBeGreaterThanOrEqual(40);
  });
});
