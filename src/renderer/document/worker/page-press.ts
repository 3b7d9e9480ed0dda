import type { FirstPart } from '../document-bytes.ts';
import { CannotShow, type DocumentTrouble } from '../trouble.ts';
import type { FromPageWorker, PageTask, TaskResult, ToPageWorker } from '../worker-messages.ts';
import { dotsOf, drawPage } from './draw-page.ts';
import { createKeptPages } from './keep-dots.ts';
import { openSource, warm } from './open-source.ts';
import type { PageSource, SourceBytes } from './page-source.ts';

type Post = (message: FromPageWorker, transfer: readonly Transferable[]) => void;
type Task = Extract<ToPageWorker, { readonly kind: 'task' }>;
type Bytes = PromiseWithResolvers<Uint8Array>;

/** Opens and draws, one after the other; what nobody wants any more is left out. */
export function createPagePress(post: Post): (message: ToPageWorker) => void {
  const sources = new Map<number, PageSource>();
  const kept = createKeptPages();
  const bytes = askForBytes(post);
  const stops = new Map<number, AbortController>();
  let last = Promise.resolve();

  async function perform({ document, task }: Task, signal: AbortSignal): Promise<TaskResult> {
    if (task.kind === 'open') {
      const source = await openSource(task.first.kind, bytes.of(document, task.first));
      sources.set(document, source);
      return { kind: 'open', pages: source.count };
    }
    signal.throwIfAborted();
    const source = sources.get(document);
    if (source === undefined) throw new DOMException('It was closed.', 'AbortError');
    return draw(source, task, signal, document);
  }

  async function draw(
    source: PageSource,
    task: Exclude<PageTask, { readonly kind: 'open' }>,
    signal: AbortSignal,
    document: number,
  ): Promise<TaskResult> {
    const pages = kept.of(document);
    if (task.kind === 'draw') return { kind: 'draw', ...(await drawPage(source, task.order, signal, pages)) };
    return { kind: 'dots', dots: await dotsOf(source, task.page, task.resolution, signal, pages) };
  }

  async function run(task: Task, signal: AbortSignal): Promise<void> {
    const { id } = task;
    try {
      const result = await perform(task, signal);
      post({ kind: 'done', id, result }, result.kind === 'draw' ? [result.bitmap] : []);
    } catch (error) {
      post({ kind: 'failed', id, why: reasonIn(error) }, []);
    }
    stops.delete(id);
  }

  return (message) => {
    switch (message.kind) {
      case 'warm':
        return warm();
      case 'task': {
        const stop = new AbortController();
        stops.set(message.id, stop);
        last = last.then(() => run(message, stop.signal));
        return;
      }
      case 'cancel':
        stops.get(message.id)?.abort();
        return;
      case 'bytes':
        bytes.take(message.id, message.bytes);
        return;
      case 'close':
        last = last.then(() => {
          sources.get(message.document)?.close();
          sources.delete(message.document);
          kept.forget(message.document);
        });
    }
  };
}

type BytesDoor = {
  readonly of: (document: number, first: FirstPart) => SourceBytes;
  readonly take: (id: number, bytes: Uint8Array | DocumentTrouble) => void;
};

function askForBytes(post: Post): BytesDoor {
  const asked = new Map<number, Bytes>();
  let nextId = 0;
  return {
    of: (document, { size, bytes }) => ({
      size,
      first: bytes,
      read: (from, count) => {
        const id = (nextId += 1);
        const answer: Bytes = Promise.withResolvers();
        asked.set(id, answer);
        post({ kind: 'need', id, document, from, count }, []);
        return answer.promise;
      },
    }),
    take: (id, bytes) => {
      const answer = asked.get(id);
      asked.delete(id);
      if (typeof bytes === 'string') answer?.reject(new CannotShow(bytes));
      else answer?.resolve(bytes);
    },
  };
}

function reasonIn(error: unknown): DocumentTrouble | 'cancelled' {
  if (error instanceof CannotShow) return error.why;
  return error instanceof DOMException && error.name === 'AbortError' ? 'cancelled' : 'damaged';
}
