import { useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import { Confirm } from '../components/confirm.tsx';
import { useAppState, useSend } from '../use-app-state.ts';

/** Takes everything away that is kept here, after it was said what is gone for good and what stays. */
export function DeleteData(): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const deletion = useAppState((state) => state.keeping.deletion);
  return (
    <section aria-labelledby="delete-data">
      <h3 id="delete-data">{i18n._({ id: 'data.delete', message: 'Delete' })}</h3>
      <p className="setting-effect">
        {i18n._({
          id: 'data.deleteStays',
          message:
            'Faxes that wait to be sent, drafts, your settings and your sign-in stay. Nothing changes in RingCentral.',
        })}
      </p>
      <div className="setting-buttons">
        <Confirm
          buttonLabel={i18n._({ id: 'data.deleteButton', message: 'Delete everything saved here…' })}
          question={i18n._({ id: 'data.deleteAsk', message: 'Delete everything saved on this computer?' })}
          explanation={i18n._({
            id: 'data.deleteExplained',
            message:
              'Notes, call-backs, tags and what you said of numbers are nowhere else and are gone for good. Calls, faxes and people go too; while you are signed in, what RingCentral still has is read again. Faxes that wait to be sent and drafts stay.',
          })}
          confirmLabel={i18n._({ id: 'data.deleteConfirm', message: 'Delete everything' })}
          cancelLabel={i18n._({ id: 'action.cancel', message: 'Cancel' })}
          onConfirm={() => send.deleteEverythingKept()}
        />
      </div>
      <p className="setting-effect" role="status">
        {deletion === 'done'
          ? i18n._({
              id: 'data.deleted',
              message: 'Everything was deleted but what waits to be sent and drafts.',
            })
          : deletion === 'failed'
            ? i18n._({
                id: 'data.notDeleted',
                message:
                  'Not all of it could be deleted: the disk refused. Quit Ringside and delete its folder “history” yourself.',
              })
            : null}
      </p>
    </section>
  );
}
