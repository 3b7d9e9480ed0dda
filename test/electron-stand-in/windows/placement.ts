// Pushes a window's model to Chromium. The model is what the app reads back: Electron's getters are synchronous.
import { cdp } from '../cdp.ts';
import { headful } from '../chromium.ts';
import type { Target } from './targets.ts';

export type Place = {
  readonly bounds: Electron.Rectangle;
  /** the page is told that it cannot be seen */
  readonly hidden: boolean;
  /** off the screen, but painting as before */
  readonly away: boolean;
};

/** Without a window manager nothing can be minimised: a hidden window stands left of every screen. */
const offScreen = -4000;

function sameBounds(one: Electron.Rectangle | undefined, two: Electron.Rectangle): boolean {
  return one?.x === two.x && one.y === two.y && one.width === two.width && one.height === two.height;
}

export class Placement {
  #windowId = 0;
  #pushed: Place | null = null;

  async attach(target: Target): Promise<void> {
    const { windowId } = await cdp.send('Browser.getWindowForTarget', { targetId: target.targetId });
    this.#windowId = windowId;
  }

  /** Sent without waiting: Chromium works off one session's commands in order. */
  push(place: Place): void {
    if (this.#windowId === 0) return;
    if (headful) this.#pushHeadful(place);
    else this.#pushHeadless(place);
    this.#pushed = { ...place, bounds: { ...place.bounds } };
  }

  #pushHeadless({ bounds, hidden }: Place): void {
    const windowId = this.#windowId;
    const was = this.#pushed;
    if (was?.hidden === true && !hidden)
      cdp.post('Browser.setWindowBounds', { windowId, bounds: { windowState: 'normal' } });
    const { x, y, width, height } = bounds;
    if (!sameBounds(was?.bounds, bounds)) {
      cdp.post('Browser.setWindowBounds', { windowId, bounds: { left: x, top: y } });
      // The contents' size is exact; the outer one would include a tab strip that nobody sees.
      cdp.post('Browser.setContentsSize', { windowId, width, height });
    }
    if (hidden && was?.hidden !== true) {
      cdp.post('Browser.setWindowBounds', { windowId, bounds: { windowState: 'minimized' } });
    }
  }

  #pushHeadful({ bounds: { x, y, width, height }, away }: Place): void {
    const windowId = this.#windowId;
    if (this.#pushed === null)
      cdp.post('Browser.setWindowBounds', { windowId, bounds: { windowState: 'normal' } });
    cdp.post('Browser.setWindowBounds', {
      windowId,
      bounds: { left: away ? offScreen : x, top: y, width, height },
    });
  }
}
