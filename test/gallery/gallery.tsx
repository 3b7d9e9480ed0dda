import '../../src/renderer/styles/main-window.css';
import '../../src/renderer/styles/card.css';
import '../../src/renderer/styles/ring-out.css';
import '../../src/renderer/styles/quick-call.css';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from '../../src/renderer/app.tsx';
import { CardWindow } from '../../src/renderer/call-card/card-window.tsx';
import { prefetchScreens } from '../../src/renderer/late-screens.ts';
import { QuickCallWindow } from '../../src/renderer/quick-call/quick-call-window.tsx';
import { systemClock } from '../../src/renderer/page-clock.ts';
import { PageFrame } from '../../src/renderer/page-frame.tsx';
import { createStateMirror } from '../../src/renderer/state-mirror.ts';
import type { AppState } from '../../src/shared/app-state.ts';
import type { Route } from '../../src/shared/route.ts';
import { builtAt } from '../support/builders.ts';
import { drawDocument } from './draw-document.ts';
import { galleryStates } from './gallery-states.ts';
import type {} from './gallery-page.ts';
import { pressButton } from './press-button.ts';
import { pressOnList } from './press-on-list.ts';
import { nextPicture, typeIntoPalette } from './type-into-palette.ts';
import { createStillCompanion, type StillCompanion } from './still-companion.ts';

const place = document.getElementById('page');
if (place === null) throw new Error('The gallery has no place to draw in.');
const root = createRoot(place);
let drawn: StillCompanion | undefined;
let count = 0;

globalThis.gallery = {
  draw: async (query) => {
    history.replaceState(null, '', `?${query}`);
    // A state is measured as soon as it is drawn.
    await prefetchScreens();
    root.render(await page(new URLSearchParams(query)));
    // Two frames: one for React to draw, one for it to be on screen.
    await nextPicture();
    await rowsDrawn();
    const { typed, pressed, opened } = galleryStates[new URLSearchParams(query).get('state') ?? ''] ?? {};
    if (typed !== undefined) await typeIntoPalette(typed);
    if (pressed !== undefined) await pressOnList(pressed);
    if (opened !== undefined) await pressButton(opened);
  },
  still: () => {
    if (drawn === undefined) throw new Error('Nothing is drawn yet.');
    return drawn;
  },
  drawDocument,
};

/** A long list draws its rows once it has been measured; on a busy machine that is some frames later. */
async function rowsDrawn(): Promise<void> {
  const isEmpty = (list: Element): boolean => list.querySelector('[role="option"]') === null;
  for (let tries = 0; tries < 60; tries += 1) {
    if (![...document.querySelectorAll('.listbox')].some(isEmpty)) return;
    await nextPicture();
  }
}

async function page(wanted: URLSearchParams): Promise<ReactNode> {
  const entry = galleryStates[wanted.get('state') ?? ''];
  if (entry === undefined) throw new Error(`No such state: ${wanted.toString()}`);
  const state = look(entry.state, wanted);
  drawn = createStillCompanion(state, entry.answers);
  const { companion } = drawn;
  const mirror = await createStateMirror(companion);
  // The time stands still, so that every picture of a state is the same; what waits for it still happens.
  const clock = { now: () => builtAt, after: systemClock.after };
  count += 1;
  return (
    <PageFrame key={count} world={{ mirror, companion, clock }}>
      {content(wanted.get('screen'), entry.route)}
    </PageFrame>
  );
}

function content(screen: string | null, route: Route | undefined): ReactNode {
  if (screen === 'card') return <CardWindow />;
  return screen === 'quick-call' ? <QuickCallWindow /> : <App firstRoute={route} />;
}

function look(state: AppState, wanted: URLSearchParams): AppState {
  const theme = wanted.get('theme') === 'dark' ? 'dark' : 'light';
  const appearance = {
    ...state.settings.appearance,
    theme,
    moreContrast: wanted.get('contrast') === 'more',
    textSize: Number(wanted.get('text') ?? state.settings.appearance.textSize),
  } as const;
  const ringTone = wanted.get('tone') === 'on' || state.settings.alerts.ringTone;
  return {
    ...state,
    signIn: wanted.get('account') === 'ringcentral' ? atRingCentral(state.signIn) : state.signIn,
    locale: wanted.get('locale') ?? state.locale,
    settings: { ...state.settings, appearance, alerts: { ...state.settings.alerts, ringTone } },
  };
}

function atRingCentral(signIn: AppState['signIn']): AppState['signIn'] {
  if (signIn.phase !== 'signed-in') return signIn;
  return { ...signIn, account: { ...signIn.account, kind: 'ringcentral' } };
}

if (location.search !== '') void globalThis.gallery.draw(location.search.slice(1));
