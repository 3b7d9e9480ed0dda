import type { I18n } from '@lingui/core';
import { app, dialog } from 'electron';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir, userInfo } from 'node:os';
import path from 'node:path';
import type { DesktopAbilities } from '../shared/desktop-abilities.ts';
import { knownLocale } from '../shared/known-locale.ts';
import { type App, createApp } from './app.ts';
import { type Config, platformAddress, readConfig } from './config.ts';
import { prepareBeforeReady } from './desktop/before-ready.ts';
import { createCipher } from './desktop/cipher.ts';
import { createDesktop, type DesktopEdge } from './desktop/desktop.ts';
import { createDesktopWords } from './desktop/desktop-words.ts';
import { startHelperProcess } from './desktop/helper-process.ts';
import { createLogFile, readLogTail } from './desktop/log-file.ts';
import { createSecondStarts } from './desktop/second-starts.ts';
import { openKeyValues, openSettingsFile, setSettingsAside } from './desktop/settings-file.ts';
import { claimSingleInstance } from './desktop/single-instance.ts';
import { type CommandLine, ownArguments, readArguments, type StartAsk } from './desktop/start-arguments.ts';
import { systemChance, systemClock } from './desktop/system.ts';
import { createWindowMemory } from './desktop/window-memory.ts';
import { createLog, type Log, outliveTerminal, writeToConsole } from './log.ts';
import type { DemoPlatform, OutsideWorld } from './outside-world.ts';
import { patient } from './patient-rename.ts';
import { createRedactor, type Redactor } from './redact.ts';
import type { Secrets } from './secrets-port.ts';
import { gatewaySocketLimits } from './ringcentral/outside.ts';
import { plainAddressOf } from './network/portal-check.ts';
import { openRedirectListener } from './ringcentral/redirect-listener.ts';
import { createDocumentWorker } from './documents/document-worker.ts';
import { createDocuments } from './documents/documents.ts';
import type { Documents } from './documents/documents-port.ts';
import { systemDisk } from './documents/system-disk.ts';
import { createHistories } from './storage/histories.ts';
import { systemFiles } from './storage/history-files.ts';
import { historyMigrations } from './storage/history-schema.ts';
import { findSqlite } from './storage/history-sqlite.ts';
import { removeLeftovers } from './storage/leftovers.ts';
import { takeOwnerLock } from './storage/owner-lock.ts';
import { systemProcesses } from './storage/processes.ts';
import { openSecretsFile } from './storage/secrets-file.ts';
import { createOutboxFiles } from './storage/outbox-files.ts';
import { openSettingsStore } from './storage/settings-store.ts';
import { selfChecks } from './self-checks.ts';
import { runSelfTest } from './self-test.ts';
import { printTimeline } from './timeline/print-timeline.ts';
import { createWords } from './words.ts';

// The front door: one instance, crash hooks, configuration; then the app is handed the outside world.
outliveTerminal();
const refusedSwitches = prepareBeforeReady();
const starts = createSecondStarts(systemClock);
const platforms = { win32: 'windows', darwin: 'macos' } as const;
const platform: DesktopAbilities['platform'] =
  process.platform === 'win32' || process.platform === 'darwin' ? platforms[process.platform] : 'linux';

const usage = {
  call: 'Usage: ringside call NUMBER',
  fax: 'Usage: ringside fax FILE… --to NUMBER (opens as a draft; files whose names begin with a dash come last, behind --)',
} as const;

const line = readArguments(
  ownArguments(process.argv, app.isPackaged ? undefined : app.getAppPath()),
  process.cwd(),
);
if (line.kind === 'version') sayVersion();
else if (line.kind === 'self-test') void app.whenReady().then(testOurselves);
else start(line);

function start({ ask, profile, misread }: Extract<CommandLine, { kind: 'start' }>): void {
  if (misread !== undefined) writeToConsole(usage[misread]);
  // A folder of its own, inside the usual one, before the lock is taken there.
  if (profile !== undefined)
    app.setPath('userData', path.join(app.getPath('userData'), 'profiles', profile.toLowerCase()));
  if (claimSingleInstance(ask, starts)) openDoor(ask);
  else {
    writeToConsole(
      ask.wish.kind === 'none'
        ? 'Ringside is already running; its window comes to the front.'
        : 'Ringside is already running, and was told. It calls nobody and sends nothing by itself.',
    );
    app.exit(0);
  }
}

