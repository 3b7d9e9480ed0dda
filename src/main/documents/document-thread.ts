import { parentPort } from 'node:worker_threads';
import type { DocumentAnswer, DocumentJob } from './document-jobs.ts';
import { judgeContent } from './judge-content.ts';

// A thread of its own: what people drop may be made to take all memory or never to end, and then it is ended here.
parentPort?.on('message', (job: DocumentJob) => {
  void work(job).then((answer) => {
    const transfer = answer.kind === 'rewritten' ? [answer.bytes.buffer] : [];
    parentPort?.postMessage(answer, transfer);
  });
});

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

/** A megabyte of code that pictures and text do without. */
async function readPdf(bytes: Uint8Array): ReturnType<Parameters<typeof judgeContent>[2]> {
  const { judgePdf } = await import('./judge-pdf.ts');
  return judgePdf(bytes);
}
