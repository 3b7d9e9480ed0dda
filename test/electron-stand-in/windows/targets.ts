// Chromium's page targets: each starts frozen until its scripts are in place.
import { cdp, type Protocol } from '../cdp.ts';
import { headful, openAppWindow } from '../chromium.ts';
import { prepare } from '../main/lifecycle.ts';

export type Target = {
  readonly sessionId: string;
  readonly targetId: string;
  readonly url: string;
  readonly openerId: string | undefined;
};

const arrived = new Map<string, Target>();
const waiting: { test(target: Target): boolean; take(target: Target): void }[] = [];
const onDetached = new Map<string, () => void>();
let onPopUp: (target: Target) => void = () => undefined;

prepare(() =>
  cdp.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: true,
    flatten: true,
    filter: [{ type: 'page' }],
  }),
);

/** Pages that a page opened. */
export function whenPageOpensPage(listener: (target: Target) => void): void {
  onPopUp = listener;
}

export function whenDetached(target: Target, listener: () => void): void {
  onDetached.set(target.sessionId, listener);
}

cdp.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
  const { targetId, url, openerId, type } = targetInfo;
  if (type !== 'page') return;
  const target: Target = { sessionId, targetId, url, openerId };
  if (openerId !== undefined) {
    onPopUp(target);
    return;
  }
  const at = waiting.findIndex((waiter) => waiter.test(target));
  if (at < 0) arrived.set(targetId, target);
  else waiting.splice(at, 1)[0]?.take(target);
});

cdp.on('Target.detachedFromTarget', ({ sessionId }) => {
  onDetached.get(sessionId)?.();
  onDetached.delete(sessionId);
  cdp.endSession(sessionId);
});

function arrival(test: (target: Target) => boolean): Promise<Target> {
  for (const [id, target] of arrived) {
    if (!test(target)) continue;
    arrived.delete(id);
    return Promise.resolve(target);
  }
  return new Promise((take) => {
    waiting.push({ test, take });
  });
}

/** A new browser window with one frozen page in it. */
export async function openTarget({ x, y, width, height }: Electron.Rectangle): Promise<Target> {
  if (headful) {
    // Chromium is started once more with a document of its own, by whose URL the window is recognised.
    const url = `data:text/html,<title>${crypto.randomUUID()}</title>`;
    const target = arrival((candidate) => candidate.url === url);
    openAppWindow(url);
    return target;
  }
  const wanted: Protocol.Target.createTargetParameters = {
    url: 'about:blank',
    newWindow: true,
    // The page of a window that begins lower than Chromium's own strip of tabs never learns its size.
    ...{ left: x, top: y, width, height: Math.max(height, 300) },
  };
  const { targetId } = await cdp.send('Target.createTarget', wanted);
  return arrival((candidate) => candidate.targetId === targetId);
}

/** A frozen page cannot be closed before it is let go. */
export function closeTarget(target: Target): void {
  cdp.post('Runtime.runIfWaitingForDebugger', {}, target.sessionId);
  cdp.post('Target.closeTarget', { targetId: target.targetId });
}
