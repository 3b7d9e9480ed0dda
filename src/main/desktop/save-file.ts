import { app, BrowserWindow, dialog } from 'electron';
import { rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { SystemPort } from '../desktop-ports.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { patient } from '../patient-rename.ts';

type Saving = {
  readonly showInFolder: (file: string) => void;
  readonly log: Pick<Log, 'warn'>;
  readonly clock: Pick<Clock, 'after'>;
};

/** Asks the person for a place, writes there for them alone, whole or not at all, and shows it in its folder. */
export function createSaveFile(
  showInFolder: Saving['showInFolder'],
  log: Saving['log'],
  clock: Saving['clock'],
): Pick<SystemPort, 'saveFile' | 'savePieces'> {
  const saving = { showInFolder, log, clock };
  return {
    saveFile: (name, content) => save(name, () => content(), new AbortController().signal, saving),
    savePieces: (name, pieces, signal) => save(name, pieces, signal, saving),
  };
}

async function save(
  name: string,
  content: () => Parameters<typeof writeFile>[1],
  signal: AbortSignal,
  { showInFolder, log, clock }: Saving,
): ReturnType<SystemPort['saveFile']> {
  const file = await askWhere(name);
  if (file === undefined || signal.aborted) return { kind: 'cancelled' };
  try {
    await writeWhole(file, content(), signal, clock);
  } catch (error) {
    if (hasEnded(signal)) return { kind: 'cancelled' };
    log.warn('a file could not be written', { error: String(error) });
    return { kind: 'failed' };
  }
  showInFolder(file);
  return { kind: 'saved', file: path.basename(file) };
}

/** Asked anew: it may have ended while something was waited for. */
function hasEnded({ aborted }: AbortSignal): boolean {
  return aborted;
}

async function askWhere(name: string): Promise<string | undefined> {
  const options = { defaultPath: path.join(app.getPath('downloads'), name) };
  const window = BrowserWindow.getFocusedWindow();
  const asked = window === null ? dialog.showSaveDialog(options) : dialog.showSaveDialog(window, options);
  const { canceled, filePath } = await asked;
  return canceled || filePath === '' ? undefined : filePath;
}

async function writeWhole(
  file: string,
  content: Parameters<typeof writeFile>[1],
  signal: AbortSignal,
  clock: Saving['clock'],
): Promise<void> {
  const partial = `${file}.part`;
  try {
    await writeFile(partial, content, { mode: 0o600, signal, flush: true });
    signal.throwIfAborted();
    await patient(rename, clock)(partial, file);
  } catch (error) {
    await rm(partial, { force: true }).catch(() => undefined);
    throw error;
  }
}
