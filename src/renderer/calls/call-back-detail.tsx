import { useLingui } from '@lingui/react';
import CircleCheck from 'lucide-react/icons/circle-check';
import { type ReactNode, type Ref } from 'react';
import type { CallBack } from '../../shared/past-calls.ts';
import type { Route } from '../../shared/route.ts';
import { Button } from '../components/button.tsx';
import { DetailPane, EmptyDetailPane } from '../components/detail-pane.tsx';
import type { Layout } from '../frame/use-layout.ts';
import { useAppState, useSend } from '../use-app-state.ts';
import { ReminderLine } from './call-moves.tsx';
import { NoteOfCall } from './note-of-call.tsx';
import { OneCall } from './one-call.tsx';
import { PartyActions } from './party-actions.tsx';
import { RemindMenu } from './remind-menu.tsx';
import { Who } from './who.tsx';

type Props = {
  readonly anything: boolean;
  readonly chosen: CallBack | undefined;
  readonly remindRef: Ref<HTMLButtonElement>;
  readonly close: () => void;
  readonly layout: Layout;
  readonly go: (route: Route) => void;
};

/** Somebody to call back: who it is, what it was about, and what to do. */
export function CallBackDetail({ anything, chosen, remindRef, close, layout, go }: Props): ReactNode {
  const { i18n } = useLingui();
  if (chosen === undefined) {
    const words = i18n._({ id: 'callBacks.choose', message: 'Choose somebody to call back' });
    return <EmptyDetailPane words={anything ? words : undefined} />;
  }
  const { party, call } = chosen;
  return (
    <DetailPane
      headingId="call-detail"
      back={i18n._({ id: 'callBacks.back', message: 'All calls to make' })}
      layout={layout}
      close={close}
    >
      <Who party={party} />
      <ReminderLine reminder={chosen.reminder} />
      <PartyActions party={party} direction={call?.direction ?? 'inbound'} isOver go={go}>
        <ReminderMoves callBack={chosen} remindRef={remindRef} />
      </PartyActions>
      {call === undefined ? null : (
        <>
          <NoteOfCall of={{ kind: 'call', key: call.key }} />
          <OneCall key={call.key} row={call} isNewest />
        </>
      )}
    </DetailPane>
  );
}

type MovesProps = { readonly callBack: CallBack; readonly remindRef: Ref<HTMLButtonElement> };

function ReminderMoves({ callBack: { reminder }, remindRef }: MovesProps): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const keys = useAppState((state) => (state.desktop.platform === 'macos' ? 'Cmd+Enter' : 'Ctrl+Enter'));
  const isDone = reminder.state === 'done';
  return (
    <>
      {isDone ? null : (
        <Button keys={keys} onPress={() => send.finishReminder(reminder.id)}>
          <CircleCheck size="1.25em" aria-hidden="true" />
          {i18n._({ id: 'call.done', message: 'Done' })}
        </Button>
      )}
      <RemindMenu
        words={
          isDone
            ? i18n._({ id: 'remind.again', message: 'Remind me again' })
            : i18n._({ id: 'remind.move', message: 'Another time' })
        }
        choose={(at) => send.moveReminder(reminder.id, at)}
        buttonRef={remindRef}
      />
      <Button look="ghost" onPress={() => send.removeReminder(reminder.id)}>
        {i18n._({ id: 'remind.takeOut', message: 'Remove from the list' })}
      </Button>
    </>
  );
}
