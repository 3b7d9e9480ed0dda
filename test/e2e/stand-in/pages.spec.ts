import { expect, test, type Page } from '@playwright/test';
import { appUrl, recorded, type RunningApp } from '../../support/launch-app.ts';
import { eventsOf, launchSample, mainWindow } from './sample-app.ts';

let running: RunningApp;
let page: Page;
test.beforeAll(async () => {
  running = await launchSample();
  page = await mainWindow(running);
});
test.afterAll(() => running.close());

const external = async (): Promise<readonly string[]> => (await recorded(running.app)).external;

test('the handler of a scheme sees method, body and address as the app wrote them @real-binary', async () => {
  const answer = await page.evaluate(async () => {
    const response = await fetch('/echo', { method: 'POST', body: 'xyz' });
    return [(await response.json()) as unknown, (await fetch('/missing')).status];
  });
  expect(answer).toEqual([{ method: 'POST', body: 'xyz', url: 'is sample://main/echo' }, 404]);
});

test('an address that the main process sends can be fetched by the page', async () => {
  const status = await page.evaluate(async () => {
    const address = await window.sample.invoke('echo', 'sample://main/index.html');
    return (await fetch(address as string)).status;
  });
  expect(status).toBe(200);
});

test("the handler's policy is in force: nothing else is fetched, no script is made from text @real-binary", async () => {
  const seen = await page.evaluate(async () => {
    const violation = new Promise<string>((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), {
        once: true,
      });
    });
    await fetch('https://elsewhere.example/').catch(() => undefined);
    const script = document.createElement('script');
    let typed = 'text was taken';
    try {
      script.text = 'window.injected = 1';
    } catch (error) {
      typed = (error as Error).name;
    }
    return [await violation, typed];
  });
  expect(seen).toEqual(['connect-src', 'TypeError']);
});

test('a navigation that the app prevents leaves the page as it is @real-binary', async () => {
  await page.locator('#outside').click();
  await expect.poll(() => eventsOf(running.app)).toContain('will-navigate https://example.com/evil');
  await expect(page.locator('h1')).toHaveText('Sample');
  expect(appUrl(page)).toBe('sample://main/index.html');
});

test('navigations of the app and of a test are not put to the app', async () => {
  const before = (await eventsOf(running.app)).filter((event) => event.startsWith('will-navigate')).length;
  await page.reload();
  await running.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.fromId(1)?.loadURL('sample://main/index.html#x'),
  );
  await running.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.fromId(1)?.loadURL('sample://main/index.html'),
  );
  await expect(page.locator('#said')).toHaveText('add: 5');
  const after = (await eventsOf(running.app)).filter((event) => event.startsWith('will-navigate')).length;
  expect(after).toBe(before);
});

test('an allowed navigation goes on, and the preload is in the next page too', async () => {
  await page.locator('#inside').click();
  await expect(page.locator('p')).toHaveText('Ann calls');
  expect(await page.evaluate(() => window.sample.add(1, 1))).toBe(2);
  await page.goBack();
  await expect(page.locator('h1')).toHaveText('Sample');
});

test('a new window is refused and its address opened outside @real-binary', async () => {
  await page.locator('#blank').click();
  await expect.poll(external).toContain('https://example.com/help');
  await page.evaluate(() => void window.open('https://example.com/opened', '', 'width=300'));
  await expect.poll(external).toContain('https://example.com/opened');
  await expect.poll(() => running.app.windows().length).toBe(1);
});

test('a tel: link is asked of the app and the page still takes clicks', async () => {
  await page.locator('#tel').click();
  await expect.poll(() => eventsOf(running.app)).toContain('will-navigate tel:+15550100');
  await page.locator('#outside').click();
  expect(await page.evaluate(() => window.sample.add(2, 2))).toBe(4);
  expect(await external()).not.toContain('tel:+15550100');
});

test('a download is told to the app, which refuses it @real-binary', async () => {
  await page.locator('#download').click();
  await expect.poll(() => eventsOf(running.app)).toContain('download sample://main/report.csv');
  expect(appUrl(page)).toBe('sample://main/index.html');
});

test('permissions go through the request handler and the check handler @real-binary', async () => {
  const seen = await page.evaluate(async () => {
    const media = await navigator.mediaDevices.getUserMedia({ audio: true }).then(
      (stream) => stream.getAudioTracks().length,
      (error: unknown) => (error as Error).name,
    );
    const clipboard = await navigator.clipboard.readText().catch((error: unknown) => (error as Error).name);
    const notifications = await Notification.requestPermission();
    const query = await navigator.permissions.query({ name: 'geolocation' });
    return [media, clipboard, notifications, query.state];
  });
  expect(seen).toEqual([1, 'NotAllowedError', 'denied', 'denied']);
  expect((await eventsOf(running.app)).filter((event) => event.startsWith('permission media'))[0]).toMatch(
    /^permission media sample:\/\/main\//,
  );
});

test('no device and no screen is ever offered', async () => {
  const seen = await page.evaluate(async () => {
    const refused = (asked: Promise<unknown> | undefined): Promise<string> =>
      (asked ?? Promise.resolve('no such API')).then(
        (value) => JSON.stringify(value),
        (error: unknown) => (error as Error).name,
      );
    type Chooser = { requestDevice(options: object): Promise<unknown> };
    const { usb, hid } = navigator as unknown as { usb?: Chooser; hid?: Chooser };
    return [
      await refused(usb?.requestDevice({ filters: [] })),
      await refused(hid?.requestDevice({ filters: [] })),
      await refused(navigator.mediaDevices.getDisplayMedia()),
    ];
  });
  expect(seen).toEqual(['NotFoundError', '[]', 'NotSupportedError']);
});

test('requests can be observed and cancelled', async () => {
  const seen = await running.app.evaluate(async ({ BrowserWindow, session }) => {
    const urls: string[] = [];
    session.defaultSession.webRequest.onBeforeRequest((details, callback) => {
      urls.push(`${details.method} ${details.url}`);
      callback({ cancel: details.url.endsWith('style.css') });
    });
    await BrowserWindow.fromId(1)?.loadURL('sample://main/index.html');
    session.defaultSession.webRequest.onBeforeRequest(null);
    const margin: unknown = await BrowserWindow.fromId(1)?.webContents.executeJavaScript(
      'getComputedStyle(document.body).margin',
    );
    return { urls, margin };
  });
  expect(seen.urls).toContain('GET sample://main/index.html');
  expect(seen.urls).toContain('GET sample://main/style.css');
  expect(seen.margin).toBe('8px');
});

test('a load that fails rejects with its code', async () => {
  const seen = await running.app.evaluate(async ({ BrowserWindow }) => {
    const window = new BrowserWindow({ show: false });
    const failure = await window
      .loadURL('http://127.0.0.1:9/')
      .catch((error: unknown) => error as { code: string });
    window.destroy();
    return failure?.code;
  });
  expect(seen).toBe('ERR_UNSAFE_PORT');
});

test('what the page writes to the console is told to the app', async () => {
  await page.evaluate(() => console.warn('look', 7));
  await expect.poll(() => eventsOf(running.app)).toContain('console warning look 7');
});
