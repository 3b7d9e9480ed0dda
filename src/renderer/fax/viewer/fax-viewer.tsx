import { useLingui } from '@lingui/react';
import { type ReactNode, useMemo } from 'react';
import type { FaxRow } from '../../../shared/fax.ts';
import { Skeleton } from '../../components/skeleton.tsx';
import type { ShownDocument } from '../../document/use-documents.ts';
import { PageScroll } from './page-scroll.tsx';
import { Thumbnails } from './thumbnails.tsx';
import type { Viewer } from './use-viewer.ts';
import { ViewerTools } from './viewer-tools.tsx';
import { ViewerTrouble } from './viewer-trouble.tsx';

type Props = {
  readonly row: FaxRow;
  readonly shown: ShownDocument | undefined;
  readonly viewer: Viewer;
  readonly turn: FaxRow['turn'];
  readonly onFirstDrawn: () => void;
  readonly retry: () => void;
  readonly save: () => void;
};

/** The pages of a fax, or what stands in their place. */
export function FaxViewer(props: Props): ReactNode {
  const { i18n } = useLingui();
  const { row, shown, retry, save } = props;
  const reading = shown?.reading;
  if (row.content === 'not-yet' || row.content === 'gone')
    return <ViewerTrouble why={row.content} retry={retry} save={save} />;
  if (shown === undefined || reading === undefined) {
    return (
      <div className="viewer-trouble">
        <Skeleton words={i18n._({ id: 'viewer.preparing', message: 'Preparing pages…' })} rows={4} />
      </div>
    );
  }
  if (reading.status === 'cannot') return <ViewerTrouble why={reading.why} retry={retry} save={save} />;
  return <Pages {...props} shown={shown} count={reading.pages} />;
}

type PagesProps = Props & { readonly shown: ShownDocument; readonly count: number };

function Pages({ shown: { document }, count, viewer, turn, onFirstDrawn }: PagesProps): ReactNode {
  const { page, zoom, scroll, seen, goTo, zoomBy, fit } = viewer;
  const pages = useMemo(() => Array.from({ length: count }, (_, index) => index), [count]);
  const current = Math.min(page, count - 1);
  return (
    <div className="viewer">
      <ViewerTools {...{ page: current, count, zoom, goTo, zoomBy, fit, turn: viewer.turn }} />
      <div className="viewer-body">
        {count > 1 ? (
          <Thumbnails document={document} pages={pages} current={current} turn={turn} goTo={goTo} />
        ) : null}
        <PageScroll
          {...{ document, pages, current, turn, zoom, onFirstDrawn }}
          onCurrent={seen}
          scrollRef={scroll}
        />
      </div>
    </div>
  );
}
