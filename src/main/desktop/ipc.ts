import { ipcMain } from 'electron';
import { type BridgeParts, connectBridge } from './bridge.ts';

/** The only door to `ipcMain`. */
export function serveBridge(parts: Omit<BridgeParts, 'ipc'>): void {
  connectBridge({
    ...parts,
    ipc: {
      on: (channel, listener) => ipcMain.on(channel, listener),
      handle: (channel, answer) => ipcMain.handle(channel, answer),
    },
  });
}

/** Takes away channels that a library opened without asking. */
export function closeForeignChannels(channels: readonly string[]): void {
  for (const channel of channels) ipcMain.removeAllListeners(channel);
}
