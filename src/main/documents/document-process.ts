import { isMainThread, Worker } from 'node:worker_threads';
import type { DocumentAnswer, DocumentJob } from './document-jobs.ts';
import { judgeContent } from './judge-content.ts';

// A process of its own: what people drop may be made to take all memory or never to end. V8 ends the whole process
// when its memory is full, a thread's too; so what happens here happens to nothing else.

/** The end of Electron's that a helper process has. */
type ParentPort = {
  readonly on: (event: 'message', listener: (event: { readonly data: DocumentJob }) => void) => void;
  readonly postMessage: (answer: DocumentAnswer) => void;
};

/** Bytes. Node's own limit counts objects only; what is decompressed lies outside of them. */
const mostMemory = 900 * 1024 * 1024;
const betweenLooksMs = 50;

if (isMainThread) {
  // The work does not pause for anybody, so another thread looks on.
  const watch = new Worker(new URL(import.meta.url));
  // Without it the heap's own limit and the time that is waited remain.
  watch.on('error', () => undefined).unref();
  const { parentPort } = process as unknown as { readonly parentPort: ParentPort };
  // Whoever starts this has a document, and most of them are PDF.
  void import('./judge-pdf.ts');
  parentPort.on('message', ({ data: job }) => {
    void work(job).then((answer) => parentPort.postMessage(answer));
  });
} else {
  const never = new Int32Array(new SharedArrayBuffer(4));
  while (process.memoryUsage.rss() < mostMemory) Atomics.wait(never, 0, 0, betweenLooksMs);
  process.kill(process.pid, 'SIGKILL');
}

async function work(job: DocumentJob): Promise<DocumentAnswer> {
  try {
    switch (job.kind) {
      case 'judge':
        return { kind: 'judged', judgement: await judgeContent(job.name, job.bytes, readPdf) };
      case 'rewrite': {
        const { rewrite } = await import('./rewrite.ts');
        return { kind: 'rewritten', bytes: await rewrite(job.from, job.bytes, job.pages) };
      }
    }
  } catch (error) {
    return { kind: 'failed', detail: error instanceof Error ? error.name : 'error' };
  }
}

async function readPdf(bytes: Uint8Array): ReturnType<Parameters<typeof judgeContent>[2]> {
  const { judgePdf } = await import('./judge-pdf.ts');
  return judgePdf(bytes);
}
