import type { PageWorker } from './worker-line.ts';
import type { FromPageWorker } from './worker-messages.ts';
import address from './worker/page-worker.ts?worker&url';

/** Trusted Types are not in the DOM types yet. */
type Policies = {
  readonly createPolicy: (
    name: string,
    rules: { readonly createScriptURL: (url: string) => string },
  ) => { readonly createScriptURL: (url: string) => URL };
};

let policy: ReturnType<Policies['createPolicy']> | undefined;

/** The page policy lets a worker start only by this name, and the name lets only our own file through. */
function trusted(url: string): string | URL {
  const { trustedTypes } = globalThis as typeof globalThis & { readonly trustedTypes?: Policies };
  policy ??= trustedTypes?.createPolicy('app-worker', {
    createScriptURL: (wanted) => {
      if (wanted !== address) throw new TypeError('That is no worker of this app.');
      return wanted;
    },
  });
  return policy?.createScriptURL(url) ?? url;
}

export function startPageWorker(): PageWorker {
  const worker = new Worker(trusted(address), { type: 'module', name: 'pages' });
  return {
    post: (message) => worker.postMessage(message),
    listen: (hear) => {
      worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        if (typeof data === 'object' && data !== null && 'kind' in data) hear(data as FromPageWorker);
      });
    },
    stop: () => worker.terminate(),
  };
}
