import { app, BrowserWindow, dialog } from 'electron';
import { rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { SystemPort } from '../desktop-ports.ts';
import type { Log } from '../log.ts';

/** Asks the person for a place, writes there for them alone, whole or not at all, and shows it in its folder. */
export function createSaveFile(
  showInFolder: (file: string) => void,
  log: Pick<Log, 'warn'>,
): SystemPort['saveFile'] {
  return async (name, content) => {
    const options = { defaultPath: path.join(app.getPath('downloads'), name) };
    const window = BrowserWindow.getFocusedWindow();
    const asked = window === null ? dialog.showSaveDialog(options) : dialog.showSaveDialog(window, options);
    const { canceled, filePath } = await asked;
    if (canceled || filePath === '') return { kind: 'cancelled' };
    try {
      await writeWhole(filePath, content());
    } catch (error) {
      log.warn('a file could not be written', { error: String(error) });
      return { kind: 'failed' };
    }
    showInFolder(filePath);
    return { kind: 'saved', file: path.basename(filePath) };
  };
}

async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  const partial = `${file}.part`;
  try {
    await writeFile(partial, content, { mode: 0o600 });
    await rename(partial, file);
  } catch (error) {
    await rm(partial, { force: true }).catch(() => undefined);
    throw error;
  }
}
