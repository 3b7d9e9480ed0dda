import { useLingui } from '@lingui/react';
import { type ReactNode, useEffect, useRef } from 'react';
import type { Route } from '../../shared/route.ts';
import { DetailPane, EmptyDetailPane } from '../components/detail-pane.tsx';
import type { Layout } from '../frame/use-layout.ts';
import { useAppState } from '../use-app-state.ts';
import type { Entry, FaxesRoute } from './box-entries.ts';
import { DraftDetail } from './draft-detail.tsx';
import { FaxDetail } from './fax-detail.tsx';
import { ItemDetail } from './item-detail.tsx';
import { useFax } from './use-fax.ts';

type Props = {
  /** What is chosen in the list. */
  readonly entry: Entry | undefined;
  /** Where somebody was led to, such as by a notification; the list may not show it. */
  readonly route: FaxesRoute;
  readonly anything: boolean;
  readonly close: () => void;
  readonly layout: Layout;
  readonly go: (route: Route) => void;
};

/** The chosen fax: on its way, in the platform's store, or a draft. */
export function EntryDetail({ entry, route, anything, close, layout, go }: Props): ReactNode {
  const { i18n } = useLingui();
  const items = useAppState((state) => state.faxes.items);
  const named = items.find(({ id }) => id === route.itemId);
  const listed = entry?.kind === 'fax' ? entry.row : undefined;
  const faxId = listed?.id ?? route.faxId ?? named?.faxId;
  const asked = useFax(faxId);
  const row = asked.row ?? listed;
  const item =
    named ?? items.find((one) => faxId !== undefined && [one.faxId, one.twinFaxId].includes(faxId));
  const draft = entry?.kind === 'draft' ? entry.draft : undefined;
  const isNothing = draft === undefined && row === undefined && item === undefined;
  const seen = useRef<string>(undefined);
  // Deleted or hidden while it was looked at: nobody is left with an empty pane. What was never seen is on its way.
  useEffect(() => {
    if (item !== undefined) seen.current = item.id;
    const isHidden = faxId === undefined && route.itemId !== undefined && route.itemId === seen.current;
    if (isNothing && (asked.isGone || isHidden)) close();
  });
  if (isNothing) {
    const words = i18n._({ id: 'faxes.choose', message: 'Choose a fax to read it or to see where it is' });
    return <EmptyDetailPane words={anything ? words : undefined} />;
  }
  return (
    <DetailPane
      headingId="fax-detail"
      back={i18n._({ id: 'faxes.back', message: 'All faxes' })}
      layout={layout}
      close={close}
    >
      {draft !== undefined ? (
        <DraftDetail draft={draft} go={go} />
      ) : row !== undefined ? (
        <FaxDetail key={row.id} row={row} item={item} go={go} />
      ) : item !== undefined ? (
        <ItemDetail key={item.id} item={item} go={go} />
      ) : null}
    </DetailPane>
  );
}
