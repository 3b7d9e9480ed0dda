/* global Response */
// A small Electron app in plain JavaScript: enough of everything that the stand-in emulates to be tested on it,
// and on a real binary. Its pages ask for things by `sample.invoke(name, …)`.
import {
  app,
  BrowserWindow,
  ipcMain,
  Menu,
  nativeImage,
  net,
  Notification,
  protocol,
  session,
  shell,
  Tray,
} from 'electron';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const origin = 'sample://main';
const preload = join(here, 'preload.cjs');
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' sample:; connect-src 'self' sample:; require-trusted-types-for 'script'";

/** what happened, for the tests to read */
const events = (globalThis.sampleEvents = []);
const log = (...parts) => events.push(parts.join(' '));

protocol.registerSchemesAsPrivileged([
  { scheme: 'sample', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
]);

let main = null;
let quitting = false;

function guard(contents) {
  contents.setWindowOpenHandler(({ url }) => {
    if (url.startsWith('https:')) void shell.openExternal(url);
    return { action: 'deny' };
  });
  contents.on('will-navigate', (event) => {
    log('will-navigate', event.url);
    if (!event.url.startsWith(`${origin}/`)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('preload-error', (_event, path, error) => log('preload-error', error.message));
  contents.on('render-process-gone', (_event, details) => log('gone', details.reason));
  contents.on('console-message', (event) => log('console', event.level, event.message));
}

function createMain() {
  main = new BrowserWindow({
    width: 700,
    height: 500,
    minWidth: 300,
    minHeight: 200,
    show: false,
    title: 'Sample',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      additionalArguments: ['--flavour=sample'],
    },
  });
  for (const name of ['ready-to-show', 'show', 'hide', 'focus', 'blur', 'resize', 'move', 'closed'])
    main.on(name, () => log('main', name));
  main.on('close', (event) => {
    if (quitting || globalThis.mayClose) return;
    event.preventDefault();
    main.hide();
  });
  main.once('ready-to-show', () => main?.show());
  void main.loadURL(`${origin}/index.html`);
}

function createCard() {
  const card = new BrowserWindow({
    width: 360,
    height: 160,
    show: false,
    frame: false,
    alwaysOnTop: true,
    skipTaskbar: true,
    webPreferences: { preload, backgroundThrottling: false },
  });
  for (const name of ['show', 'hide', 'focus', 'blur']) card.on(name, () => log('card', name));
  card.once('ready-to-show', () => card.showInactive());
  void card.loadURL(`${origin}/card.html`);
}

async function serve(request) {
  const { host, pathname } = new URL(request.url);
  if (host !== 'main') return new Response('no such host', { status: 404 });
  if (pathname === '/echo')
    return Response.json({ method: request.method, body: await request.text(), url: `is ${request.url}` });
  if (pathname === '/report.csv')
    return new Response('a,b', {
      headers: { 'content-type': 'text/csv', 'content-disposition': 'attachment; filename="report.csv"' },
    });
  const file = normalize(join(here, 'pages', decodeURIComponent(pathname)));
  if (!file.startsWith(join(here, 'pages'))) return new Response('outside', { status: 400 });
  try {
    const response = await net.fetch(pathToFileURL(file).href);
    return new Response(response.body, {
      headers: { 'content-type': response.headers.get('content-type'), 'content-security-policy': policy },
    });
  } catch {
    return new Response('not found', { status: 404 });
  }
}

function start() {
  protocol.handle('sample', serve);
  session.defaultSession.setPermissionRequestHandler((_contents, permission, callback, details) => {
    log('permission', permission, details.requestingUrl ?? '');
    callback(permission === 'media');
  });
  session.defaultSession.setPermissionCheckHandler((_contents, permission) => permission === 'media');
  session.defaultSession.on('will-download', (event, item) => {
    log('download', item.getURL());
    event.preventDefault();
  });
  ipcMain.handle('echo', (_event, value) => value);
  ipcMain.handle('fail', () => {
    throw new TypeError('no luck');
  });
  ipcMain.handle('who', ({ senderFrame, sender }) => {
    const { url, origin: from, parent, top } = senderFrame;
    return {
      url: `is ${url}`,
      origin: `is ${from}`,
      parent,
      isTop: top === senderFrame,
      id: sender.id,
      title: BrowserWindow.fromWebContents(sender)?.getTitle(),
    };
  });
  ipcMain.handle('push', ({ sender }, count) => {
    for (let i = 0; i < count; i++) sender.send('pushed', i);
  });
  ipcMain.on('note', (_event, text) => log('note', text));
  ipcMain.handle('notify', () => {
    const notification = new Notification({
      title: 'Ann calls',
      body: 'line 1',
      actions: [{ type: 'button', text: 'Open' }],
    });
    for (const name of ['show', 'click', 'close']) notification.on(name, () => log('notification', name));
    notification.on('action', (_event, index) => log('notification action', index));
    notification.show();
    globalThis.sampleNotification = notification;
  });
  ipcMain.handle('card', createCard);
  const tray = new Tray(nativeImage.createEmpty());
  tray.setToolTip('Sample: idle');
  tray.setContextMenu(
    Menu.buildFromTemplate([
      { id: 'open', label: 'Open', click: () => main?.show() },
      { id: 'quiet', label: 'Quiet', type: 'checkbox', click: (item) => log('quiet', item.checked) },
      { type: 'separator' },
      {
        id: 'away',
        label: 'Status',
        submenu: [
          { label: 'Here', type: 'radio', checked: true },
          { label: 'Away', type: 'radio' },
        ],
      },
      { role: 'quit', label: 'Quit' },
    ]),
  );
  tray.on('click', () => log('tray click'));
  globalThis.sampleTray = tray;
  createMain();
}

// as an app should that is given to people: nobody debugs it from outside
if (app.isPackaged) app.commandLine.removeSwitch('remote-debugging-port');

if (app.requestSingleInstanceLock({ note: 'from the second' })) {
  app.on('second-instance', (_event, argv, folder, extra) => {
    log('second', argv.at(-1), folder !== '', extra?.note);
    main?.show();
  });
  app.on('web-contents-created', (_event, contents) => guard(contents));
  app.on('open-url', (event, url) => log('open-url', url));
  for (const name of ['before-quit', 'will-quit', 'quit'])
    app.on(name, () => process.stdout.write(`sample: ${name}\n`));
  app.on('before-quit', () => (quitting = true));
  app.on('window-all-closed', () => log('window-all-closed'));
  void app.whenReady().then(start);
} else {
  app.quit();
}
