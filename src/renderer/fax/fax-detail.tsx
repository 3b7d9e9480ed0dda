import { useLingui } from '@lingui/react';
import { type ReactNode, useMemo, useState } from 'react';
import type { QuarterTurn } from '../../shared/document.ts';
import type { FaxItem, FaxRow } from '../../shared/fax.ts';
import type { Route } from '../../shared/route.ts';
import { documentKey, useDocuments } from '../document/use-documents.ts';
import { useSend } from '../use-app-state.ts';
import { FaxButtons } from './fax-buttons.tsx';
import { FaxHead } from './fax-head.tsx';
import { FaxStatus } from './fax-status.tsx';
import { usePrint } from './print/use-print.ts';
import { PrintSheet } from './print/print-sheet.tsx';
import { useFaxSpeech } from './use-fax-speech.ts';
import { useReadMark } from './use-read-mark.ts';
import { FaxViewer } from './viewer/fax-viewer.tsx';
import { useViewer } from './viewer/use-viewer.ts';

type Props = {
  readonly row: FaxRow;
  /** What this computer knows of it, where it was sent from here. */
  readonly item: FaxItem | undefined;
  readonly go: (route: Route) => void;
};

/** One fax of the platform's store: who, where it stands, its pages, and what can be done with it. */
export function FaxDetail({ row, item, go }: Props): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const [turn, setTurn] = useTurn(row);
  const [round, setRound] = useState(0);
  const wanted = useMemo(
    () => ({ ref: { kind: 'fax', faxId: row.id } as const, revision: `${row.content === 'gone'}-${round}` }),
    [round, row.content, row.id],
  );
  const isReadable = row.content === 'kept' || row.content === 'on-server';
  const shown = useDocuments(isReadable ? [wanted] : []).get(documentKey(wanted));
  const pages = shown?.reading?.status === 'ready' ? shown.reading.pages : 0;
  const viewer = useViewer(pages, turn, setTurn);
  const markRead = useReadMark(row);
  const print = usePrint(shown?.document, pages, turn);
  useFaxSpeech(item);
  return (
    <article className="fax-detail" aria-labelledby="fax-detail" onKeyDown={viewer.onKeyDown}>
      <FaxHead row={row} />
      {row.direction === 'outbound' ? <FaxStatus item={item} row={row} go={go} /> : null}
      <FaxViewer
        row={row}
        shown={shown}
        viewer={viewer}
        turn={turn}
        onFirstDrawn={markRead}
        retry={() => (row.content === 'not-yet' ? send.refreshFaxes() : setRound(round + 1))}
        save={() => send.saveFax(row.id)}
      />
      <FaxButtons row={row} go={go} canPrint={pages > 0} print={print} />
      <PrintSheet job={print.job} row={row} item={item} onReady={print.onReady} />
      <span role="status" className="visually-hidden">
        {print.job?.kind === 'drawing'
          ? i18n._({
              id: 'print.preparing',
              message: 'Preparing {count} pages for the printer',
              values: { count: pages },
            })
          : null}
      </span>
    </article>
  );
}

/** As the person left it; what was pressed counts at once, and is remembered by the main process. */
function useTurn(row: FaxRow): readonly [QuarterTurn, (turn: QuarterTurn) => void] {
  const send = useSend();
  const [turned, setTurned] = useState<QuarterTurn>();
  return [
    turned ?? row.turn,
    (turn) => {
      setTurned(turn);
      send.turnFax(row.id, turn);
    },
  ];
}
