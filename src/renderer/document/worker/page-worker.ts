import type { ToPageWorker } from '../worker-messages.ts';
import { createPagePress } from './page-press.ts';

/** The part of a worker's own world that is used; the page's types do not have it. */
type WorkerWorld = {
  readonly postMessage: (message: unknown, transfer: readonly Transferable[]) => void;
  readonly addEventListener: (name: 'message', hear: (event: MessageEvent<unknown>) => void) => void;
};

const world = globalThis as unknown as WorkerWorld;
const take = createPagePress((message, transfer) => world.postMessage(message, transfer));
world.addEventListener('message', ({ data }) => {
  // The PDF reader hears here, too, and talks to itself in another way.
  if (typeof data === 'object' && data !== null && 'kind' in data) take(data as ToPageWorker);
});
