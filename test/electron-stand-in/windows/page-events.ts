// What Chromium tells of a page, as the events that Electron's WebContents emits.
import type { EventTable, Protocol } from '../cdp.ts';
import { createEvent } from '../loud.ts';
import { app } from '../main/app.ts';
import { fromWeb } from '../schemes.ts';
import { noteWindowOpen } from './pop-ups.ts';
import type { Frame, WebContents } from './web-contents.ts';

function isBlank(page: WebContents): boolean {
  return page._url === '' || page._url === 'about:blank' || page._url.startsWith('data:');
}

export function pageEvents(page: WebContents, frame: Frame): EventTable {
  const isMain = (frameId: string): boolean => frameId === page._channel.targetId;
  return {
    ...loadingEvents(page, frame, isMain),
    'Page.frameNavigated': ({ frame: navigated }) => {
      if (navigated.parentId !== undefined) return;
      page._url = fromWeb(navigated.url + (navigated.urlFragment ?? ''));
      page._crashed = false;
      page.emit('did-navigate', createEvent(), page._url, 200, 'OK');
    },
    'Page.navigatedWithinDocument': ({ frameId, url }) => {
      if (!isMain(frameId)) return;
      page._url = fromWeb(url);
      page.emit('did-navigate-in-page', createEvent(), page._url, true, page.id, page.id);
    },
    'Page.frameRequestedNavigation': (request) => {
      if (isMain(request.frameId)) page._navigation.requestedByPage(request);
    },
    'Page.windowOpen': (opened) => noteWindowOpen(page, opened),
    'Page.javascriptDialogOpening': ({ type }) => {
      if (type === 'beforeunload') page._channel.post('Page.handleJavaScriptDialog', { accept: true });
    },
    'Runtime.consoleAPICalled': (call) => reportConsole(page, call),
    'Inspector.targetCrashed': () => {
      page._crashed = true;
      const details = { reason: 'crashed', exitCode: 1 };
      page.emit('render-process-gone', createEvent(), details);
      app.emit('render-process-gone', createEvent(), page, details);
    },
  };
}

function loadingEvents(page: WebContents, frame: Frame, isMain: (frameId: string) => boolean): EventTable {
  return {
    'Page.frameStartedLoading': ({ frameId }) => {
      if (!isMain(frameId)) return;
      page._loading = true;
      page.emit('did-start-loading');
    },
    'Page.frameStoppedLoading': ({ frameId }) => {
      if (!isMain(frameId)) return;
      page._loading = false;
      page.emit('did-stop-loading');
    },
    'Page.domContentEventFired': () => {
      if (!isBlank(page)) page.emit('dom-ready', createEvent());
    },
    'Page.loadEventFired': () => {
      if (isBlank(page)) return;
      frame._painted();
      page.emit('did-finish-load');
      page._navigation.finished();
      void readTitle(page, frame);
    },
    'Page.lifecycleEvent': ({ frameId, name }) => {
      if (isMain(frameId) && name === 'firstContentfulPaint' && !isBlank(page)) frame._painted();
    },
  };
}

async function readTitle(page: WebContents, frame: Frame): Promise<void> {
  const title = await page.executeJavaScript('document.title').catch(() => page._title);
  if (page._dead || title === page._title || typeof title !== 'string') return;
  page._title = title;
  page.emit('page-title-updated', createEvent(), title, true);
  frame._titled(title);
}

const levels: Readonly<Record<string, string>> = {
  warning: 'warning',
  error: 'error',
  assert: 'error',
  debug: 'debug',
};
const oldLevels = ['debug', 'info', 'warning', 'error'];

function reportConsole(
  page: WebContents,
  { type, args, stackTrace }: Protocol.Runtime.consoleAPICalledPayload,
): void {
  const message = args.map((arg) => String(arg.value ?? arg.description ?? '')).join(' ');
  const level = levels[type] ?? 'info';
  const [place] = stackTrace?.callFrames ?? [];
  const [lineNumber, sourceId] = [(place?.lineNumber ?? -1) + 1, fromWeb(place?.url ?? '')];
  const event = createEvent({ message, level, lineNumber, sourceId, frame: page.mainFrame });
  page.emit('console-message', event, oldLevels.indexOf(level), message, lineNumber, sourceId);
  if (process.env['STAND_IN_CONSOLE'] || message.startsWith('Unable to load preload script')) {
    console.error(`[page ${page.id}] ${message}`);
  }
}