function sayVersion(): void {
  const { electron, chrome, node } = process.versions;
  writeToConsole(`Ringside ${app.getVersion()} (Electron ${electron}, Chromium ${chrome}, Node ${node})`);
  app.exit(0);
}

async function testOurselves(): Promise<void> {
  const { pages, preload } = places(readConfig(undefined));
  const checks = selfChecks({ pages, preload, folder: app.getPath('userData'), platform });
  app.exit((await runSelfTest(checks, writeToConsole)) ? 0 : 1);
}

function openDoor(ask: StartAsk): void {
  const folder = app.getPath('userData');
  const redactor = createRedactor({ homeFolder: homedir(), userName: userInfo().username });
  const log = openLog(folder, redactor);
  process.on('uncaughtException', (error) => log.error('uncaught', error));
  process.on('unhandledRejection', (error) => log.error('unhandled rejection', error));
  for (const name of refusedSwitches) log.warn('start: a switch was taken away', { name });
  app
    .whenReady()
    .then(() => moveIn(folder, log, redactor, ask))
    .catch((error: unknown) => {
      log.error('start failed', error);
      const i18n = createWords(knownLocale(app.getLocale()));
      const title = i18n._({ id: 'start.failed', message: 'Ringside could not start' });
      dialog.showErrorBox(title, error instanceof Error ? error.message : String(error));
      app.exit(1);
    });
}

async function moveIn(folder: string, log: Log, redactor: Redactor, ask: StartAsk): Promise<void> {
  const config = readConfig(readConfigFile(folder));
  const locale = knownLocale(app.getLocale());
  const words = createWords(locale);
  const release = await own(folder, words, log);
  void removeLeftovers(folder, systemClock.now(), log);
  const settings = openSettingsStore({
    open: () => openSettingsFile(folder, 'settings'),
    setAside: () => setSettingsAside(folder, 'settings', systemClock.now()),
    clock: systemClock,
    log,
  });
  const cipher = createCipher(platform, systemClock.after);
  const openSecrets = (name: string): Promise<Secrets> =>
    openSecretsFile({ folder, name, cipher, choice: settings.get().secrets, clock: systemClock, log });
  const [secrets, ruleSecrets] = await Promise.all([
    openSecrets('secrets.json'),
    openSecrets('rule-secrets.json'),
  ]);
  const server = (): string => platformAddress(config, settings.get()).server;
  const kept = openKeyValues(folder, 'windows', { clock: systemClock, log });
  // The desktop tells the app what happens, and the app is made from the desktop: the last knot is tied here.
  let ringside: App | undefined = undefined;
  const edge = createDesktop({
    ...{ platform, log, clock: systemClock },
    ...places(config),
    wayland: config.wayland,
    environment: config.environment,
    sessionBus: config.sessionBus,
    words: createDesktopWords(words),
    ...{ kept, memory: createWindowMemory(kept) },
    secrets: secrets.keeping,
    // The rules let no other origin through than one of this computer.
    loopbackOrigins: () => [URL.parse(server())?.origin ?? ''],
    plainAddresses: () => [plainAddressOf(server()) ?? ''],
    diagnostics: () => ringside?.diagnostics() ?? '',
    onAbilitiesChanged: (abilities) => ringside?.abilitiesChanged(abilities),
    onCardClosed: () => void ringside?.commands.hideCard(),
  });
  ringside = createApp({
    ...{ config, locale, words, log, settings, secrets, ruleSecrets },
    ...outsideOf(edge),
    memory: openKeyValues(folder, 'memory', { clock: systemClock, log }),
    histories: createHistories({
      ...{ folder: path.join(folder, 'history'), files: systemFiles, migrations: historyMigrations },
      ...{ open: findSqlite(), newId: systemChance.uuid, clock: systemClock, log },
    }),
    documents: openDocuments(folder, log),
    outboxFiles: (owner) => createOutboxFiles(path.join(folder, 'outbox'), owner),
    noteSecret: redactor.remember,
    hide: redactor,
    logTail: () => readLogTail(path.join(folder, 'logs')),
  });
  if (config.printTimeline) printTimeline(ringside, words, systemClock, writeToConsole);
  closeBeforeQuit(() => ringside.close().then(release), edge, log);
  await live(ringside, edge, ask);
}

