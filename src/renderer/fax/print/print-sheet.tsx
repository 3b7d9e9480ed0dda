import { type ReactNode, useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import type { FaxItem, FaxRow } from '../../../shared/fax.ts';
import { Report } from './report.tsx';
import type { PrintJob } from './use-print.ts';

type Props = {
  readonly job: PrintJob | undefined;
  readonly row: FaxRow;
  readonly item: FaxItem | undefined;
  readonly onReady: () => void;
};

/** What the printer gets: beside the window's own page, which is not printed, and not seen on the screen. */
export function PrintSheet({ job, row, item, onReady }: Props): ReactNode {
  const sheet = useRef<HTMLDivElement>(null);
  const isPrintable = job !== undefined && job.kind !== 'drawing';
  useEffect(() => {
    if (!isPrintable) return undefined;
    let isOver = false;
    const pictures = Array.from(sheet.current?.querySelectorAll('img') ?? [], (picture) => picture.decode());
    void Promise.allSettled(pictures).then(() => (isOver ? undefined : onReady()));
    return () => {
      isOver = true;
    };
  }, [isPrintable, onReady]);
  if (!isPrintable) return null;
  return createPortal(
    <div ref={sheet} className="print-sheet">
      {job.kind === 'report' ? (
        <Report row={row} item={item} />
      ) : (
        job.pictures.map((picture) => <img key={picture} src={picture} alt="" className="print-page" />)
      )}
    </div>,
    document.body,
  );
}
