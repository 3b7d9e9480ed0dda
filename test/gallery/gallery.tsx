import '../../src/renderer/styles/main-window.css';
import '../../src/renderer/styles/card.css';
import { createRoot } from 'react-dom/client';
import { App } from '../../src/renderer/app.tsx';
import { CardWindow } from '../../src/renderer/call-card/card-window.tsx';
import { PageFrame } from '../../src/renderer/page-frame.tsx';
import { createStateMirror } from '../../src/renderer/state-mirror.ts';
import type { AppState } from '../../src/shared/app-state.ts';
import { builtAt } from '../support/builders.ts';
import { createStillCompanion, type StillCompanion } from './still-companion.ts';
import { galleryStates } from './gallery-states.ts';

declare global {
  var gallery: StillCompanion | undefined;
}

/** One state in one look, named by the address: `?screen=card&state=missed&theme=dark`. */
async function draw(): Promise<void> {
  const wanted = new URLSearchParams(location.search);
  const entry = galleryStates[wanted.get('state') ?? ''];
  if (entry === undefined) throw new Error(`No such state: ${location.search}`);
  const still = createStillCompanion(look(entry.state, wanted));
  globalThis.gallery = still;
  const mirror = await createStateMirror(still.companion);
  // The clock stands still: every picture of a state is the same.
  const clock = { now: () => builtAt, after: () => () => undefined };
  const content = wanted.get('screen') === 'card' ? <CardWindow /> : <App firstRoute={entry.route} />;
  const place = document.getElementById('page');
  if (place === null) throw new Error('The gallery has no place to draw in.');
  createRoot(place).render(
    <PageFrame world={{ mirror, companion: still.companion, clock }}>{content}</PageFrame>,
  );
}

function look(state: AppState, wanted: URLSearchParams): AppState {
  const theme = wanted.get('theme') === 'dark' ? 'dark' : 'light';
  const appearance = {
    ...state.settings.appearance,
    theme,
    moreContrast: wanted.get('contrast') === 'more',
    textSize: Number(wanted.get('text') ?? state.settings.appearance.textSize),
  } as const;
  return {
    ...state,
    locale: wanted.get('locale') ?? state.locale,
    settings: { ...state.settings, appearance },
  };
}

void draw();
