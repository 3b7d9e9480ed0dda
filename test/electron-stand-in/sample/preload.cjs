const { contextBridge, ipcRenderer, webUtils } = require('electron');

contextBridge.exposeInMainWorld('sample', {
  invoke: (channel, ...args) => ipcRenderer.invoke(channel, ...args),
  note: (text) => ipcRenderer.send('note', text),
  onPush: (heard) => {
    const listener = (_event, value) => heard(value);
    ipcRenderer.on('pushed', listener);
    return () => ipcRenderer.removeListener('pushed', listener);
  },
  pathOf: (file) => webUtils.getPathForFile(file),
  versions: { electron: process.versions.electron },
  flavour: process.argv.find((argument) => argument.startsWith('--flavour')),
  require: (name) => {
    require(name);
  },
  zoom: () => require('electron').webFrame.setZoomFactor(2),
  add: (a, b) => a + b,
  nested: { list: [1, { two: 2 }] },
  throws: () => {
    throw new RangeError('at once');
  },
  throwsText: () => {
    throw 'only text';
  },
  rejects: () => Promise.reject(new Error('later')),
  twice: (run) => [run(1), run(2)],
  clones: (value) => value,
});
globalThis.secretOfThePreload = true;
