import { type KeyboardEvent, type RefObject, useEffect, useMemo, useRef } from 'react';
import type { CallFold } from '../../shared/past-calls.ts';
import type { Route } from '../../shared/route.ts';
import type { Layout } from '../frame/use-layout.ts';
import { justBefore } from './call-pages.ts';
import { placeOfCall } from './call-rows.ts';
import type { CallSearch } from './use-call-search.ts';
import { usePastCall } from './use-past-call.ts';
import type { PastCalls } from './use-past-calls.ts';

export type CallsRoute = Extract<Route, { readonly screen: 'calls' }>;

export type ChosenCall = {
  /** Its row, where that was read. */
  readonly at: number | undefined;
  readonly fold: CallFold | undefined;
  readonly choose: (at: number) => void;
  /** Which row is to be chosen when another beginning is there. */
  readonly arrivesRef: RefObject<'first' | 'last' | undefined>;
  /** Home and End mean the whole history, not what was read of it. */
  readonly toTheEnds: (event: KeyboardEvent) => boolean;
  /** The newest calls before that moment, ms since the epoch. */
  readonly jumpBefore: (at: number) => void;
};

type Parts = {
  readonly calls: PastCalls;
  readonly search: CallSearch;
  readonly route: CallsRoute;
  readonly go: (route: Route) => void;
  readonly layout: Layout;
};

/** Which call is chosen: by the route, which a notification, the card or a person's page may have set. */
export function useChosenCall({ calls, search, route, go, layout }: Parts): ChosenCall {
  const { callId } = route;
  const folds = calls.read?.folds;
  const place = useMemo(() => placeOfCall(folds ?? [], callId), [folds, callId]);
  // With one call only its detail opens by itself.
  const alone = callId === undefined && layout !== 'single' && folds?.length === 1 && !search.isNarrowed;
  const at = alone ? 0 : place;
  const listed = at === undefined ? undefined : folds?.[at];
  const asked = usePastCall(listed === undefined ? callId : undefined);
  const arrivesRef = useRef<'first' | 'last'>(undefined);
  useWayThere({ calls, search }, callId, listed === undefined ? asked?.row.startedAt : undefined);
  const fold = listed ?? (asked === undefined ? undefined : { key: asked.row.id, calls: [asked.row] });
  return {
    ...{ at, fold, arrivesRef },
    choose: (next) => {
      const row = folds?.[next]?.calls[0];
      const place = route.filter === undefined ? {} : { filter: route.filter };
      if (row !== undefined) go({ screen: 'calls', ...place, callId: row.id });
    },
    toTheEnds: ({ key, ctrlKey, altKey, metaKey }) => {
      if (ctrlKey || altKey || metaKey || calls.read === undefined) return false;
      const beyond =
        (key === 'End' && calls.read.next !== undefined) || (key === 'Home' && calls.read.newer > 0);
      if (!beyond) return false;
      arrivesRef.current = key === 'End' ? 'last' : 'first';
      calls.open(key === 'End' ? 'oldest' : 'newest');
      return true;
    },
    jumpBefore: (moment) => {
      arrivesRef.current = 'first';
      calls.open(justBefore({ startedAt: moment - 1 }));
    },
  };
}

/** Leads the list to an old call that somebody was sent to; once, so that it can be scrolled away from it. */
function useWayThere(
  { calls, search }: Pick<Parts, 'calls' | 'search'>,
  callId: string | undefined,
  startedAt: number | undefined,
): void {
  const led = useRef<string>(undefined);
  const { open, read } = calls;
  const isWhole = search.show === 'all' && !search.isNarrowed && read !== undefined;
  useEffect(() => {
    if (callId === undefined || startedAt === undefined || !isWhole || led.current === callId) return;
    led.current = callId;
    open(justBefore({ startedAt }));
  }, [callId, isWhole, open, startedAt]);
}
