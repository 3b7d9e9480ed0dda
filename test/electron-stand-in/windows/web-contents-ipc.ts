// What the preload's world sends: messages, invocations, permission questions.
import { cdp } from '../cdp.ts';
import { NotEmulatedError } from '../loud.ts';
import { ipcMain, type IpcMain } from '../main/ipc-main.ts';
import type { Session } from '../main/session.ts';
import { codec } from '../node-codec.ts';
import type { Downward, Upward } from '../page/isolated-world.ts';

type Invocation = Extract<Upward, { kind: 'invoke' }>;
type PermissionQuestion = Extract<Upward, { kind: 'permission' }>;

export type IpcHost = {
  readonly id: number;
  readonly ipc: IpcMain;
  readonly mainFrame: object;
  readonly _session: Session;
  readonly _electron: Electron.WebContents;
  send(channel: string, ...args: unknown[]): void;
  emit(event: string, ...args: unknown[]): boolean;
  _deliver(message: Downward): void;
};

function senderEvent(host: IpcHost, more: object): object {
  const { id } = host;
  return { type: 'frame', sender: host, senderFrame: host.mainFrame, processId: id, frameId: id, ...more };
}

export function receiveSend(host: IpcHost, channel: string, text: string): void {
  const args = codec.decode(text) as unknown[];
  const reply = (back: string, ...values: unknown[]): void => host.send(back, ...values);
  const event = senderEvent(host, { ports: [], reply });
  host.emit('ipc-message', event, channel, ...args);
  host.ipc.emit(channel, event, ...args);
  ipcMain.emit(channel, event, ...args);
}

export async function receiveInvoke(host: IpcHost, { id, channel, args }: Invocation): Promise<void> {
  const handler = host.ipc._handlers.get(channel) ?? ipcMain._handlers.get(channel);
  try {
    if (!handler) throw new Error(`No handler registered for '${channel}'`);
    const event = senderEvent(host, {}) as Electron.IpcMainInvokeEvent;
    const value: unknown = await handler(event, ...(codec.decode(args) as unknown[]));
    host._deliver({ kind: 'result', id, value: codec.encode(value) });
  } catch (error) {
    if (!handler || error instanceof NotEmulatedError)
      console.error(`Error occurred in handler for '${channel}':`, error);
    host._deliver({ kind: 'failure', id, reason: String(error) });
  }
}

const chromiumNames: Readonly<Record<string, string[]>> = {
  media: ['audioCapture', 'videoCapture'],
  geolocation: ['geolocation'],
  notifications: ['notifications'],
  'clipboard-read': ['clipboardReadWrite'],
};

export async function receivePermissionQuestion(host: IpcHost, question: PermissionQuestion): Promise<void> {
  const { id, permission, url, details } = question;
  const granted =
    question.asked === 'check'
      ? host._session._checkPermission(host._electron, permission, url)
      : await host._session._requestPermission(host._electron, permission, details, url);
  const permissions = chromiumNames[permission];
  if (granted && question.asked === 'request' && permissions) {
    const { origin } = new URL(url);
    // sent before the answer, so in force when the page goes on
    cdp.post('Browser.grantPermissions', { permissions: permissions as never[], origin });
  }
  host._deliver({ kind: 'result', id, value: codec.encode(granted) });
}
