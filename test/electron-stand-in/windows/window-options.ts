// Which options of a window are honoured, which have no effect here, and which cannot be served at all.
import { notEmulated } from '../loud.ts';

type Options = Electron.BrowserWindowConstructorOptions;
type Prefs = Electron.WebPreferences;

const honoured: readonly (keyof Options)[] = [
  ...(['width', 'height', 'x', 'y', 'minWidth', 'minHeight', 'maxWidth', 'maxHeight', 'center'] as const),
  ...([
    'useContentSize',
    'show',
    'title',
    'alwaysOnTop',
    'focusable',
    'resizable',
    'webPreferences',
  ] as const),
];

/** Remembered by nobody: they change what a window looks like or how the desktop treats it. */
const cosmetic: readonly (keyof Options)[] = [
  ...([
    'frame',
    'transparent',
    'backgroundColor',
    'icon',
    'autoHideMenuBar',
    'skipTaskbar',
    'movable',
  ] as const),
  ...(['minimizable', 'maximizable', 'closable', 'fullscreenable', 'hasShadow', 'roundedCorners'] as const),
  ...(['titleBarStyle', 'titleBarOverlay', 'trafficLightPosition', 'type', 'acceptFirstMouse'] as const),
  ...([
    'thickFrame',
    'darkTheme',
    'accentColor',
    'paintWhenInitiallyHidden',
    'hiddenInMissionControl',
  ] as const),
  ...(['visualEffectState', 'backgroundMaterial', 'vibrancy'] as const),
];

const prefs: readonly (keyof Prefs)[] = [
  ...([
    'preload',
    'sandbox',
    'contextIsolation',
    'nodeIntegration',
    'additionalArguments',
    'devTools',
  ] as const),
  ...(['spellcheck', 'backgroundThrottling', 'webSecurity', 'allowRunningInsecureContent'] as const),
  ...(['experimentalFeatures', 'autoplayPolicy', 'webviewTag', 'zoomFactor', 'navigateOnDragDrop'] as const),
  ...(['safeDialogs', 'disableDialogs', 'nodeIntegrationInSubFrames', 'nodeIntegrationInWorker'] as const),
  ...(['v8CacheOptions', 'session', 'partition', 'images', 'javascript', 'webgl', 'plugins'] as const),
  ...([
    'defaultEncoding',
    'minimumFontSize',
    'defaultFontSize',
    'textAreasAreResizable',
    'scrollBounce',
  ] as const),
];

const refusedPrefs: Readonly<Partial<Record<keyof Prefs, boolean>>> = {
  ...{ contextIsolation: false, nodeIntegration: true, sandbox: false, webSecurity: false, webviewTag: true },
  ...{ nodeIntegrationInSubFrames: true, nodeIntegrationInWorker: true, allowRunningInsecureContent: true },
  ...{ experimentalFeatures: true, images: false, javascript: false, plugins: true },
};

export function checkOptions(options: Options): void {
  const known: readonly string[] = [...honoured, ...cosmetic];
  for (const name of Object.keys(options)) {
    if (!known.includes(name)) throw notEmulated(`BrowserWindow option '${name}'`);
  }
  if (options.transparent === true) throw notEmulated('BrowserWindow option transparent: true');
  for (const [name, value] of Object.entries(options.webPreferences ?? {})) {
    const pref = name as keyof Prefs;
    if (!prefs.includes(pref)) throw notEmulated(`webPreferences.${name}`);
    if (value === refusedPrefs[pref]) throw notEmulated(`webPreferences.${name}: ${String(value)}`);
  }
}
