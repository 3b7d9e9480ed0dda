import { useLingui } from '@lingui/react';
import type { I18n } from '@lingui/core';
import type { ReactNode } from 'react';
import type { CallBackUndo } from '../../shared/call-reminder.ts';
import { UndoToast } from '../components/undo-toast.tsx';
import { useAppState, useSend } from '../use-app-state.ts';
import type { Done } from './use-done.ts';

/** What was done last about calls, as long as it can be taken back. */
export function CallToast({ done }: { readonly done: Done }): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const undo = useAppState((state) => state.pastCalls.undo);
  if (done.last !== undefined) {
    const { handled, count } = done.last;
    const words = handled
      ? i18n._({ id: 'callToast.done', message: 'Marked as done' })
      : i18n._({ id: 'callToast.undone', message: 'Marked as not done' });
    return <UndoToast id={String(count)} words={words} undo={done.undo} />;
  }
  if (undo === undefined) return null;
  return <UndoToast id={String(undo.at)} words={undoWords(undo, i18n)} undo={() => send.undoReminder()} />;
}

function undoWords({ what }: CallBackUndo, i18n: I18n): string {
  switch (what) {
    case 'added':
      return i18n._({ id: 'callToast.added', message: 'In the list of calls to make' });
    case 'done':
      return i18n._({ id: 'callToast.finished', message: 'Call-back done' });
    case 'moved':
      return i18n._({ id: 'callToast.moved', message: 'You will be reminded at another time' });
    case 'removed':
      return i18n._({ id: 'callToast.removed', message: 'You will not be reminded' });
  }
}
