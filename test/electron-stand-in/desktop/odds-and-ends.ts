// Small desktop objects that need no file of their own.
import { as, Emitter, loud, loudClass } from '../loud.ts';
import { note } from '../remember.ts';

type TextClipboard = Pick<Electron.Clipboard, 'readText' | 'writeText' | 'clear'>;

function textClipboard(name: string): TextClipboard {
  let text = '';
  return {
    readText(): Promise<string> {
      note(`${name}.readText`);
      return Promise.resolve(text);
    },
    writeText(value: string): Promise<void> {
      text = value;
      note(`${name}.writeText`, value);
      return Promise.resolve();
    },
    clear(): void {
      text = '';
    },
  };
}

/** Text only, asynchronous as in Electron 45, and not shared with the page's own clipboard. */
export const clipboard = loud('clipboard', {
  ...textClipboard('clipboard'),
  /** What is selected, as on Linux alone. */
  selection: as<Electron.Clipboard>(loud('clipboard.selection', textClipboard('clipboard.selection'))),
}) satisfies Partial<Electron.Clipboard>;

const parameters: Record<string, string> = {};

/** Nothing is collected: a crash of the page is told by `render-process-gone` alone. */
export const crashReporter = loud('crashReporter', {
  start(options: Electron.CrashReporterStartOptions): void {
    note('crashReporter.start', options);
    Object.assign(parameters, options.extra);
  },
  addExtraParameter(key: string, value: string): void {
    parameters[key] = value;
  },
  removeExtraParameter(key: string): void {
    Reflect.deleteProperty(parameters, key);
  },
  getParameters: () => ({ ...parameters }),
  getUploadToServer: () => false,
  getLastCrashReport: () => null,
  getUploadedReports: () => [],
}) satisfies Partial<Electron.CrashReporter>;

class SystemPreferences extends Emitter {
  static override readonly emits = ['accent-color-changed', 'color-changed'];

  readonly accessibilityDisplayShouldReduceTransparency = false;

  getAnimationSettings(): Electron.AnimationSettings {
    return {
      shouldRenderRichAnimation: true,
      scrollAnimationsEnabledBySystem: true,
      prefersReducedMotion: false,
    };
  }

  getAccentColor(): string {
    return '3584e4ff';
  }

  getMediaAccessStatus(): 'granted' {
    return 'granted';
  }
}
loudClass('systemPreferences', SystemPreferences);

export const systemPreferences = new SystemPreferences();
