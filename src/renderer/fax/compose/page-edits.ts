import type { DocumentPage, QuarterTurn } from '../../../shared/document.ts';
import type { FaxFile } from '../../../shared/fax-draft.ts';

type Pages = readonly DocumentPage[];

/** The pages of a file as they are sent; undefined where only the platform knows them. */
export function pagesOf({ pages, state }: FaxFile): Pages | undefined {
  if (pages !== undefined) return pages;
  if (state.status !== 'ready' || state.pages === undefined) return undefined;
  return Array.from({ length: state.pages }, (_, index) => ({ index, turn: 0 }));
}

/** @param by degrees clockwise */
export function turned(pages: Pages, at: number, by: 90 | -90): Pages {
  return pages.map((page, place) => {
    if (place !== at) return page;
    return { ...page, turn: ((page.turn + by + 360) % 360) as QuarterTurn };
  });
}

export function moved(pages: Pages, at: number, by: -1 | 1): Pages {
  const page = pages[at];
  const other = pages[at + by];
  return page === undefined || other === undefined ? pages : pages.with(at, other).with(at + by, page);
}

export function without(pages: Pages, at: number): Pages {
  return pages.filter((_, place) => place !== at);
}
