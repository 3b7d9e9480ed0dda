import { BrowserWindow, dialog } from 'electron';
import type { DesktopAbilities } from '../../shared/desktop-abilities.ts';
import type { FilesPort, ProgramsPort } from '../desktop-ports.ts';
import { readText } from './read-text.ts';
import { isStartable } from './run-program.ts';

/** The person picks the program themselves: it is the only way by which one comes into a rule. */
export function createChooseProgram(platform: DesktopAbilities['platform']): ProgramsPort['choose'] {
  return async () => {
    const [file] = await pick({ properties: ['openFile'] });
    if (file === undefined) return { kind: 'none' };
    return (await isStartable(file, platform)) ? { kind: 'picked', path: file } : { kind: 'unfit' };
  };
}

/** What the person picks, as text. */
export function createPickText(): FilesPort['pickText'] {
  return async (extension, mostBytes) => {
    const [file] = await pick({
      properties: ['openFile'],
      filters: [{ name: extension, extensions: [extension] }],
    });
    if (file === undefined) return { kind: 'cancelled' };
    try {
      return await readText(file, mostBytes);
    } catch {
      return { kind: 'failed' };
    }
  };
}

async function pick(options: Electron.OpenDialogOptions): Promise<readonly string[]> {
  const window = BrowserWindow.getFocusedWindow();
  const asked = window === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(window, options);
  const { canceled, filePaths } = await asked;
  return canceled ? [] : filePaths;
}
