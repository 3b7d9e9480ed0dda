// Downloads are refused by the browser; the app is told of each, so that its own refusal can be tested.
import { cdp } from '../cdp.ts';
import { createEvent, Emitter, loudClass, notEmulated } from '../loud.ts';
import { fromWeb } from '../schemes.ts';
import { webContentsOfFrame } from '../windows/registry.ts';
import { prepare } from './lifecycle.ts';
import { defaultSession } from './session.ts';

class DownloadItem extends Emitter {
  static override readonly accepts = ['updated', 'done'];
  readonly #url: string;
  readonly #name: string;
  _cancelled = false;

  constructor(url: string, name: string) {
    super();
    this.#url = url;
    this.#name = name;
  }

  getURL(): string {
    return this.#url;
  }

  getFilename(): string {
    return this.#name;
  }

  cancel(): void {
    this._cancelled = true;
  }
}
loudClass('DownloadItem', DownloadItem);

prepare(() => cdp.send('Browser.setDownloadBehavior', { behavior: 'deny', eventsEnabled: true }));

cdp.on('Browser.downloadWillBegin', ({ url, suggestedFilename, frameId }) => {
  const page = webContentsOfFrame(frameId);
  const item = new DownloadItem(fromWeb(url), suggestedFilename);
  const event = createEvent();
  (page?._session ?? defaultSession).emit('will-download', event, item, page);
  if (!event.defaultPrevented && !item._cancelled)
    console.error(notEmulated(`a download ('${item.getURL()}')`).message);
});
