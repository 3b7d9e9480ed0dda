import { clipboard } from 'electron';
import type { ClipboardPort } from '../desktop-ports.ts';
import type { Log } from '../log.ts';

/** More than this is nobody's number, and is not carried further. */
const longestText = 65_536;

/**
 * The only door to the clipboard. It is written on a click, and read in answer to a shortcut or a paste that the
 * person just used; nothing here runs by itself.
 * @param isX11 where a selection needs no copying to be had
 */
export function createClipboard(
  isX11: boolean,
  log: Pick<Log, 'warn'>,
): ClipboardPort & { readonly copyText: (text: string) => void } {
  async function read(from: Pick<Electron.Clipboard, 'readText'>): Promise<string> {
    try {
      return (await from.readText()).slice(0, longestText);
    } catch (error) {
      // What it holds may be no text, or its owner may have gone.
      log.warn('clipboard: not read', { error: String(error) });
      return '';
    }
  }
  return {
    copyText: (text) => {
      clipboard.writeText(text).catch((error: unknown) => {
        log.warn('clipboard: not written', { error: String(error) });
      });
    },
    readText: () => read(clipboard),
    readSelection: async () => {
      const selected = isX11 ? await read(clipboard.selection) : '';
      return selected.trim() === '' ? read(clipboard) : selected;
    },
  };
}
