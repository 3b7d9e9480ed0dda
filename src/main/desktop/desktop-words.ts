import type { I18n } from '@lingui/core';
import type { SafePageText } from './safe-page.ts';

/** What the desktop itself says to people. */
export type DesktopWords = {
  readonly closingQuits: {
    readonly message: string;
    readonly detail: string;
    readonly quit: string;
    readonly keepOpen: string;
  };
  readonly faxableFiles: string;
  readonly allFiles: string;
  readonly safePage: (diagnostics: string) => SafePageText;
};

export function createDesktopWords(i18n: I18n): DesktopWords {
  const say = (id: string, message: string): string => i18n._({ id, message });
  return {
    closingQuits: {
      message: say('desktop.closing-quits', 'Closing this window quits Ringside'),
      detail: say(
        'desktop.closing-quits-why',
        'This desktop shows no tray icons, so there is nowhere left to stay. Calls are not shown after that.',
      ),
      quit: say('desktop.quit', 'Quit'),
      keepOpen: say('desktop.keep-open', 'Keep open'),
    },
    faxableFiles: say('desktop.faxable-files', 'Files that can be faxed'),
    allFiles: say('desktop.all-files', 'All files'),
    safePage: (diagnostics) => ({
      title: say('desktop.safe-title', 'This window stopped several times'),
      paragraphs: [
        say('desktop.safe-calls', 'Calls are still announced by notifications and in the tray.'),
        say('desktop.safe-next', 'Close this window and open it again. If it keeps happening, report this:'),
      ],
      diagnostics,
    }),
  };
}
