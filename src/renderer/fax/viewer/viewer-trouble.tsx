import { useLingui } from '@lingui/react';
import CloudOff from 'lucide-react/icons/cloud-off';
import FileX from 'lucide-react/icons/file-x';
import Hourglass from 'lucide-react/icons/hourglass';
import type { I18n } from '@lingui/core';
import type { ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import type { DocumentTrouble } from '../../document/trouble.ts';

type Props = { readonly why: DocumentTrouble; readonly retry: () => void; readonly save: () => void };

/** No pages, and why; what can still be done with the fax. */
export function ViewerTrouble({ why, retry, save }: Props): ReactNode {
  const { i18n } = useLingui();
  const { title, sentence, way } = troubleOf(why, i18n);
  const icons = { again: CloudOff, wait: Hourglass, save: FileX, nothing: FileX } as const;
  const Icon = icons[way];
  return (
    <div className="viewer-trouble">
      <EmptyState
        icon={<Icon size="2.5em" aria-hidden="true" />}
        title={title}
        sentence={sentence}
        action={
          way === 'nothing' ? null : way === 'save' ? (
            <Button onPress={save}>{i18n._({ id: 'faxDo.save', message: 'Save…' })}</Button>
          ) : (
            <Button onPress={retry}>{i18n._({ id: 'action.tryAgain', message: 'Try again' })}</Button>
          )
        }
      />
    </div>
  );
}

export type ViewerTroubleWords = {
  readonly title: string;
  readonly sentence: string;
  readonly way: 'again' | 'wait' | 'save' | 'nothing';
};

export function troubleOf(why: DocumentTrouble, i18n: I18n): ViewerTroubleWords {
  switch (why) {
    case 'not-yet':
      return {
        title: i18n._({ id: 'viewer.notYet', message: 'The pages are being prepared' }),
        sentence: i18n._({
          id: 'viewer.notYetHint',
          message: 'RingCentral has the fax and is still making its pages. They appear here by themselves.',
        }),
        way: 'wait',
      };
    case 'gone':
      return {
        title: i18n._({ id: 'viewer.gone', message: 'No longer on the server' }),
        sentence: i18n._({
          id: 'viewer.goneHint',
          message:
            'RingCentral does not keep the pages of this fax any more, and there is no copy on this computer.',
        }),
        way: 'nothing',
      };
    case 'offline':
      return {
        title: i18n._({ id: 'viewer.offline', message: 'You’re offline' }),
        sentence: i18n._({
          id: 'viewer.offlineHint',
          message: 'The pages of this fax were not read yet. They are fetched when you’re online again.',
        }),
        way: 'again',
      };
    case 'failed':
      return {
        title: i18n._({ id: 'viewer.failed', message: 'The pages could not be loaded' }),
        sentence: i18n._({
          id: 'faxes.failedHint',
          message: 'RingCentral could not be reached, or did not answer as it should.',
        }),
        way: 'again',
      };
    case 'unknown-file':
    case 'office':
    case 'password':
    case 'damaged':
    case 'changed':
    case 'too-many-pixels':
    case 'too-slow':
      return {
        title: i18n._({ id: 'viewer.cannot', message: 'This file cannot be shown here' }),
        sentence: cannotWords(why, i18n),
        way: 'save',
      };
  }
}

function cannotWords(why: DocumentTrouble, i18n: I18n): string {
  switch (why) {
    case 'password':
      return i18n._({ id: 'viewer.password', message: 'It is protected with a password.' });
    case 'damaged':
      return i18n._({ id: 'viewer.damaged', message: 'It is damaged.' });
    case 'too-many-pixels':
    case 'too-slow':
      return i18n._({
        id: 'viewer.tooMuch',
        message: 'Drawing it would take more than this computer can give.',
      });
    default:
      return i18n._({
        id: 'viewer.unknown',
        message: 'Nothing of it was opened. Save it only if you know who sent it.',
      });
  }
}
