import { inflateSync } from 'node:zlib';
import type { FaxFile } from '../../message-types.ts';

/** Pages of a file, or `unreadable`: the platform cannot make a fax of it. */
export type Pages = number | 'unreadable';

/** Streams that hold objects, where the pages of newer files are hidden. */
function* objectStreams(text: string, bytes: Buffer): Generator<string> {
  for (const match of text.matchAll(/\/Type\s*\/ObjStm\b[\s\S]{0,400}?stream\r?\n/g)) {
    const start = match.index + match[0].length;
    const end = text.indexOf('endstream', start);
    try {
      yield inflateSync(bytes.subarray(start, end < 0 ? undefined : end), {
        finishFlush: 2, // Z_SYNC_FLUSH: what stands after the end does not matter.
      }).toString('latin1');
    } catch {
      yield '';
    }
  }
}

/** What the tree of pages says of itself; where there is none, as many as there are page objects. */
function pagesIn(text: string): { readonly tree: number; readonly leaves: number } {
  const trees = [...text.matchAll(/<<(?:(?!<<|>>)[\s\S])*?\/Type\s*\/Pages\b(?:(?!<<|>>)[\s\S])*?>>/g)];
  const counts = trees.map(([dictionary]) => Number(/\/Count\s+(\d+)/.exec(dictionary)?.[1] ?? 0));
  return { tree: Math.max(0, ...counts), leaves: text.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0 };
}

function pagesOfPdf(content: Uint8Array): Pages {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  if (bytes.subarray(0, 1024).indexOf('%PDF-') < 0) return 'unreadable';
  const text = bytes.toString('latin1');
  if (/\/Encrypt\s+\d+\s+\d+\s+R/.test(text)) return 'unreadable';
  const found = [text, ...objectStreams(text, bytes)].map(pagesIn);
  const most = Math.max(...found.map(({ tree }) => tree));
  return most || found.reduce((sum, { leaves }) => sum + leaves, 0) || 'unreadable';
}

/** One directory of tags for each page. */
function pagesOfTiff(content: Uint8Array): Pages {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  if (content.length < 8) return 'unreadable';
  const little = view.getUint16(0) === 0x4949;
  if (!little && view.getUint16(0) !== 0x4d4d) return 'unreadable';
  let pages = 0;
  for (let at = view.getUint32(4, little); at !== 0 && pages < 10_000; pages += 1) {
    if (at + 2 > content.length) return 'unreadable';
    const next = at + 2 + view.getUint16(at, little) * 12;
    if (next + 4 > content.length) return 'unreadable';
    at = view.getUint32(next, little);
  }
  return pages || 'unreadable';
}

const linesOnPage = 60;

function pagesOfText(content: Uint8Array): number {
  const sheets = Buffer.from(content).toString().split('\f');
  return sheets.reduce(
    (sum, sheet) => sum + Math.max(1, Math.ceil(sheet.split('\n').length / linesOnPage)),
    0,
  );
}

/** How an image begins. */
const images: Readonly<Record<string, readonly number[]>> = {
  png: [0x89, 0x50, 0x4e, 0x47],
  jpg: [0xff, 0xd8, 0xff],
  jpeg: [0xff, 0xd8, 0xff],
  gif: [0x47, 0x49, 0x46, 0x38],
  bmp: [0x42, 0x4d],
};

const texts = new Set(['txt', 'log', 'h', 'cpp', 'c', 'err', 'hpp', 'csv', 'xml', 'html', 'htm', 'rtf']);

/** Of a page of an office document; nobody renders those here. */
const bytesOnPage = 30_000;

export const extensionIn = (name: string): string => /\.([^.]*)$/.exec(name)?.[1]?.toLowerCase() ?? '';

export function pagesOf({ name, contentType, content }: FaxFile): Pages {
  const kind = extensionIn(name);
  if (kind === 'pdf') return pagesOfPdf(content);
  if (kind === 'tif' || kind === 'tiff') return pagesOfTiff(content);
  const beginning = images[kind];
  if (beginning) return beginning.every((byte, place) => content[place] === byte) ? 1 : 'unreadable';
  if (texts.has(kind) || contentType.startsWith('text/')) return pagesOfText(content);
  return Math.max(1, Math.ceil(content.length / bytesOnPage));
}
