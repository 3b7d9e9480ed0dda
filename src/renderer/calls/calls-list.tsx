import type { I18n } from '@lingui/core';
import { useLingui } from '@lingui/react';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { CallFold } from '../../shared/past-calls.ts';
import { isTrouble } from '../../shared/connection-look.ts';
import { partyTitle } from '../call-words.ts';
import { type MenuAction, RowMenu } from '../components/action-menu.tsx';
import { PagedListbox, type PagedListHandle } from '../components/paged-listbox.tsx';
import type { MarkedRows } from '../components/use-marks.ts';
import { Skeleton } from '../components/skeleton.tsx';
import { dayHeading } from '../times.ts';
import { useAppState } from '../use-app-state.ts';
import { useConnectionLook } from '../use-connection-look.ts';
import { useDay } from '../use-day.ts';
import { callRows, createDayWords, placesOf } from './call-rows.ts';
import { CallRow } from './call-row.tsx';
import { CallsEnd } from './calls-end.tsx';
import { FetchingCalls } from './fetching-calls.tsx';
import { ListFailed, RefreshFailed } from './list-problem.tsx';
import { MonthRail } from './month-rail.tsx';
import { NoCalls } from './no-calls.tsx';
import type { CallSearch } from './use-call-search.ts';
import type { ChosenCall } from './use-chosen-call.ts';
import type { PastCalls } from './use-past-calls.ts';

type Props = {
  readonly calls: PastCalls;
  readonly search: CallSearch;
  readonly chosen: ChosenCall;
  /** Rows that are chosen together. */
  readonly marks: MarkedRows | undefined;
  readonly actionsOf: (fold: CallFold) => readonly MenuAction[];
};

/**
 * The history in every state a list can be in. Old rows stay while newer ones are fetched. Where the connection is
 * lost the frame says so, and how old the list is: nothing says it twice.
 */
export function CallsList(props: Props): ReactNode {
  const { i18n } = useLingui();
  const today = useAppState((state) => state.today);
  const { kind } = useConnectionLook();
  const { read, isFailed } = props.calls;
  const isEmpty = read === undefined || read.folds.length === 0;
  const isFirst = today.status === 'empty' || today.status === 'loading';
  if (read === undefined && isFailed) return <ListFailed problem={today.problem} />;
  if (read === undefined || (isEmpty && isFirst && today.readAt === undefined))
    return <Skeleton words={i18n._({ id: 'calls.loading', message: 'Loading calls…' })} rows={5} />;
  if (isEmpty && today.status === 'failed' && !props.search.isNarrowed)
    return <ListFailed problem={today.problem} />;
  return (
    <>
      {today.status === 'loading' ? <div className="refreshing" /> : null}
      {today.status === 'failed' && !isTrouble(kind) ? <RefreshFailed list={today} /> : null}
      <FetchingCalls />
      {isEmpty ? <NoCalls search={props.search} /> : <Rows {...props} />}
    </>
  );
}

const none: readonly CallFold[] = [];

function Rows({ calls, search, chosen, marks, actionsOf }: Props): ReactNode {
  const { i18n } = useLingui();
  const handle = useRef<PagedListHandle>(null);
  const { read, opening, need } = calls;
  const folds = read?.folds ?? none;
  const hasMore = read?.next !== undefined;
  const today = new Date(useDay()).setHours(0, 0, 0, 0);
  const rows = useRows(folds, hasMore, today);
  const places = useMemo(() => placesOf(folds, read?.newer ?? 0), [folds, read?.newer]);
  useBeginning(opening, chosen.arrivesRef, handle, folds.length);
  const grewAtTop = useGrowth(read?.grownAtTop ?? 0);
  const menu = useRowMenu(actionsOf);
  return (
    <div className="calls-body">
      <PagedListbox
        name={i18n._({ id: 'calls.listName', message: 'Calls' })}
        rows={rows}
        count={folds.length}
        selected={chosen.at}
        onSelect={chosen.choose}
        onOpen={() => document.querySelector<HTMLElement>('[data-region="detail"]')?.focus()}
        findTyped={(text) => placeOfTitle(text, folds, i18n)}
        onKey={(event) => chosen.toTheEnds(event)}
        onMenu={(at, row) => menu.open(folds[at], row)}
        keyOf={(at) => folds[at]?.key ?? String(at)}
        place={{ of: (at) => places[at] ?? at + 1, total: read?.total ?? folds.length }}
        grewAtTop={grewAtTop}
        {...(marks === undefined ? {} : { marks })}
        draw={(at) => {
          const fold = folds[at];
          return fold === undefined ? null : (
            <CallRow {...{ fold, at, today, need }} found={search.text} mark={markOf(at, marks)} />
          );
        }}
        listRef={handle}
      />
      <MonthRail filter={search.filter} total={read?.total ?? 0} jump={chosen.jumpBefore} />
      {menu.drawn}
    </div>
  );
}