/** Tokens and history are one app's at a time. Throws what the person is shown. */
async function own(folder: string, i18n: I18n, log: Log): Promise<() => Promise<void>> {
  const lock = await takeOwnerLock({ folder, clock: systemClock, processes: systemProcesses }).catch(
    (error: unknown) => {
      // A folder that cannot be written to is told of by whoever needs to write.
      log.error('the folder could not be locked', error);
      return { release: () => Promise.resolve() };
    },
  );
  if (lock !== undefined) return lock.release;
  throw new Error(
    i18n._({
      id: 'start.folder-in-use',
      message: 'Another Ringside uses the same folder, perhaps on another computer. Close it there first.',
    }),
  );
}

async function live(ringside: App, edge: DesktopEdge, ask: StartAsk): Promise<void> {
  edge.serve({
    commands: ringside.commands,
    questions: ringside.questions,
    onProblem: ringside.failed,
  });
  await edge.lookAround();
  edge.prepareCard();
  const show = (): void => edge.desktop.windows.openMain({ screen: 'calls' });
  // Whoever clicked a link wants Quick call; the main window comes only if somebody has to sign in.
  if (!ask.hidden && ask.wish.kind === 'none') show();
  starts.ready({ show, take: ringside.arrived });
  ringside.arrived(ask.wish);
  await ringside.start();
}

/** Electron does not wait for anybody on the way out; so the first quit waits for the app. */
function closeBeforeQuit(close: () => Promise<void>, edge: DesktopEdge, log: Log): void {
  let isClosed = false;
  app.on('will-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    const limit = new Promise<void>((resolve) => void systemClock.after(3_000, resolve));
    void Promise.race([close(), limit])
      .catch((error: unknown) => log.error('closing failed', error))
      .finally(() => {
        isClosed = true;
        edge.close();
        app.quit();
      });
  });
}

function outsideOf({
  desktop,
  network,
  push,
}: DesktopEdge): Pick<
  OutsideWorld,
  | ('version' | 'runtime' | 'clock' | 'chance' | 'fetch' | 'openSocket' | 'listen' | 'desktop' | 'push')
  | ('loadDemo' | 'later' | 'loadPubNub')
> {
  return {
    version: app.getVersion(),
    runtime: `electron ${process.versions.electron}`,
    clock: systemClock,
    chance: systemChance,
    fetch: network.fetch,
    openSocket: (address) => network.openSocket(address, gatewaySocketLimits),
    listen: openRedirectListener,
    desktop,
    push,
    loadDemo,
    loadPubNub,
    later: queueMicrotask,
  };
}

/** The demo account: a whole platform in this process, loaded only when it is chosen. */
async function loadDemo(): Promise<DemoPlatform> {
  const { startDemo } = await import('../simulator/demo.ts');
  return startDemo(readConfig(undefined).demoScenario ?? 'office-hour');
}

/** Shipped beside the bundle as it was published, which its licence asks for; CommonJS, so not by `import`. */
function loadPubNub(): unknown {
  return createRequire(import.meta.url)('./pubnub/dist/web/pubnub.min.js');
}

function places(config: Config): {
  pages: string;
  preload: string;
  assets: string;
  devPages: string | undefined;
  certificateThread: string;
} {
  const built = path.join(import.meta.dirname, '..');
  return {
    pages: path.join(built, 'renderer'),
    preload: path.join(built, 'preload', 'index.cjs'),
    assets: path.join(app.getAppPath(), 'assets'),
    devPages: config.rendererUrl,
    certificateThread: path.join(import.meta.dirname, 'certificate-thread.js'),
  };
}

function openDocuments(folder: string, log: Log): Documents {
  const worker = createDocumentWorker({
    start: () => startHelperProcess(path.join(import.meta.dirname, 'document-process.js'), 512),
    clock: systemClock,
  });
  return createDocuments({
    ...{
      disk: { ...systemDisk, rename: patient(systemDisk.rename, systemClock) },
      worker,
      clock: systemClock,
      chance: systemChance,
      platform,
      log,
    },
    ownFolder: path.join(folder, 'drafts'),
  });
}

function openLog(folder: string, redactor: Redactor): Log {
  const write = createLogFile(path.join(folder, 'logs'), systemClock.elapsed);
  return createLog({ write, redact: redactor, now: systemClock.now });
}

function readConfigFile(folder: string): unknown {
  try {
    return JSON.parse(readFileSync(path.join(folder, 'config.json'), 'utf8'));
  } catch {
    // Most people have none; a broken one must not keep the app from starting.
    return undefined;
  }
}
