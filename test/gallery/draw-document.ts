import { createPageDrawer } from '../../src/renderer/document/page-drawer.ts';
import { startPageWorker } from '../../src/renderer/document/start-page-worker.ts';
import { systemClock } from '../../src/renderer/page-clock.ts';
import type { DocumentKind, DocumentPage, DocumentRange, DocumentRef } from '../../src/shared/document.ts';
import type { FaxResolution } from '../../src/shared/fax.ts';

export type DrawnDocument =
  | { readonly status: 'cannot'; readonly why: string }
  | {
      readonly status: 'ready';
      readonly count: number;
      /** In the order asked for; rows of dots, a bit each, in base64. */
      readonly pages: readonly { readonly width: number; readonly height: number; readonly bits: string }[];
      /** How much of it was read. */
      readonly bytesRead: number;
      /** Until the first page was there. */
      readonly firstPageMs: number;
    };

type Wanted = {
  readonly kind: DocumentKind;
  readonly base64: string;
  /** Undefined: each as it stands in the file. */
  readonly pages?: readonly DocumentPage[];
  readonly resolution?: FaxResolution;
};

const ref: DocumentRef = { kind: 'fax', faxId: 'drawn' };

/** The dots that the preview engine makes of a document, as a fax machine would get them. */
export async function drawDocument({
  kind,
  base64,
  pages,
  resolution = 'High',
}: Wanted): Promise<DrawnDocument> {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  let bytesRead = 0;
  const ask = ({ from, count }: DocumentRange) => {
    const part = bytes.slice(from, from + count);
    bytesRead += part.length;
    return Promise.resolve({ status: 'ready', kind, size: bytes.length, bytes: part } as const);
  };
  const began = performance.now();
  const drawer = createPageDrawer({ ask, start: startPageWorker, clock: systemClock });
  try {
    const document = drawer.open(ref);
    const reading = await document.reading;
    if (reading.status === 'cannot') return reading;
    const wanted =
      pages ?? Array.from({ length: reading.pages }, (_, index) => ({ index, turn: 0 as const }));
    let firstPageMs = 0;
    const drawn = [];
    for (const page of wanted) {
      const { width, height, bits } = await document.dots(page, resolution);
      if (firstPageMs === 0) firstPageMs = performance.now() - began;
      drawn.push({ width, height, bits: base64Of(bits) });
    }
    return { status: 'ready', count: reading.pages, pages: drawn, bytesRead, firstPageMs };
  } catch (error) {
    return { status: 'cannot', why: error instanceof Error ? error.message : 'failed' };
  } finally {
    drawer.end();
  }
}

function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}
