import ChevronLeft from 'lucide-react/icons/chevron-left';
import type { ReactNode } from 'react';
import type { Layout } from '../frame/use-layout.ts';
import { Button } from './button.tsx';

type Props = {
  /** The id of its heading. */
  readonly headingId: string;
  /** Where the way back leads, where only one pane has room. */
  readonly back: string;
  readonly layout: Layout;
  readonly close: () => void;
  readonly children: ReactNode;
};

/** What is chosen in the list beside it; Escape goes back to the list. */
export function DetailPane({ headingId, back, layout, close, children }: Props): ReactNode {
  return (
    <section
      className="pane-detail scroll"
      data-region="detail"
      tabIndex={-1}
      aria-labelledby={headingId}
      onKeyDown={(event) => (event.key === 'Escape' ? close() : undefined)}
    >
      {layout === 'single' ? (
        <Button look="ghost" className="detail-back" onPress={close}>
          <ChevronLeft className="mirrors" size="1.25em" aria-hidden="true" />
          {back}
        </Button>
      ) : null}
      {children}
    </section>
  );
}

/** Nothing is chosen. @param words what could be, where there is anything */
export function EmptyDetailPane({ words }: { readonly words: string | undefined }): ReactNode {
  return (
    <section className="pane-detail pane-empty" aria-hidden="true">
      {words === undefined ? null : <p>{words}</p>}
    </section>
  );
}
