// Every other name that Electron exports. A bundle may import one without using it, so each exists and throws on use.
import { loud, notEmulated } from './loud.ts';

function absent(name: string): never {
  const stub = function (): never {
    throw notEmulated(name);
  };
  return loud(name, stub) as never;
}

export const autoUpdater = absent('autoUpdater');
export const BaseWindow = absent('BaseWindow');
export const BrowserView = absent('BrowserView');
export const contentTracing = absent('contentTracing');
export const desktopCapturer = absent('desktopCapturer');
export const ImageView = absent('ImageView');
export const inAppPurchase = absent('inAppPurchase');
export const IpcMainServiceWorker = absent('IpcMainServiceWorker');
export const MessageChannelMain = absent('MessageChannelMain');
export const netLog = absent('netLog');
export const powerSaveBlocker = absent('powerSaveBlocker');
export const pushNotifications = absent('pushNotifications');
export const sharedTexture = absent('sharedTexture');
export const ShareMenu = absent('ShareMenu');
export const TouchBar = absent('TouchBar');
export const View = absent('View');
export const WebContentsView = absent('WebContentsView');
export const webFrameMain = absent('webFrameMain');
export const WebSocket = absent('WebSocket');
