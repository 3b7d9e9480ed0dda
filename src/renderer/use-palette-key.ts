import { useModKeys } from './use-mod-keys.ts';

/** Mod+K, in every window. */
export function usePaletteKey(run: () => void): void {
  useModKeys(({ key, isShifted }) => (key === 'k' && !isShifted ? run : undefined), 'first');
}
