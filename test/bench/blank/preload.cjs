const { contextBridge, ipcRenderer } = require('electron');

contextBridge.exposeInMainWorld('blank', {
  onText: (listener) => void ipcRenderer.on('text', (_event, text) => listener(text)),
});
