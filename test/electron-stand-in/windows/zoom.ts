import type { PageChannel } from './page-channel.ts';

/** Page zoom as the layout sees it: fewer, larger CSS pixels in the same window. */
export class PageZoom {
  readonly #channel: PageChannel;
  readonly #size: () => Electron.Size;
  #overridden = false;
  factor = 1;

  constructor(channel: PageChannel, size: () => Electron.Size) {
    this.#channel = channel;
    this.#size = size;
  }

  set(factor: number): void {
    if (factor <= 0) throw new Error("'zoomFactor' must be a double greater than 0.0");
    this.factor = factor;
    void this.#channel.attached.then(() => this.apply());
  }

  /** Again after each change of the window's size. */
  apply(): void {
    if (this.factor === 1 && !this.#overridden) return;
    // never cleared again: the page would then keep the size that its window had before the zoom
    this.#overridden = true;
    const { width, height } = this.#size();
    this.#channel.post('Emulation.setDeviceMetricsOverride', {
      width: Math.round(width / this.factor),
      height: Math.round(height / this.factor),
      deviceScaleFactor: this.factor,
      mobile: false,
    });
  }
}
