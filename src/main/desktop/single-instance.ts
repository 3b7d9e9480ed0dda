import { app } from 'electron';
import type { SecondStarts } from './second-starts.ts';
import { readSecondStart, type StartAsk } from './start-arguments.ts';

/**
 * True when this is the one instance. A later start is told of by its message alone: Electron hands over its
 * command line changed, or empty when another person started it.
 */
export function claimSingleInstance(ask: StartAsk, starts: SecondStarts): boolean {
  if (!app.requestSingleInstanceLock({ ...ask })) return false;
  app.on('second-instance', (_event, _argv, _folder, message) => starts.arrived(readSecondStart(message)));
  // macOS: the person clicked the icon in the dock.
  app.on('activate', () => starts.arrived({ hidden: false, wish: { kind: 'none' } }));
  // macOS hands links over by an event, perhaps before the app is ready.
  app.on('open-url', (event, link) => {
    event.preventDefault();
    starts.arrived(readSecondStart({ hidden: false, wish: { kind: 'link', link } }));
  });
  // As it does files, one by one: opened from the Finder, or dropped on the icon in the dock.
  app.on('open-file', (event, file) => {
    event.preventDefault();
    starts.arrived(readSecondStart({ hidden: false, wish: { kind: 'fax', to: undefined, files: [file] } }));
  });
  return true;
}
