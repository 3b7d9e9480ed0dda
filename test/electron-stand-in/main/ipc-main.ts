import { EventEmitter } from 'node:events';
import { loudClass } from '../loud.ts';

type Handler = Parameters<Electron.IpcMain['handle']>[1];

/** Any channel is a valid event here, so this one is a plain EventEmitter. */
export class IpcMain extends EventEmitter {
  readonly _handlers = new Map<string, Handler>();

  constructor() {
    super();
    // As in Electron: a page that names its channel `error` must not bring the process down.
    this.on('error', () => undefined);
  }

  handle(channel: string, listener: Handler): void {
    if (this._handlers.has(channel))
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    if (typeof listener !== 'function') {
      throw new TypeError(`Expected handler to be a function, but found type '${typeof listener}'`);
    }
    this._handlers.set(channel, listener);
  }

  handleOnce(channel: string, listener: Handler): void {
    this.handle(channel, (event, ...args: unknown[]) => {
      this.removeHandler(channel);
      return listener(event, ...args) as unknown;
    });
  }

  removeHandler(channel: string): void {
    this._handlers.delete(channel);
  }
}
loudClass('ipcMain', IpcMain);

export const ipcMain = new IpcMain();
