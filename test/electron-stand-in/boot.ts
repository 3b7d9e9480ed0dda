// Plays the executable: reads its command line, makes this process look like Electron's main process, gives it the
// stand-in for 'electron', and runs the app. Only then may the app become ready.
import { readFileSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findApp, findPackedApp, packedApp, type AppToRun } from './app-to-run.ts';
import { parseCommandLine } from './command-line.ts';
import { runtime } from './runtime.ts';

const standIn = pathToFileURL(join(import.meta.dirname, 'electron.ts')).href;
registerHooks({
  resolve(specifier, context, next) {
    if (/^electron(\/(main|common))?$/.test(specifier)) {
      return { url: standIn, format: 'module-typescript', shortCircuit: true };
    }
    // Electron's name for `fs` without its reading of archives, which does not exist here
    return next(specifier === 'original-fs' ? 'node:fs' : specifier, context);
  },
});

function fail(message: string): never {
  console.error(`electron stand-in: ${message}`);
  process.exit(2);
}

/** What an app, a loader or a library may look at to see that it runs in Electron. */
function becomeElectron(executable: string, args: readonly string[], packaged: boolean): void {
  const electron = readFileSync(join(import.meta.dirname, 'dist', 'version'), 'utf8').trim();
  // the real version of Chromium is known once it has started
  const versions = { electron, chrome: '0.0.0.0' };
  for (const [name, value] of Object.entries(versions)) {
    Object.defineProperty(process.versions, name, {
      value,
      writable: true,
      enumerable: true,
      configurable: true,
    });
  }
  Object.assign(process, {
    ...{ type: 'browser', mas: false, windowsStore: false, ...(packaged ? {} : { defaultApp: true }) },
    ...{ argv: [executable, ...args], execPath: executable },
    resourcesPath: join(dirname(executable), 'resources'),
  });
}

/** As in Electron, the error is shown and the app goes on. */
function reportUncaught(): void {
  // Reporting that nobody reads any more would otherwise report itself without end.
  process.stderr.on('error', () => undefined);
  process.on('uncaughtException', (error) => {
    console.error('A JavaScript error occurred in the main process\nUncaught Exception:\n', error);
  });
}

async function run({ path, manifest, main }: AppToRun, requires: readonly string[]): Promise<void> {
  Object.assign(runtime, { appPath: path, manifest, mainText: readFileSync(main, 'utf8') });
  const { goReady } = await import('./main/lifecycle.ts');
  const require = createRequire(join(path, 'package.json'));
  for (const file of requires) require(resolve(file));
  const late = setTimeout(() => {
    console.error('electron stand-in: the main module is still being evaluated after 5 s.');
    console.error('Does it await app.whenReady() at top level? Electron hangs there too.');
  }, 5000);
  await import(pathToFileURL(main).href);
  clearTimeout(late);
  await goReady();
}

async function start(): Promise<void> {
  const args = process.argv.slice(2);
  const executable = process.env['STAND_IN_EXECUTABLE'] ?? join(import.meta.dirname, 'dist', 'electron');
  delete process.env['STAND_IN_EXECUTABLE'];
  const packed = packedApp(executable);
  const line = parseCommandLine(args, packed !== null);
  if (packed === null && line.app === null) fail('no app given');
  Object.assign(runtime, { executable, packaged: packed !== null, switches: new Map(line.switches) });
  becomeElectron(executable, args, packed !== null);
  const app = packed === null ? findApp(line.app ?? '.') : await findPackedApp(packed);
  reportUncaught();
  await run(app, line.requires);
}

start().catch((error: unknown) => {
  console.error('App threw an error during load\n', error);
  process.exit(1);
});
