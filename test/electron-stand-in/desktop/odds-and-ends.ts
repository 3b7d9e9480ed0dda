// Small desktop objects that need no file of their own.
import { Emitter, loud, loudClass } from '../loud.ts';
import { note } from '../remember.ts';

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
