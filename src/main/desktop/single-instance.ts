import { app } from 'electron';
import type { SecondStarts } from './second-starts.ts';
import { readArguments, readSecondStart } from './start-arguments.ts';

/**
 * True when this is the one instance. A later start is told of by its message alone: Electron hands over its
 * command line changed, or empty when another person started it.
 */
export function claimSingleInstance(argv: readonly string[], starts: SecondStarts): boolean {
  const { hidden } = readArguments(argv);
  if (!app.requestSingleInstanceLock({ hidden })) return false;
  app.on('second-instance', (_event, _argv, _folder, message) => starts.arrived(readSecondStart(message)));
  // macOS: the person clicked the icon in the dock.
  app.on('activate', () => starts.arrived({ hidden: false }));
  return true;
}
