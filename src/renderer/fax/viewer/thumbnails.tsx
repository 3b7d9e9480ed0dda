import { useLingui } from '@lingui/react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { Virtualizer, type VirtualizerHandle } from 'virtua';
import type { QuarterTurn } from '../../../shared/document.ts';
import type { OpenDocument } from '../../document/page-drawer.ts';
import { PageView } from '../../document/page-view.tsx';

type Props = {
  readonly document: OpenDocument;
  readonly pages: readonly number[];
  readonly current: number;
  readonly turn: QuarterTurn;
  readonly goTo: (page: number) => void;
};

/** All pages, small; only those in view are drawn. One stop for the Tab key, arrows go on from there. */
export function Thumbnails({ document, pages, current, turn, goTo }: Props): ReactNode {
  const { i18n } = useLingui();
  const handle = useRef<VirtualizerHandle>(null);
  const strip = useRef<HTMLDivElement>(null);
  const count = pages.length;
  useEffect(() => {
    handle.current?.scrollToIndex(current, { align: 'nearest' });
  }, [current]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const next = Math.min(Math.max(current + by, 0), count - 1);
    if (by === 0) return;
    event.preventDefault();
    goTo(next);
    // The button is the same page's as soon as it is drawn.
    requestAnimationFrame(() => strip.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus());
  };
  return (
    <nav
      className="viewer-thumbs"
      aria-label={i18n._({ id: 'viewer.thumbs', message: 'Pages, small' })}
      onKeyDown={onKeyDown}
    >
      <div ref={strip} className="viewer-thumb-strip scroll">
        <Virtualizer ref={handle} data={pages} keepMounted={[current]}>
          {(page) => (
            <button
              key={page}
              type="button"
              className="viewer-thumb"
              tabIndex={page === current ? 0 : -1}
              aria-label={i18n._({
                id: 'viewer.goTo',
                message: 'Go to page {number}',
                values: { number: page + 1 },
              })}
              {...(page === current ? { 'aria-current': 'true' as const } : {})}
              onClick={() => goTo(page)}
            >
              <PageView
                document={document}
                page={{ index: page, turn }}
                look={plain}
                number={page + 1}
                count={count}
              />
              <span aria-hidden="true">{page + 1}</span>
            </button>
          )}
        </Virtualizer>
      </div>
    </nav>
  );
}

const plain = { kind: 'plain' } as const;
