import { lazy, type ReactNode, Suspense, useCallback, useEffect, useState } from 'react';
import type { Navigation } from '../frame/use-route.ts';
import { useAppState, useClock } from '../use-app-state.ts';

const load = () => import('./palette.tsx');
const Palette = lazy(() => load().then((loaded) => ({ default: loaded.Palette })));

/** Ms after the window's first picture: then it is there before anybody asks for it. */
const quiet = 500;

export type PaletteDoor = {
  readonly open: () => void;
  /** The box, while it is open. */
  readonly drawn: ReactNode;
};

/** The box over the whole window, and Mod+K, which opens and closes it from everywhere. */
export function usePalette(navigation: Navigation): PaletteDoor {
  const isMac = useAppState((state) => state.desktop.platform === 'macos');
  const clock = useClock();
  const [isOpen, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);
  useEffect(() => clock.after(quiet, () => void load()), [clock]);
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const mod = isMac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
      if (!mod || event.altKey || event.shiftKey || event.repeat || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      setOpen((now) => !now);
    };
    // Before anything in the page takes the key for itself.
    document.addEventListener('keydown', listen, true);
    return () => document.removeEventListener('keydown', listen, true);
  }, [isMac]);
  return {
    open: () => setOpen(true),
    drawn: isOpen ? (
      <Suspense fallback={null}>
        <Palette navigation={navigation} onClose={close} />
      </Suspense>
    ) : null,
  };
}
