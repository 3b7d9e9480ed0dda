import { isDeepStrictEqual } from 'node:util';
import type { Settings, SettingsChange } from '../../shared/settings.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { createStubbornWrite } from '../stubborn-write.ts';
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
  readonly clock: Pick<Clock, 'after'>;
  readonly log: Log;
};

type Stored = Readonly<Record<string, unknown>>;

export function openSettingsStore({ open, setAside, clock, log }: SettingsStoreParts): SettingsStore {
  let problem: SettingsProblem | undefined;
  const file = openOrSetAside();
  /** A file of a later version as it was found, and what we read in it. */
  let later: { readonly stored: Stored; readonly read: Settings } | undefined;
  let settings = load();
  const save = createStubbornWrite({ write, clock, log, what: 'settings' });

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
    const stored = file?.store;
    const { settings: found, refused } = readSettings(migrateSettings(withoutVersionOf(stored)));
    if (stored !== undefined && isLater(stored)) later = { stored, read: found };
    if (refused.length > 0) {
      log.warn('settings were refused', { names: refused.join(' ') });
      problem ??= { kind: 'values-refused', names: refused };
    }
    return found;
  }

  function write(): void {
    if (file === undefined) return;
    file.store =
      later === undefined
        ? { version: settingsVersion, ...settings }
        : laidOver(later.stored, settings, later.read);
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

function isLater({ version }: Stored): boolean {
  return typeof version === 'number' && version > settingsVersion;
}

/**
 * What a later version has written stays for it to find again, with its version: names that nobody knows here, and
 * values that could not be used, until the person chooses another.
 */
function laidOver(stored: Stored, settings: object, read: object): Record<string, unknown> {
  const over = Object.entries(settings).map(([name, value]: [string, unknown]) => {
    const before: unknown = Object.hasOwn(stored, name) ? stored[name] : undefined;
    const found = (read as Stored)[name];
    if (isPlain(value) && isPlain(found))
      return [name, laidOver(isPlain(before) ? before : {}, value, found)];
    return [name, before !== undefined && isDeepStrictEqual(value, found) ? before : value];
  });
  return { ...stored, ...(Object.fromEntries(over) as Stored) };
}

function isPlain(value: unknown): value is Stored {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
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
