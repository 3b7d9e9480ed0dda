import type { I18n } from '@lingui/core';
import type { CompanionApi } from '../../preload/companion-api.ts';
import type { AppState } from '../../shared/app-state.ts';
import type { Navigation } from '../frame/use-route.ts';

export const commandGroups = [
  'call',
  'write',
  'go',
  'do',
  'status',
  'view',
  'settings',
  'account',
  'help',
] as const;
export type CommandGroup = (typeof commandGroups)[number];

/** Something the product can do, for whoever would rather type. Each has a button or a menu row elsewhere, too. */
export type Command = {
  /** Kept between runs: never another one's. */
  readonly name: string;
  readonly group: CommandGroup;
  readonly title: string;
  /** Other words for it, as people may look for it. */
  readonly also: readonly string[];
  /** E.g. `Ctrl+D`. */
  readonly keys?: string;
  /** Why it cannot be done now; it is shown all the same. */
  readonly obstacle?: string;
  readonly run: () => void;
};

/** What commands are made from and act on. */
export type CommandWorld = {
  readonly state: AppState;
  readonly send: CompanionApi['send'];
  readonly navigation: Navigation;
  readonly i18n: I18n;
};

/** Other words, kept in one message: separated by commas. */
export function alsoFrom(words: string): readonly string[] {
  return words
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean);
}

/** Keys with the platform's own modifier. @param keys e.g. `D` or `Shift+F` */
export function withMod({ state }: CommandWorld, keys: string): string {
  return `${state.desktop.platform === 'macos' ? 'Cmd' : 'Ctrl'}+${keys}`;
}

/** The first that is in the way. */
export function obstacleOf(...reasons: readonly (string | undefined)[]): { readonly obstacle?: string } {
  const obstacle = reasons.find((reason) => reason !== undefined);
  return obstacle === undefined ? {} : { obstacle };
}

export function signedOutObstacle({ state, i18n }: CommandWorld): string | undefined {
  return state.signIn.phase === 'signed-in'
    ? undefined
    : i18n._({ id: 'palette.signInFirst', message: 'Sign in first.' });
}
