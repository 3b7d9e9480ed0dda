// The least an app can be: what the runtime itself costs. `--blank=window`, `hidden`, or `card=ws://…`.
import { app, BrowserWindow } from 'electron';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import WebSocket from 'ws';

const here = import.meta.dirname;
const page = (name) => pathToFileURL(path.join(here, name)).href;
const kind = process.argv.findLast((argument) => argument.startsWith('--blank='))?.slice(8) ?? 'window';
const cardSize = { width: 400, height: 342 };

app.on('window-all-closed', () => app.quit());
void app.whenReady().then(() => {
  if (kind.startsWith('card=')) openCard(kind.slice(5));
  else openBlank(kind === 'hidden');
});

function openBlank(hidden) {
  const window = new BrowserWindow(
    hidden ? { ...cardSize, show: false } : { width: 1120, height: 720, show: true },
  );
  window.webContents.once('did-finish-load', () => console.log('blank: loaded'));
  void window.loadURL(page('index.html'));
}

/** Shows each text that comes over the socket, in a small window that was hidden before. */
function openCard(address) {
  const card = new BrowserWindow({
    ...cardSize,
    show: false,
    frame: false,
    webPreferences: { preload: path.join(here, 'preload.cjs'), backgroundThrottling: false },
  });
  const socket = new WebSocket(address);
  socket.on('message', (bytes) => {
    const [, text] = JSON.parse(bytes.toString());
    card.webContents.send('text', text);
    if (text === '') card.hide();
    else card.showInactive();
  });
  card.webContents.once('did-finish-load', () => console.log('blank: loaded'));
  void card.loadURL(page('card.html'));
}
