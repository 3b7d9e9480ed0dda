import type { WebContents } from 'electron';

/** The part of a page's contents that lets it leave. */
export type GuardedContents = Pick<WebContents, 'on' | 'setWindowOpenHandler'>;

type Preventable = { readonly preventDefault: () => void };

/**
 * No page goes anywhere, opens anything or embeds anything. None of these events fires for our own `loadURL`,
 * so nothing is lost.
 * @param onRefused told what was refused, for the log
 */
export function guardContents(contents: GuardedContents, onRefused: (what: string) => void): void {
  const refuse =
    (what: string) =>
    (event: Preventable): void => {
      event.preventDefault();
      onRefused(what);
    };
  contents.on('will-navigate', refuse('navigation'));
  contents.on('will-frame-navigate', refuse('frame navigation'));
  contents.on('will-redirect', refuse('redirect'));
  contents.on('will-attach-webview', refuse('webview'));
  contents.setWindowOpenHandler(() => {
    onRefused('new window');
    return { action: 'deny' };
  });
}
