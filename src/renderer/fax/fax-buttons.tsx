import { useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import type { FaxRow } from '../../shared/fax.ts';
import type { Route } from '../../shared/route.ts';
import { ActionMenu, type MenuAction } from '../components/action-menu.tsx';
import { Button } from '../components/button.tsx';
import type { Print } from './print/use-print.ts';
import { useFaxActions } from './use-fax-actions.ts';

type Props = {
  readonly row: FaxRow;
  readonly go: (route: Route) => void;
  readonly canPrint: boolean;
  readonly print: Print;
};

/** In view; the rest is in the menu beside them. What concerns the sending stands with its state. */
const inView = ['reply', 'forward', 'save'];
const elsewhere = ['resend', 'send-now', 'cancel'];

export function FaxButtons({ row, go, canPrint, print }: Props): ReactNode {
  const { i18n } = useLingui();
  const all = useFaxActions(go)({ kind: 'fax', row });
  const first = all.filter(({ id }) => inView.includes(id));
  const rest = all.filter(({ id }) => !inView.includes(id) && !elsewhere.includes(id));
  const report: MenuAction = {
    id: 'report',
    words: i18n._({ id: 'faxDo.report', message: 'Print the transmission report' }),
    run: print.report,
  };
  const more = row.direction === 'outbound' ? [report, ...rest] : rest;
  return (
    <div className="fax-buttons">
      {first.map(({ id, words, run }) => (
        <Button key={id} onPress={run}>
          {words}
        </Button>
      ))}
      {canPrint ? (
        <Button onPress={print.pages} disabled={print.job?.kind === 'drawing'}>
          {i18n._({ id: 'faxDo.print', message: 'Print' })}
        </Button>
      ) : null}
      {more.length === 0 ? null : (
        <ActionMenu name={i18n._({ id: 'faxes.more', message: 'More with this fax' })} actions={more} />
      )}
    </div>
  );
}
