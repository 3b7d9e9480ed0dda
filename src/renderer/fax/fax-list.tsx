import type { I18n } from '@lingui/core';
import { useLingui } from '@lingui/react';
import { type KeyboardEvent, type ReactNode, useMemo, useState } from 'react';
import { isTrouble } from '../../shared/connection-look.ts';
import { type MenuAction, RowMenu } from '../components/action-menu.tsx';
import { PagedListbox, type PagedRow } from '../components/paged-listbox.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { useAppState } from '../use-app-state.ts';
import { useConnectionLook } from '../use-connection-look.ts';
import type { Entry } from './box-entries.ts';
import { boxWords } from './box-words.ts';
import { EntryRow } from './entry-row.tsx';
import { entryTitle } from './entry-title.ts';
import { FaxesFailed, FaxesNotAllowed, FaxesNotice } from './fax-problem.tsx';
import { NoFaxes } from './no-faxes.tsx';
import type { Box } from './use-box.ts';

type Props = {
  readonly box: Box;
  readonly selected: number | undefined;
  readonly onSelect: (at: number) => void;
  readonly onOpen: (at: number) => void;
  readonly onDelete: (at: number) => void;
  readonly actionsOf: (entry: Entry) => readonly MenuAction[];
  readonly clear: () => void;
};

/** Faxes in every state a list can be in; what is known stays while newer is read. */
export function FaxList(props: Props): ReactNode {
  const { i18n } = useLingui();
  const faxes = useAppState((state) => state.faxes);
  const { kind } = useConnectionLook();
  const { box } = props;
  const isEmpty = box.total === 0;
  const isFirst = faxes.status === 'empty' || faxes.status === 'loading';
  if (box.name === 'drafts')
    return isEmpty ? <NoFaxes {...box} box={box.name} clear={props.clear} /> : <Rows {...props} />;
  if (isEmpty && !faxes.allowed) return <FaxesNotAllowed why={faxes.why} />;
  if (!box.isRead || (isEmpty && isFirst && faxes.readAt === undefined))
    return <Skeleton words={i18n._({ id: 'faxes.loading', message: 'Loading faxes…' })} rows={6} />;
  if (isEmpty && faxes.status === 'failed' && !box.isFiltered) return <FaxesFailed />;
  return (
    <>
      {faxes.status === 'loading' ? <div className="refreshing" /> : null}
      {faxes.allowed && isTrouble(kind) ? null : <FaxesNotice faxes={faxes} />}
      {isEmpty ? <NoFaxes {...box} box={box.name} clear={props.clear} /> : <Rows {...props} />}
    </>
  );
}

function Rows({ box, selected, onSelect, onOpen, onDelete, actionsOf }: Props): ReactNode {
  const { i18n } = useLingui();
  const [menu, setMenu] = useState<{ readonly at: number; readonly row: HTMLElement }>();
  const isMac = useAppState((state) => state.desktop.platform === 'macos');
  const rows = useRows(box.onTop, box.total);
  const entry = menu === undefined ? undefined : box.entryAt(menu.at);
  const actions = entry === undefined ? [] : actionsOf(entry);
  const onKey = (event: KeyboardEvent, at: number | undefined): boolean => {
    const deletes = event.key === 'Delete' || (isMac && event.key === 'Backspace');
    if (at === undefined || !deletes || event.ctrlKey || event.altKey || event.metaKey) return false;
    onDelete(at);
    return true;
  };
  return (
    <>
      <PagedListbox
        name={boxWords(box.name, i18n)}
        rows={rows}
        count={box.total}
        selected={selected}
        onSelect={onSelect}
        onOpen={onOpen}
        findTyped={(text) => placeOfTitle(text, box, i18n)}
        onKey={onKey}
        onMenu={(at, row) => setMenu({ at, row })}
        draw={(at) => <EntryRow at={at} entry={box.entryAt(at)} need={box.need} itemOf={box.itemOf} />}
      />
      {menu === undefined || actions.length === 0 ? null : (
        <RowMenu
          name={i18n._({ id: 'faxes.actions', message: 'What can be done with this fax' })}
          actions={actions}
          row={menu.row}
          close={() => setMenu(undefined)}
        />
      )}
    </>
  );
}

/** What this computer has in hand stands under a heading of its own, and what follows it then too. */
function useRows(onTop: number, total: number): readonly PagedRow[] {
  const { i18n } = useLingui();
  return useMemo(() => {
    const items = Array.from({ length: total }, (_, item): PagedRow => ({ item }));
    if (onTop === 0) return items;
    const now = { heading: i18n._({ id: 'faxes.fromHere', message: 'From this computer' }) };
    const rest = { heading: i18n._({ id: 'faxes.inRingCentral', message: 'In RingCentral' }) };
    return [now, ...items.slice(0, onTop), ...(total > onTop ? [rest, ...items.slice(onTop)] : [])];
  }, [i18n, onTop, total]);
}

/** Only of what was read already; the search finds the rest. */
function placeOfTitle(text: string, box: Box, i18n: I18n): number | undefined {
  const wanted = text.toLocaleLowerCase();
  for (let at = 0; at < box.total; at += 1) {
    const entry = box.entryAt(at);
    if (entry !== undefined && entryTitle(entry, i18n).toLocaleLowerCase().startsWith(wanted)) return at;
  }
  return undefined;
}
