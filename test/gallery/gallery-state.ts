import type { AppState } from '../../src/shared/app-state.ts';
import type { Route } from '../../src/shared/route.ts';
import type { StillAnswers } from './still-companion.ts';

export type GalleryScreen = 'card' | 'main' | 'quick-call';

export type GalleryState = {
  readonly state: AppState;
  readonly route?: Route;
  /** What the page's questions are answered with. */
  readonly answers?: StillAnswers;
  /** The box for everything is open, with this typed into it. */
  readonly typed?: string;
  /** Keys that are pressed on the list, such as `Shift+ArrowDown`. */
  readonly pressed?: readonly string[];
  /** What is pressed once it is drawn, as a selector. */
  readonly opened?: string;
  /** Where this state is worth a look. */
  readonly screens: readonly GalleryScreen[];
};
