import type { AppState } from '../../src/shared/app-state.ts';
import type { Route } from '../../src/shared/route.ts';
import { appStates } from '../support/app-states.ts';

export type GalleryState = { readonly state: AppState; readonly route?: Route };

/** Every state by name, with where the main window stands in it. */
export const galleryStates: Readonly<Record<string, GalleryState | undefined>> = Object.fromEntries(
  Object.entries(appStates).map(([name, state]) => [name, { state }]),
);
