import type { PageClock } from '../page-clock.ts';
import { CannotShow, type DocumentTrouble, troubleIn } from './trouble.ts';
import type { FromPageWorker, PageTask, TaskResult, ToPageWorker } from './worker-messages.ts';

/** The part of a `Worker` that is used. */
export type PageWorker = {
  readonly post: (message: ToPageWorker) => void;
  readonly listen: (hear: (message: FromPageWorker) => void) => void;
  readonly stop: () => void;
};

export type WorkerLineParts = {
  readonly start: () => PageWorker;
  readonly clock: Pick<PageClock, 'after'>;
  /** Bytes of a document; undefined where it was closed. */
  readonly read: (document: number, from: number, count: number) => Promise<Uint8Array> | undefined;
  /** What the worker knew is lost. @param slow documents that it was busy with */
  readonly lost: (slow: ReadonlySet<number>) => void;
};

export type WorkerLine = {
  /** Says something where a worker runs; starts one only for what is worth it. */
  readonly tell: (message: ToPageWorker, isWorthAStart?: boolean) => void;
  /** @throws CannotShow; an `AbortError` where nobody wants it any more */
  readonly run: (document: number, task: PageTask, signal?: AbortSignal) => Promise<TaskResult>;
  readonly stop: () => void;
};

type Waiting = {
  readonly document: number;
  readonly resolve: (result: TaskResult) => void;
  readonly reject: (error: Error) => void;
};

type Need = Extract<FromPageWorker, { readonly kind: 'need' }>;

/** Ms without a sign of life until whatever is drawn is given up. */
const patience = 20_000;

/** The line to the worker that draws: one worker at a time, ended and started anew where it hangs. */
export function createWorkerLine({ start, clock, read, lost }: WorkerLineParts): WorkerLine {
  let worker: PageWorker | undefined;
  let nextId = 0;
  let calm = (): void => undefined;
  let needs = 0;
  const tasks = new Map<number, Waiting>();

  function running(): PageWorker {
    if (worker !== undefined) return worker;
    const started = start();
    worker = started;
    started.listen((message) => (worker === started ? hear(started, message) : undefined));
    return started;
  }

  function hear(from: PageWorker, message: FromPageWorker): void {
    if (message.kind === 'need') feed(from, message);
    else settle(message);
    watch();
  }

  function settle(message: Exclude<FromPageWorker, Need>): void {
    const task = tasks.get(message.id);
    tasks.delete(message.id);
    if (message.kind === 'done') task?.resolve(message.result);
    else task?.reject(message.why === 'cancelled' ? cancelled() : new CannotShow(message.why));
  }

  function feed(to: PageWorker, { id, document, from, count }: Need): void {
    const answer = (bytes: Uint8Array | DocumentTrouble): void => {
      if (worker !== to) return;
      needs -= 1;
      to.post({ kind: 'bytes', id, bytes });
      watch();
    };
    const reading = read(document, from, count);
    if (reading === undefined) return;
    needs += 1;
    reading.then(answer, (error: unknown) => answer(troubleIn(error)));
  }

  /** Runs while the worker works, and not while it waits for bytes. */
  function watch(): void {
    calm();
    calm =
      tasks.size === 0 || needs > 0
        ? () => undefined
        : clock.after(patience, () => end(new CannotShow('too-slow')));
  }

  function end(reason: Error): void {
    const given = [...tasks.values()];
    calm();
    worker?.stop();
    worker = undefined;
    needs = 0;
    tasks.clear();
    lost(new Set(reason instanceof CannotShow ? given.map(({ document }) => document) : []));
    for (const { reject } of given) reject(reason);
  }

  return {
    tell: (message, isWorthAStart = false) => (isWorthAStart ? running() : worker)?.post(message),
    run: (document, task, signal) => {
      const id = (nextId += 1);
      return new Promise((resolve, reject) => {
        tasks.set(id, { document, resolve, reject });
        signal?.addEventListener('abort', () => {
          if (tasks.has(id)) worker?.post({ kind: 'cancel', id });
        });
        running().post({ kind: 'task', id, document, task });
        watch();
      });
    },
    stop: () => end(cancelled()),
  };
}

export function cancelled(): DOMException {
  return new DOMException('Nobody wants it any more.', 'AbortError');
}
