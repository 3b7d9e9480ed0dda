import type { FaxFile } from '../../message-types.ts';
import { extensionIn, pagesOf, type Pages } from './pages.ts';
import { writePdf, type DrawnPage } from './pdf.ts';

/** What the platform makes of the files of a fax. */
export type Rendering = {
  readonly pages: Pages;
  /** Of the document, where it is known without making it. */
  readonly size: number | undefined;
  /** Made when somebody first asks. */
  readonly document: () => Uint8Array;
};

type Cover = { readonly coverIndex: number; readonly coverPageText: string | undefined };

const linesOf = (text: string): readonly string[] => text.match(/[^\n]{1,70}/g) ?? [];

function drawFile(file: FaxFile): readonly DrawnPage[] {
  const pages = pagesOf(file);
  if (pages === 'unreadable') return [];
  return Array.from({ length: pages }, (_, index) => [file.name, `Page ${index + 1} of ${pages}`]);
}

const once = (make: () => Uint8Array) => {
  let made: Uint8Array | undefined;
  return () => (made ??= make());
};

/** A PDF that is sent alone stays as it is; anything else becomes a PDF with as many pages. */
export function render(files: readonly FaxFile[], { coverIndex, coverPageText = '' }: Cover): Rendering {
  const hasCover = coverIndex !== 0;
  const counts = files.map(pagesOf);
  const readable = counts.filter((count) => count !== 'unreadable');
  const pages =
    readable.length === counts.length
      ? readable.reduce((sum, count) => sum + count, hasCover ? 1 : 0)
      : 'unreadable';
  const [first] = files;
  if (first && files.length === 1 && !hasCover && extensionIn(first.name) === 'pdf')
    return { pages, size: first.content.length, document: () => first.content };
  const cover: readonly DrawnPage[] = hasCover ? [['Fax', ...linesOf(coverPageText)]] : [];
  return { pages, size: undefined, document: once(() => writePdf([...cover, ...files.flatMap(drawFile)])) };
}
