import { useLingui } from '@lingui/react';
import { type ReactNode, useEffect, useMemo } from 'react';
import { isLive } from '../../shared/call.ts';
import type { Route } from '../../shared/route.ts';
import { Segments } from '../components/segments.tsx';
import type { Layout } from '../frame/use-layout.ts';
import { useAppState, useSend } from '../use-app-state.ts';
import { CallDetail } from './call-detail.tsx';
import { foldCalls } from './fold-calls.ts';
import { NowCalls } from './now-calls.tsx';
import { TodayList } from './today-list.tsx';

type CallsRoute = Extract<Route, { readonly screen: 'calls' }>;

type Props = {
  readonly route: CallsRoute;
  readonly go: (route: Route) => void;
  readonly layout: Layout;
};

/** Calls that go on now, and today's; the chosen one beside the list, or over it where it is narrow. */
export function CallsScreen({ route, go, layout }: Props): ReactNode {
  const { i18n } = useLingui();
  const calls = useAppState((state) => state.calls);
  const ringOuts = useAppState((state) => state.ringOuts);
  const today = useAppState((state) => state.today);
  const filter = route.filter ?? 'all';
  const folded = useMemo(
    () => foldCalls(filter === 'all' ? today.rows : today.rows.filter((row) => row.ending.kind === 'missed')),
    [today.rows, filter],
  );
  const found = findChosen(folded, route.callId);
  const live = found === undefined ? calls.find((call) => call.id === route.callId) : undefined;
  const chosen = found ?? (live === undefined && layout !== 'single' ? onlyOne(folded) : undefined);
  const choose = (callId: string): void => go({ ...route, callId });
  useMarkSeen();
  return (
    <div className="panes" data-detail={chosen === undefined && live === undefined ? 'closed' : 'open'}>
      <section className="pane-list" aria-label={i18n._({ id: 'calls.list', message: 'List of calls' })}>
        <NowCalls calls={calls.filter(isLive)} ringOuts={ringOuts.filter(({ phase }) => phase !== 'ended')} />
        <div className="list-head">
          <Segments
            name={i18n._({ id: 'calls.filter', message: 'Which calls' })}
            segments={[
              { value: 'all', label: i18n._({ id: 'calls.all', message: 'All' }) },
              { value: 'missed', label: i18n._({ id: 'calls.missed', message: 'Missed' }) },
            ]}
            value={filter}
            onChange={(next) => go({ screen: 'calls', filter: next })}
          />
        </div>
        <TodayList
          list={today}
          folded={folded}
          filter={filter}
          chosenKey={chosen?.key}
          choose={choose}
          showAll={() => go({ screen: 'calls' })}
        />
      </section>
      <CallDetail
        anyCalls={folded.length > 0}
        chosen={chosen}
        live={live}
        close={() => go({ screen: 'calls', filter })}
        layout={layout}
        go={go}
      />
    </div>
  );
}

type Folded = ReturnType<typeof foldCalls>[number];

/** A notification names a live call by its session; the list knows it by its own id later. */
function findChosen(folded: readonly Folded[], callId: string | undefined): Folded | undefined {
  if (callId === undefined) return undefined;
  return folded.find((each) =>
    each.all.some((call) => [call.id, call.telephonySessionId, call.sessionId].includes(callId)),
  );
}

/** With one call only its detail opens by itself. */
function onlyOne(folded: readonly Folded[]): Folded | undefined {
  return folded.length === 1 ? folded[0] : undefined;
}

/** While this screen is looked at, no missed call counts as unseen. */
function useMarkSeen(): void {
  const missed = useAppState((state) => state.missedCount);
  const send = useSend();
  useEffect(() => {
    if (missed === 0) return undefined;
    const tell = (): void => {
      if (document.hasFocus()) send.markCallsSeen();
    };
    tell();
    window.addEventListener('focus', tell);
    return () => window.removeEventListener('focus', tell);
  }, [missed, send]);
}
