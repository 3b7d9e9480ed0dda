import { BrowserWindow, dialog } from 'electron';
import { faxExtensions } from '../../shared/fax-formats.ts';
import type { FilesPort } from '../desktop-ports.ts';
import type { DesktopWords } from './desktop-words.ts';

/** The system's file picker, over the window that the person works in. */
export function createChooseFiles(
  words: Pick<DesktopWords, 'faxableFiles' | 'allFiles'>,
): FilesPort['choose'] {
  return async (how) => {
    const options: Electron.OpenDialogOptions = {
      properties: how === 'several' ? ['openFile', 'multiSelections'] : ['openFile'],
      // Whoever picks another kind is told why it cannot be faxed, and what to do.
      filters: [
        { name: words.faxableFiles, extensions: [...faxExtensions] },
        { name: words.allFiles, extensions: ['*'] },
      ],
    };
    const window = BrowserWindow.getFocusedWindow();
    const asked = window === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(window, options);
    const { canceled, filePaths } = await asked;
    return canceled ? [] : filePaths;
  };
}
