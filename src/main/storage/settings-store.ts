import type { Settings, SettingsChange } from '../../shared/settings.ts';
import type { Log } from '../log.ts';
import { migrateSettings, readSettings, settingsVersion } from './settings-schema.ts';

/** The part of `conf` (and so of `electron-store`) that is used. */
type OpenedStore = {
  readonly path: string;
  get store(): Record<string, unknown>;
  set store(value: Record<string, unknown>);
};

export type SettingsStore = {
  readonly get: () => Settings;
  /** Merges the named values; what does not pass the check stays as it was. Answers what now holds. */
  readonly change: (change: SettingsChange) => Settings;
  /** Set when the file could not be used and was kept aside. */
  readonly problem: () => SettingsProblem | undefined;
};

type SettingsProblem =
  | { readonly kind: 'file-damaged'; readonly keptAs: string | undefined }
  | { readonly kind: 'values-refused'; readonly names: readonly string[] };

export type SettingsStoreParts = {
  /** Opens the file; throws where it is no JSON. */
  readonly open: () => OpenedStore;
  /** Renames the damaged file and answers its new name; undefined when that failed too. */
  readonly setAside: () => string | undefined;
  readonly log: Log;
};

export function openSettingsStore({ open, setAside, log }: SettingsStoreParts): SettingsStore {
  let problem: SettingsProblem | undefined;
  const file = openOrSetAside();
  let settings = load();

  function openOrSetAside(): OpenedStore | undefined {
    try {
      return open();
    } catch (error) {
      log.error('the settings file is damaged', error);
    }
    problem = { kind: 'file-damaged', keptAs: setAside() };
    try {
      return open();
    } catch (error) {
      // Then the defaults hold until the app quits.
      log.error('the settings file cannot be opened', error);
      return undefined;
    }
  }

  function load(): Settings {
    const { settings: found, refused } = readSettings(migrateSettings(withoutVersionOf(file?.store)));
    if (refused.length > 0) {
      log.warn('settings were refused', { names: refused.join(' ') });
      problem ??= { kind: 'values-refused', names: refused };
    }
    return found;
  }

  function save(): void {
    if (file === undefined) return;
    try {
      file.store = { version: settingsVersion, ...settings };
    } catch (error) {
      log.error('settings could not be stored', error);
    }
  }

  return {
    get: () => settings,
    change: (change) => {
      settings = readSettings(merge(settings, change), settings).settings;
      save();
      return settings;
    },
    problem: () => problem,
  };
}

/** An empty store has nothing to migrate. */
function withoutVersionOf(stored: Record<string, unknown> | undefined): unknown {
  return stored === undefined || Object.keys(stored).length === 0 ? { version: settingsVersion } : stored;
}

function merge(settings: Settings, change: SettingsChange): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...settings };
  for (const [section, values] of Object.entries(change)) {
    if (!Object.hasOwn(settings, section)) continue;
    const before = merged[section];
    merged[section] =
      typeof values === 'object' && typeof before === 'object' ? { ...before, ...values } : values;
  }
  return merged;
}
