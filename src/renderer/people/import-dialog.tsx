import { useLingui } from '@lingui/react';
import { type ReactNode, useState } from 'react';
import type { ImportState } from '../../shared/contacts-state.ts';
import { PlainDialog } from '../components/plain-dialog.tsx';
import { useAppState, useSend } from '../use-app-state.ts';
import { ImportDone, ImportPreview, ImportRunning, ImportUnreadable } from './import-parts.tsx';

/** A file of contacts: what is in it, how far it is, and what became of it. */
export function ImportDialog(): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const importing = useAppState((state) => state.contacts.importing);
  const [hidden, setHidden] = useState(false);
  if (hidden && importing.phase !== 'running') setHidden(false);
  const isOpen = importing.phase !== 'none' && importing.phase !== 'reading' && !hidden;
  const close = (): void => (importing.phase === 'running' ? setHidden(true) : send.closeImport());
  return (
    <PlainDialog
      isOpen={isOpen}
      title={i18n._({ id: 'import.title', message: 'Import contacts' })}
      close={close}
    >
      <Part importing={importing} close={close} />
    </PlainDialog>
  );
}

type PartProps = { readonly importing: ImportState; readonly close: () => void };

function Part({ importing, close }: PartProps): ReactNode {
  switch (importing.phase) {
    case 'none':
    case 'reading':
      return null;
    case 'unreadable':
      return <ImportUnreadable why={importing.why} close={close} />;
    case 'preview':
      return <ImportPreview preview={importing} close={close} />;
    case 'running':
      return <ImportRunning running={importing} close={close} />;
    case 'done':
      return <ImportDone done={importing} close={close} />;
  }
}
