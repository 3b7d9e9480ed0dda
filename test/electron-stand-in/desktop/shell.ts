import { existsSync } from 'node:fs';
import { loud } from '../loud.ts';
import { note } from '../remember.ts';

/** Nothing leaves this process: what would have been opened is remembered. */
export const shell = loud('shell', {
  openExternal(url: string, options?: Electron.OpenExternalOptions): Promise<void> {
    note('shell.openExternal', url, options);
    return Promise.resolve();
  },
  openPath(path: string): Promise<string> {
    note('shell.openPath', path);
    return Promise.resolve(existsSync(path) ? '' : 'Failed to open path');
  },
  showItemInFolder(fullPath: string): void {
    note('shell.showItemInFolder', fullPath);
  },
  beep(): void {
    note('shell.beep');
  },
}) satisfies Partial<Electron.Shell>;