function markOf(at: number, marks: MarkedRows | undefined): 'on' | 'off' | undefined {
  if (marks === undefined || marks.count === 0) return undefined;
  return marks.has(at) ? 'on' : 'off';
}

/** Whether rows were put before all the others since the list was drawn last. */
function useGrowth(grownAtTop: number): boolean {
  const [drawn, setDrawn] = useState(grownAtTop);
  // Several answers may come before it.
  // eslint-disable-next-line react-hooks/set-state-in-effect -- what was drawn is known only afterwards
  useEffect(() => setDrawn(grownAtTop), [grownAtTop]);
  return grownAtTop > drawn;
}

/** @param today midnight of it */
function useRows(folds: readonly CallFold[], hasMore: boolean, today: number) {
  const { i18n } = useLingui();
  const dayWords = useMemo(() => createDayWords((at) => headingWords(at, today, i18n)), [today, i18n]);
  return useMemo(() => callRows(folds, dayWords, <CallsEnd hasMore={hasMore} />), [folds, dayWords, hasMore]);
}

function headingWords(at: number, now: number, i18n: I18n): string {
  const heading = dayHeading(at, now, i18n.locale);
  if (heading === 'today') return i18n._({ id: 'day.today', message: 'Today' });
  if (heading === 'yesterday') return i18n._({ id: 'day.yesterday', message: 'Yesterday' });
  return heading.date;
}

/** Another beginning is shown from its top, or from where somebody wanted to arrive. */
function useBeginning(
  opening: number,
  arrivesRef: React.RefObject<'first' | 'last' | undefined>,
  handle: React.RefObject<PagedListHandle | null>,
  count: number,
): void {
  const drawn = useRef(opening);
  useEffect(() => {
    if (drawn.current === opening) return;
    drawn.current = opening;
    const wanted = arrivesRef.current;
    arrivesRef.current = undefined;
    if (wanted === undefined) handle.current?.show(0);
    else handle.current?.jumpTo(wanted === 'first' ? 0 : count - 1);
  }, [arrivesRef, count, handle, opening]);
}

type OpenMenu = { readonly fold: CallFold; readonly row: HTMLElement };

function useRowMenu(actionsOf: Props['actionsOf']): {
  readonly open: (fold: CallFold | undefined, row: HTMLElement) => void;
  readonly drawn: ReactNode;
} {
  const { i18n } = useLingui();
  const [menu, setMenu] = useState<OpenMenu>();
  return {
    open: (fold, row) => setMenu(fold === undefined ? undefined : { fold, row }),
    drawn:
      menu === undefined ? null : (
        <RowMenu
          name={i18n._({ id: 'calls.actions', message: 'What can be done with this call' })}
          actions={actionsOf(menu.fold)}
          row={menu.row}
          close={() => setMenu(undefined)}
        />
      ),
  };
}

/** Only of what was read already; the search finds the rest. */
function placeOfTitle(text: string, folds: readonly CallFold[], i18n: I18n): number | undefined {
  const wanted = text.toLocaleLowerCase();
  const at = folds.findIndex(({ calls: [newest] }) =>
    newest === undefined ? false : partyTitle(newest.party, i18n).toLocaleLowerCase().startsWith(wanted),
  );
  return at < 0 ? undefined : at;
}
