import { useLingui } from '@lingui/react';
import { type ReactNode, useEffect } from 'react';
import { speak } from '../call-card/speak.ts';
import { Button } from '../components/button.tsx';
import { useAppState } from '../use-app-state.ts';
import { useUndo } from './use-fax-keys.ts';

/** What was just deleted can be brought back for a few seconds; in every screen of the window, by F6 too. */
export function UndoToast(): ReactNode {
  const { i18n } = useLingui();
  const isMac = useAppState((state) => state.desktop.platform === 'macos');
  const deleted = useAppState((state) => state.faxes.deleted);
  const discarded = useAppState((state) => state.faxes.discarded);
  const undo = useUndo();
  const keys = isMac ? 'Cmd+Z' : 'Ctrl+Z';
  const what = deleted?.faxId ?? discarded?.draftId;
  const words =
    deleted !== undefined
      ? i18n._({ id: 'faxToast.deleted', message: 'Fax deleted' })
      : i18n._({ id: 'faxToast.discarded', message: 'Draft discarded' });
  const spoken = i18n._({ id: 'faxToast.spoken', message: '{words}. Press {keys} to undo.', values: { words, keys } }); // prettier-ignore
  useEffect(() => {
    if (what !== undefined) speak(spoken, 'normal');
  }, [spoken, what]);
  if (undo === undefined) return null;
  return (
    <section
      className="toasts"
      data-region="toasts"
      aria-label={i18n._({ id: 'toasts.name', message: 'Messages' })}
    >
      <div className="toast">
        <p>{words}</p>
        <Button size="small" keys={keys} onPress={undo}>
          {i18n._({ id: 'action.undo', message: 'Undo' })}
        </Button>
      </div>
    </section>
  );
}
