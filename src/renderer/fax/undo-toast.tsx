import { useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import { UndoToast } from '../components/undo-toast.tsx';
import { useAppState } from '../use-app-state.ts';
import { useUndo } from './use-fax-keys.ts';

/** What was just deleted can be brought back for a few seconds; in every screen of the window. */
export function FaxUndoToast(): ReactNode {
  const { i18n } = useLingui();
  const deleted = useAppState((state) => state.faxes.deleted);
  const discarded = useAppState((state) => state.faxes.discarded);
  const undo = useUndo();
  const id = deleted?.faxId ?? discarded?.draftId;
  if (undo === undefined || id === undefined) return null;
  const words =
    deleted !== undefined
      ? i18n._({ id: 'faxToast.deleted', message: 'Fax deleted' })
      : i18n._({ id: 'faxToast.discarded', message: 'Draft discarded' });
  return <UndoToast id={id} words={words} undo={undo} />;
}
