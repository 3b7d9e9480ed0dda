import { Notification } from 'electron';
import type { DesktopAbilities } from '../../shared/desktop-abilities.ts';
import { readBusNames } from './session-bus.ts';

export type AbilityParts = {
  readonly platform: DesktopAbilities['platform'];
  readonly wayland: boolean;
  /** As in `DBUS_SESSION_BUS_ADDRESS`; undefined where there is none. */
  readonly sessionBus: string | undefined;
  readonly secrets: () => DesktopAbilities['secrets'];
};

export type Abilities = {
  readonly now: () => DesktopAbilities;
  readonly hasTray: () => boolean;
  readonly refused: (shortcuts: readonly string[]) => void;
  /** Looks again what the desktop offers; panels may start after us. */
  readonly look: () => Promise<void>;
};

/** Icons are drawn by whoever owns this name; GNOME has nobody without an extension. */
const trayHost = 'org.kde.StatusNotifierWatcher';
const notificationServer = 'org.freedesktop.Notifications';

export function createAbilities(parts: AbilityParts): Abilities {
  let names: ReadonlySet<string> | undefined;
  let refusedShortcuts: readonly string[] = [];
  // Where nobody can be asked, a tray is assumed: a second start always brings the window back.
  const offers = (name: string): boolean => names?.has(name) ?? true;
  return {
    now: () => ({
      platform: parts.platform,
      tray: offers(trayHost),
      notifications: Notification.isSupported() && offers(notificationServer),
      canPlaceWindows: !parts.wayland,
      secrets: parts.secrets(),
      refusedShortcuts,
    }),
    hasTray: () => offers(trayHost),
    refused: (shortcuts) => {
      refusedShortcuts = shortcuts;
    },
    look: async () => {
      const uid = process.getuid?.();
      if (parts.platform !== 'linux' || parts.sessionBus === undefined || uid === undefined) return;
      names = await readBusNames(parts.sessionBus, uid);
    },
  };
}
