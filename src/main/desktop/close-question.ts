import type { BrowserWindow, MessageBoxOptions } from 'electron';
import type { DesktopWords } from './desktop-words.ts';
import type { WindowMemory } from './window-memory.ts';

export type CloseQuestionParts = {
  readonly words: DesktopWords['closingQuits'];
  readonly memory: WindowMemory;
  readonly quit: () => void;
  readonly showMessage: (
    window: BrowserWindow,
    options: MessageBoxOptions,
  ) => Promise<{ readonly response: number }>;
};

/**
 * Where there is no tray, closing the main window ends the app; the person is told so once.
 * Answers whether the window may close now.
 */
export function createCloseQuestion(parts: CloseQuestionParts): (window: BrowserWindow) => boolean {
  let isAsking = false;

  async function ask(window: BrowserWindow): Promise<void> {
    const { message, detail, quit, keepOpen } = parts.words;
    const { response } = await parts.showMessage(window, {
      type: 'question',
      message,
      detail,
      buttons: [quit, keepOpen],
      defaultId: 1,
      cancelId: 1,
    });
    if (response !== 0) return;
    parts.memory.keepTold();
    parts.quit();
  }

  return (window) => {
    if (parts.memory.wasTold()) {
      parts.quit();
      return true;
    }
    if (!isAsking) {
      isAsking = true;
      void ask(window).finally(() => {
        isAsking = false;
      });
    }
    return false;
  };
}
