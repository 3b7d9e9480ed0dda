import { useLingui } from '@lingui/react';
import { type ReactNode, useEffect } from 'react';
import { isLive } from '../../shared/call.ts';
import type { Route } from '../../shared/route.ts';
import { Segments } from '../components/segments.tsx';
import type { Layout } from '../frame/use-layout.ts';
import { useAppState, useSend } from '../use-app-state.ts';
import { CallBacksView } from './call-backs-view.tsx';
import { CallToast } from './call-toast.tsx';
import { HistoryView } from './history-view.tsx';
import { NowCalls } from './now-calls.tsx';
import { ParkedCalls } from './parked-calls.tsx';
import type { CallsRoute } from './use-chosen-call.ts';
import { useDone } from './use-done.ts';

type Props = {
  readonly route: CallsRoute;
  readonly go: (route: Route) => void;
  readonly layout: Layout;
};

/** Calls that go on now, the whole history, and those to call back; the chosen one beside the list. */
export function CallsScreen({ route, go, layout }: Props): ReactNode {
  const done = useDone();
  useMarkSeen();
  const head = (
    <>
      <Now open={(callId) => go({ screen: 'calls', callId })} />
      <ParkedCalls />
      <ViewChoice view={route.view} go={go} />
    </>
  );
  return (
    <>
      {route.view === 'call-backs' ? (
        <CallBacksView head={head} route={route} go={go} layout={layout} />
      ) : (
        <HistoryView head={head} route={route} go={go} layout={layout} done={done} />
      )}
      <CallToast done={done} />
    </>
  );
}

function Now({ open }: { readonly open: (callId: string) => void }): ReactNode {
  const calls = useAppState((state) => state.calls);
  const ringOuts = useAppState((state) => state.ringOuts);
  const parked = useAppState((state) => state.callControl.parked);
  return (
    <NowCalls
      calls={calls.filter((call) => isLive(call) && !parked.some(({ callId }) => callId === call.id))}
      ringOuts={ringOuts.filter(({ phase }) => phase !== 'ended')}
      open={open}
    />
  );
}

function ViewChoice({
  view,
  go,
}: {
  readonly view: CallsRoute['view'];
  readonly go: Props['go'];
}): ReactNode {
  const { i18n } = useLingui();
  const count = useAppState((state) => state.pastCalls.callBacks.open);
  const callBacks =
    count === 0
      ? i18n._({ id: 'callBacks.view', message: 'To call back' })
      : i18n._({ id: 'callBacks.viewCount', message: 'To call back ({count})', values: { count } });
  return (
    <div className="calls-views">
      <Segments
        name={i18n._({ id: 'calls.view', message: 'History or calls to make' })}
        segments={[
          { value: 'history', label: i18n._({ id: 'calls.history', message: 'History' }) },
          { value: 'call-backs', label: callBacks },
        ]}
        value={view ?? 'history'}
        onChange={(next) => go({ screen: 'calls', ...(next === 'history' ? {} : { view: 'call-backs' }) })}
      />
    </div>
  );
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
