import { useLingui } from '@lingui/react';
import { type ReactNode, useState } from 'react';
import { SwitchRow } from '../components/switch-row.tsx';
import { TextRow } from '../components/text-row.tsx';
import { useDraft } from './use-draft.ts';
import { useSettings } from './use-settings.ts';

/** A folder whose new files become drafts, for programs that print into files. Off while it has no path. */
export function WatchedFolder(): ReactNode {
  const { i18n } = useLingui();
  const { values, change } = useSettings('fax');
  const [isOpen, setOpen] = useState(values.watchedFolder !== '');
  const folder = useDraft(values.watchedFolder, (watchedFolder) => change({ watchedFolder }));
  const problem = isWholePath(folder.value)
    ? undefined
    : i18n._({
        id: 'faxSettings.folderProblem',
        message: 'Write the whole path, from its beginning on.',
      });
  return (
    <>
      <SwitchRow
        label={i18n._({ id: 'faxSettings.watch', message: 'Watch a folder' })}
        effect={i18n._({
          id: 'faxSettings.watchEffect',
          message:
            'Each new file in it becomes a draft: print into that folder, and the fax is ready. Nothing is sent by itself.',
        })}
        on={isOpen}
        onChange={(on) => {
          setOpen(on);
          if (!on) change({ watchedFolder: '' });
        }}
      />
      {isOpen ? (
        <TextRow
          label={i18n._({ id: 'faxSettings.folder', message: 'Folder' })}
          effect={i18n._({
            id: 'faxSettings.folderEffect',
            message: 'Its whole path. Press Enter to begin. Files that lie there already are left alone.',
          })}
          value={folder.value}
          onChange={folder.change}
          onDone={() => (problem === undefined ? folder.done() : undefined)}
          problem={problem}
          leftToRight
        />
      ) : null}
    </>
  );
}

/** `/home/ada/fax`, `C:\Fax`, `\\office\fax`; nothing at all is no folder, and no mistake. */
export function isWholePath(text: string): boolean {
  return text.trim() === '' || /^\s*(\/|[A-Za-z]:[\\/]|\\\\)/.test(text);
}
