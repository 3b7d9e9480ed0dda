import { useLingui } from '@lingui/react';
import type { FaxDraft, FaxFile } from '../../../shared/fax-draft.ts';
import type { MenuAction } from '../../components/action-menu.tsx';
import type { FileOrder } from './use-file-order.ts';

type Parts = {
  readonly file: FaxFile;
  readonly draft: FaxDraft;
  readonly at: number;
  readonly order: FileOrder;
  readonly preview: (fileId: string) => void;
};

/** All that a row's buttons, keys and dragging do, in its menu. */
export function useFileActions({ file, draft, at, order, preview }: Parts): readonly MenuAction[] {
  const { i18n } = useLingui();
  const last = draft.files.length - 1;
  const all: readonly (MenuAction & { readonly applies: boolean })[] = [
    {
      ...{ id: 'preview', words: i18n._({ id: 'compose.preview', message: 'Show its pages' }) },
      applies: file.state.status === 'ready' && file.state.pages !== undefined,
      run: () => preview(file.id),
    },
    {
      ...{
        id: 'up',
        words: i18n._({ id: 'compose.up', message: 'Move up' }),
        keys: 'Alt+↑',
        applies: at > 0,
      },
      run: () => order.move(file, at - 1),
    },
    {
      ...{ id: 'down', words: i18n._({ id: 'compose.down', message: 'Move down' }), keys: 'Alt+↓' },
      applies: at < last,
      run: () => order.move(file, at + 1),
    },
    {
      ...{ id: 'top', words: i18n._({ id: 'compose.top', message: 'Move to top' }), applies: at > 1 },
      run: () => order.move(file, 0),
    },
    {
      ...{ id: 'remove', words: i18n._({ id: 'compose.remove', message: 'Remove' }), keys: 'Delete' },
      applies: true,
      run: () => order.remove(file),
    },
  ];
  return all.filter(({ applies }) => applies);
}
