// Nobody sits before a stand-in: a dialog fails loudly until a test answers in its place.
import { loud, notEmulated } from '../loud.ts';
import { note } from '../remember.ts';

function unanswered(name: string): (...args: unknown[]) => Promise<never> {
  return (...args) => {
    note(`dialog.${name}`, args.at(-1));
    return Promise.reject(notEmulated(`dialog.${name} without a test that answers it`));
  };
}

export const dialog = loud('dialog', {
  showMessageBox: unanswered('showMessageBox') as Electron.Dialog['showMessageBox'],
  showOpenDialog: unanswered('showOpenDialog') as Electron.Dialog['showOpenDialog'],
  showSaveDialog: unanswered('showSaveDialog') as Electron.Dialog['showSaveDialog'],
  showErrorBox(title: string, content: string): void {
    note('dialog.showErrorBox', title, content);
    console.error(`dialog.showErrorBox: ${title}: ${content}`);
  },
}) satisfies Partial<Electron.Dialog>;
