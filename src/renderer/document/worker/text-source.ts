import { paintTurned, type PageSource, paper, readWhole, type SourceBytes } from './page-source.ts';
import { CannotShow } from '../trouble.ts';
import { pagesOfText, textIn, textPage } from './text-pages.ts';

/** Letter paper with a margin, in points. */
const letter = { width: 612, height: 792 } as const;
const margin = 36;
const lineHeight = (letter.height - 2 * margin) / textPage.lines;
const fontSize = 10;
/** Dots to a point: as fine as a fax can be. */
const dotsPerPoint = 200 / 72;

/** Plain text, set in pages as a typewriter would. @throws CannotShow */
export async function openText(bytes: SourceBytes): Promise<PageSource> {
  const pages = pagesOfText(textIn(await readWhole(bytes)));
  return {
    count: pages.length,
    sizeOf: () => Promise.resolve(letter),
    paint: (page, canvas) => {
      const lines = pages[page.index];
      if (lines === undefined) throw new CannotShow('damaged');
      paintTurned(setLines(lines), page, canvas);
      return Promise.resolve();
    },
    close: () => undefined,
  };
}

function setLines(lines: readonly string[]): OffscreenCanvas {
  const sheet = new OffscreenCanvas(letter.width * dotsPerPoint, letter.height * dotsPerPoint);
  const context = paper(sheet);
  context.scale(dotsPerPoint, dotsPerPoint);
  context.fillStyle = '#000';
  context.textBaseline = 'top';
  context.font = `${fontSize}px ui-monospace, 'Noto Sans Mono', monospace`;
  const width = letter.width - 2 * margin;
  lines.forEach((line, at) => context.fillText(line, margin, margin + at * lineHeight, width));
  return sheet;
}
