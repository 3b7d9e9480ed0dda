/// <reference types="vite/types/importMeta.d.ts" />
import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron';
import type { Log } from '../log.ts';
import type { Box, Screen } from './card-place.ts';
import type { WindowMemory } from './window-memory.ts';

/** Electron's `screen`, or a fake of it. */
export type Screens = {
  readonly getAllDisplays: () => readonly Screen[];
  readonly getCursorScreenPoint: () => { readonly x: number; readonly y: number };
  readonly getDisplayNearestPoint: (point: { readonly x: number; readonly y: number }) => Screen;
  readonly getDisplayMatching: (bounds: Box) => Screen;
  /** A screen went away or changed its size. */
  readonly onChanged: (listener: () => void) => void;
};

/** What both windows need from outside. */
export type WindowParts = {
  /** `app://main`, or the page server of a development run. */
  readonly pageOrigin: string;
  /** Picture for the taskbar, where the system does not take it from the package. */
  readonly icon: string | undefined;
  /** Absolute path of the built preload. */
  readonly preload: string;
  readonly platform: 'windows' | 'macos' | 'linux';
  /** Monotonic ms. */
  readonly elapsed: () => number;
  readonly after: (ms: number, task: () => void) => () => void;
  readonly memory: WindowMemory;
  readonly log: Log;
  readonly openWindow: (options: BrowserWindowConstructorOptions) => BrowserWindow;
  readonly screen: Screens;
  readonly isDark: () => boolean;
};
