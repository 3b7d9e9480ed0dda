import type { CompanionApi } from '../preload/companion-api.ts';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { keepLatest } from './keep-latest.ts';
import { PageFrame } from './page-frame.tsx';
import { systemClock } from './page-clock.ts';
import { createStateMirror } from './state-mirror.ts';

/** The bridge is laid by the preload. */
type Bridged = Window & { readonly companion: CompanionApi };

/** Draws a window's page as soon as the first snapshot is there. */
export async function startPage(content: ReactNode): Promise<void> {
  const { companion: bridge } = window as Window as Bridged;
  const { routeRequested, paletteRequested, cardFocused, quickCallFocused } = bridge.on;
  const asked = {
    routeRequested: keepLatest(routeRequested),
    paletteRequested: keepLatest(paletteRequested),
    cardFocused: keepLatest(cardFocused),
    quickCallFocused: keepLatest(quickCallFocused),
  };
  const companion: CompanionApi = { ...bridge, on: { ...bridge.on, ...asked } };
  const mirror = await createStateMirror(companion);
  const place = document.getElementById('page');
  if (place === null) throw new Error('The page has no place to draw in.');
  createRoot(place).render(
    <PageFrame world={{ mirror, companion, clock: systemClock }}>{content}</PageFrame>,
  );
}
