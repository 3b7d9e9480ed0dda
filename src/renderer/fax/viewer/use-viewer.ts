import { type KeyboardEvent, type RefObject, useRef, useState } from 'react';
import type { QuarterTurn } from '../../../shared/document.ts';
import { keyedPage } from './page-place.ts';
import type { PageScrollHandle } from './page-scroll.tsx';
import { fitWidth, nextZoom } from './zoom.ts';

export type Viewer = {
  /** From 0. */
  readonly page: number;
  readonly zoom: number;
  readonly scroll: RefObject<PageScrollHandle | null>;
  readonly seen: (page: number) => void;
  readonly goTo: (page: number) => void;
  readonly zoomBy: (by: -1 | 1) => void;
  readonly fit: () => void;
  readonly turn: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
};

/** Where in a document somebody is, and the keys that lead on. @param turnTo remembers which way up it is */
export function useViewer(count: number, turned: QuarterTurn, turnTo: (turn: QuarterTurn) => void): Viewer {
  const [page, setPage] = useState(0);
  const [zoom, setZoom] = useState(fitWidth);
  const scroll = useRef<PageScrollHandle>(null);
  const goTo = (next: number): void => {
    setPage(next);
    scroll.current?.goTo(next);
  };
  const zoomBy = (by: -1 | 1): void => setZoom((now) => nextZoom(now, by));
  const turn = (): void => turnTo(((turned + 90) % 360) as QuarterTurn);
  const keys: Readonly<Record<string, () => void>> = {
    ...{ '+': () => zoomBy(1), '=': () => zoomBy(1), '-': () => zoomBy(-1) },
    ...{ '0': () => setZoom(fitWidth), r: turn },
  };
  return {
    ...{ page, zoom, scroll, seen: setPage, goTo, zoomBy, turn },
    fit: () => setZoom(fitWidth),
    onKeyDown: (event) => {
      if (count === 0 || !isMeant(event)) return;
      const next = keyedPage(event.key, page, count);
      const run = next === undefined ? keys[event.key.toLowerCase()] : () => goTo(next);
      if (run === undefined) return;
      event.preventDefault();
      run();
    },
  };
}

/** Pressed on the pages, and neither in a field nor in a menu that lies over them. */
function isMeant(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return false;
  const { target, currentTarget } = event;
  return (
    target instanceof Element && currentTarget.contains(target) && target.closest('input, textarea') === null
  );
}
