import { useLingui } from '@lingui/react';
import { type ReactNode, type Ref, useImperativeHandle, useLayoutEffect, useRef } from 'react';
import { Virtualizer, type VirtualizerHandle } from 'virtua';
import type { QuarterTurn } from '../../../shared/document.ts';
import type { OpenDocument } from '../../document/page-drawer.ts';
import { PageView } from '../../document/page-view.tsx';
import { fitWidth } from './zoom.ts';

export type PageScrollHandle = { readonly goTo: (page: number) => void };

type Props = {
  readonly document: OpenDocument;
  readonly pages: readonly number[];
  readonly current: number;
  readonly turn: QuarterTurn;
  /** Of the room's width. */
  readonly zoom: number;
  /** Another page came into view. */
  readonly onCurrent: (page: number) => void;
  readonly onFirstDrawn: () => void;
  readonly scrollRef: Ref<PageScrollHandle>;
};

/** Where in the room the page that counts as the current one is looked for. */
const looksAt = 1 / 3;

/** The pages one below the other; only those near the view are there and drawn. */
export function PageScroll(props: Props): ReactNode {
  const { i18n } = useLingui();
  const { document, pages, current, turn, zoom, onCurrent, onFirstDrawn, scrollRef } = props;
  const handle = useRef<VirtualizerHandle>(null);
  useImperativeHandle(scrollRef, () => ({
    goTo: (page) => handle.current?.scrollToIndex(page, { align: 'start' }),
  }));
  const place = useRef(current);
  useLayoutEffect(() => {
    place.current = current;
  }, [current]);
  // Another size or another way up: the same page stays in view.
  useLayoutEffect(() => {
    handle.current?.scrollToIndex(place.current, { align: 'start' });
  }, [zoom, turn]);
  const look = (offset: number): void => {
    const now = handle.current;
    if (now === null) return;
    onCurrent(now.findItemIndex(offset + now.viewportSize * looksAt));
  };
  return (
    <div
      className="viewer-pages scroll"
      role="region"
      data-wide={zoom > fitWidth}
      tabIndex={0}
      aria-label={i18n._({ id: 'viewer.pages', message: 'Pages' })}
      style={{ '--zoom': zoom } as React.CSSProperties}
    >
      <Virtualizer ref={handle} data={pages} onScroll={look}>
        {(page) => (
          <div key={page} className="viewer-sheet">
            <PageView
              document={document}
              page={{ index: page, turn }}
              look={plain}
              number={page + 1}
              count={pages.length}
              onDrawn={page === 0 ? onFirstDrawn : undefined}
            />
          </div>
        )}
      </Virtualizer>
    </div>
  );
}

const plain = { kind: 'plain' } as const;
