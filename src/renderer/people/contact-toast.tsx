import { useLingui } from '@lingui/react';
import type { I18n } from '@lingui/core';
import { type ReactNode, useEffect } from 'react';
import type { ContactWork } from '../../shared/contact.ts';
import { withoutControls } from '../../shared/plain-text.ts';
import { speak } from '../call-card/speak.ts';
import { Button } from '../components/button.tsx';
import { Toast } from '../components/toast.tsx';
import { UndoToast } from '../components/undo-toast.tsx';
import { useAppState, useSend } from '../use-app-state.ts';
import { problemWords } from './problem-words.ts';
import { useUndoKey } from './use-undo-key.ts';

/** The newest thing done with a contact: with the way back, or with why it did not come about. */
export function ContactToast(): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const works = useAppState((state) => state.contacts.works);
  const work = works.findLast(isShown);
  // While something newer is under way, "undo" would mean that, and it cannot be taken back yet.
  const isOvertaken = works.at(-1)?.phase === 'working';
  const undoable = work?.phase === 'done' && !isOvertaken ? work.id : undefined;
  useUndoKey(undoable === undefined ? undefined : () => send.undoContactWork(undoable));
  if (work === undefined) return null;
  if (work.phase === 'failed') return <FailedToast work={work} />;
  if (undoable === undefined) return null;
  return <UndoToast id={work.id} words={doneWords(work, i18n)} undo={() => send.undoContactWork(undoable)} />;
}

/** Forms and comparisons tell themselves why they failed. */
function isShown({ phase, kind, canUndo }: ContactWork): boolean {
  if (phase === 'failed') return kind !== 'create' && kind !== 'change' && kind !== 'merge';
  return phase === 'done' && canUndo;
}

function FailedToast({ work }: { readonly work: ContactWork }): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const { id, problem, kind, name } = work;
  const why = problem === undefined ? '' : problemWords(problem, kind, i18n);
  const values = { name: withoutControls(name), why };
  const words =
    problem?.kind === 'unsure'
      ? i18n._({ id: 'contactToast.unsure', message: '{name}: {why}', values })
      : kind === 'delete'
        ? i18n._({ id: 'contactToast.notDeleted', message: '{name} was not deleted. {why}', values })
        : i18n._({ id: 'contactToast.notMarked', message: '{name} is as before. {why}', values });
  useEffect(() => speak(words, 'normal'), [id, words]);
  return (
    <Toast words={words}>
      <Button size="small" onPress={() => send.retryContactWork(id)}>
        {i18n._({ id: 'action.tryAgain', message: 'Try again' })}
      </Button>
      <Button size="small" onPress={() => send.dismissContactWork(id)}>
        {i18n._({ id: 'import.close', message: 'Close' })}
      </Button>
    </Toast>
  );
}

function doneWords({ kind, name }: ContactWork, i18n: I18n): string {
  const values = { name: withoutControls(name) };
  switch (kind) {
    case 'create':
      return i18n._({ id: 'contactToast.created', message: '{name} added', values });
    case 'change':
      return i18n._({ id: 'contactToast.changed', message: '{name} changed', values });
    case 'delete':
      return i18n._({ id: 'contactToast.deleted', message: '{name} deleted', values });
    case 'merge':
      return i18n._({ id: 'contactToast.merged', message: 'Merged into {name}', values });
    case 'favourite':
      return i18n._({ id: 'contactToast.favourite', message: '{name} is a favourite', values });
    case 'unfavourite':
      return i18n._({ id: 'contactToast.noFavourite', message: '{name} is no favourite any more', values });
  }
}
