import type { SecretsKeeping } from './sign-in.ts';

/** What this computer lets us do; told to the person where it falls short. */
export type DesktopAbilities = {
  readonly platform: 'windows' | 'macos' | 'linux';
  readonly tray: boolean;
  readonly notifications: boolean;
  /** False under Wayland: the system notification leads there. */
  readonly canPlaceWindows: boolean;
  readonly secrets: SecretsKeeping;
  /** Accelerators the system refused, by the setting's name. */
  readonly refusedShortcuts: readonly string[];
};

export const unknownDesktop: DesktopAbilities = {
  platform: 'linux',
  tray: true,
  notifications: true,
  canPlaceWindows: true,
  secrets: 'keyring',
  refusedShortcuts: [],
};
