import { clipboard } from 'electron';
import type { ClipboardPort, PastedFiles } from '../desktop-ports.ts';
import type { Log } from '../log.ts';
import { pathsOfAddresses } from './given-paths.ts';

/** More than this is nobody's number, and is not carried further. */
const longestText = 65_536;

/** A larger picture could not be faxed. */
const largestPicture = 50 * 1024 * 1024;
const largestList = 1024 * 1024;
const noFiles: PastedFiles = { files: [], picture: undefined };

/**
 * The only door to the clipboard. It is written on a click or by a rule of the person's own, and read in answer to a shortcut or a paste that the
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
    readPasted: async () => {
      try {
        return await pastedIn(await clipboard.read());
      } catch (error) {
        log.warn('clipboard: not read', { error: String(error) });
        return noFiles;
      }
    },
  };
}

/** Files first: who copies a file often copies its icon with it. */
async function pastedIn(items: readonly Electron.ClipboardItem[]): Promise<PastedFiles> {
  const blobOf = async (type: string): Promise<Blob | undefined> =>
    items.find(({ types }) => types.includes(type))?.getType(type) as Promise<Blob> | undefined;
  const addresses = await blobOf('text/uri-list');
  const files = pathsOfAddresses((await addresses?.slice(0, largestList).text()) ?? '');
  if (files.length > 0) return { files, picture: undefined };
  const picture = await blobOf('image/png');
  if (picture === undefined || picture.size > largestPicture) return noFiles;
  return { files: [], picture: new Uint8Array(await picture.arrayBuffer()) };
}
