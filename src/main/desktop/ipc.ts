import { ipcMain } from 'electron';
import type { PushName, Pushes } from '../../shared/ipc-contract.ts';
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

/** A window as the pushes see it. */
export type PushTarget = {
  readonly isDestroyed: () => boolean;
  readonly webContents: {
    readonly isDestroyed: () => boolean;
    readonly send: (channel: string, value: unknown) => void;
  };
};

export function pushTo<Name extends PushName>(
  targets: readonly PushTarget[],
  name: Name,
  value: Pushes[Name],
): void {
  for (const target of targets) {
    if (!target.isDestroyed() && !target.webContents.isDestroyed()) target.webContents.send(name, value);
  }
}
