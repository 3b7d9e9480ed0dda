import type { I18n } from '@lingui/core';
import { useLingui } from '@lingui/react';
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import type { DocumentPage } from '../../shared/document.ts';
import type { PageLook } from './draw-order.ts';
import type { OpenDocument } from './page-drawer.ts';
import { troubleWords } from './trouble-words.ts';
import { useDrawnPage } from './use-drawn-page.ts';
import { useNear } from './use-near.ts';

type Props = {
  readonly document: OpenDocument;
  readonly page: DocumentPage;
  readonly look: PageLook;
  /** From 1, as the person counts, of so many. */
  readonly number: number;
  readonly count: number;
  /** Height by width until the page itself is known. */
  readonly proportion?: number;
  /** It was seen for the first time. */
  readonly onDrawn?: (() => void) | undefined;
};

/** Pages are drawn this far beyond the edge of what is seen, in CSS pixels. */
const ahead = 600;
/** Widths are rounded up to these steps, so that a window that is dragged larger draws few times. */
const widthStep = 64;
const widest = 2600;
const letter = 11 / 8.5;

/** How a page is called where there is nothing but its picture. */
export function pageName(number: number, count: number, i18n: I18n): string {
  return i18n._({
    id: 'page.name',
    message: 'Page {number} of {count}, image without text',
    values: { number, count },
  });
}

/** One sheet of paper, as wide as its place: drawn when it comes near, forgotten when it is far. */
export function PageView(props: Props): ReactNode {
  const { document, page, look, number, count, proportion = letter, onDrawn } = props;
  const { i18n } = useLingui();
  const sheet = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const isNear = useNear(sheet, ahead);
  const width = useWidth(sheet);
  const state = useDrawnPage(canvas, { document, page, look, width: isNear ? width : undefined });
  const isDrawn = state.status === 'drawn';
  useEffect(() => (isDrawn ? onDrawn?.() : undefined), [isDrawn, onDrawn]);
  const high = state.status === 'drawn' ? state.proportion : turnedProportion(proportion, page);
  const name = pageName(number, count, i18n);
  return (
    <div
      ref={sheet}
      className="sheet"
      data-status={state.status}
      style={{ aspectRatio: `1 / ${high}` }}
      {...(state.status === 'cannot' ? {} : { role: 'img', 'aria-label': name })}
    >
      <canvas ref={canvas} aria-hidden="true" hidden={state.status !== 'drawn' || !isNear} />
      {state.status === 'cannot' ? <p className="sheet-trouble">{troubleWords(state.why, i18n)}</p> : null}
    </div>
  );
}

function turnedProportion(proportion: number, { turn }: DocumentPage): number {
  return turn % 180 === 90 ? 1 / proportion : proportion;
}

function useWidth(element: RefObject<HTMLElement | null>): number | undefined {
  const [width, setWidth] = useState<number>();
  useEffect(() => {
    const { current } = element;
    if (current === null) return undefined;
    const observer = new ResizeObserver(() => {
      const pixels = current.clientWidth * window.devicePixelRatio;
      setWidth(pixels === 0 ? undefined : Math.min(widest, Math.ceil(pixels / widthStep) * widthStep));
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
