import type { DocumentPage, DocumentRef } from '../../shared/document.ts';
import type { FaxResolution } from '../../shared/fax.ts';
import type { PageClock } from '../page-clock.ts';
import { type AskPart, type FirstPart, readFirst, readRange } from './document-bytes.ts';
import type { DocumentReading, Dots, DrawnPage, DrawOrder } from './draw-order.ts';
import { CannotShow, type DocumentTrouble } from './trouble.ts';
import type { FromPageWorker, PageTask, TaskResult, ToPageWorker } from './worker-messages.ts';

/** The part of a `Worker` that is used. */
export type PageWorker = {
  readonly post: (message: ToPageWorker) => void;
  readonly listen: (hear: (message: FromPageWorker) => void) => void;
  readonly stop: () => void;
};

export type OpenDocument = {
  readonly reading: Promise<DocumentReading>;
  /** @throws CannotShow; an `AbortError` where nobody wants it any more */
  readonly draw: (order: DrawOrder, signal: AbortSignal) => Promise<DrawnPage>;
  /** The very dots of a fax. */
  readonly dots: (page: DocumentPage, resolution: FaxResolution) => Promise<Dots>;
  readonly close: () => void;
};

export type PageDrawer = {
  /** Makes ready for a first document. */
  readonly warm: () => void;
  readonly open: (document: DocumentRef) => OpenDocument;
  readonly end: () => void;
};

type Parts = {
  readonly ask: AskPart;
  readonly start: () => PageWorker;
  readonly clock: Pick<PageClock, 'after'>;
};

/** Ms without a sign of life until whatever is drawn is given up. */
const patience = 20_000;

type Waiting = {
  readonly document: number;
  readonly resolve: (result: TaskResult) => void;
  readonly reject: (error: Error) => void;
};

type Known = {
  readonly ref: DocumentRef;
  readonly first: Promise<FirstPart>;
  /** Of the worker that runs now; a new worker knows nothing of it. */
  pages: Promise<number> | undefined;
  trouble: DocumentTrouble | undefined;
};

/**
 * Draws pages in a worker of its own: whatever a file does there, the window goes on, and a worker that gives no
 * sign of life is ended and started anew for the other documents.
 */
export function createPageDrawer({ ask, start, clock }: Parts): PageDrawer {
  let worker: PageWorker | undefined;
  let nextId = 0;
  let calm = (): void => undefined;
  let needs = 0;
  const documents = new Map<number, Known>();
  const tasks = new Map<number, Waiting>();

  function running(): PageWorker {
    if (worker !== undefined) return worker;
    const started = start();
    worker = started;
    started.listen((message) => {
      if (worker === started) hear(started, message);
    });
    return started;
  }

  function hear(from: PageWorker, message: FromPageWorker): void {
    if (message.kind === 'need') feed(from, message);
    else {
      const task = tasks.get(message.id);
      tasks.delete(message.id);
      if (message.kind === 'done') task?.resolve(message.result);
      else task?.reject(message.why === 'cancelled' ? cancelled() : new CannotShow(message.why));
    }
    watch();
  }

  function feed(
    to: PageWorker,
    { id, document, from, count }: Extract<FromPageWorker, { kind: 'need' }>,
  ): void {
    const known = documents.get(document);
    if (known === undefined) return;
    const answer = (bytes: Uint8Array | DocumentTrouble): void => {
      if (worker !== to) return;
      needs -= 1;
      to.post({ kind: 'bytes', id, bytes });
      watch();
    };
    needs += 1;
    readRange(ask, { document: known.ref, from, count }).then(answer, (error: unknown) =>
      answer(troubleIn(error)),
    );
  }

  /** Runs while the worker works, and not while it waits for bytes. */
  function watch(): void {
    calm();
    calm = tasks.size === 0 || needs > 0 ? () => undefined : clock.after(patience, giveUp);
  }

  function giveUp(): void {
    const lost = [...tasks.values()];
    stop();
    for (const { document } of lost) {
      const known = documents.get(document);
      if (known !== undefined) known.trouble = 'too-slow';
    }
    for (const { reject } of lost) reject(new CannotShow('too-slow'));
  }

  function stop(): void {
    calm();
    worker?.stop();
    worker = undefined;
    needs = 0;
    tasks.clear();
    for (const known of documents.values()) known.pages = undefined;
  }

  function run(document: number, task: PageTask, signal?: AbortSignal): Promise<TaskResult> {
    const id = (nextId += 1);
    return new Promise((resolve, reject) => {
      tasks.set(id, { document, resolve, reject });
      signal?.addEventListener('abort', () => {
        if (tasks.has(id)) worker?.post({ kind: 'cancel', id });
      });
      running().post({ kind: 'task', id, document, task });
      watch();
    });
  }

  async function opened(document: number): Promise<number> {
    const known = documents.get(document);
    if (known === undefined) throw cancelled();
    if (known.trouble !== undefined) throw new CannotShow(known.trouble);
    const first = await known.first;
    known.pages ??= run(document, { kind: 'open', first }).then((result) => expect(result, 'open').pages);
    return known.pages;
  }

  async function read(document: number, known: Known): Promise<DocumentReading> {
    try {
      const { kind } = await known.first;
      return { status: 'ready', kind, pages: await opened(document) };
    } catch (error) {
      return { status: 'cannot', why: troubleIn(error) };
    }
  }

  return {
    warm: () => running().post({ kind: 'warm' }),
    open: (ref) => {
      const document = (nextId += 1);
      const known: Known = { ref, first: readFirst(ask, ref), pages: undefined, trouble: undefined };
      documents.set(document, known);
      return {
        reading: read(document, known),
        draw: async (order, signal) => {
          await opened(document);
          signal.throwIfAborted();
          return expect(await run(document, { kind: 'draw', order }, signal), 'draw');
        },
        dots: async (page, resolution) => {
          await opened(document);
          return expect(await run(document, { kind: 'dots', page, resolution }), 'dots').dots;
        },
        close: () => {
          if (documents.delete(document)) worker?.post({ kind: 'close', document });
        },
      };
    },
    end: () => {
      const lost = [...tasks.values()];
      stop();
      documents.clear();
      for (const { reject } of lost) reject(cancelled());
    },
  };
}

function expect<Kind extends TaskResult['kind']>(
  result: TaskResult,
  kind: Kind,
): Extract<TaskResult, { kind: Kind }> {
  if (result.kind !== kind) throw new Error(`The page worker answered ${result.kind} to ${kind}.`);
  return result as Extract<TaskResult, { kind: Kind }>;
}

function cancelled(): DOMException {
  return new DOMException('Nobody wants it any more.', 'AbortError');
}

function troubleIn(error: unknown): DocumentTrouble {
  return error instanceof CannotShow ? error.why : 'failed';
}
