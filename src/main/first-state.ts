import { type AppState, firstAppState } from '../shared/app-state.ts';
import { decidedBy } from './config.ts';
import type { OutsideWorld } from './outside-world.ts';

/** What windows see before anything has happened. */
export function firstState({ version, runtime, locale, settings, desktop, config }: OutsideWorld): AppState {
  return {
    ...firstAppState,
    ...{ version, runtime, locale },
    decidedOutside: decidedBy(config),
    settings: settings.get(),
    desktop: desktop.abilities(),
  };
}
