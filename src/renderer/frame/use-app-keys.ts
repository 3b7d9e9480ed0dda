import { useEffect } from 'react';
import { useAppState, useSend } from '../use-app-state.ts';
import { hasMod } from '../use-mod-keys.ts';
import { nextRegion } from './regions.ts';
import { nextTextSize } from './text-sizes.ts';
import type { Navigation } from './use-route.ts';

/** The window's own keys. `Mod` is command on macOS and control elsewhere. */
export function useAppKeys(navigation: Navigation, signedIn: boolean): void {
  const isMac = useAppState((state) => state.desktop.platform === 'macos');
  const textSize = useAppState((state) => state.settings.appearance.textSize);
  const send = useSend();
  useEffect(() => {
    const setSize = (size: number): void => send.changeSettings({ appearance: { textSize: size } });
    const withMod: Readonly<Record<string, () => void>> = {
      ...(signedIn ? signedInKeys(navigation, send) : {}),
      ',': () => navigation.go({ screen: 'settings', page: 'general' }),
      '+': () => setSize(nextTextSize(textSize, 1)),
      '=': () => setSize(nextTextSize(textSize, 1)),
      '-': () => setSize(nextTextSize(textSize, -1)),
      '0': () => setSize(100),
      ...(isMac ? { '[': navigation.back, ']': navigation.forward } : {}),
    };
    const withAlt: Readonly<Record<string, () => void>> = isMac
      ? {}
      : { ArrowLeft: forReading(navigation, -1), ArrowRight: forReading(navigation, 1) };
    const listen = (event: KeyboardEvent): void => {
      const run = pick(event, isMac, withMod, withAlt);
      if (run === undefined) return;
      event.preventDefault();
      run();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [isMac, navigation, send, signedIn, textSize]);
}

/** The sections in the order of the sidebar, Quick call, and a new fax. */
function signedInKeys({ go }: Navigation, send: ReturnType<typeof useSend>): Keys {
  return {
    '1': () => go({ screen: 'calls' }),
    '2': () => go({ screen: 'faxes' }),
    '3': () => go({ screen: 'contacts' }),
    d: () => send.openQuickCall(),
    // With Shift.
    F: () => send.newFax({}),
  };
}

/** The arrow that points to where the reading began goes back. */
function forReading(navigation: Navigation, arrow: -1 | 1): () => void {
  const reads = document.documentElement.dir === 'rtl' ? -1 : 1;
  return arrow * reads === -1 ? navigation.back : navigation.forward;
}

type Keys = Readonly<Record<string, () => void>>;

function pick(event: KeyboardEvent, isMac: boolean, withMod: Keys, withAlt: Keys): (() => void) | undefined {
  if (event.defaultPrevented) return undefined;
  if (event.key === 'F6') return () => nextRegion(event.shiftKey ? -1 : 1);
  if (hasMod(event, isMac) && !event.altKey) return withMod[event.key];
  if (event.altKey && !event.ctrlKey && !event.metaKey) return withAlt[event.key];
  return undefined;
}
