import { Worker } from 'node:worker_threads';
import type { Clock } from '../clock.ts';
import type { DocumentAnswer, DocumentJob } from './document-jobs.ts';

/** Does one job after the other; each is answered, whatever its bytes do. */
export type DocumentWorker = {
  /** The bytes belong to the job from here on. */
  readonly run: (job: DocumentJob) => Promise<DocumentAnswer>;
  readonly close: () => void;
};

export type DocumentWorkerParts = {
  /** The built `document-thread` module, as an absolute path. */
  readonly module: string;
  readonly clock: Pick<Clock, 'after'>;
  /** Bytes that this process holds. */
  readonly memory: () => number;
};

const limits = {
  ms: { judge: 20_000, rewrite: 60_000 },
  /** Of the thread's own objects. Decompressed bytes lie outside of them and are watched apart. */
  heapMb: 384,
  bytes: 512 * 1024 * 1024,
  lookMs: 100,
  /** Loading the reader takes a moment, and more files often follow. */
  idleMs: 20_000,
} as const;

export function createDocumentWorker(parts: DocumentWorkerParts): DocumentWorker {
  let worker: Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let endWhenIdle = (): void => undefined;

  function start(): Worker {
    const { heapMb: maxOldGenerationSizeMb } = limits;
    // Nothing of what a library prints belongs into our log, and nothing of our environment is its business.
    const made = new Worker(parts.module, {
      ...{ stdout: true, stderr: true, env: {} },
      resourceLimits: { maxOldGenerationSizeMb, maxYoungGenerationSizeMb: 48, stackSizeMb: 4 },
    });
    made.unref();
    // One that is being ended may still fail, which nobody waits for any more.
    made.on('error', () => undefined);
    return made;
  }

  function end(): void {
    void worker?.terminate();
    worker = undefined;
  }

  async function runOne(job: DocumentJob): Promise<DocumentAnswer> {
    endWhenIdle();
    worker ??= start();
    const answer = await ask(worker, job, parts);
    if (answer.kind === 'failed') end();
    else endWhenIdle = parts.clock.after(limits.idleMs, end);
    return answer;
  }

  return {
    run: (job) => {
      const mine = last.then(() => runOne(job));
      last = mine;
      return mine;
    },
    close: () => {
      endWhenIdle();
      end();
    },
  };
}

/** Never fails: a thread that ends, fills the memory or takes too long is an answer too. */
function ask(worker: Worker, job: DocumentJob, parts: DocumentWorkerParts): Promise<DocumentAnswer> {
  const { clock, memory } = parts;
  return new Promise((resolve) => {
    const before = memory();
    let isOver = false;
    const stopWaiting = clock.after(limits.ms[job.kind], () => settle(failed('too-long')));
    let stopLooking = clock.after(limits.lookMs, look);
    function look(): void {
      if (memory() - before > limits.bytes) settle(failed('too-much-memory'));
      else stopLooking = clock.after(limits.lookMs, look);
    }
    function settle(answer: DocumentAnswer): void {
      if (isOver) return;
      isOver = true;
      stopWaiting();
      stopLooking();
      worker.off('message', settle).off('error', fail).off('exit', leave);
      resolve(answer);
    }
    const fail = (error: unknown): void =>
      settle(failed(isOutOfMemory(error) ? 'too-much-memory' : 'stopped'));
    const leave = (): void => settle(failed('stopped'));
    worker.on('message', settle).on('error', fail).on('exit', leave);
    worker.postMessage(job, [job.bytes.buffer]);
  });
}

function failed(detail: string): DocumentAnswer {
  return { kind: 'failed', detail };
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
