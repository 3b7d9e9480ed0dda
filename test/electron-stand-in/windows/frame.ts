import { loud } from '../loud.ts';
import { originOf } from '../schemes.ts';

type Owner = {
  readonly id: number;
  readonly ipc: object;
  isDestroyed(): boolean;
  getURL(): string;
  send(channel: string, ...args: unknown[]): void;
  executeJavaScript(code: string): Promise<unknown>;
};

/** webContents.mainFrame and event.senderFrame: preloads run in main frames only, so there is one per page. */
export function createMainFrame(owner: Owner): object {
  const frame = {
    get url(): string {
      return owner.getURL();
    },
    get origin(): string {
      const url = owner.getURL();
      return URL.canParse(url) ? originOf(url) : 'null';
    },
    get detached(): boolean {
      return owner.isDestroyed();
    },
    get top(): object {
      return frame;
    },
    parent: null,
    frames: [],
    framesInSubtree: [] as object[],
    name: '',
    frameToken: `frame-${owner.id}`,
    frameTreeNodeId: owner.id,
    routingId: owner.id,
    processId: owner.id,
    osProcessId: process.pid,
    visibilityState: 'visible',
    ipc: owner.ipc,
    isDestroyed: () => owner.isDestroyed(),
    send: (channel: string, ...args: unknown[]) => owner.send(channel, ...args),
    executeJavaScript: (code: string) => owner.executeJavaScript(code),
  };
  frame.framesInSubtree.push(frame);
  return loud('WebFrameMain', frame);
}
