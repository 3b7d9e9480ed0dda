import { lazy, type ReactNode, Suspense, useCallback, useEffect, useState } from 'react';
import type { Navigation } from '../frame/use-route.ts';
import { useClock, useCompanion } from '../use-app-state.ts';
import { usePaletteKey } from '../use-palette-key.ts';

const load = () => import('./palette.tsx');
const Palette = lazy(() => load().then((loaded) => ({ default: loaded.Palette })));

/** Ms after the window's first picture: then it is there before anybody asks for it. */
const quiet = 500;

export type PaletteDoor = {
  readonly open: () => void;
  /** The box, while it is open. */
  readonly drawn: ReactNode;
};

/** The box over the whole window, and Mod+K, which opens and closes it from everywhere; other windows ask for it. */
export function usePalette(navigation: Navigation): PaletteDoor {
  const clock = useClock();
  const companion = useCompanion();
  const [isOpen, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);
  useEffect(() => clock.after(quiet, () => void load()), [clock]);
  usePaletteKey(() => setOpen((now) => !now));
  useEffect(() => companion.on.paletteRequested(() => setOpen(true)), [companion]);
  return {
    open: () => setOpen(true),
    drawn: isOpen ? (
      <Suspense fallback={null}>
        <Palette navigation={navigation} onClose={close} />
      </Suspense>
    ) : null,
  };
}
