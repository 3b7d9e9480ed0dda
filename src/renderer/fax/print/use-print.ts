import { useCallback, useEffect, useRef, useState } from 'react';
import type { QuarterTurn } from '../../../shared/document.ts';
import type { OpenDocument } from '../../document/page-drawer.ts';
import { drawForPrint } from './draw-for-print.ts';

/** What is on its way to the printer. `pages`: pictures, by address. */
export type PrintJob =
  | { readonly kind: 'drawing' }
  | { readonly kind: 'pages'; readonly pictures: readonly string[] }
  | { readonly kind: 'report' };

export type Print = {
  readonly job: PrintJob | undefined;
  readonly pages: () => void;
  readonly report: () => void;
  /** The sheet is in the page, its pictures too: the system's dialog may come. */
  readonly onReady: () => void;
};

/** Prints through the system's own dialog. @param count of pages; 0 while they are not known */
export function usePrint(document: OpenDocument | undefined, count: number, turn: QuarterTurn): Print {
  const [job, setJob] = useState<PrintJob>();
  const drawing = useRef<AbortController>(undefined);
  useEffect(() => () => drawing.current?.abort(), []);
  useEffect(() => {
    if (job?.kind !== 'pages') return undefined;
    return () => {
      for (const picture of job.pictures) URL.revokeObjectURL(picture);
    };
  }, [job]);
  const pages = (): void => {
    if (document === undefined || count === 0) return;
    const stop = new AbortController();
    drawing.current = stop;
    setJob({ kind: 'drawing' });
    drawForPrint(document, count, turn, stop.signal).then(
      (pictures) => setJob({ kind: 'pages', pictures }),
      // Whoever left the fax wants no paper; a page that cannot be drawn says so in the viewer.
      () => (stop.signal.aborted ? undefined : setJob(undefined)),
    );
  };
  const onReady = useCallback(() => {
    // Returns when the dialog is closed; what is printed was taken from the page by then.
    window.print();
    setJob(undefined);
  }, []);
  return { job, pages, report: () => setJob({ kind: 'report' }), onReady };
}
