import { useSyncExternalStore } from 'react';
import { useAppState } from '../use-app-state.ts';

/** Sidebar and panes; icons and panes; icons and one pane at a time. */
export type Layout = 'full' | 'rail' | 'single';

/** Widths at normal text size, in CSS pixels; they grow with the text. */
export function layoutFor(width: number, textSize: number): Layout {
  const wide = (width * 100) / Math.max(100, textSize);
  if (wide >= 1040) return 'full';
  return wide >= 760 ? 'rail' : 'single';
}

export function useLayout(): Layout {
  const textSize = useAppState((state) => state.settings.appearance.textSize);
  const width = useSyncExternalStore(onResize, () => window.innerWidth);
  return layoutFor(width, textSize);
}

function onResize(listener: () => void): () => void {
  window.addEventListener('resize', listener);
  return () => window.removeEventListener('resize', listener);
}
