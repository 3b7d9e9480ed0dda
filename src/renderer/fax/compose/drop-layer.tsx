import { useLingui } from '@lingui/react';
import type { I18n } from '@lingui/core';
import FileDown from 'lucide-react/icons/file-down';
import FileX from 'lucide-react/icons/file-x';
import { type ReactNode, useEffect } from 'react';
import type { FilesTarget } from '../../../shared/fax-draft.ts';
import { speak } from '../../call-card/speak.ts';
import { useAppState } from '../../use-app-state.ts';
import { useFileDrop } from './use-file-drop.ts';

/** Over everything while files hang over the window: what happens when they are let go. */
export function DropLayer({ target }: { readonly target: FilesTarget }): ReactNode {
  const { i18n } = useLingui();
  const allowed = useAppState((state) => state.faxes.allowed);
  const hanging = useFileDrop(allowed ? target : undefined);
  const count = hanging?.count;
  useEffect(() => {
    if (count === undefined) return;
    const words = i18n._({
      id: 'drop.over',
      message: '{count, plural, one {# file} other {# files}} over the drop area.',
      values: { count },
    });
    speak(words, 'normal');
  }, [count, i18n]);
  if (count === undefined) return null;
  const Icon = allowed ? FileDown : FileX;
  return (
    <div className="drop-layer" data-allowed={allowed} aria-hidden="true">
      <div className="drop-layer-words">
        <Icon size="var(--icon-large)" />
        <p className="drop-layer-title">
          {allowed
            ? targetWords(target, count, i18n)
            : i18n._({ id: 'drop.notAllowed', message: 'Faxes are not part of this account' })}
        </p>
        <p>
          {i18n._({
            id: 'drop.kinds',
            message: 'PDF, pictures, Office files, text. At most 50 MB together.',
          })}
        </p>
      </div>
    </div>
  );
}

/** @param count 0 where the browser does not tell */
function targetWords({ kind }: FilesTarget, count: number, i18n: I18n): string {
  const values = { count };
  switch (kind) {
    case 'draft':
      return i18n._({
        id: 'drop.draft',
        message:
          '{count, plural, =0 {Drop to add it to this fax} one {Drop to add # file} other {Drop to add # files}}',
        values,
      });
    case 'new':
      return i18n._({
        id: 'drop.new',
        message: '{count, plural, =0 {Drop to fax it} one {Drop to fax # file} other {Drop to fax # files}}',
        values,
      });
    case 'person':
      return i18n._({
        id: 'drop.person',
        message:
          '{count, plural, =0 {Drop to fax it to this person} one {Drop to fax # file to this person} other {Drop to fax # files to this person}}',
        values,
      });
    case 'call':
      return i18n._({
        id: 'drop.call',
        message:
          '{count, plural, =0 {Drop to fax it to this caller} one {Drop to fax # file to this caller} other {Drop to fax # files to this caller}}',
        values,
      });
  }
}
