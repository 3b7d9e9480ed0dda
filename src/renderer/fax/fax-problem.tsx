import { useLingui } from '@lingui/react';
import type { I18n } from '@lingui/core';
import Lock from 'lucide-react/icons/lock';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import type { ReactNode } from 'react';
import type { FaxState } from '../../shared/fax-state.ts';
import { Button } from '../components/button.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { ListNotice, NotRefreshed } from '../components/list-notice.tsx';
import { spelled } from '../connection/limitations.tsx';
import { useSend } from '../use-app-state.ts';

/** Nothing to show, because nothing could be read. */
export function FaxesFailed(): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  return (
    <EmptyState
      icon={<TriangleAlert size="2.5em" aria-hidden="true" />}
      title={i18n._({ id: 'faxes.failed', message: 'Faxes could not be loaded' })}
      sentence={i18n._({
        id: 'faxes.failedHint',
        message: 'RingCentral could not be reached, or did not answer as it should.',
      })}
      action={
        <Button onPress={() => send.refreshFaxes()}>
          {i18n._({ id: 'action.tryAgain', message: 'Try again' })}
        </Button>
      }
    />
  );
}

/** Who can grant what is missing. @param why the right in the platform's spelling */
export function notAllowedWords(why: string | undefined, i18n: I18n): string {
  return why === undefined
    ? i18n._({
        id: 'faxes.notAllowedUnknown',
        message: 'RingCentral did not say which right is missing. Your administrator can look it up.',
      })
    : i18n._({
        id: 'faxes.notAllowedHint',
        message:
          'Your role lacks the right “{right}”. An administrator can add it in the admin portal under Users › Roles.',
        values: { right: spelled(why) },
      });
}

export function FaxesNotAllowed({ why }: { readonly why: string | undefined }): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  return (
    <EmptyState
      icon={<Lock size="2.5em" aria-hidden="true" />}
      title={i18n._({ id: 'faxes.notAllowed', message: 'Faxes are not part of this account' })}
      sentence={notAllowedWords(why, i18n)}
      action={
        <Button onPress={() => send.refreshFaxes()}>
          {i18n._({ id: 'faxes.checkAgain', message: 'Check again' })}
        </Button>
      }
    />
  );
}

export function FaxesNotice({ faxes }: { readonly faxes: FaxState }): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const again = (): void => send.refreshFaxes();
  if (!faxes.allowed) {
    return (
      <ListNotice why="not-allowed" again={again}>
        {notAllowedWords(faxes.why, i18n)}
      </ListNotice>
    );
  }
  if (faxes.status !== 'failed') return null;
  return (
    <ListNotice why="failed" again={again}>
      <NotRefreshed readAt={faxes.readAt} />
    </ListNotice>
  );
}
