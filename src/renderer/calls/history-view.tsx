import { useLingui } from '@lingui/react';
import { type ReactNode, useRef, useState } from 'react';
import type { Call } from '../../shared/call.ts';
import type { CallFold } from '../../shared/past-calls.ts';
import type { Route } from '../../shared/route.ts';
import type { Layout } from '../frame/use-layout.ts';
import { useAppState, useSend } from '../use-app-state.ts';
import { useCountSpeech } from '../use-count-speech.ts';
import { ChosenBar, turnAll } from './chosen-bar.tsx';
import { CallDetail } from './call-detail.tsx';
import { CallsHead } from './calls-head.tsx';
import { CallsList } from './calls-list.tsx';
import { JumpToDate } from './jump-to-date.tsx';
import { useCallActions } from './use-call-actions.ts';
import { useCallSearch } from './use-call-search.ts';
import { type CallsRoute, useChosenCall } from './use-chosen-call.ts';
import { type ChosenCalls, useChosenCalls } from './use-chosen-calls.ts';
import { useCallsKeys } from './use-calls-keys.ts';
import { type Done, hasOpen, isDone } from './use-done.ts';
import { usePastCalls } from './use-past-calls.ts';

type Props = {
  readonly head: ReactNode;
  readonly route: CallsRoute;
  readonly go: (route: Route) => void;
  readonly layout: Layout;
  readonly done: Done;
};

/** The whole history of calls, and the chosen one. */
export function HistoryView({ head, route, go, layout, done }: Props): ReactNode {
  const { i18n } = useLingui();
  const search = useCallSearch(route.filter ?? 'all', (filter) => go({ screen: 'calls', filter }));
  const calls = usePastCalls(search.filter);
  const chosen = useChosenCall({ calls, search, route, go, layout });
  const live = useLiveCall(chosen.fold, route.callId);
  const several = useChosenCalls(calls, search.filter, layout);
  const actionsOf = useCallActions(done, go);
  const [jumps, setJumps] = useState(false);
  const total = calls.read?.total;
  const searchRef = useRef<HTMLDivElement>(null);
  const remindRef = useRef<HTMLButtonElement>(null);
  useCountSpeech(total ?? 0, search.text.trim());
  const undo = useUndo(done);
  useCallsKeys({
    ...{ search: searchRef, remind: remindRef, undo },
    jump: () => setJumps(true),
    done: doneKey(chosen.fold, several, done),
  });
  return (
    <div className="panes" data-detail={chosen.fold === undefined && live === undefined ? 'closed' : 'open'}>
      <section className="pane-list" aria-label={i18n._({ id: 'calls.list', message: 'List of calls' })}>
        {head}
        <CallsHead search={search} total={total} searchRef={searchRef} />
        {several.count === 0 ? null : <ChosenBar chosen={several} done={done} />}
        <CallsList {...{ calls, search, chosen, actionsOf }} marks={several.marks} />
      </section>
      <CallDetail
        anyCalls={total !== undefined && total > 0}
        chosen={chosen.fold}
        live={live}
        isTransfer={route.task === 'transfer'}
        done={done}
        remindRef={remindRef}
        back={i18n._({ id: 'detail.back', message: 'All calls' })}
        close={() => go({ screen: 'calls', filter: search.show })}
        layout={layout}
        go={go}
      />
      <JumpToDate isOpen={jumps} close={() => setJumps(false)} jump={chosen.jumpBefore} />
    </div>
  );
}

/** A call that the history does not know yet. */
function useLiveCall(fold: CallFold | undefined, callId: string | undefined): Call | undefined {
  const calls = useAppState((state) => state.calls);
  return fold === undefined ? calls.find((call) => call.id === callId) : undefined;
}

/** What Mod+Enter does: to all that are chosen together, else to the chosen one. */
function doneKey(fold: CallFold | undefined, several: ChosenCalls, done: Done): (() => void) | undefined {
  if (several.count > 0) return several.isReading ? undefined : () => turnAll(several, done);
  if (fold === undefined) return undefined;
  if (hasOpen(fold)) return () => done.mark(fold, true);
  return isDone(fold) ? () => done.mark(fold, false) : undefined;
}

function useUndo(done: Done): (() => void) | undefined {
  const send = useSend();
  const canUndo = useAppState((state) => state.pastCalls.undo !== undefined);
  if (done.last !== undefined) return done.undo;
  return canUndo ? () => send.undoReminder() : undefined;
}
