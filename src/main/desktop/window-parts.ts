/// <reference types="vite/types/importMeta.d.ts" />
import type { Log } from '../log.ts';
import type { WindowMemory } from './window-memory.ts';

/** What both windows need from outside. */
export type WindowParts = {
  /** `app://main`, or the page server of a development run. */
  readonly pageOrigin: string;
  /** Absolute path of the built preload. */
  readonly preload: string;
  readonly platform: 'windows' | 'macos' | 'linux';
  /** Monotonic ms. */
  readonly elapsed: () => number;
  readonly after: (ms: number, task: () => void) => () => void;
  readonly memory: WindowMemory;
  readonly log: Log;
};
