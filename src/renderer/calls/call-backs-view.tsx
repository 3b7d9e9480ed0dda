import { useLingui } from '@lingui/react';
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import type { Route } from '../../shared/route.ts';
import type { Layout } from '../frame/use-layout.ts';
import { Skeleton } from '../components/skeleton.tsx';
import { useAppState, useSend } from '../use-app-state.ts';
import { CallBackDetail } from './call-back-detail.tsx';
import { CallBacks, useCallBacks } from './call-backs.tsx';
import { useCallsKeys } from './use-calls-keys.ts';
import type { CallsRoute } from './use-chosen-call.ts';

type Props = {
  readonly head: ReactNode;
  readonly route: CallsRoute;
  readonly go: (route: Route) => void;
  readonly layout: Layout;
};

/** Whom to call back, and the chosen one. The route's call is the reminder here. */
export function CallBacksView({ head, route, go, layout }: Props): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const canUndo = useAppState((state) => state.pastCalls.undo !== undefined);
  const callBacks = useCallBacks();
  const searchRef = useRef<HTMLElement>(null);
  const remindRef = useRef<HTMLButtonElement>(null);
  const alone = callBacks?.length === 1 && layout !== 'single' ? callBacks[0] : undefined;
  const chosen =
    callBacks?.find(({ reminder, call }) => [reminder.id, call?.key].includes(route.callId)) ?? alone;
  const id = chosen?.reminder.id;
  const isDone = chosen?.reminder.state === 'done';
  useCallsKeys({
    ...{ search: searchRef, remind: remindRef, jump: undefined },
    done: id === undefined || isDone ? undefined : () => send.finishReminder(id),
    undo: canUndo ? () => send.undoReminder() : undefined,
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Delete' || id === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    send.removeReminder(id);
  };
  return (
    <div className="panes" data-detail={chosen === undefined ? 'closed' : 'open'}>
      <section
        className="pane-list"
        aria-label={i18n._({ id: 'callBacks.list', message: 'List of calls to make' })}
        onKeyDown={onKeyDown}
      >
        {head}
        {callBacks === undefined ? (
          <Skeleton words={i18n._({ id: 'calls.loading', message: 'Loading calls…' })} rows={3} />
        ) : (
          <CallBacks
            callBacks={callBacks}
            chosenId={id}
            choose={(reminderId) => go({ screen: 'calls', view: 'call-backs', callId: reminderId })}
            toHistory={() => go({ screen: 'calls' })}
          />
        )}
      </section>
      <CallBackDetail
        anything={callBacks !== undefined && callBacks.length > 0}
        chosen={chosen}
        remindRef={remindRef}
        close={() => go({ screen: 'calls', view: 'call-backs' })}
        layout={layout}
        go={go}
      />
    </div>
  );
}
