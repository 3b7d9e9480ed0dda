import { Emitter, loudClass } from '../loud.ts';

type Source = Electron.NativeTheme['themeSource'];

class NativeTheme extends Emitter {
  static override readonly emits = ['updated'];

  // A test may set these and emit `updated`, in place of the desktop.
  shouldUseHighContrastColors = false;
  shouldUseInvertedColorScheme = false;
  shouldDifferentiateWithoutColor = false;
  inForcedColorsMode = false;
  prefersReducedTransparency = false;
  #source: Source = 'system';

  get themeSource(): Source {
    return this.#source;
  }

  set themeSource(source: Source) {
    if (source === this.#source) return;
    this.#source = source;
    this.emit('updated');
  }

  /** The desktop behind `system` is a light one. */
  get shouldUseDarkColors(): boolean {
    return this.#source === 'dark';
  }

  get shouldUseDarkColorsForSystemIntegratedUI(): boolean {
    return this.#source === 'dark';
  }

  /** What every page is told to match in its style sheets. */
  _mediaFeatures(): { name: string; value: string }[] {
    return this.#source === 'system' ? [] : [{ name: 'prefers-color-scheme', value: this.#source }];
  }
}
loudClass('nativeTheme', NativeTheme);

export const nativeTheme = new NativeTheme();
