// Loaded with `-r` before the app's main module, on a real Electron as on the stand-in. It keeps what the app hands to
// the desktop, which Electron offers no way to read back, and answers dialogs as a test has told it to.
const { app, dialog, globalShortcut, Menu, Notification, shell, Tray } = require('electron');

const record = {
  trays: [],
  notifications: [],
  external: [],
  shortcuts: {},
  dialogs: [],
  /** answers by method name, used up one by one; an open or save dialog without one is cancelled */
  answers: {},
  popUps: [],
  applicationMenu: null,
  errors: [],
};
globalThis.desktopRecord = record;

/** Electron's export object cannot be changed, but prototypes and plain objects can. */
function watch(owner, name, seen) {
  const real = owner[name];
  if (typeof real !== 'function') return;
  owner[name] = function (...args) {
    const result = real.apply(this, args);
    seen.call(this, args, result);
    return result;
  };
}

function entryOf(tray) {
  let entry = record.trays.find((candidate) => candidate.tray === tray);
  if (!entry) {
    entry = { tray, toolTip: '', title: '', menu: null, images: 0, destroyed: false };
    record.trays.push(entry);
  }
  return entry;
}

function onTray(name, seen) {
  watch(Tray.prototype, name, function (args) {
    seen(entryOf(this), args);
  });
}
onTray('setToolTip', (entry, [text]) => (entry.toolTip = text));
onTray('setTitle', (entry, [text]) => (entry.title = text));
onTray('setContextMenu', (entry, [menu]) => (entry.menu = menu));
onTray('setImage', (entry) => (entry.images += 1));
onTray('destroy', (entry) => (entry.destroyed = true));
onTray('popUpContextMenu', (entry, [menu]) => record.popUps.push(menu ?? entry.menu));

watch(Notification.prototype, 'show', function () {
  const shown = record.notifications.find((entry) => entry.notification === this);
  if (shown) shown.closed = false;
  else record.notifications.push({ notification: this, closed: false });
});
watch(Notification.prototype, 'close', function () {
  for (const entry of record.notifications) if (entry.notification === this) entry.closed = true;
});

watch(Menu.prototype, 'popup', function () {
  record.popUps.push(this);
});
watch(Menu, 'setApplicationMenu', ([menu]) => (record.applicationMenu = menu));

watch(globalShortcut, 'register', ([accelerator, callback], registered) => {
  if (registered) record.shortcuts[accelerator] = callback;
});
watch(globalShortcut, 'unregister', ([accelerator]) => delete record.shortcuts[accelerator]);
watch(globalShortcut, 'unregisterAll', () => (record.shortcuts = {}));

// Replaced, not watched: nothing may reach the real desktop.
shell.openExternal = async (url) => {
  record.external.push(url);
};

const cancelled = {
  showOpenDialog: { canceled: true, filePaths: [] },
  showSaveDialog: { canceled: true, filePath: '' },
};
for (const name of ['showMessageBox', 'showOpenDialog', 'showSaveDialog']) {
  dialog[name] = async (...args) => {
    record.dialogs.push({ name, options: args.at(-1) });
    const answer = record.answers[name]?.shift() ?? cancelled[name];
    if (answer === undefined) throw new Error(`the test has not said how to answer dialog.${name}`);
    return answer;
  };
}
dialog.showErrorBox = (title, content) => {
  record.dialogs.push({ name: 'showErrorBox', options: { title, content } });
};

process.on('uncaughtExceptionMonitor', (error) => record.errors.push(String(error?.stack ?? error)));
process.on('unhandledRejection', (reason) =>
  record.errors.push(`unhandled: ${String(reason?.stack ?? reason)}`),
);
void app;
