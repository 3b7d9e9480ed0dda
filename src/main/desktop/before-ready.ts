import { app } from 'electron';
import { claimPageScheme } from './page-scheme.ts';

/**
 * Switches that run other programs, load foreign code or lift a wall. `remote-debugging-port` is not among them:
 * a packed build is tested through it, and no link can add a switch (see the `--` of the registrations).
 */
const dangerous = [
  'gpu-launcher',
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
  'ppapi-plugin-launcher',
  'load-extension',
  'disable-web-security',
  'disable-site-isolation-trials',
  'allow-file-access-from-files',
  'js-flags',
] as const;

/**
 * What must be said before Electron is ready: every page is sandboxed, and `app:` is an origin of its own.
 * Answers the dangerous switches found on the command line; in a packaged app they are taken away.
 */
export function prepareBeforeReady(): readonly string[] {
  app.enableSandbox();
  // Windows shows notifications only of programs it knows by this name; the installer registers it.
  if (process.platform === 'win32') app.setAppUserModelId('app.ringside.desktop');
  claimPageScheme();
  if (!app.isPackaged) return [];
  const found = dangerous.filter((name) => app.commandLine.hasSwitch(name));
  for (const name of found) app.commandLine.removeSwitch(name);
  return found;
}
