import type { AppState } from '../../src/shared/app-state.ts';
import { isLive } from '../../src/shared/call.ts';
import { settingsPages } from '../../src/shared/route.ts';
import { defaultSettings } from '../../src/shared/settings.ts';
import { appStates } from '../support/app-states.ts';
import { appState } from '../support/builders.ts';
import { quickCallStates } from '../support/quick-call-states.ts';
import { briefStates } from './brief-states.ts';
import { brokenSoundStates } from './broken-sound-states.ts';
import { callControlGallery } from './call-control-states.ts';
import { callStates } from './call-states.ts';
import { callTourStates } from './call-tour-states.ts';
import { dataStates } from './data-states.ts';
import { callsSettingStates } from './calls-setting-states.ts';
import { connectionStates } from './connection-states.ts';
import { composeStates } from './compose-states.ts';
import { faxStates } from './fax-states.ts';
import { faxTourStates } from './fax-tour-states.ts';
import type { GalleryScreen, GalleryState } from './gallery-state.ts';
import { paletteStates } from './palette-states.ts';
import { contactStates } from './contact-states.ts';
import { peopleStates } from './people-states.ts';
import { steerStates } from './steer-states.ts';
import { screenPopStates } from './screen-pop-states.ts';
import { quickCallAnswers } from './quick-call-answers.ts';

/** States of screens that no call brings about, on top of those the tests share. */
const screens: Readonly<Record<string, Omit<GalleryState, 'screens'>>> = {
  ...Object.fromEntries(
    settingsPages.map((page) => [
      `settings.${page}`,
      { state: appState(), route: { screen: 'settings', page } },
    ]),
  ),
  'settings.bare': {
    state: appStates['desktop.bare'],
    route: { screen: 'settings', page: 'general' },
  },
  'settings.cannotPlace': {
    state: appStates['desktop.bare'],
    route: { screen: 'settings', page: 'card' },
  },
  'settings.refusedShortcut': {
    state: {
      ...appStates['desktop.bare'],
      settings: {
        ...defaultSettings,
        shortcuts: { ...defaultSettings.shortcuts, showCard: 'Ctrl+Shift+F11', silence: 'Ctrl+Alt+S' },
      },
    },
    route: { screen: 'settings', page: 'shortcuts' },
  },
  'settings.signedOut': {
    state: appStates['signIn.first'],
    route: { screen: 'settings', page: 'network' },
  },
  'settings.ended': {
    state: appStates['net.signedOut'],
    route: { screen: 'settings', page: 'network' },
  },
  ...connectionStates,
  ...callsSettingStates,
  ...dataStates,
  ...screenPopStates,
  ...peopleStates,
  ...contactStates,
  ...paletteStates,
  ...faxStates,
  ...faxTourStates,
  ...composeStates,
  ...callStates,
  ...callTourStates,
  ...steerStates,
};

/** The main window draws calls that go on; how one ended is the card's to show. */
function screensFor(state: AppState): readonly GalleryScreen[] {
  if (!state.card.visible) return ['main'];
  const isNow = state.calls.some(isLive) || state.ringOuts.some(({ phase }) => phase !== 'ended');
  return isNow ? ['card', 'main'] : ['card'];
}

/** Every state by name, with where the main window stands in it. */
export const galleryStates: Readonly<Record<string, GalleryState | undefined>> = {
  ...Object.fromEntries(
    Object.entries(appStates).map(([name, state]) => [name, { state, screens: screensFor(state) }]),
  ),
  ...Object.fromEntries(
    Object.entries(quickCallStates).map(([name, state]) => [
      name,
      { state, screens: ['quick-call'] as const, answers: quickCallAnswers[name] ?? {} },
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(screens).map(([name, each]) => [name, { ...each, screens: ['main'] as const }]),
  ),
  ...briefStates,
  ...brokenSoundStates,
  ...callControlGallery,
};
