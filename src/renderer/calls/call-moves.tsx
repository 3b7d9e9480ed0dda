import { useLingui } from '@lingui/react';
import CircleCheck from 'lucide-react/icons/circle-check';
import Undo2 from 'lucide-react/icons/undo-2';
import type { ReactNode, Ref } from 'react';
import type { CallReminder } from '../../shared/call-reminder.ts';
import type { CallFold, PastCallRow } from '../../shared/past-calls.ts';
import { callBackTarget } from '../call-words.ts';
import { Button } from '../components/button.tsx';
import { useAppState, useClock, useSend } from '../use-app-state.ts';
import { reminderWords } from './remind-words.ts';
import { RemindMenu } from './remind-menu.tsx';
import { type Done, hasOpen, isDone } from './use-done.ts';

type Props = {
  readonly fold: CallFold;
  readonly done: Done;
  readonly remindRef: Ref<HTMLButtonElement>;
};

/** What is still to be done about these calls: that it was, or when it will be. */
export function CallMoves({ fold, done, remindRef }: Props): ReactNode {
  const { i18n } = useLingui();
  const keys = useAppState((state) => (state.desktop.platform === 'macos' ? 'Cmd+Enter' : 'Ctrl+Enter'));
  const newest = fold.calls[0];
  if (newest === undefined) return null;
  return (
    <>
      {hasOpen(fold) ? (
        <Button keys={keys} onPress={() => done.mark(fold, true)}>
          <CircleCheck size="1.25em" aria-hidden="true" />
          {i18n._({ id: 'call.done', message: 'Done' })}
        </Button>
      ) : isDone(fold) ? (
        <Button keys={keys} onPress={() => done.mark(fold, false)}>
          <Undo2 className="mirrors" size="1.25em" aria-hidden="true" />
          {i18n._({ id: 'call.undone', message: 'Not done' })}
        </Button>
      ) : null}
      {callBackTarget(newest.party) === undefined ? null : <Reminding fold={fold} remindRef={remindRef} />}
    </>
  );
}

function Reminding({ fold: { calls }, remindRef }: Pick<Props, 'fold' | 'remindRef'>): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const reminder = openReminder(calls);
  if (reminder === undefined) {
    const key = calls[0]?.key ?? '';
    return (
      <RemindMenu
        words={i18n._({ id: 'remind.later', message: 'Remind me' })}
        choose={(at) => send.remindOfCall({ kind: 'call', key }, at)}
        buttonRef={remindRef}
      />
    );
  }
  return (
    <>
      <RemindMenu
        words={i18n._({ id: 'remind.move', message: 'Another time' })}
        choose={(at) => send.moveReminder(reminder.id, at)}
        buttonRef={remindRef}
      />
      <Button look="ghost" onPress={() => send.removeReminder(reminder.id)}>
        {i18n._({ id: 'remind.remove', message: 'Do not remind me' })}
      </Button>
    </>
  );
}

/** When somebody is to be called back. */
export function ReminderLine({ reminder }: { readonly reminder: CallReminder | undefined }): ReactNode {
  const { i18n } = useLingui();
  const now = useClock().now();
  if (reminder === undefined) return null;
  return <p className={`reminder reminder-${reminder.state}`}>{reminderWords(reminder, now, i18n)}</p>;
}

/** The reminder on any of these calls that is not done yet. */
export function openReminder(calls: readonly PastCallRow[]): CallReminder | undefined {
  return calls.find(({ reminder }) => reminder !== undefined && reminder.state !== 'done')?.reminder;
}
