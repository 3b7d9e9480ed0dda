import 'pdfjs-dist/build/pdf.worker.mjs';
import { getDocument, PDFDataRangeTransport, type PDFDocumentProxy } from 'pdfjs-dist';
import { faxLimits } from '../../../shared/fax-draft.ts';
import { CannotShow } from '../trouble.ts';
import { type PageSource, paper, type SourceBytes } from './page-source.ts';
import { NoFilters, SheetFactory } from './pdf-canvas.ts';
import { PdfParts } from './pdf-parts.ts';

/** Bytes asked for at once. Where a file names its pages here and there, a small piece of each is all that is read. */
const rangeBytes = 64 * 1024;

/**
 * A PDF, read piece by piece as its pages are wanted. Nothing in it acts: no script is run, no form is filled, no
 * embedded file is touched; what is drawn is what would be printed.
 * @throws CannotShow
 */
export async function openPdf(bytes: SourceBytes): Promise<PageSource> {
  const broken = Promise.withResolvers<never>();
  // Looked at by whoever waits at that moment, and by nobody in between.
  broken.promise.catch(() => undefined);
  const loading = getDocument({
    ...sourceOf(bytes, broken.reject),
    ...{ disableAutoFetch: true, disableStream: true, rangeChunkSize: rangeBytes },
    ...{ CanvasFactory: SheetFactory, FilterFactory: NoFilters, BinaryDataFactory: PdfParts },
    // Glyphs are drawn as outlines, from the file or from our own fonts: everywhere the same picture.
    ...{ disableFontFace: true, useSystemFonts: false },
    ...{ useWasm: false, useWorkerFetch: false, disableWorkerRendering: true, enableXfa: false },
    // Decoders of scanned pages, as scripts: the page policy lets nothing be compiled.
    wasmUrl: new URL('pdf/', location.href).href,
    maxImageSize: faxLimits.pixels,
    verbosity: 0,
  });
  const pdf = await orTrouble(Promise.race([loading.promise, broken.promise]));
  return {
    count: pdf.numPages,
    sizeOf: async (index) => {
      const page = await orTrouble(Promise.race([pdf.getPage(index + 1), broken.promise]));
      const { width, height } = page.getViewport({ scale: 1 });
      return { width, height };
    },
    paint: (page, canvas, signal) =>
      orTrouble(Promise.race([paint(pdf, page, canvas, signal), broken.promise])),
    close: () => void loading.destroy(),
  };
}

type Paint = PageSource['paint'];

async function paint(
  pdf: PDFDocumentProxy,
  ...[{ index, turn }, canvas, signal]: Parameters<Paint>
): Promise<void> {
  const page = await pdf.getPage(index + 1);
  const rotation = (page.rotate + turn) % 360;
  const natural = page.getViewport({ scale: 1, rotation });
  const viewport = page.getViewport({ scale: canvas.width / natural.width, rotation });
  // A coarse fax has dots twice as high as wide.
  const upright = canvas.height / viewport.height;
  const task = page.render({
    // Its types know only the canvas of a document.
    canvasContext: paper(canvas) as unknown as CanvasRenderingContext2D,
    canvas: null,
    viewport,
    transform: [1, 0, 0, upright, 0, 0],
    intent: 'print',
    background: '#fff',
  });
  const stop = (): void => task.cancel();
  signal.addEventListener('abort', stop);
  await task.promise.finally(() => signal.removeEventListener('abort', stop));
  page.cleanup();
}

function sourceOf(bytes: SourceBytes, fail: (error: unknown) => void): object {
  const first = bytes.first.slice();
  if (first.length >= bytes.size) return { data: first };
  const range = new PDFDataRangeTransport(bytes.size, first);
  range.requestDataRange = (begin: number, end: number) => {
    bytes.read(begin, end - begin).then((chunk) => range.onDataRange(begin, chunk), fail);
  };
  return { range };
}

async function orTrouble<Result>(result: Promise<Result>): Promise<Result> {
  try {
    return await result;
  } catch (error) {
    if (error instanceof CannotShow) throw error;
    const name = error instanceof Error ? error.name : '';
    if (name === 'RenderingCancelledException') throw new DOMException('Cancelled.', 'AbortError');
    throw new CannotShow(name === 'PasswordException' ? 'password' : 'damaged');
  }
}
