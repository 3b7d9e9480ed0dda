import type { Clock } from '../clock.ts';
import { parseAnswer } from './document-answer.ts';
import type { DocumentAnswer, DocumentJob } from './document-jobs.ts';

/** Does one job after the other; each is answered, whatever its bytes do. */
export type DocumentWorker = {
  readonly run: (job: DocumentJob) => Promise<DocumentAnswer>;
  /** A job may come soon: starting takes a moment. */
  readonly prepare: () => void;
  readonly close: () => void;
};

/** Another process, which runs the built `document-process` module. */
export type DocumentProcess = {
  readonly post: (job: DocumentJob) => void;
  readonly onMessage: (listener: (message: unknown) => void) => void;
  /** It ended, by itself or because its memory was full. */
  readonly onEnd: (listener: () => void) => void;
  readonly end: () => void;
};

export type DocumentWorkerParts = {
  readonly start: () => DocumentProcess;
  readonly clock: Pick<Clock, 'after'>;
};

const limits = {
  // A scan of 200 pages takes half a second a page to be turned.
  ms: { judge: 15_000, rewrite: 180_000 },
  /** Starting the process and loading the reader take a moment, and more files often follow. */
  idleMs: 60_000,
} as const;

export function createDocumentWorker({ start, clock }: DocumentWorkerParts): DocumentWorker {
  let running: DocumentProcess | undefined;
  let settle: ((answer: DocumentAnswer) => void) | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let stayAwake = (): void => undefined;

  function begin(): DocumentProcess {
    const made = start();
    made.onMessage((message) => {
      if (running === made) settle?.(parseAnswer(message));
    });
    made.onEnd(() => {
      if (running !== made) return;
      running = undefined;
      settle?.(failed('stopped'));
    });
    return made;
  }

  function end(): void {
    stayAwake();
    running?.end();
    running = undefined;
  }

  function prepare(): void {
    if (running !== undefined) return;
    running = begin();
    stayAwake = clock.after(limits.idleMs, end);
  }

  function runOne(job: DocumentJob): Promise<DocumentAnswer> {
    stayAwake();
    return new Promise((resolve) => {
      const stopWaiting = clock.after(limits.ms[job.kind], () => settle?.(failed('too-long')));
      settle = (answer) => {
        settle = undefined;
        stopWaiting();
        // Whatever went wrong, the next job begins with nothing of it.
        if (answer.kind === 'failed') end();
        else stayAwake = clock.after(limits.idleMs, end);
        resolve(answer);
      };
      running ??= begin();
      running.post(job);
    });
  }

  return {
    run: (job) => {
      const mine = last.then(() => runOne(job));
      last = mine;
      return mine;
    },
    prepare,
    close: () => {
      end();
      settle?.(failed('stopped'));
    },
  };
}

function failed(detail: string): DocumentAnswer {
  return { kind: 'failed', detail };
}
