import type { Settings, SettingsChange } from '../shared/settings.ts';
import type { Accounts } from './accounts.ts';
import type { Desktop } from './desktop-ports.ts';
import type { OutsideWorld } from './outside-world.ts';
import type { PlatformEvents } from './ringcentral/platform-port.ts';
import type { StateStore } from './state-store.ts';

export type SettingsParts = {
  readonly settings: OutsideWorld['settings'];
  readonly desktop: Pick<Desktop, 'system' | 'shortcuts' | 'abilities'>;
  readonly store: StateStore;
  readonly accounts: Pick<Accounts, 'canSignIn'>;
  /** Undefined while nobody is signed in. */
  readonly events: () => Pick<PlatformEvents, 'chooseTransport'> | undefined;
  /** What each shortcut does, by its name in the settings. */
  readonly shortcuts: Readonly<Partial<Record<keyof Settings['shortcuts'], () => void>>>;
};

/** Hands the settings to whoever goes by them: at the start, and at each change. */
export function joinSettings(parts: SettingsParts): {
  readonly apply: () => void;
  readonly change: (wish: SettingsChange) => void;
} {
  const { desktop, store, accounts } = parts;

  function apply(settings: Settings): void {
    desktop.system.setTheme(settings.appearance.theme);
    parts.events()?.chooseTransport(settings.platform.transport);
    const acts = Object.entries(parts.shortcuts) as readonly [keyof Settings['shortcuts'], () => void][];
    desktop.shortcuts.register(
      acts.map(([name, act]) => ({ name, accelerator: settings.shortcuts[name], act })),
    );
    store.change((state) => ({ ...state, settings, desktop: desktop.abilities() }));
  }

  return {
    apply: () => apply(parts.settings.get()),
    change: (wish) => {
      const settings = parts.settings.change(wish);
      if (wish.general?.startAtLogin !== undefined)
        desktop.system.setStartAtLogin(settings.general.startAtLogin);
      apply(settings);
      store.change((state) =>
        state.signIn.phase === 'signed-out'
          ? { ...state, signIn: { ...state.signIn, canSignIn: accounts.canSignIn() } }
          : state,
      );
    },
  };
}
