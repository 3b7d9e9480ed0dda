import type { DocumentPage, DocumentRef } from '../../shared/document.ts';
import type { FaxResolution } from '../../shared/fax.ts';
import { type AskPart, type FirstPart, readFirst, readRange } from './document-bytes.ts';
import type { DocumentReading, Dots, DrawnPage, DrawOrder } from './draw-order.ts';
import { CannotShow, type DocumentTrouble, troubleIn } from './trouble.ts';
import { cancelled, createWorkerLine, type WorkerLine, type WorkerLineParts } from './worker-line.ts';
import type { TaskResult } from './worker-messages.ts';

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

type Parts = Pick<WorkerLineParts, 'start' | 'clock'> & { readonly ask: AskPart };

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
  const documents = new Map<number, Known>();
  let nextDocument = 0;
  const line = createWorkerLine({
    start,
    clock,
    read: (document, from, count) => {
      const known = documents.get(document);
      return known && readRange(ask, { document: known.ref, from, count });
    },
    lost: (slow) => {
      for (const [document, known] of documents) {
        known.pages = undefined;
        if (slow.has(document)) known.trouble = 'too-slow';
      }
    },
  });
  const opened = (document: number): Promise<number> => openIn(line, document, documents.get(document));
  return {
    warm: () => line.tell({ kind: 'warm' }, true),
    open: (ref) => {
      const document = (nextDocument += 1);
      const known: Known = { ref, first: readFirst(ask, ref), pages: undefined, trouble: undefined };
      documents.set(document, known);
      return {
        reading: readingOf(known, () => opened(document)),
        draw: async (order, signal) => {
          await opened(document);
          signal.throwIfAborted();
          return expect(await line.run(document, { kind: 'draw', order }, signal), 'draw');
        },
        dots: async (page, resolution) => {
          await opened(document);
          return expect(await line.run(document, { kind: 'dots', page, resolution }), 'dots').dots;
        },
        close: () => {
          if (documents.delete(document)) line.tell({ kind: 'close', document });
        },
      };
    },
    end: () => {
      documents.clear();
      line.stop();
    },
  };
}

/** Answers how many pages it has, in whichever worker runs now. */
async function openIn(line: WorkerLine, document: number, known: Known | undefined): Promise<number> {
  if (known === undefined) throw cancelled();
  if (known.trouble !== undefined) throw new CannotShow(known.trouble);
  const first = await known.first;
  known.pages ??= line.run(document, { kind: 'open', first }).then((result) => expect(result, 'open').pages);
  return known.pages;
}

async function readingOf({ first }: Known, open: () => Promise<number>): Promise<DocumentReading> {
  try {
    const { kind } = await first;
    return { status: 'ready', kind, pages: await open() };
  } catch (error) {
    return { status: 'cannot', why: troubleIn(error) };
  }
}

function expect<Kind extends TaskResult['kind']>(
  result: TaskResult,
  kind: Kind,
): Extract<TaskResult, { kind: Kind }> {
  if (result.kind !== kind) throw new Error(`The page worker answered ${result.kind} to ${kind}.`);
  return result as Extract<TaskResult, { kind: Kind }>;
}
