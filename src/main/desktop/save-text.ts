import { app, BrowserWindow, dialog } from 'electron';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { SystemPort } from '../desktop-ports.ts';
import type { Log } from '../log.ts';

/** Asks the person for a place, writes the text there for them alone, and shows it in its folder. */
export function createSaveText(
  showInFolder: (file: string) => void,
  log: Pick<Log, 'warn'>,
): SystemPort['saveText'] {
  return async (name, text) => {
    const options = { defaultPath: path.join(app.getPath('downloads'), name) };
    const window = BrowserWindow.getFocusedWindow();
    const asked = window === null ? dialog.showSaveDialog(options) : dialog.showSaveDialog(window, options);
    const { canceled, filePath } = await asked;
    if (canceled || filePath === '') return { kind: 'cancelled' };
    try {
      await writeFile(filePath, text(), { mode: 0o600 });
    } catch (error) {
      log.warn('a file could not be written', { error: String(error) });
      return { kind: 'failed' };
    }
    showInFolder(filePath);
    return { kind: 'saved', file: path.basename(filePath) };
  };
}
